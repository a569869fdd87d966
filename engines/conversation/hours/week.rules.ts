import { type Refused, refuse } from '../../../platform/core/contract.ts';
import { addDays, type Day, daysBetween, mondayOf } from '../door/city-time.rules.ts';
import { belgianPublicHolidays, type ClosedDay, flemishSchoolHolidays } from '../door/closed-days.rules.ts';
import type { WeekHours } from '../door/hours.rules.ts';
import {
  dayIsPast,
  endsBeforeItBegins,
  type Proposal,
  roomOutsideHouse,
  type Slot,
  slotsOverlap,
  slotWithoutLength,
  type Week,
} from './hours.contract.ts';

const DAY_MIN = 24 * 60;

/** A slot laid on one line of minutes from Monday 00:00; `day` stands for its weekday in sentences. */
interface Laid {
  readonly slot: Slot;
  readonly day: Day;
  readonly from: number;
  readonly to: number;
}

/** A week is fine when no two stretches of the house, nor two of one room, lie over each other, also across midnight
 *  and from Sunday into Monday, and each room's stretch lies inside the house's. */
export function decideWeek(week: Week, validFrom: Day, today: Day): Refused | null {
  if (validFrom < today) return refuse(dayIsPast, { day: validFrom, today });
  const monday = mondayOf(addDays(validFrom, 6));
  const days = week.map((slots, at) => ({ day: addDays(monday, at), slots }));
  return decideSlots(days, 7);
}

/** One day, or some days that are all alike. */
export function decideDays(slots: readonly Slot[], from: Day, to: Day, today: Day): Refused | null {
  if (to < from) return refuse(endsBeforeItBegins, { from, to });
  if (to < today) return refuse(dayIsPast, { day: to, today });
  // Two days show whether a night runs into the next morning; a longer row of days shows nothing more.
  const days = Array.from({ length: Math.min(2, daysBetween(from, to) + 1) }, (_, at) => ({
    day: addDays(from, at),
    slots,
  }));
  return decideSlots(days, null);
}

/** @param rounds after how many days it begins anew; null: it does not */
function decideSlots(
  days: readonly { readonly day: Day; readonly slots: readonly Slot[] }[],
  rounds: number | null,
): Refused | null {
  const laid = days.flatMap(({ day, slots }, at) => slots.map((slot) => lay(slot, day, at)));
  const empty = laid.find(({ slot }) => slot.from === slot.to && slot.from !== '00:00');
  if (empty) return refuse(slotWithoutLength, { day: empty.day, at: empty.slot.from });
  // The round again, so that Sunday night meets Monday morning.
  const again =
    rounds === null
      ? []
      : laid.map((one) => ({ ...one, from: one.from + rounds * DAY_MIN, to: one.to + rounds * DAY_MIN }));
  const line = [...laid, ...again].sort((a, b) => a.from - b.from);
  for (const [at, one] of line.entries()) {
    const over = line
      .slice(at + 1)
      .find((next) => next.slot.roomId === one.slot.roomId && next.from < one.to);
    if (over)
      return refuse(slotsOverlap, {
        day: one.day,
        from: one.slot.from,
        to: one.slot.to,
        otherFrom: over.slot.from,
        otherTo: over.slot.to,
      });
  }
  const house = joined(line.filter(({ slot }) => slot.roomId === null && slot.what === 'house'));
  // In the second round each slot has what lies before it on the line too: Sunday's night holds Monday's first hour.
  const outside = (rounds === null ? laid : again).find(
    ({ slot, from, to }) => slot.roomId !== null && !house.some((open) => open.from <= from && to <= open.to),
  );
  return outside
    ? refuse(roomOutsideHouse, { day: outside.day, from: outside.slot.from, to: outside.slot.to })
    : null;
}

function lay(slot: Slot, day: Day, at: number): Laid {
  const from = at * DAY_MIN + minutesOf(slot.from);
  const to = at * DAY_MIN + minutesOf(slot.to);
  return { slot, day, from, to: to <= from ? to + DAY_MIN : to };
}

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** @param line earliest first, none over another */
function joined(line: readonly Laid[]): { from: number; to: number }[] {
  const result: { from: number; to: number }[] = [];
  for (const { from, to } of line) {
    const last = result.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else result.push({ from, to });
  }
  return result;
}

/** As the rules of the door read a week. */
export function weekHoursOf(week: Week): WeekHours {
  return Object.fromEntries(week.map((slots, at) => [at + 1, slots]));
}

/** What the calendar knows of a year: Belgian public holidays, and the Flemish school holidays that begin in it. */
export function proposalsOf(year: number): Proposal[] {
  const school = [...flemishSchoolHolidays(year - 1), ...flemishSchoolHolidays(year)]
    .filter(({ from }) => from.startsWith(`${year}-`))
    .map((one): Proposal => ({ ...one, kind: 'school', opens: 'week' }));
  const free = belgianPublicHolidays(year).map(
    ({ day, name, source }: ClosedDay): Proposal => ({
      kind: 'public',
      name,
      from: day,
      to: day,
      opens: 'closed',
      source: source ?? '',
    }),
  );
  return [...free, ...school].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

/** @returns the proposal of the calendar that begins on this day, or null: nothing else can be kept or dropped */
export function proposalOn(kind: Proposal['kind'], from: Day): Proposal | null {
  return proposalsOf(Number(from.slice(0, 4))).find((one) => one.kind === kind && one.from === from) ?? null;
}
