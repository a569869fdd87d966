import { describe, expect, it } from 'vitest';
import type { MemberId } from '../../../platform/core/ids.ts';
import type { RoomId } from '../../../platform/core/room-log.ts';
import { addMs, instant, SECOND } from '../../../platform/core/time.ts';
import { countsForHouse, decideHoldRooms, type HostAtDoor, hasHost, isDeskAlive } from './hosts.rules.ts';

const NOW = instant('2026-06-17T15:00:00.000Z');
const room = (name: string) => name as RoomId;
const aHost = (parts: Partial<HostAtDoor> = {}): HostAtDoor => ({
  memberId: 'noor' as MemberId,
  workName: 'Noor',
  kind: 'worker',
  checkedInAt: addMs(NOW, -3_600_000),
  lastSeenAt: NOW,
  rooms: [],
  inPrivateTalk: false,
  ...parts,
});

describe('a host', () => {
  it('is at the desk until 45 seconds after the last sign of life', () => {
    expect(isDeskAlive(addMs(NOW, -45 * SECOND + 1), NOW)).toBe(true);
    expect(isDeskAlive(addMs(NOW, -45 * SECOND), NOW)).toBe(false);
  });

  it.each([
    ['a worker', { kind: 'worker' }, true],
    ['a young host', { kind: 'youngHost' }, true],
    ['somebody in a private talk', { inPrivateTalk: true }, true],
    ['a guest', { kind: 'guestHost' }, false],
    ['somebody whose page is gone', { lastSeenAt: addMs(NOW, -60 * SECOND) }, false],
  ] as const)('counts for the house or not: %s', (_, parts, counts) => {
    expect(countsForHouse(aHost(parts), NOW)).toBe(counts);
  });

  it.each([
    ['holds it', { rooms: [room('music')] }, true],
    ['holds it as a second room', { rooms: [room('attic'), room('music')] }, true],
    ['would hold it as a third room', { rooms: [room('attic'), room('game'), room('music')] }, false],
    ['holds another', { rooms: [room('attic')] }, false],
    ['is away in a private talk', { rooms: [room('music')], inPrivateTalk: true }, false],
    ['has a page that is gone', { rooms: [room('music')], lastSeenAt: addMs(NOW, -60 * SECOND) }, false],
    ['is a guest alone', { rooms: [room('music')], kind: 'guestHost' }, false],
  ] as const)('gives a room its host or not: %s', (_, parts, has) => {
    expect(hasHost(room('music'), [aHost(parts)], NOW)).toBe(has);
  });

  it('may take two rooms, a guest one, and the same room twice is one', () => {
    expect(decideHoldRooms('worker', [room('a'), room('b'), room('a')])).toEqual(['a', 'b']);
    expect(decideHoldRooms('youngHost', [room('a'), room('b'), room('c')])).toEqual({
      refused: 'tooManyRooms',
      data: { max: 2 },
    });
    expect(decideHoldRooms('guestHost', [room('a')])).toEqual(['a']);
    expect(decideHoldRooms('guestHost', [room('a'), room('b')])).toEqual({
      refused: 'tooManyRooms',
      data: { max: 1 },
    });
  });
});
