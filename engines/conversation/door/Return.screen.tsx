import '../../../platform/web/style/pages.css';
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import listAddress from '../../../content/nl/return-words/words.txt?url';
import { useCall } from '../../../platform/web/calls.ts';
import { DoorOpen, Eye, EyeSlash, Info } from '../../../platform/web/icons/icons.tsx';
import { go } from '../../../platform/web/navigation.ts';
import { Button, LinkButton } from '../../../platform/web/parts/Button.tsx';
import { Choice } from '../../../platform/web/parts/Choice.tsx';
import { LeaveFast } from '../../../platform/web/parts/LeaveFast.tsx';
import { Notice } from '../../../platform/web/parts/Status.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import type { ViewOf } from '../../../platform/web/shell.tsx';
import { t } from '../../../platform/web/t.ts';
import { comeBack, type returnPage } from './phrase.contract.ts';
import { nearWords, normalPhrase, WORDS_IN_PHRASE } from './phrase.rules.ts';

const SUGGESTIONS = 4;
/** From how many letters on words are completed: fewer would show half the list. */
const COMPLETE_FROM = 2;

/** Back by four words. They are completed from a list in this browser, which this screen alone fetches; what is typed
 *  leaves the browser once, in the body of the call. */
export default function Return({ view }: { view: ViewOf<typeof returnPage> }) {
  const words = useSignal<readonly string[]>(Array.from({ length: WORDS_IN_PHRASE }, () => ''));
  const list = useSignal<readonly string[]>([]);
  const at = useSignal(0);
  const hides = useSignal(false);
  const fields = useRef<(HTMLInputElement | null)[]>([]);
  const back = useCall(comeBack);
  useEffect(() => {
    // Without the list one types whole words; nothing else is lost.
    void fetch(listAddress)
      .then((answer) => (answer.ok ? answer.text() : ''))
      .then((text) => (list.value = text.split('\n').filter((word) => word !== '')))
      .catch(() => undefined);
  }, []);
  const put = (place: number, word: string) =>
    (words.value = words.value.map((one, index) => (index === place ? word : one)));
  const type = (place: number, typed: string) => {
    const several = normalPhrase(typed).split(' ');
    if (several.length <= 1) return put(place, typed);
    // Pasted, or typed with a space: the words go to their own fields.
    words.value = words.value.map((one, index) => several[index - place] ?? one);
    fields.current[Math.min(place + several.length, WORDS_IN_PHRASE - 1)]?.focus();
    return undefined;
  };
  const choose = (word: string) => {
    put(at.value, word);
    fields.current[Math.min(at.value + 1, WORDS_IN_PHRASE - 1)]?.focus();
  };
  const typed = normalPhrase(words.value[at.value] ?? '');
  const isKnown = list.value.includes(typed);
  const begins =
    typed.length >= COMPLETE_FROM && !isKnown
      ? list.value.filter((word) => word.startsWith(typed)).slice(0, SUGGESTIONS)
      : [];
  const near =
    typed.length > COMPLETE_FROM && !isKnown && begins.length === 0
      ? nearWords(list.value, typed, SUGGESTIONS)
      : [];
  const submit = async (event: Event) => {
    event.preventDefault();
    const answer = await back.send({ words: words.value.join(' ') });
    if (answer !== null) await go(answer.isOpen ? '/binnen' : '/');
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
          <Notice icon={Info} urgent>
            {refusalText(back.refusal.value)}
          </Notice>
        )}
        <form class="stapel ruim" onSubmit={submit}>
          <fieldset class="woordvak">
            <legend class="vh">{t('conversation.words.yours')}</legend>
            <ol class="woordplaat">
              {words.value.map((word, index) => (
                <li key={index}>
                  <label for={`woord-${index + 1}`}>
                    <span class="vh">{t('conversation.return.word')} </span>
                    {index + 1}
                  </label>
                  <input
                    id={`woord-${index + 1}`}
                    ref={(field) => {
                      fields.current[index] = field;
                    }}
                    type={hides.value ? 'password' : 'text'}
                    value={word}
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck={false}
                    onFocus={() => (at.value = index)}
                    onInput={(event) => type(index, event.currentTarget.value)}
                  />
                </li>
              ))}
            </ol>
            <div
              class="aanvul"
              role="group"
              aria-label={t('conversation.return.suggestions')}
              aria-live="polite"
            >
              {begins.length > 0 && (
                <span class="klein">{t('conversation.return.wordNumber', { number: at.value + 1 })}</span>
              )}
              {near.length > 0 && (
                <span class="klein">{t('conversation.return.didYouMean', { number: at.value + 1 })}</span>
              )}
              {[...begins, ...near].map((word) => (
                <Choice key={word} onClick={() => choose(word)}>
                  {word}
                </Choice>
              ))}
            </div>
          </fieldset>
          <p class="klein zacht">{t('conversation.return.paste')}</p>
          <div class="rij om">
            <Choice chosen={hides.value} onClick={() => (hides.value = !hides.value)}>
              {hides.value ? <Eye /> : <EyeSlash />}
              {t('conversation.return.hide')}
            </Choice>
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
        <p class="klein zacht">{t('conversation.return.nowhere')}</p>
      </main>
    </div>
  );
}
