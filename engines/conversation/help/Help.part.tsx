import { Phone } from '../../../platform/web/icons/icons.tsx';
import { HelpLines } from '../../../platform/web/parts/HelpLines.tsx';
import { t } from '../../../platform/web/t.ts';
import type { HelpLineView } from './help.contract.ts';

/** Whom to call now, with what may be said of each, and where the city found it. */
export function HelpList({ lines }: { readonly lines: readonly HelpLineView[] }) {
  const isUnchecked = lines.every((line) => line.checked === null);
  return (
    <>
      <HelpLines
        lines={lines.map(({ name, forWhom, number, state, checked }) => ({
          name,
          forWhom,
          number,
          callLabel: t('conversation.help.call', { number }),
          now: stateWords(state),
          // One sentence under the list is enough while nobody has looked at any of them.
          from: isUnchecked
            ? undefined
            : checked === null
              ? t('conversation.help.lineNotChecked')
              : t('conversation.help.lineChecked', { source: checked.source, on: checked.on }),
        }))}
      />
      {isUnchecked ? (
        <p class="klein zacht">
          {t('conversation.help.notOurs')} {t('conversation.help.sourceAndDate')}{' '}
          <b>{t('conversation.help.notChecked')}</b>.
        </p>
      ) : (
        <p class="klein zacht">{t('conversation.help.notOurs')}</p>
      )}
    </>
  );
}

/** On the street: folded behind a button while the house is open, laid out when nobody is there. Both read without
 *  script. */
export function HelpOnStreet({
  lines,
  isOpen,
}: {
  readonly lines: readonly HelpLineView[];
  readonly isOpen: boolean;
}) {
  return isOpen ? (
    <details class="hulp" id="hulp">
      <summary class="knop lijn breed">
        <Phone />
        {t('conversation.help.title')}
      </summary>
      <HelpList lines={lines} />
    </details>
  ) : (
    <section class="stapel k4" id="hulp">
      <h2>{t('conversation.help.title')}</h2>
      <HelpList lines={lines} />
    </section>
  );
}

/** undefined = nothing is known, so nothing is said. */
function stateWords(state: HelpLineView['state']): string | undefined {
  if (state.is === 'notKnown') return undefined;
  if (state.is === 'closed') return t('conversation.help.closedUntil', { until: state.until });
  return state.until === null
    ? t('conversation.help.always')
    : t('conversation.help.openUntil', { until: state.until });
}
