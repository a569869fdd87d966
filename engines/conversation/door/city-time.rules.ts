import { Temporal } from 'temporal-polyfill';
import { addMs, DAY, type Instant } from '../../../platform/core/time.ts';

/** A local date in the city, 'YYYY-MM-DD'. Comparing as text is comparing in time. */
export type Day = string;
/** Local wall time, 'HH:MM', 00:00 to 23:59. */
export type TimeOfDay = string;
/** Local date and time in the city, 'YYYY-MM-DDTHH:MM'. */
export type LocalDateTime = string;
/** ISO weekday: 1 = Monday … 7 = Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** The moment a wall clock in the city shows this day and time.
 *  An hour that does not exist (spring) moves forward by the jump: 02:30 becomes 03:30.
 *  An hour that comes twice (autumn) is its first time. */
export function momentAt(day: Day, time: TimeOfDay, zone: string): Instant {
  return momentOfLocal(`${day}T${time}`, zone);
}

/** As `momentAt`, from one text. */
export function momentOfLocal(local: LocalDateTime, zone: string): Instant {
  const zoned = Temporal.PlainDateTime.from(local).toZonedDateTime(zone, { disambiguation: 'compatible' });
  return zoned.toInstant().toString({ fractionalSecondDigits: 3 }) as Instant;
}

/** @returns the local day in the city at this moment */
export function dayIn(at: Instant, zone: string): Day {
  return Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate().toString();
}

export function addDays(day: Day, days: number): Day {
  return addMs(midnightUtc(day), days * DAY).slice(0, 10);
}

/** @returns whole days from `from` to `to`; negative when `to` lies earlier */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

export function weekdayOf(day: Day): Weekday {
  // 1970-01-01 was a Thursday. The second remainder keeps days before it positive.
  return (((((dayNumber(day) + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/** @returns the Monday of the week this day lies in */
export function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekdayOf(day));
}

/** @returns every day from `from` to `to`, both included; none when `to` lies earlier */
export function daysFrom(from: Day, to: Day): Day[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, index) => addDays(from, index));
}

/** A week of the city in moments: Monday 00:00 to the next Monday 00:00, 167 to 169 hours.
 *  @param day any day in that week */
export function weekAround(day: Day, zone: string): { readonly from: Instant; readonly to: Instant } {
  const monday = mondayOf(day);
  return { from: momentAt(monday, '00:00', zone), to: momentAt(addDays(monday, 7), '00:00', zone) };
}

// Days are counted in UTC, where each has 24 hours; through Temporal the same sums cost five times as much,
// and a week of the rota makes thousands of them.
function midnightUtc(day: Day): Instant {
  return `${day}T00:00:00.000Z` as Instant;
}

function dayNumber(day: Day): number {
  return Date.parse(midnightUtc(day)) / DAY;
}
