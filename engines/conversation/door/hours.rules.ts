import type { RoomId } from '../../../platform/core/room-log.ts';
import { addMs, DAY, type Instant } from '../../../platform/core/time.ts';
import {
  addDays,
  type Day,
  dayIn,
  daysFrom,
  momentAt,
  type TimeOfDay,
  type Weekday,
  weekdayOf,
} from './city-time.rules.ts';
import type { ClosedDay } from './closed-days.rules.ts';

/** One stretch of a day. `to` at or before `from` means the next day: 22:00 to 01:00 lasts three hours,
 *  00:00 to 00:00 a whole day. Local on purpose: 16:00 stays 16:00 when the clocks change. */
export interface HoursSlot {
  readonly from: TimeOfDay;
  readonly to: TimeOfDay;
  /** consulting: private talks only. */
  readonly what: 'house' | 'consulting';
  /** A room with hours of its own, inside those of the house. Absent or null: the house. */
  readonly roomId?: RoomId | null;
}

export type WeekHours = Readonly<Partial<Record<Weekday, readonly HoursSlot[]>>>;

/** A change of the weekly hours is a new version; what held on an earlier day stays readable. */
export interface HoursVersion {
  readonly validFrom: Day;
  readonly week: WeekHours;
}

/** One day that differs; it goes before closed days and before the week. No slots: closed. */
export interface HoursException {
  readonly day: Day;
  readonly slots: readonly HoursSlot[];
}

export interface OpeningHours {
  /** In any order; before the first one the house has no hours. */
  readonly versions: readonly HoursVersion[];
  readonly exceptions: readonly HoursException[];
}

/** A stretch in moments: from `opensAt` up to, not including, `closesAt`. Always longer than nothing. */
export interface OpenSlot {
  /** The local day it begins on. */
  readonly day: Day;
  readonly what: 'house' | 'consulting';
  readonly roomId: RoomId | null;
  readonly opensAt: Instant;
  readonly closesAt: Instant;
}

export interface DayPlan {
  readonly slots: readonly HoursSlot[];
  readonly because: 'exception' | 'closedDay' | 'week';
  /** The day that decided; null unless `because` is 'closedDay'. */
  readonly closedDay: ClosedDay | null;
}

/** How far ahead an opening is promised; beyond it the sign says nothing is planned. */
export const LOOK_AHEAD_DAYS = 60;

/** Days on both sides in which touching slots are joined. A slot lasts a day at most, so one day finds every true
 *  end until tomorrow is over; a house that never closes would otherwise join for ever. */
const JOIN_DAYS = 1;

const GOES_FIRST: Readonly<Record<ClosedDay['kind'], number>> = { own: 0, public: 1, school: 2 };

/** What holds on this day, in wall time: an exception, else a closed day that says something about hours
 *  (own before public before school), else the newest version valid by then. */
export function planOfDay(hours: OpeningHours, closedDays: readonly ClosedDay[], day: Day): DayPlan {
  const exception = hours.exceptions.findLast((one) => one.day === day);
  if (exception) return { slots: exception.slots, because: 'exception', closedDay: null };
  const closedDay = closedDays
    .filter((one) => one.day === day && one.hours !== undefined)
    .sort((a, b) => GOES_FIRST[a.kind] - GOES_FIRST[b.kind])[0];
  if (closedDay) return { slots: closedDay.hours ?? [], because: 'closedDay', closedDay };
  const version = hours.versions
    .filter((one) => one.validFrom <= day)
    .sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
    .at(-1);
  return { slots: version?.week[weekdayOf(day)] ?? [], because: 'week', closedDay: null };
}

/** The slots that begin on this day, in moments, as written (not joined), earliest first.
 *  A slot that the spring jump swallows whole (02:15 to 02:45 lands behind its end) is left out. */
export function slotsOfDay(
  hours: OpeningHours,
  closedDays: readonly ClosedDay[],
  day: Day,
  zone: string,
): OpenSlot[] {
  return inMoments(planOfDay(hours, closedDays, day).slots, day, zone);
}

function inMoments(slots: readonly HoursSlot[], day: Day, zone: string): OpenSlot[] {
  return slots
    .map((slot) => ({
      day,
      what: slot.what,
      roomId: slot.roomId ?? null,
      opensAt: momentAt(day, slot.from, zone),
      closesAt: momentAt(slot.to <= slot.from ? addDays(day, 1) : day, slot.to, zone),
    }))
    .filter((slot) => slot.opensAt < slot.closesAt)
    .sort(earliestFirst);
}

/** The house's own stretches that begin on these days, both included: touching slots joined, and consulting
 *  only where the house is not open anyway, so that at any moment at most one of them is open. */
export function houseSlots(
  hours: OpeningHours,
  closedDays: readonly ClosedDay[],
  from: Day,
  to: Day,
  zone: string,
): OpenSlot[] {
  const all = slotsOver(hours, closedDays, from, to, zone, isOfHouse);
  const house = joined(all.filter((slot) => slot.what === 'house'));
  const consulting = joined(all.filter((slot) => slot.what === 'consulting'));
  return [...house, ...consulting.flatMap((slot) => without(slot, house, zone))].sort(earliestFirst);
}

