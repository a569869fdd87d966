import './hours.css';
import { DeskFrame } from '../../../platform/web/DeskFrame.tsx';
import type { ViewOf } from '../../../platform/web/shell.tsx';
import { t } from '../../../platform/web/t.ts';
import { useRefreshOn } from '../../../platform/web/use-live.ts';
import { Exceptions } from './Exceptions.part.tsx';
import type { HoursView, hoursPage, Replaced } from './hours.contract.ts';
import { NamedDays } from './NamedDays.part.tsx';
import { WeekForm } from './WeekForm.part.tsx';

/** Opening hours, for the coordinator: the week, days that differ, holidays, and what held before. */
export default function Hours({ view }: { view: ViewOf<typeof hoursPage> }) {
  useRefreshOn(['conversation.hoursChanged', 'conversation.houseChanged']);
  return (
    <DeskFrame isOpen={view.isOpen} isOnShift={view.isOnShift} where={t('conversation.hours.role')}>
      <div class="s-hours">
        <header class="deskkop">
          <div>
            <h1>{t('conversation.hours.title')}</h1>
            <p class="zacht">{t('conversation.hours.rule')}</p>
          </div>
        </header>
        <div class="urenvlak">
          <WeekForm view={view} />
          <div class="stapel ruim">
            <Exceptions view={view} />
            <NamedDays view={view} />
            <Before view={view} />
          </div>
        </div>
      </div>
    </DeskFrame>
  );
}

/** What was replaced or taken away, by whom and when: nothing is overwritten. */
function Before({ view }: { view: HoursView }) {
  if (view.replaced.length === 0) return null;
  return (
    <details class="kaart">
      <summary class="vet">{t('conversation.hours.replaced')}</summary>
      <ul class="regelrijen mt8">
        {view.replaced.map((one) => (
          <li key={one.id}>
            <div>
              <b>{nameOfLine(one)}</b>
              <p class="klein zacht">{t('conversation.hours.replacedBy', { by: one.by, at: one.at })}</p>
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}

function nameOfLine({ what, day, name }: Replaced): string {
  if (what === 'week') return t('conversation.hours.weekFrom', { from: day });
  const on = t('conversation.hours.onDay', { day });
  return name === '' ? on : `${name}, ${on}`;
}
