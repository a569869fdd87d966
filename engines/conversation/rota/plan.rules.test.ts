import { describe, expect, it } from 'vitest';
import type { MemberId } from '../../../platform/core/ids.ts';
import type { RoomId } from '../../../platform/core/room-log.ts';
import { momentOfLocal } from '../door/city-time.rules.ts';
import { endedBefore, plannedOpenings, possibleWith, roomsToHold, withoutDay } from './plan.rules.ts';
import type { Occurrence, Shift, ShiftId } from './rota.rules.ts';

const ZONE = 'Europe/Brussels';
const at = (time: string) => momentOfLocal(`2026-06-17T${time}`, ZONE);
const NOOR = 'noor' as MemberId;
const SAM = 'sam' as MemberId;

const weekly: Shift = {
  id: 'shift' as ShiftId,
  memberId: NOOR,
  from: '2026-06-17T14:00',
  to: '2026-06-17T18:00',
  recurrence: { everyWeeks: 1, weekdays: [3], until: null, except: [] },
  vindplaats: { kind: 'house', name: '' },
  isOnCall: false,
  state: 'planned',
};
const one = (from: string, to: string, parts: Partial<Occurrence> = {}): Occurrence => ({
  shiftId: weekly.id,
  day: '2026-06-17',
  memberId: NOOR,
  plannedFor: NOOR,
  vindplaats: weekly.vindplaats,
  isOnCall: false,
  from: at(from),
  to: at(to),
  state: 'planned',
  askedOf: null,
  declinedBy: [],
  ...parts,
});

describe('a series that ends or misses a day', () => {
  it('keeps what was before the day it stops, and nothing when that is its first', () => {
    expect(endedBefore(weekly, '2026-07-01')?.recurrence).toMatchObject({ until: '2026-06-30' });
    expect(endedBefore(weekly, '2026-06-17')).toBeNull();
    expect(endedBefore({ ...weekly, recurrence: null }, '2026-06-17')).toBeNull();
  });

  it('leaves out one day of a series; of a shift that is once nothing is left', () => {
    expect(withoutDay(weekly, '2026-06-24')?.recurrence?.except).toEqual(['2026-06-24']);
    expect(withoutDay({ ...weekly, recurrence: null }, '2026-06-17')).toBeNull();
  });
});

describe('openings by who is planned', () => {
  it('joins what touches, counts who fell ill, and neither who is on call nor who is elsewhere', () => {
    const square = { kind: 'square', name: 'Skatebowl' } as const;
    const rota = [
      one('16:00', '18:00', { state: 'ill' }),
      one('14:00', '16:00'),
      one('19:00', '20:00'),
      one('08:00', '09:00', { isOnCall: true }),
      one('10:00', '11:00', { vindplaats: square }),
    ];
    expect(plannedOpenings(rota, ZONE).map(({ opensAt, closesAt }) => [opensAt, closesAt])).toEqual([
      [at('14:00'), at('18:00')],
      [at('19:00'), at('20:00')],
    ]);
  });
});

describe('rooms on checking in', () => {
  const rooms = ['attic', 'music', 'living'] as RoomId[];
  const [attic, music, living] = rooms as [RoomId, RoomId, RoomId];
  it.each([
    ['two for the house', null, 'worker', [], [attic, music]],
    ['one for a guest', null, 'guestHost', [], [attic]],
    ['those without a host first', null, 'worker', [attic], [music, living]],
    ['the room of the shift', { kind: 'room', name: '', roomId: music }, 'worker', [music], [music]],
    [
      'those of the house when its own was closed for good',
      { kind: 'room', name: '', roomId: 'gone' as RoomId },
      'worker',
      [],
      [attic, music],
    ],
    ['none elsewhere', { kind: 'square', name: 'Skatebowl' }, 'worker', [], []],
  ] as const)('are %s', (_, place, kind, held, expected) => {
    expect(roomsToHold(place, kind, rooms, new Set<RoomId>(held))).toEqual(expected);
  });
});

describe('what one may do with a time of a shift', () => {
  const noor = { memberId: NOOR, isCoordinator: false, isWorker: true };
  const sam = { memberId: SAM, isCoordinator: false, isWorker: true };
  it.each([
    ['one’s own, ahead', one('14:00', '18:00'), noor, '12:00', ['askSwap', 'tellIll', 'change']],
    ['one’s own, begun', one('14:00', '18:00'), noor, '15:00', ['tellIll']],
    ['one’s own, over', one('14:00', '18:00'), noor, '18:00', []],
    ['a colleague’s', one('14:00', '18:00'), sam, '12:00', []],
    [
      'a colleague’s, as coordinator',
      one('14:00', '18:00'),
      { ...sam, isCoordinator: true },
      '12:00',
      ['tellIll', 'change'],
    ],
    ['one that is asked', one('14:00', '18:00', { state: 'swapAsked' }), sam, '12:00', ['take', 'decline']],
    [
      'one that is asked of another',
      one('14:00', '18:00', { state: 'swapAsked', askedOf: 'aya' as MemberId }),
      sam,
      '12:00',
      [],
    ],
    ['one somebody is ill for, begun', one('14:00', '18:00', { state: 'ill' }), sam, '15:00', ['take']],
  ] as const)('%s', (_, time, by, now, expected) => {
    expect(possibleWith(time, by, at(now))).toEqual(expected);
  });
});