/** The stretch of the house that is open by the hours at this moment, touching slots joined. */
export function openSlotAt(
  hours: OpeningHours,
  closedDays: readonly ClosedDay[],
  now: Instant,
  zone: string,
): OpenSlot | null {
  const today = dayIn(now, zone);
  const around = houseSlots(hours, closedDays, addDays(today, -JOIN_DAYS), addDays(today, JOIN_DAYS), zone);
  return around.find((slot) => isOpenAt(slot, now)) ?? null;
}

/** The first stretch of the house that begins after this moment; null when none does within 60 days. */
export function nextOpening(
  hours: OpeningHours,
  closedDays: readonly ClosedDay[],
  now: Instant,
  zone: string,
): OpenSlot | null {
  const today = dayIn(now, zone);
  const latest = addMs(now, LOOK_AHEAD_DAYS * DAY);
  // Turning wall time into moments is what costs, so empty days are stepped over, and the first days, which nearly
  // always answer, are looked at before the many.
  let days = 2;
  for (let ahead = 0; ahead <= LOOK_AHEAD_DAYS; ) {
    const from = addDays(today, ahead);
    // The day before counts too: what a house leaves of a consulting hour can begin after midnight.
    if (![addDays(from, -1), from].some((day) => planOfDay(hours, closedDays, day).slots.some(isOfHouse))) {
      ahead += 1;
      continue;
    }
    const to = addDays(from, days - 1);
    const slots = houseSlots(hours, closedDays, addDays(from, -JOIN_DAYS), addDays(to, JOIN_DAYS), zone);
    const next = slots.find((slot) => slot.opensAt > now && slot.day >= from && slot.day <= to);
    if (next) return next.opensAt <= latest ? next : null;
    ahead += days;
    days *= 2;
  }
  return null;
}

/** What the hours say at this moment, ready to lay beside the hosts (decideDoor). */
export interface HoursNow {
  readonly slot: OpenSlot | null;
  /** Rooms with hours of their own that are inside them now. */
  readonly roomSlots: readonly OpenSlot[];
  readonly next: OpenSlot | null;
  /** The closed day that keeps the house shut today; null when today has hours. */
  readonly closedDay: ClosedDay | null;
}

export function hoursAt(
  hours: OpeningHours,
  closedDays: readonly ClosedDay[],
  now: Instant,
  zone: string,
): HoursNow {
  const today = dayIn(now, zone);
  const plan = planOfDay(hours, closedDays, today);
  return {
    slot: openSlotAt(hours, closedDays, now, zone),
    roomSlots: roomSlotsAt(hours, closedDays, now, zone),
    next: nextOpening(hours, closedDays, now, zone),
    closedDay: plan.slots.length === 0 ? plan.closedDay : null,
  };
}

export function isOpenAt(slot: OpenSlot, now: Instant): boolean {
  return slot.opensAt <= now && now < slot.closesAt;
}

function roomSlotsAt(
  hours: OpeningHours,
  closedDays: readonly ClosedDay[],
  now: Instant,
  zone: string,
): OpenSlot[] {
  const today = dayIn(now, zone);
  const slots = slotsOver(
    hours,
    closedDays,
    addDays(today, -JOIN_DAYS),
    addDays(today, JOIN_DAYS),
    zone,
    (slot) => !isOfHouse(slot),
  );
  const rooms = new Set(slots.map((slot) => slot.roomId));
  return [...rooms]
    .flatMap((roomId) => joined(slots.filter((slot) => slot.roomId === roomId)))
    .filter((slot) => isOpenAt(slot, now));
}

function slotsOver(
  hours: OpeningHours,
  closedDays: readonly ClosedDay[],
  from: Day,
  to: Day,
  zone: string,
  which: (slot: HoursSlot) => boolean,
): OpenSlot[] {
  return daysFrom(from, to)
    .flatMap((day) => inMoments(planOfDay(hours, closedDays, day).slots.filter(which), day, zone))
    .sort(earliestFirst);
}

function isOfHouse(slot: HoursSlot): boolean {
  return (slot.roomId ?? null) === null;
}

/** @param slots of one kind, earliest first */
function joined(slots: readonly OpenSlot[]): OpenSlot[] {
  const result: OpenSlot[] = [];
  for (const slot of slots) {
    const last = result.at(-1);
    if (last && slot.opensAt <= last.closesAt) {
      result[result.length - 1] = {
        ...last,
        closesAt: slot.closesAt > last.closesAt ? slot.closesAt : last.closesAt,
      };
    } else result.push(slot);
  }
  return result;
}

/** What is left of `slot` outside the others (joined, earliest first). */
function without(slot: OpenSlot, others: readonly OpenSlot[], zone: string): OpenSlot[] {
  const left: OpenSlot[] = [];
  let opensAt = slot.opensAt;
  for (const other of others) {
    if (other.closesAt <= opensAt || other.opensAt >= slot.closesAt) continue;
    if (opensAt < other.opensAt)
      left.push({ ...slot, opensAt, day: dayIn(opensAt, zone), closesAt: other.opensAt });
    opensAt = other.closesAt;
  }
  if (opensAt < slot.closesAt) left.push({ ...slot, opensAt, day: dayIn(opensAt, zone) });
  return left;
}

function earliestFirst(a: OpenSlot, b: OpenSlot): number {
  if (a.opensAt !== b.opensAt) return a.opensAt < b.opensAt ? -1 : 1;
  return a.closesAt < b.closesAt ? -1 : a.closesAt > b.closesAt ? 1 : 0;
}
