import type { RoomId } from '../../../platform/core/room-log.ts';
import type { Instant } from '../../../platform/core/time.ts';
import { addDays, type Day, dayIn } from '../door/city-time.rules.ts';
import { type HostKind, roomLimit } from '../door/hosts.rules.ts';
import type { OpenSlot } from '../door/hours.rules.ts';
import { splitLocal } from './recurrence.rules.ts';
import type { Occurrence, Shift } from './rota.rules.ts';

/** Where a shift goes on from a day: what is left of it, or null when nothing is.
 *  @param day one of its days; what began before it stays */
export function endedBefore(shift: Shift, day: Day): Shift | null {
  if (!shift.recurrence || day <= splitLocal(shift.from)[0]) return null;
  return { ...shift, recurrence: { ...shift.recurrence, until: addDays(day, -1) } };
}

/** The shift without one of its days; null when nothing is left. */
export function withoutDay(shift: Shift, day: Day): Shift | null {
  if (!shift.recurrence) return null;
  return { ...shift, recurrence: { ...shift.recurrence, except: [...shift.recurrence.except, day] } };
}

/** Last day on which one may begin; null: no end. */
export function lastDayOf({ from, recurrence }: Shift): Day | null {
  return recurrence ? recurrence.until : splitLocal(from)[0];
}

/** Stretches in which the team plans to be in the house: what counts as open where nobody has set hours yet.
 *  Touching stretches are one; a time somebody is ill for still means that the house was to be open. */
export function plannedOpenings(rota: readonly Occurrence[], zone: string): OpenSlot[] {
  const atTheHouse = rota
    .filter((one) => !one.isOnCall && isAtTheHouse(one))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  const slots: OpenSlot[] = [];
  for (const { from, to } of atTheHouse) {
    const last = slots.at(-1);
    if (last && from <= last.closesAt)
      slots[slots.length - 1] = { ...last, closesAt: to > last.closesAt ? to : last.closesAt };
    else slots.push({ day: dayIn(from, zone), what: 'house', roomId: null, opensAt: from, closesAt: to });
  }
  return slots;
}

export function isAtTheHouse({ vindplaats }: Pick<Occurrence, 'vindplaats'>): boolean {
  return vindplaats.kind === 'house' || vindplaats.kind === 'room';
}

/** Which rooms a host holds on checking in: the room the shift is for; for the house as many as one may hold, those
 *  without a host first, then from the top floor down. They can change it at the desk.
 *  @param vindplaats null: the house
 *  @param held rooms somebody else holds now */
export function roomsToHold(
  vindplaats: Occurrence['vindplaats'] | null,
  kind: HostKind,
  rooms: readonly RoomId[],
  held: ReadonlySet<RoomId>,
): RoomId[] {
  if (vindplaats !== null && !isAtTheHouse({ vindplaats })) return [];
  const own = vindplaats?.roomId;
  // A room that was closed for good meanwhile leaves the shift at the house.
  if (own !== undefined && rooms.includes(own)) return [own];
  return [...rooms.filter((room) => !held.has(room)), ...rooms.filter((room) => held.has(room))].slice(
    0,
    roomLimit(kind),
  );
}

/** What somebody may do with one time of a shift at this moment; deciding happens again when they do it. */
export function possibleWith(
  one: Occurrence,
  by: { readonly memberId: string; readonly isCoordinator: boolean; readonly isWorker: boolean },
  now: Instant,
): ('askSwap' | 'takeBack' | 'take' | 'decline' | 'tellIll' | 'change')[] {
  const isMine = one.memberId === by.memberId;
  const isOver = one.to <= now;
  const isAhead = now < one.from;
  const isForMe = one.askedOf === null || one.askedOf === by.memberId;
  const isAsked = one.state === 'swapAsked' && isAhead && isForMe && !isMine;
  return [
    ...(isMine && isAhead && (one.state === 'planned' || one.state === 'takenOver')
      ? ['askSwap' as const]
      : []),
    ...(isMine && one.state === 'swapAsked' ? ['takeBack' as const] : []),
    ...((one.state === 'ill' && !isOver) || isAsked ? ['take' as const] : []),
    ...(isAsked ? ['decline' as const] : []),
    ...((isMine || by.isCoordinator) && !isOver && one.state !== 'ill' ? ['tellIll' as const] : []),
    ...(isAhead && (by.isCoordinator || (by.isWorker && one.plannedFor === by.memberId))
      ? ['change' as const]
      : []),
  ];
}
