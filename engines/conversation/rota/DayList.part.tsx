import { t } from '../../../platform/web/t.ts';
import type { RotaTime, RotaView } from './rota.contract.ts';
import { ROW_CLASS, ROW_SIGN, rowWords } from './rota-words.part.tsx';
import { blocksOf, ROWS, type Row } from './rows.rules.ts';
import { DayIn } from './WeekGrid.part.tsx';

/** The same week on a phone: day after day, each with its places. */
export function DayList({ view, choose }: { view: RotaView; choose: (one: RotaTime) => void }) {
  return (
    <div class="dagen">
      {view.days.map((day) => (
        <section key={day} class={day === view.today ? 'kaart vandaag' : 'kaart'}>
          <h2 aria-current={day === view.today ? 'date' : undefined}>
            {day === view.today
              ? t('conversation.rota.todayIs', { day })
              : t('conversation.rota.fullDay', { day })}
          </h2>
          {ROWS.filter((row) => row === 'house' || blocksOf(view.times, row, day).length > 0).map((row) => (
            <div key={row} class={`dagrij ${ROW_CLASS[row]}`}>
              <RowName row={row} />
              <DayIn view={view} row={row} day={day} choose={choose} />
            </div>
          ))}
        </section>
      ))}
    </div>
  );
}

function RowName({ row }: { row: Row }) {
  const Sign = ROW_SIGN[row];
  return (
    <h3 class="rij">
      <Sign />
      {rowWords(row)}
    </h3>
  );
}
