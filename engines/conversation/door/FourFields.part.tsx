import { type Signal, useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { Choice } from '../../../platform/web/parts/Choice.tsx';
import { t } from '../../../platform/web/t.ts';
import { endedWord, normalPhrase, type Offer, offersFor, WORDS_IN_PHRASE } from './phrase.rules.ts';

const MOST_OFFERED = 4;
const LAST = WORDS_IN_PHRASE - 1;

export interface FourFieldsProps {
  readonly words: Signal<readonly string[]>;
  /** Empty while it is on its way, or did not come: one types whole words then, and nothing else is lost. */
  readonly list: readonly string[];
  /** Dots instead of letters. Not a password field: browsers offer to keep what stands in one. */
  readonly isHidden: boolean;
}

/** The stone plate as four fields. Pasting four words anywhere divides them; a space ends a word; words that fit stand
 *  below, as one Tab or arrow from the field they are for. */
export function FourFields({ words, list, isHidden }: FourFieldsProps) {
  const at = useSignal<number | null>(null);
  const fields = useRef<(HTMLInputElement | null)[]>([]);
  const rows = useRef<HTMLDivElement>(null);
  const goTo = (place: number) => fields.current[Math.min(place, LAST)]?.focus();
  const put = (place: number, several: readonly string[]) => {
    words.value = words.value.map((one, index) => several[index - place] ?? one);
  };
  const type = (place: number, typed: string) => {
    const several = normalPhrase(typed).split(' ');
    if (several.length > 1) {
      put(place, several);
      goTo(place + several.length);
    } else if (/[^\p{L}]$/u.test(typed) && several[0] !== '') {
      put(place, [endedWord(list, typed)]);
      goTo(place + 1);
    } else put(place, [typed]);
  };
  const choose = (place: number, word: string) => {
    put(place, [word]);
    goTo(place + 1);
  };
  /** Fields stand before what is offered for them, so by Tab one would never get there: another field has it by then. */
  const onKey = (press: KeyboardEvent) => {
    const place = at.value;
    if (place === null) return;
    const offered = [
      ...(rows.current?.querySelectorAll<HTMLButtonElement>(`[data-place="${place}"] button`) ?? []),
    ];
    const from = offered.indexOf(press.target as HTMLButtonElement);
    const isTab = press.key === 'Tab';
    if (from < 0 && press.target === fields.current[place]) {
      if (!(press.key === 'ArrowDown' || (isTab && !press.shiftKey)) || offered.length === 0) return;
      offered[0]?.focus();
    } else if (from < 0) return;
    else if (press.key === 'ArrowDown' || press.key === 'ArrowRight') offered[from + 1]?.focus();
    else if (press.key === 'ArrowLeft') offered[from - 1]?.focus();
    else if (press.key === 'ArrowUp' || press.key === 'Escape' || (isTab && press.shiftKey && from === 0))
      goTo(place);
    else if (isTab && !press.shiftKey && from === offered.length - 1 && place < LAST) goTo(place + 1);
    else return;
    press.preventDefault();
  };
  return (
    <fieldset class="woordvak" onKeyDown={onKey}>
      <legend class="vh">{t('conversation.words.yours')}</legend>
      <ol class={isHidden ? 'woordplaat bedekte-letters' : 'woordplaat'}>
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
              type="text"
              value={word}
              autocomplete="off"
              autocapitalize="none"
              autocorrect="off"
              spellcheck={false}
              onFocus={() => (at.value = index)}
              onInput={(event) => type(index, event.currentTarget.value)}
            />
          </li>
        ))}
      </ol>
      <div ref={rows} aria-live="polite">
        {offersFor(list, words.value, at.value, MOST_OFFERED).map((offer) => (
          <Offered
            key={offer.place}
            offer={offer}
            typed={words.value[offer.place] ?? ''}
            isHidden={isHidden}
            choose={(word) => choose(offer.place, word)}
          />
        ))}
      </div>
    </fieldset>
  );
}

function Offered({
  offer: { place, kind, words },
  typed,
  isHidden,
  choose,
}: {
  offer: Offer;
  typed: string;
  isHidden: boolean;
  choose: (word: string) => void;
}) {
  const number = place + 1;
  // Who hides the letters does not want them a line lower.
  if (isHidden)
    return kind === 'begins' ? null : (
      <p class="aanvul klein">{t('conversation.return.hiddenUnknown', { number })}</p>
    );
  return (
    <div
      class="aanvul"
      role="group"
      aria-label={t('conversation.return.suggestions', { number })}
      data-place={place}
    >
      <span class="klein">
        {kind === 'begins'
          ? t('conversation.return.wordNumber', { number })
          : t('conversation.return.notInList', { typed, count: words.length })}
      </span>
      {words.map((word) => (
        <Choice key={word} onClick={() => choose(word)}>
          {word}
        </Choice>
      ))}
    </div>
  );
}
