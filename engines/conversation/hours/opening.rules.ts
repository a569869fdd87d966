import type { RoomId } from '../../../platform/core/room-log.ts';
import type { Instant } from '../../../platform/core/time.ts';
import { addDays, dayIn, daysBetween } from '../door/city-time.rules.ts';
import type { ClosedDay } from '../door/closed-days.rules.ts';
import {
  houseSlots,
  LOOK_AHEAD_DAYS,
  type OpeningHours,
  planOfDay,
  slotsOfDay,
} from '../door/hours.rules.ts';
import type { Opening } from './opening.contract.ts';

/** Beyond it a weekday alone would be taken for the nearest one. */
const WEEKDAY_SAYS_ENOUGH_DAYS = 6;

/** @returns the moment with how far away it is in days of the city, not in hours: 23:10 to 00:30 is tomorrow */
export function openingAt(at: Instant, now: Instant, zone: string): Opening {
  const days = daysBetween(dayIn(now, zone), dayIn(at, zone));
  if (days <= 0) return { at, when: 'today' };
  if (days === 1) return { at, when: 'tomorrow' };
  return { at, when: days <= WEEKDAY_SAYS_ENOUGH_DAYS ? 'thisWeek' : 'later' };
}

/** Rooms that open with hours of their own today: those that the week now, an exception today or a holiday's hours name.
 *  A room nobody gave hours opens with the house. */
export function roomsWithOwnHours(
  hours: OpeningHours,
  closedDays: readonly ClosedDay[],
  now: Instant,
  zone: string,
): ReadonlySet<RoomId> {
  const today = dayIn(now, zone);
  const week = hours.versions
    .filter((one) => one.validFrom <= today)
    .sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
    .at(-1)?.week;
  const slots = [...Object.values(week ?? {}).flat(), ...planOfDay(hours, closedDays, today).slots];
  return new Set(slots.flatMap((slot) => slot.roomId ?? []));
}

/** When a room opens next: with the house, or, with hours of its own, where those lie inside the house's. A consulting
 *  hour opens no room.
 *  @param roomId null: a room that opens with the house
 *  @returns null when nothing is planned within 60 days */
export function nextRoomOpening(
  hours: OpeningHours,
  closedDays: readonly ClosedDay[],
  roomId: RoomId | null,
  now: Instant,
  zone: string,
): Instant | null {
  const today = dayIn(now, zone);
  // From yesterday: a slot of the night before may begin after midnight inside the house's hours.
  for (let ahead = -1; ahead <= LOOK_AHEAD_DAYS; ahead += 1) {
    const day = addDays(today, ahead);
    const { slots } = planOfDay(hours, closedDays, day);
    if (!slots.some((slot) => (slot.roomId ?? null) === roomId)) continue;
    const house = houseSlots(hours, closedDays, addDays(day, -1), addDays(day, 1), zone).filter(
      (slot) => slot.what === 'house',
    );
    const starts =
      roomId === null
        ? house.filter((slot) => slot.day === day).map((slot) => slot.opensAt)
        : slotsOfDay(hours, closedDays, day, zone)
            .filter((slot) => slot.roomId === roomId)
            .flatMap((own) =>
              house
                .map((slot) => ({
                  from: later(own.opensAt, slot.opensAt),
                  to: earlier(own.closesAt, slot.closesAt),
                }))
                .filter((both) => both.from < both.to)
                .map((both) => both.from),
            );
    const next = starts.filter((start) => start > now).sort()[0];
    if (next !== undefined) return next;
  }
  return null;
}

const later = (a: Instant, b: Instant) => (a > b ? a : b);
const earlier = (a: Instant, b: Instant) => (a < b ? a : b);
