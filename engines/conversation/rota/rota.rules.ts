import type { Id, MemberId } from '../../../platform/core/ids.ts';
import type { RoomId } from '../../../platform/core/room-log.ts';
import type { Instant } from '../../../platform/core/time.ts';
import { type Day, momentOfLocal, weekdayOf } from '../door/city-time.rules.ts';
import type { HostKind } from '../door/hosts.rules.ts';
import { occurrencesOf, type Plan, splitLocal } from './recurrence.rules.ts';

export type ShiftId = Id<'shift'>;

/** Where a shift is. On a platform (stream, game) the work account that is used belongs to it, so that anyone
 *  can check it; learning is time in the practice room or a course. */
export interface Vindplaats {
  readonly kind: 'house' | 'room' | 'square' | 'school' | 'platform' | 'learning';
  readonly name: string;
  readonly roomId?: RoomId;
  readonly account?: string;
}

export interface Shift extends Plan {
  readonly id: ShiftId;
  readonly memberId: MemberId;
  readonly vindplaats: Vindplaats;
  /** The second person of a consulting hour: reachable, not hosting. */
  readonly isOnCall: boolean;
  /** withdrawn: taken off the rota as a whole. */
  readonly state: 'planned' | 'withdrawn';
}

/** What happened to one time of a shift. Kept in order; the state follows from them. */
export type OccurrenceChange = { readonly shiftId: ShiftId; readonly day: Day; readonly at: Instant } & (
  | { readonly kind: 'ill' }
  | { readonly kind: 'swapAsked'; readonly of: MemberId | null }
  | { readonly kind: 'swapDeclined'; readonly by: MemberId }
  | { readonly kind: 'swapTakenBack' }
  | { readonly kind: 'takenOver'; readonly by: MemberId }
);

export interface Occurrence {
  readonly shiftId: ShiftId;
  readonly day: Day;
  /** Who stands for it now. */
  readonly memberId: MemberId;
  /** Who the shift was planned for. */
  readonly plannedFor: MemberId;
  readonly vindplaats: Vindplaats;
  readonly isOnCall: boolean;
  readonly from: Instant;
  readonly to: Instant;
  /** ill: nobody stands for it. swapAsked: who asked still does. */
  readonly state: 'planned' | 'swapAsked' | 'takenOver' | 'ill';
  /** Whom the swap was asked of; null: anyone of the team, or no swap is asked. */
  readonly askedOf: MemberId | null;
  readonly declinedBy: readonly MemberId[];
  /** Who stood for it no longer hosts here. */
  readonly isVacant?: true;
}

/** What the rota needs to know of a member. */
export interface RotaMember {
  readonly memberId: MemberId;
  readonly kind: HostKind;
  /** Day on which the screening for work with minors was seen; the only thing kept of it. */
  readonly screenedOn: Day | null;
  /** Last day a guest host may host, included. A guest without one may not. Null for the others. */
  readonly hostUntil: Day | null;
}

export interface Refusal<Code extends string> {
  readonly refused: Code;
  readonly data?: Readonly<Record<string, unknown>>;
}

export const LONGEST_SHIFT_HOURS = 12;

/** The times of these shifts that touch [from, to), with what happened to them, earliest first.
 *  @param changes of these shifts, in the order they happened */
