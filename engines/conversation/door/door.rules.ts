import type { MemberId } from '../../../platform/core/ids.ts';
import type { RoomId } from '../../../platform/core/room-log.ts';
import { addMs, type Instant, MINUTE, SECOND } from '../../../platform/core/time.ts';
import type { ClosedDay } from './closed-days.rules.ts';
import { countsForHouse, DESK_ALIVE_MS, type HostAtDoor, hasHost, isDeskAlive } from './hosts.rules.ts';
import { isOpenAt, type OpenSlot } from './hours.rules.ts';

/** A room without a host says so for this long, then closes; the house does the same when it is short of hosts. */
export const GRACE_MS = 60 * SECOND;

/** Closing time is announced this many minutes before, the longest first. */
export const WARN_MINUTES = [15, 5] as const;

export interface RoomAtDoor {
  readonly roomId: RoomId;
  /** ownHours: only inside a slot of its own, and never without the house. */
  readonly opensWith: 'house' | 'ownHours';
  readonly isHeldOpenByDanger: boolean;
  /** When a host was last in it; null when nobody was since it opened. */
  readonly lastHostAt: Instant | null;
}

export interface DoorInput {
  readonly now: Instant;
  /** These four as `hoursAt` gives them. */
  readonly slot: OpenSlot | null;
  readonly roomSlots: readonly OpenSlot[];
  readonly next: OpenSlot | null;
  readonly closedDay: ClosedDay | null;
  readonly hosts: readonly HostAtDoor[];
  readonly rooms: readonly RoomAtDoor[];
  /** Private talks in which somebody is in danger. */
  readonly talksInDanger: readonly string[];
  readonly onCall: { readonly memberId: MemberId; readonly lastSeenAt: Instant } | null;
  /** The decision before this one; null after a start, and then there is no minute's grace. */
  readonly previous: PreviousDoor | null;
  /** 1 only in a demo city: one person on a laptop can then open the door. A worker it stays. */
  readonly hostsNeeded: 1 | 2;
  /** The demo's door needs hosts, but no hours. */
  readonly demoAlwaysOpen: boolean;
}

export type PreviousDoor = Pick<DoorState, 'house' | 'because' | 'shortSince'>;

/** enoughHosts, consultingHour: open. closingTime: open, and the end is announced.
 *  noHosts, noWorker, oneHost: short; closing while the grace runs, then closed.
 *  hours, closedDay: closed. heldByDanger: only what is held stays open. */
export type DoorReason =
  | 'enoughHosts'
  | 'consultingHour'
  | 'closingTime'
  | 'noHosts'
  | 'noWorker'
  | 'oneHost'
  | 'hours'
  | 'closedDay'
  | 'heldByDanger';

export interface RoomState {
  readonly state: 'open' | 'withoutHost' | 'closed';
  /** Announced end; absent when none is announced. */
  readonly closesAt?: Instant;
  /** Present when somebody is in danger here: no closing reaches this room. */
  readonly heldOpen?: true;
}

export interface DoorState {
  /** closing: posting goes on in the rooms that are open, and an end is announced (or danger holds it). */
  readonly house: 'open' | 'closing' | 'closed' | 'consulting';
  readonly because: DoorReason;
  /** When this ends by itself: closing time, or the next opening. null: that depends on people. */
  readonly until: Instant | null;
  /** When the hours that count now end, whoever is there: no minute's grace, and no room's own end. null: no hours count. */
  readonly hoursUntil: Instant | null;
  /** minutesBefore 1: short of hosts, so at most a minute. */
  readonly warns: { readonly closesAt: Instant; readonly minutesBefore: 15 | 5 | 1 } | null;
  readonly rooms: Readonly<Record<RoomId, RoomState>>;
  readonly newTalks: 'yes' | 'no';
  readonly noTalksBecause: 'closed' | 'shortOfHosts' | 'noOnCall' | null;
  /** What danger keeps open, by id. */
  readonly heldOpen: { readonly rooms: readonly RoomId[]; readonly talks: readonly string[] };
  /** Since when an open house lacks hosts; null when it does not, or is closed. */
  readonly shortSince: Instant | null;
  readonly next: OpenSlot | null;
  /** Until then the same facts give the same answer; null: only new facts change it. */
  readonly changesAt: Instant | null;
}

