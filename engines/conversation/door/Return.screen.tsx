import '../../../platform/web/style/pages.css';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import listAddress from '../../../content/nl/return-words/words.txt?url';
import { useCall } from '../../../platform/web/calls.ts';
import { DoorOpen, EyeSlash, HourglassMedium, Note, Question } from '../../../platform/web/icons/icons.tsx';
import { go } from '../../../platform/web/navigation.ts';
import { Button, LinkButton } from '../../../platform/web/parts/Button.tsx';
import { LanguageLink } from '../../../platform/web/parts/LanguageLink.tsx';
import { LeaveFast } from '../../../platform/web/parts/LeaveFast.tsx';
import { Notice, Status } from '../../../platform/web/parts/Status.tsx';
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
  /** The browser does its sum before the guess; it says so. */
  const isWorking = useSignal(false);
  useEffect(() => {
    // Without the list one types whole words; nothing else is lost.
    void fetch(listAddress)
      .then((answer) => (answer.ok ? answer.text() : ''))
      .then((text) => (list.value = text.split('\n').filter((word) => word !== '')))
      .catch(() => undefined);
  }, []);
  const submit = async (event: Event) => {
    event.preventDefault();
    const typed = words.value.join(' ');
    let answer = await back.send({ words: typed });
    const refusal = back.refusal.value;
    if (answer === null && refusal?.refused === 'workFirst') {
      isWorking.value = true;
      const work = await import('./guess-work.part.tsx').then(
        ({ default: doWork }) => doWork(String(refusal.data['challenge'])),
        () => 'cannot' as const,
      );
      answer = await back.send({ words: typed, work });
      isWorking.value = false;
    }
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
        {back.refusal.value !== null && !isWorking.value && (
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
          <Button look="door" wide icon={DoorOpen} type="submit" busy={back.busy.value || isWorking.value}>
            {back.busy.value || isWorking.value ? t('platform.wait') : t('conversation.door.enter')}
          </Button>
          <Status icon={HourglassMedium}>{isWorking.value && t('conversation.return.working')}</Status>
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
