import type { MemberId } from '../../../platform/core/ids.ts';
import type { RoomId } from '../../../platform/core/room-log.ts';
import { addMs, instant, SECOND } from '../../../platform/core/time.ts';
import { type DoorInput, type DoorState, decideDoor, type RoomAtDoor } from './door.rules.ts';
import type { HostAtDoor } from './hosts.rules.ts';
import type { OpenSlot } from './hours.rules.ts';

// A Wednesday at the door, for tests and for whoever wants to try the rules: a worker and a young host, two rooms.

export const NOW = instant('2026-06-17T15:00:00.000Z');
export const CLOSES = instant('2026-06-17T19:00:00.000Z');
export const MUSIC = 'music' as RoomId;
export const ATTIC = 'attic' as RoomId;
export const SAM = 'sam' as MemberId;

export const slot: OpenSlot = {
  day: '2026-06-17',
  what: 'house',
  roomId: null,
  opensAt: instant('2026-06-17T12:00:00.000Z'),
  closesAt: CLOSES,
};
export const consultingHour: OpenSlot = { ...slot, what: 'consulting' };
export const tomorrow: OpenSlot = {
  ...slot,
  day: '2026-06-18',
  opensAt: instant('2026-06-18T12:00:00.000Z'),
  closesAt: instant('2026-06-18T19:00:00.000Z'),
};

export const host = (
  memberId: string,
  kind: HostAtDoor['kind'],
  parts: Partial<HostAtDoor> = {},
): HostAtDoor => ({
  memberId: memberId as MemberId,
  workName: memberId,
  kind,
  checkedInAt: slot.opensAt,
  lastSeenAt: NOW,
  rooms: [],
  inPrivateTalk: false,
  ...parts,
});
export const worker = host('noor', 'worker', { rooms: [MUSIC] });
export const young = host('bilal', 'youngHost', { rooms: [ATTIC] });
export const guest = host('lies', 'guestHost');
export const gone = { lastSeenAt: addMs(NOW, -50 * SECOND) };
export const room = (roomId: RoomId, parts: Partial<RoomAtDoor> = {}): RoomAtDoor => ({
  roomId,
  opensWith: 'house',
  isHeldOpenByDanger: false,
  lastHostAt: null,
  ...parts,
});

export const base: DoorInput = {
  now: NOW,
  slot,
  roomSlots: [],
  next: tomorrow,
  closedDay: null,
  hosts: [worker, young],
  rooms: [room(MUSIC), room(ATTIC)],
  talksInDanger: [],
  onCall: null,
  previous: null,
  hostsNeeded: 2,
  demoAlwaysOpen: false,
};
export const decide = (parts: Partial<DoorInput> = {}) => decideDoor({ ...base, ...parts });
/** The state some time after `before`, with everybody still alive. */
export const later = (before: DoorState, ms: number, parts: Partial<DoorInput>) => {
  const now = addMs(NOW, ms);
  const hosts = (parts.hosts ?? base.hosts).map((one) => ({ ...one, lastSeenAt: now }));
  return decide({ ...parts, now, hosts, previous: before });
};