type House = Pick<DoorState, 'house' | 'because' | 'until' | 'warns' | 'shortSince'>;
type Shortage = 'noHosts' | 'noWorker' | 'oneHost';

/** The hours that count now; `closesAt` null in a demo without hours. */
interface HoursThatCount {
  readonly what: 'house' | 'consulting';
  readonly closesAt: Instant | null;
  /** The house opens as this consulting hour ends, so there is no end to announce. */
  readonly goesOn: boolean;
}

/** Decides the door from hours, people and danger. Asking again with `previous` set to the answer, before
 *  `changesAt`, gives the same answer. */
export function decideDoor(input: DoorInput): DoorState {
  const hours = hoursThatCount(input);
  const there = input.hosts.filter((host) => countsForHouse(host, input.now));
  const shortage = hours && shortageOf(there, hours, input.hostsNeeded);
  const shortSince = hours && shortage ? graceSince(input.previous, hours, input.now) : null;
  const isInGrace = shortSince !== null && input.now < addMs(shortSince, GRACE_MS);
  const heldRooms = input.rooms.filter((room) => room.isHeldOpenByDanger).map((room) => room.roomId);
  const isHeld = heldRooms.length + input.talksInDanger.length > 0;

  let house: House;
  if (hours && !shortage) house = openHouse(hours, input.now);
  else if (hours && shortage && isInGrace) house = houseInGrace(hours, shortage, shortSince);
  else house = closedHouse(shortage, input, isHeld);

  return {
    ...house,
    hoursUntil: hours && (hours.goesOn ? (input.next?.closesAt ?? null) : hours.closesAt),
    rooms: Object.fromEntries(input.rooms.map((room) => [room.roomId, roomState(room, house, input)])),
    ...talks(house, there, input),
    heldOpen: { rooms: heldRooms, talks: input.talksInDanger },
    next: input.next,
    changesAt: changesAt(input, hours, isInGrace ? shortSince : null),
  };
}

function hoursThatCount({ slot, next, now, demoAlwaysOpen }: DoorInput): HoursThatCount | null {
  if (demoAlwaysOpen) return { what: 'house', closesAt: null, goesOn: false };
  if (!slot || !isOpenAt(slot, now)) return null;
  const goesOn = slot.what === 'consulting' && next?.what === 'house' && next.opensAt === slot.closesAt;
  return { what: slot.what, closesAt: slot.closesAt, goesOn };
}

function shortageOf(
  there: readonly HostAtDoor[],
  { what }: HoursThatCount,
  hostsNeeded: 1 | 2,
): Shortage | null {
  if (there.length === 0) return 'noHosts';
  if (!there.some((host) => host.kind === 'worker')) return 'noWorker';
  return what === 'house' && there.length < hostsNeeded ? 'oneHost' : null;
}

const HAD_ENOUGH: ReadonlySet<DoorReason> = new Set(['enoughHosts', 'consultingHour', 'closingTime']);

/** Grace is for a door that was open for the same thing; it never opens one. */
function graceSince(previous: PreviousDoor | null, { what }: HoursThatCount, now: Instant): Instant | null {
  if (!previous || previous.house === 'closed') return null;
  if ((previous.house === 'consulting') !== (what === 'consulting')) return null;
  return previous.shortSince ?? (HAD_ENOUGH.has(previous.because) ? now : null);
}

function openHouse(hours: HoursThatCount, now: Instant): House {
  const minutesBefore = hours.goesOn ? null : warningDue(hours.closesAt, now);
  const warns = hours.closesAt && minutesBefore ? { closesAt: hours.closesAt, minutesBefore } : null;
  const isConsulting = hours.what === 'consulting';
  return {
    house: isConsulting ? 'consulting' : warns ? 'closing' : 'open',
    because: warns ? 'closingTime' : isConsulting ? 'consultingHour' : 'enoughHosts',
    until: hours.closesAt,
    warns,
    shortSince: null,
  };
}

function houseInGrace(hours: HoursThatCount, because: Shortage, shortSince: Instant): House {
  const closesAt = earliest([addMs(shortSince, GRACE_MS), hours.closesAt]) ?? shortSince;
  const house = hours.what === 'consulting' ? 'consulting' : 'closing';
  return { house, because, until: closesAt, warns: { closesAt, minutesBefore: 1 }, shortSince };
}

