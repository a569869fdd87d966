import { Lichtje } from '../../../platform/web/parts/Raam.tsx';
import { t } from '../../../platform/web/t.ts';
import type { RotaGap, RotaTime, RotaView } from './rota.contract.ts';
import {
  gapWords,
  nameWords,
  placeDetail,
  ROW_CLASS,
  ROW_SIGN,
  rowNote,
  rowWords,
} from './rota-words.part.tsx';
import { type Block, blocksOf, ROWS, type Row } from './rows.rules.ts';
import { span } from './span.part.tsx';

type Choose = (one: RotaTime) => void;

/** The week by place. Names open what one can do with that time. */
export function WeekGrid({ view, choose }: { view: RotaView; choose: Choose }) {
  return (
    <div class="rooster">
      <table>
        <caption class="vh">{t('conversation.rota.week', { day: view.days[0] })}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span class="vh">{t('conversation.rota.place')}</span>
            </th>
            {view.days.map((day) => (
              <th
                key={day}
                scope="col"
                class={day === view.today ? 'vandaag' : undefined}
                aria-current={day === view.today ? 'date' : undefined}
              >
                {t('conversation.rota.day', { day })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ROWS.map((row) => (
            <tr key={row} class={ROW_CLASS[row]}>
              <RowHead row={row} />
              {view.days.map((day) => (
                <td key={day} class={day === view.today ? 'vandaag' : undefined}>
                  <DayIn view={view} row={row} day={day} choose={choose} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RowHead({ row }: { row: Row }) {
  const Sign = ROW_SIGN[row];
  return (
    <th scope="row">
      <span class="plaats">
        <Sign />
        <span>
          {rowWords(row)}
          <span class="klein zacht">{rowNote(row)}</span>
        </span>
      </span>
    </th>
  );
}

/** What stands in one row on one day, with what is missing. */
export function DayIn({ view, row, day, choose }: { view: RotaView; row: Row; day: string; choose: Choose }) {
  const blocks = blocksOf(view.times, row, day);
  const gaps = row === 'house' ? view.gaps.filter((gap) => gap.day === day) : [];
  if (row === 'house' && blocks.length === 0 && gaps.length === 0 && !view.openDays.includes(day))
    return <p class="dichtdag">{t('conversation.rota.closed')}</p>;
  return (
    <div class="dagvak">
      {[...blocks, ...gaps]
        .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
        .map((one) =>
          'times' in one ? (
            <BlockOf key={one.key} block={one} choose={choose} />
          ) : (
            <Missing key={one.from} gap={one} />
          ),
        )}
    </div>
  );
}

function BlockOf({ block, choose }: { block: Block; choose: Choose }) {
  const detail = block.times[0] ? placeDetail(block.times[0].place) : '';
  return (
    <div class="dienst">
      <time>{span(block.from, block.to)}</time>
      {detail !== '' && <span>{detail}</span>}
      {block.times.map((one) => (
        <TimeOf key={one.shiftId} one={one} choose={choose} />
      ))}
    </div>
  );
}

function TimeOf({ one, choose }: { one: RotaTime; choose: Choose }) {
  return (
    <>
      <button
        type="button"
        class={one.state === 'ill' ? 'naam weg' : 'naam'}
        aria-label={t('conversation.rota.open', {
          name: nameWords(one),
          day: one.day,
          span: span(one.from, one.to),
        })}
        onClick={() => choose(one)}
      >
        {nameWords(one)}
      </button>
      {one.state === 'ill' && (
        <span>{one.isVacant ? t('conversation.rota.brief.vacant') : t('conversation.rota.brief.ill')}</span>
      )}
      {one.state === 'swapAsked' && <span>{t('conversation.rota.brief.swap')}</span>}
      {one.presence === 'here' && (
        <span class="nuregel">
          <Lichtje lit />
          {one.place.kind === 'house' || one.place.kind === 'room'
            ? t('conversation.rota.brief.inside')
            : t('conversation.rota.brief.busy')}
        </span>
      )}
      {one.presence === 'now' && <span class="nuregel">{t('conversation.rota.brief.now')}</span>}
    </>
  );
}

function Missing({ gap }: { gap: RotaGap }) {
  return (
    <div class="dienst gat">
      <time>{span(gap.from, gap.to)}</time>
      <span>{gapWords(gap)}</span>
    </div>
  );
}
