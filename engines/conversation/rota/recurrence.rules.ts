import type { Instant } from '../../../platform/core/time.ts';
import {
  addDays,
  type Day,
  dayIn,
  daysBetween,
  daysFrom,
  type LocalDateTime,
  momentAt,
  mondayOf,
  type Weekday,
  weekdayOf,
} from '../door/city-time.rules.ts';

/** Every so many weeks, counted from the week (Monday first) of the first day. */
export interface Recurrence {
  /** 1 or more; 2 is every other week. */
  readonly everyWeeks: number;
  readonly weekdays: readonly Weekday[];
  /** Last day on which one may begin, included; null: no end. */
  readonly until: Day | null;
  /** Days left out. */
  readonly except: readonly Day[];
}

/** When a shift is, in wall time. */
export interface Plan {
  readonly from: LocalDateTime;
  readonly to: LocalDateTime;
  /** null: once. */
  readonly recurrence: Recurrence | null;
}

/** One time of a plan. */
export interface Occasion {
  /** The local day it begins on: with the shift's id this names it for good, also when the clocks change. */
  readonly day: Day;
  readonly from: Instant;
  readonly to: Instant;
}

/** The times of a plan that touch [from, to), earliest first. Wall time on purpose: 16:00 stays 16:00 when
 *  the clocks change. A time that the spring jump swallows whole is left out.
 *  Everything about recurrence stands behind this one function. */
export function occurrencesOf(plan: Plan, from: Instant, to: Instant, zone: string): Occasion[] {
  const [firstDay, fromTime] = splitLocal(plan.from);
  const [lastDay, toTime] = splitLocal(plan.to);
  const span = daysBetween(firstDay, lastDay);
  // One that began days ago may still be going on at `from`.
  const earliestDay = addDays(dayIn(from, zone), -span);
  return daysFrom(firstDay > earliestDay ? firstDay : earliestDay, dayIn(to, zone))
    .filter((day) => fallsOn(plan.recurrence, firstDay, day))
    .map((day) => ({
      day,
      from: momentAt(day, fromTime, zone),
      to: momentAt(addDays(day, span), toTime, zone),
    }))
    .filter((one) => one.from < one.to && one.from < to && from < one.to);
}

function fallsOn(recurrence: Recurrence | null, firstDay: Day, day: Day): boolean {
  if (!recurrence) return day === firstDay;
  const { everyWeeks, weekdays, until, except } = recurrence;
  if (!weekdays.includes(weekdayOf(day)) || (until !== null && day > until) || except.includes(day))
    return false;
  return (daysBetween(mondayOf(firstDay), mondayOf(day)) / 7) % everyWeeks === 0;
}

export function splitLocal(local: LocalDateTime): readonly [day: Day, time: string] {
  return [local.slice(0, 10), local.slice(11, 16)];
}