function closedHouse(shortage: Shortage | null, { closedDay, next }: DoorInput, isHeld: boolean): House {
  const nothing = { warns: null, shortSince: null };
  if (isHeld) return { house: 'closing', because: 'heldByDanger', until: null, ...nothing };
  if (shortage) return { house: 'closed', because: shortage, until: null, ...nothing };
  return {
    house: 'closed',
    because: closedDay ? 'closedDay' : 'hours',
    until: next?.opensAt ?? null,
    ...nothing,
  };
}

/** @returns the warning that holds now; null when closing time is further away, or there is none */
function warningDue(closesAt: Instant | null, now: Instant): 15 | 5 | null {
  if (!closesAt) return null;
  return WARN_MINUTES.findLast((minutes) => addMs(closesAt, -minutes * MINUTE) <= now) ?? null;
}

function roomState(room: RoomAtDoor, house: House, input: DoorInput): RoomState {
  const { now, hosts } = input;
  const isHosted = hasHost(room.roomId, hosts, now);
  if (room.isHeldOpenByDanger) return { state: isHosted ? 'open' : 'withoutHost', heldOpen: true };

  const ownSlot = input.roomSlots.find((slot) => slot.roomId === room.roomId && isOpenAt(slot, now));
  const hasOwnHours = room.opensWith === 'ownHours' && !input.demoAlwaysOpen;
  const letsRoomsOpen =
    house.house === 'open' || (house.house === 'closing' && house.because !== 'heldByDanger');
  if (!letsRoomsOpen || (hasOwnHours && !ownSlot)) return { state: 'closed' };

  const ownEnd = hasOwnHours && ownSlot && warningDue(ownSlot.closesAt, now) ? ownSlot.closesAt : null;
  const announced = earliest([house.warns?.closesAt ?? null, ownEnd]);
  if (isHosted) return announced ? { state: 'open', closesAt: announced } : { state: 'open' };
  const graceEnds = room.lastHostAt && addMs(room.lastHostAt, GRACE_MS);
  if (!graceEnds || graceEnds <= now) return { state: 'closed' };
  return { state: 'withoutHost', closesAt: earliest([graceEnds, announced]) ?? graceEnds };
}

function talks(
  house: House,
  there: readonly HostAtDoor[],
  input: DoorInput,
): Pick<DoorState, 'newTalks' | 'noTalksBecause'> {
  if (house.house === 'closed' || house.because === 'heldByDanger')
    return { newTalks: 'no', noTalksBecause: 'closed' };
  if (house.shortSince) return { newTalks: 'no', noTalksBecause: 'shortOfHosts' };
  if (house.house !== 'consulting' || there.length >= input.hostsNeeded)
    return { newTalks: 'yes', noTalksBecause: null };
  const { onCall } = input;
  const isSecondThere =
    onCall !== null &&
    isDeskAlive(onCall.lastSeenAt, input.now) &&
    there.every((host) => host.memberId !== onCall.memberId);
  return isSecondThere
    ? { newTalks: 'yes', noTalksBecause: null }
    : { newTalks: 'no', noTalksBecause: 'noOnCall' };
}

function changesAt(
  input: DoorInput,
  hours: HoursThatCount | null,
  shortSince: Instant | null,
): Instant | null {
  const ends = [hours?.closesAt ?? null, ...input.roomSlots.map((slot) => slot.closesAt)];
  const people = [...input.hosts, ...(input.onCall ? [input.onCall] : [])];
  const moments = [
    ...ends,
    ...ends.flatMap((end) => (end ? WARN_MINUTES.map((minutes) => addMs(end, -minutes * MINUTE)) : [])),
    input.next?.opensAt ?? null,
    shortSince && addMs(shortSince, GRACE_MS),
    ...people.map((person) => addMs(person.lastSeenAt, DESK_ALIVE_MS)),
    ...input.rooms.map((room) => room.lastHostAt && addMs(room.lastHostAt, GRACE_MS)),
  ];
  return earliest(moments.filter((moment) => moment !== null && moment > input.now));
}

function earliest(moments: readonly (Instant | null)[]): Instant | null {
  return moments.reduce<Instant | null>((first, one) => (one && (!first || one < first) ? one : first), null);
}