export function rotaBetween(
  shifts: readonly Shift[],
  changes: readonly OccurrenceChange[],
  from: Instant,
  to: Instant,
  zone: string,
): Occurrence[] {
  return shifts
    .filter((shift) => shift.state === 'planned')
    .flatMap((shift) => occurrencesOf(shift, from, to, zone).map((one) => ({ ...asPlanned(shift), ...one })))
    .map((one) =>
      changes
        .filter((change) => change.shiftId === one.shiftId && change.day === one.day)
        .reduce(afterChange, one),
    )
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

function asPlanned({ id, memberId, vindplaats, isOnCall }: Shift): Omit<Occurrence, 'day' | 'from' | 'to'> {
  return {
    shiftId: id,
    memberId,
    plannedFor: memberId,
    vindplaats,
    isOnCall,
    state: 'planned',
    askedOf: null,
    declinedBy: [],
  };
}

/** Times not yet over of who no longer hosts here: nobody stands for them, and whoever can may take one over, as when
 *  somebody is ill. What is over stays as it was.
 *  @param hosting everybody who may host and still works here */
export function vacated(
  rota: readonly Occurrence[],
  hosting: ReadonlySet<MemberId>,
  now: Instant,
): Occurrence[] {
  return rota.map((one) =>
    hosting.has(one.memberId) || one.to <= now
      ? one
      : { ...one, state: 'ill', askedOf: null, declinedBy: [], isVacant: true },
  );
}

/** How one change alters an occurrence. */
export function afterChange(one: Occurrence, change: OccurrenceChange): Occurrence {
  const settled = { ...one, state: settledState(one.plannedFor, one.memberId), askedOf: null };
  switch (change.kind) {
    case 'ill':
      return { ...settled, state: 'ill', declinedBy: [] };
    case 'swapAsked':
      return { ...one, state: 'swapAsked', askedOf: change.of, declinedBy: [] };
    case 'swapDeclined': {
      const declinedBy = [...one.declinedBy, change.by];
      return one.askedOf === change.by ? { ...settled, declinedBy } : { ...one, declinedBy };
    }
    case 'swapTakenBack':
      return { ...settled, declinedBy: [] };
    case 'takenOver':
      return {
        ...settled,
        memberId: change.by,
        state: settledState(one.plannedFor, change.by),
        declinedBy: [],
      };
  }
}

function settledState(plannedFor: MemberId, memberId: MemberId): 'planned' | 'takenOver' {
  return plannedFor === memberId ? 'planned' : 'takenOver';
}

/** Nobody takes a shift before the screening was seen, and a guest none after the end date.
 *  @param today local day in the city
 *  @param day the day of the shift */
export function mayHost(
  member: RotaMember,
  today: Day,
  day: Day,
): Refusal<'notScreened' | 'guestEnded'> | null {
  if (member.screenedOn === null || member.screenedOn > today) return { refused: 'notScreened' };
  if (member.kind === 'guestHost' && (member.hostUntil === null || member.hostUntil < day))
    return { refused: 'guestEnded' };
  return null;
}

export type ShiftRefusal = Refusal<
  | 'notScreened'
  | 'guestEnded'
  | 'workerNeeded'
  | 'endsBeforeItStarts'
  | 'tooLong'
  | 'firstDayNotInWeekdays'
  | 'accountNeeded'
  | 'notFree'
>;

/** May this shift go on the rota?
 *  @param own what this member already has, from the shift's first day as far ahead as the rota is looked at;
 *             clashes beyond it show up when that week is planned
 *  @returns the shift itself, or why not */
export function decideShift(
  shift: Shift,
  member: RotaMember,
  own: readonly Occurrence[],
  today: Day,
  zone: string,
): Shift | ShiftRefusal {
  const [firstDay] = splitLocal(shift.from);
  const notAllowed = mayHost(member, today, lastDayOf(shift, firstDay));
  if (notAllowed) return notAllowed;
  if (shift.isOnCall && member.kind !== 'worker') return { refused: 'workerNeeded' };
  if (shift.to <= shift.from) return { refused: 'endsBeforeItStarts' };
  if (wallMinutes(shift) > LONGEST_SHIFT_HOURS * 60)
    return { refused: 'tooLong', data: { hours: LONGEST_SHIFT_HOURS } };
  // iCalendar (RFC 5545, 3.8.5.3) counts the first day always; kept equal by asking for the two to agree.
  if (shift.recurrence && !shift.recurrence.weekdays.includes(weekdayOf(firstDay)))
    return { refused: 'firstDayNotInWeekdays' };
  if (shift.vindplaats.kind === 'platform' && !shift.vindplaats.account) return { refused: 'accountNeeded' };
  const clash = clashOf(shift, own, zone);
  return clash ? { refused: 'notFree', data: { shiftId: clash.shiftId, day: clash.day } } : shift;
}

/** A guest's end date must hold for the whole series, and an open one has no last day: '9999' is after all. */
function lastDayOf({ recurrence }: Plan, firstDay: Day): Day {
  return recurrence ? (recurrence.until ?? '9999-12-31') : firstDay;
}

function clashOf(shift: Shift, own: readonly Occurrence[], zone: string): Occurrence | undefined {
  const others = own.filter((one) => one.shiftId !== shift.id && one.state !== 'ill');
  return others.find((one) => occurrencesOf(shift, one.from, one.to, zone).length > 0);
}

/** Wall time on purpose: a night in autumn is an hour longer, and nobody planned that hour. */
function wallMinutes({ from, to }: Plan): number {
  return (Date.parse(momentOfLocal(to, 'UTC')) - Date.parse(momentOfLocal(from, 'UTC'))) / 60_000;
}

/** Nothing else on the rota at that time; an occurrence they are ill for does not count. */
export function isFree(own: readonly Occurrence[], from: Instant, to: Instant): boolean {
  return own.every((one) => one.state === 'ill' || one.to <= from || to <= one.from);
}

/** Where the team is now, for the street: everything but learning time. Who is on call does not stand anywhere. */
export function onTheStreet(rota: readonly Occurrence[], now: Instant): Occurrence[] {
  return standingAt(rota, now).filter((one) => !one.isOnCall && one.vindplaats.kind !== 'learning');
}

/** Who is named on call at this moment. Whether they are there, their desk page tells (isOnCall). */
export function namedOnCall(rota: readonly Occurrence[], now: Instant): MemberId[] {
  return standingAt(rota, now)
    .filter((one) => one.isOnCall)
    .map((one) => one.memberId);
}

function standingAt(rota: readonly Occurrence[], now: Instant): Occurrence[] {
  return rota.filter((one) => one.state !== 'ill' && one.from <= now && now < one.to);
}
