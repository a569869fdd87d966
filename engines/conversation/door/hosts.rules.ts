import type { MemberId } from '../../../platform/core/ids.ts';
import type { RoomId } from '../../../platform/core/room-log.ts';
import { type Instant, msBetween, SECOND } from '../../../platform/core/time.ts';

/** How long a desk page may be silent before its person no longer counts as there. */
export const DESK_ALIVE_MS = 45 * SECOND;

/** One host may hold two rooms; a guest host one. */
export const ROOMS_PER_HOST = 2;
export const ROOMS_PER_GUEST = 1;

export type HostKind = 'worker' | 'youngHost' | 'guestHost';

/** Somebody who checked in at the desk and has not checked out. */
export interface HostAtDoor {
  readonly memberId: MemberId;
  readonly workName: string;
  readonly kind: HostKind;
  readonly checkedInAt: Instant;
  /** When their desk page last gave a sign of life. */
  readonly lastSeenAt: Instant;
  /** Rooms they hold, in the order they took them. Beyond the allowed number a room has no host. */
  readonly rooms: readonly RoomId[];
  readonly inPrivateTalk: boolean;
}

/** A desk page is there until 45 s after its last sign of life. */
export function isDeskAlive(lastSeenAt: Instant, now: Instant): boolean {
  return msBetween(lastSeenAt, now) < DESK_ALIVE_MS;
}

/** Guest hosts stand beside a worker, so they never make up the two. A host in a private talk does count. */
export function countsForHouse(host: HostAtDoor, now: Instant): boolean {
  return host.kind !== 'guestHost' && isDeskAlive(host.lastSeenAt, now);
}

/** At least one host who is at the desk, holds the room and is not away in a private talk.
 *  A guest host alone is not enough: a worker holds the room too. */
export function hasHost(roomId: RoomId, hosts: readonly HostAtDoor[], now: Instant): boolean {
  return hosts.some(
    (host) => countsForHouse(host, now) && !host.inPrivateTalk && roomsOf(host).includes(roomId),
  );
}

export type HoldRoomsRefusal = { readonly refused: 'tooManyRooms'; readonly data: { readonly max: number } };

/** @returns the rooms as asked, each once; or a refusal when they are more than this host may hold */
export function decideHoldRooms(
  kind: HostKind,
  asked: readonly RoomId[],
): readonly RoomId[] | HoldRoomsRefusal {
  const rooms = [...new Set(asked)];
  const max = roomLimit(kind);
  return rooms.length > max ? { refused: 'tooManyRooms', data: { max } } : rooms;
}

function roomsOf(host: HostAtDoor): readonly RoomId[] {
  return host.rooms.slice(0, roomLimit(host.kind));
}

/** How many rooms one may hold. */
export function roomLimit(kind: HostKind): number {
  return kind === 'guestHost' ? ROOMS_PER_GUEST : ROOMS_PER_HOST;
}
