import { useSignal } from '@preact/signals';
import { callServer } from '../../../platform/web/calls.ts';
import { useHere } from '../../../platform/web/here.tsx';
import { t } from '../../../platform/web/t.ts';
import { FIRST_LINES } from './first-lines.rules.ts';
import { HelpList } from './Help.part.tsx';
import { type HelpLineId, type HelpLineView, readHelp } from './help.contract.ts';

/** The way to help from inside a room. It opens under the link, so that the talk, and what was typed, stay on screen;
 *  without script the link leads to a page of its own. The first numbers are there at once, also without a line.
 *  @param id unique on the page */
export function HelpHere({ id }: { readonly id: string }) {
  const { language } = useHere();
  const isShown = useSignal(false);
  const lines = useSignal<readonly HelpLineView[] | null>(null);
  const press = async (click: Event) => {
    click.preventDefault();
    isShown.value = !isShown.value;
    if (!isShown.value || lines.value !== null) return;
    // Without a line the first numbers stay.
    const outcome = await callServer(readHelp, {});
    if (outcome.ok) lines.value = outcome.answer.lines;
  };
  return (
    <>
      <p>
        <a href="/hulp" aria-expanded={isShown.value} aria-controls={id} onClick={press}>
          {t('conversation.help.title')}
        </a>
      </p>
      <section
        class="kaart stapel k4"
        id={id}
        hidden={!isShown.value}
        aria-label={t('conversation.help.title')}
      >
        {isShown.value && <HelpList lines={lines.value ?? firstLines(language)} />}
      </section>
    </>
  );
}

const firstLines = (language: 'nl' | 'en'): HelpLineView[] =>
  FIRST_LINES.slice(0, 2).map((line) => ({
    id: line.number as HelpLineId,
    ...line[language],
    number: line.number,
    state: { is: 'notKnown' as const },
    checked: null,
  }));
