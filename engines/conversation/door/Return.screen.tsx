import '../../../platform/web/style/pages.css';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import listAddress from '../../../content/nl/return-words/words.txt?url';
import { useCall } from '../../../platform/web/calls.ts';
import { DoorOpen, EyeSlash, Note, Question } from '../../../platform/web/icons/icons.tsx';
import { go } from '../../../platform/web/navigation.ts';
import { Button, LinkButton } from '../../../platform/web/parts/Button.tsx';
import { LanguageLink } from '../../../platform/web/parts/LanguageLink.tsx';
import { LeaveFast } from '../../../platform/web/parts/LeaveFast.tsx';
import { Notice } from '../../../platform/web/parts/Status.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import type { ViewOf } from '../../../platform/web/shell.tsx';
import { t } from '../../../platform/web/t.ts';
import { useRefreshOn } from '../../../platform/web/use-live.ts';
import { FourFields } from './FourFields.part.tsx';
import { comeBack, type returnPage } from './phrase.contract.ts';
import { WORDS_IN_PHRASE } from './phrase.rules.ts';

const NOTHING_TYPED: readonly string[] = Array.from({ length: WORDS_IN_PHRASE }, () => '');

/** Back by four words. They are completed from a list in this browser, which this screen alone fetches; what is typed
 *  leaves the browser once, in the body of the call. */
export default function Return({ view }: { view: ViewOf<typeof returnPage> }) {
  useRefreshOn(['conversation.houseChanged'], 500);
  const words = useSignal(NOTHING_TYPED);
  const list = useSignal<readonly string[]>([]);
  const hides = useSignal(false);
  const back = useCall(comeBack);
  useEffect(() => {
    // Without the list one types whole words; nothing else is lost.
    void fetch(listAddress)
      .then((answer) => (answer.ok ? answer.text() : ''))
      .then((text) => (list.value = text.split('\n').filter((word) => word !== '')))
      .catch(() => undefined);
  }, []);
  const submit = async (event: Event) => {
    event.preventDefault();
    const answer = await back.send({ words: words.value.join(' ') });
    if (answer === null) return;
    words.value = NOTHING_TYPED;
    await go(answer.isOpen ? '/binnen' : '/');
  };
  return (
    <div class="wit">
      <TopBar back={{ href: '/', label: t('conversation.door.back') }} mark={view.isOpen} title="Vindplaats">
        <LeaveFast label={t('platform.leaveFast')} />
      </TopBar>
      <main class="smal">
        <div>
          <h1>{t('conversation.return.title')}</h1>
          <p>{t('conversation.return.type')}</p>
        </div>
        {back.refusal.value !== null && (
          <Notice icon={Question} urgent>
            {back.refusal.value.refused === 'wordsUnknown' ? (
              <>
                <h2 class="als-tekst">{t('conversation.return.wrong')}</h2>
                <p>{t('conversation.return.wrongOrder')}</p>
                <p>{t('conversation.return.wrongAgain')}</p>
              </>
            ) : (
              refusalText(back.refusal.value)
            )}
          </Notice>
        )}
        <form class="stapel ruim" onSubmit={submit}>
          <FourFields words={words} list={list.value} isHidden={hides.value} />
          <p class="klein zacht plakregel">
            <Note />
            <span>{t('conversation.return.paste')}</span>
          </p>
          <div class="rij om">
            <Button
              look={hides.value ? 'ink' : 'line'}
              small
              icon={EyeSlash}
              aria-pressed={hides.value}
              onClick={() => (hides.value = !hides.value)}
            >
              {t('conversation.return.hide')}
            </Button>
          </div>
          <Button look="door" wide icon={DoorOpen} type="submit" busy={back.busy.value}>
            {back.busy.value ? t('platform.wait') : t('conversation.door.enter')}
          </Button>
        </form>
        <section class="stapel">
          <h2>{t('conversation.return.lost')}</h2>
          <p>{t('conversation.return.lostText')}</p>
          <p>{t('conversation.return.comeAnew')}</p>
          <div>
            <LinkButton href="/deur">{t('conversation.return.asNew')}</LinkButton>
          </div>
        </section>
        <p class="taal">
          <LanguageLink />
        </p>
        <p class="klein zacht">{t('conversation.return.nowhere')}</p>
      </main>
    </div>
  );
}
