import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MemberId } from '../../../platform/core/ids.ts';
import type { RoomId } from '../../../platform/core/room-log.ts';
import { addMs, type Instant, instant, MINUTE, msBetween } from '../../../platform/core/time.ts';
import { type DoorInput, type DoorState, decideDoor } from './door.rules.ts';
import type { OpenSlot } from './hours.rules.ts';

const NOW = instant('2026-06-17T15:00:00.000Z');
const MUSIC = 'music' as RoomId;
const ATTIC = 'attic' as RoomId;
const SAM = 'sam' as MemberId;

const slot: OpenSlot = {
  day: '2026-06-17',
  what: 'house',
  roomId: null,
  opensAt: instant('2026-06-17T12:00:00.000Z'),
  closesAt: instant('2026-06-17T19:00:00.000Z'),
};
const tomorrow: OpenSlot = {
  ...slot,
  day: '2026-06-18',
  opensAt: instant('2026-06-18T12:00:00.000Z'),
  closesAt: instant('2026-06-18T19:00:00.000Z'),
};

// Anything that can stand at a door, near the moments that matter.
const near = (moment: Instant, spreadMs: number) =>
  fc.integer({ min: -spreadMs, max: spreadMs }).map((ms) => addMs(moment, ms));
const anyHost = fc.record({
  memberId: fc.constantFrom('noor', 'bilal', 'sam').map((id) => id as MemberId),
  workName: fc.constant('x'),
  kind: fc.constantFrom('worker' as const, 'youngHost' as const, 'guestHost' as const),
  checkedInAt: fc.constant(slot.opensAt),
  lastSeenAt: near(NOW, 70_000),
  rooms: fc.subarray([MUSIC, ATTIC]),
  inPrivateTalk: fc.boolean(),
});
const anyRoom = (roomId: RoomId) =>
  fc.record({
    roomId: fc.constant(roomId),
    opensWith: fc.constantFrom('house' as const, 'ownHours' as const),
    isHeldOpenByDanger: fc.integer({ min: 0, max: 5 }).map((dice) => dice === 0),
    lastHostAt: fc.option(near(NOW, 80_000)),
  });
const anySlot = near(NOW, 20 * MINUTE).map((closesAt): OpenSlot => ({ ...slot, closesAt }));
const anyInput: fc.Arbitrary<DoorInput> = fc.record({
  now: fc.constant(NOW),
  slot: fc.option(
    fc
      .tuple(anySlot, fc.boolean())
      .map(([one, isHouse]) => (isHouse ? one : { ...one, what: 'consulting' as const })),
  ),
  roomSlots: fc.array(
    anySlot.map((one) => ({ ...one, roomId: MUSIC })),
    { maxLength: 1 },
  ),
  next: fc.constant(tomorrow),
  closedDay: fc.constant(null),
  hosts: fc.uniqueArray(anyHost, { selector: (one) => one.memberId }),
  rooms: fc.tuple(anyRoom(MUSIC), anyRoom(ATTIC)),
  talksInDanger: fc.subarray(['talk']),
  onCall: fc.option(fc.record({ memberId: fc.constant(SAM), lastSeenAt: near(NOW, 70_000) })),
  previous: fc.option(
    fc.record({
      house: fc.constantFrom('open' as const, 'closing' as const, 'closed' as const, 'consulting' as const),
      because: fc.constantFrom(
        'enoughHosts' as const,
        'oneHost' as const,
        'consultingHour' as const,
        'heldByDanger' as const,
        'hours' as const,
      ),
      shortSince: fc.option(near(addMs(NOW, -30_000), 30_000)),
    }),
  ),
  hostsNeeded: fc.constantFrom(1 as const, 2 as const),
  demoAlwaysOpen: fc.boolean(),
});

describe('whatever happens at the door', () => {
  const always = (promise: (input: DoorInput, state: DoorState) => void) =>
    fc.assert(
      fc.property(anyInput, (input) => {
        promise(input, decideDoor(input));
      }),
      { numRuns: 1500 },
    );

  it('it never closes on somebody in danger', () =>
    always((input, state) => {
      const held = input.rooms.filter((one) => one.isHeldOpenByDanger);
      for (const one of held) expect(state.rooms[one.roomId]?.state).not.toBe('closed');
      if (held.length + input.talksInDanger.length > 0) expect(state.house).not.toBe('closed');
    }));

  it('no room is open without a host in it, and none without for more than a minute', () =>
    always((input, state) => {
      for (const one of input.rooms) {
        const found = state.rooms[one.roomId];
        const inIt = input.hosts.filter(
          (who) => who.rooms.includes(one.roomId) && !who.inPrivateTalk && who.kind !== 'guestHost',
        );
        if (found?.state === 'open') expect(inIt.length).toBeGreaterThan(0);
        if (found?.state === 'withoutHost' && !found.heldOpen) {
          expect(found.closesAt).toBeDefined();
          if (found.closesAt)
            expect(msBetween(one.lastHostAt ?? NOW, found.closesAt)).toBeLessThanOrEqual(60_000);
        }
      }
    }));

  it('new talks are taken only with a worker there, and a second within reach', () =>
    always((input, state) => {
      expect(state.noTalksBecause === null).toBe(state.newTalks === 'yes');
      if (state.newTalks === 'no') return;
      const there = input.hosts.filter(
        (one) => one.kind !== 'guestHost' && msBetween(one.lastSeenAt, NOW) < 45_000,
      );
      expect(there.some((one) => one.kind === 'worker')).toBe(true);
      const onCall = input.onCall && msBetween(input.onCall.lastSeenAt, NOW) < 45_000 ? 1 : 0;
      expect(there.length + onCall).toBeGreaterThanOrEqual(input.hostsNeeded);
    }));

  it('the same facts give the same answer until the moment it names', () =>
    fc.assert(
      fc.property(anyInput, fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), (input, part) => {
        const state = decideDoor(input);
        if (!state.changesAt) return;
        expect(state.changesAt > NOW).toBe(true);
        const now = addMs(NOW, Math.floor(msBetween(NOW, state.changesAt) * part));
        expect(decideDoor({ ...input, now, previous: state })).toEqual(state);
      }),
      { numRuns: 1500 },
    ));
});
