import { CaretDown } from '../../../platform/web/icons/icons.tsx';
import { t } from '../../../platform/web/t.ts';
import type { RotaChange, RotaTime, RotaView } from './rota.contract.ts';
import { nameWords, placeWords, stateWords } from './rota-words.part.tsx';
import { span } from './span.part.tsx';

/** What waits for somebody: swaps that are asked, times somebody is ill for, and who cannot take a shift yet. */
export function StillOpen({ view, choose }: { view: RotaView; choose: (one: RotaTime) => void }) {
  const unscreened = view.team.filter((member) => !member.isScreened);
  return (
    <section class="kaart stapel">
      <h2>{t('conversation.rota.stillOpen')}</h2>
      {view.open.length === 0 && unscreened.length === 0 && (
        <p class="klein zacht">{t('conversation.rota.nothingOpen')}</p>
      )}
      <ul class="openlijst">
        {view.open.map((one) => (
          <li key={`${one.shiftId}${one.day}`}>
            <span>
              <b>{nameWords(one)}</b> {stateWords(one)}
              <br />
              <span class="klein zacht">
                {t('conversation.rota.fullDay', { day: one.day })}, {span(one.from, one.to)},{' '}
                {placeWords(one)}
              </span>
            </span>
            <button
              type="button"
              class="knop lijn sm"
              aria-label={t('conversation.rota.open', {
                name: nameWords(one),
                day: one.day,
                span: span(one.from, one.to),
              })}
              onClick={() => choose(one)}
            >
              {t('conversation.rota.look')}
            </button>
          </li>
        ))}
        {unscreened.map((member) => (
          <li key={member.id}>
            <span>{t('conversation.rota.unscreened', { name: member.workName })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Who changed what on the rota, newest first. */
export function Changes({ changes }: { changes: readonly RotaChange[] }) {
  return (
    <details class="kaart">
      <summary>
        <h2>{t('conversation.rota.changes')}</h2>
        <CaretDown />
      </summary>
      <ul class="openlijst">
        {changes.map((change) => (
          <li key={`${change.at}${change.kind}${change.day}${change.of}`}>
            <span class="klein">
              {t('conversation.rota.changed', {
                by: change.by,
                of: change.of,
                day: change.day,
                kind: change.kind,
                at: change.at,
              })}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
