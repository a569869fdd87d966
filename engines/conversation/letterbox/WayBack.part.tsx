import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { callServer, useCall } from '../../../platform/web/calls.ts';
import { PencilSimple } from '../../../platform/web/icons/icons.tsx';
import { Button } from '../../../platform/web/parts/Button.tsx';
import { Notice } from '../../../platform/web/parts/Status.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import { t } from '../../../platform/web/t.ts';
import { drawMyWords, readMyWords } from '../door/phrase.contract.ts';

/** Four words for who just left something behind. Who has some keeps them: drawn anew, the old ones would open nothing.
 *  The words live in this part's memory alone, and go when it does. */
export function WayBack() {
  const draw = useCall(drawMyWords);
  const words = useSignal<readonly string[] | 'hadThem' | 'written' | null>(null);
  const give = async () => {
    const mine = await callServer(readMyWords, {});
    if (mine.ok && mine.answer.hasWords) {
      words.value = 'hadThem';
      return;
    }
    const drawn = await draw.send({});
    if (drawn !== null) words.value = drawn.words;
  };
  useEffect(() => {
    void give();
  }, []);
  return (
    <section class="stapel">
      <h2>{t('conversation.words.yours')}</h2>
      {words.value === null && <p role="status">{draw.refusal.value === null ? t('platform.wait') : ''}</p>}
      {words.value === 'hadThem' && <p>{t('conversation.wayBack.haveThem')}</p>}
      {words.value === 'written' && <p role="status">{t('conversation.wayBack.written')}</p>}
      {Array.isArray(words.value) && (
        <>
          <p>{t('conversation.wayBack.how')}</p>
          <ul class="woordplaat vast" aria-label={t('conversation.words.yours')}>
            {words.value.map((word: string) => (
              <li key={word}>{word}</li>
            ))}
          </ul>
          <div>
            <Button
              look="door"
              icon={PencilSimple}
              onClick={() => {
                words.value = 'written';
              }}
            >
              {t('conversation.wayBack.iWroteThem')}
            </Button>
          </div>
          <p class="klein zacht">{t('conversation.wayBack.paper')}</p>
        </>
      )}
      {draw.refusal.value !== null && (
        <>
          <Notice urgent>{refusalText(draw.refusal.value)}</Notice>
          <div>
            <Button onClick={() => void give()}>{t('conversation.wayBack.again')}</Button>
          </div>
        </>
      )}
    </section>
  );
}
