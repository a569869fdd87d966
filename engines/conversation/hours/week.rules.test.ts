import { describe, expect, it } from 'vitest';
import type { RoomId } from '../../../platform/core/room-log.ts';
import type { Slot, Week } from './hours.contract.ts';
import { decideDays, decideWeek, proposalOn, proposalsOf } from './week.rules.ts';

const MUSIC = '3f0c2b8e-0000-4000-8000-000000000001' as RoomId;
const house = (from: string, to: string): Slot => ({ from, to, what: 'house', roomId: null });
const consulting = (from: string, to: string): Slot => ({ ...house(from, to), what: 'consulting' });
const music = (from: string, to: string): Slot => ({ ...house(from, to), roomId: MUSIC });
/** Monday first. */
const weekWith = (days: Partial<Record<number, Slot[]>>): Week =>
  [0, 1, 2, 3, 4, 5, 6].map((at) => days[at] ?? []);
const TODAY = '2026-11-27';

describe('a week', () => {
  it.each<[string, Partial<Record<number, Slot[]>>]>([
    ['nothing at all', {}],
    ['times that touch', { 2: [house('14:00', '18:00'), consulting('18:00', '19:00')] }],
    [
      'a night that ends where the morning begins',
      { 4: [house('22:00', '02:00')], 5: [house('02:00', '04:00')] },
    ],
    [
      'a house that never closes',
      Object.fromEntries([0, 1, 2, 3, 4, 5, 6].map((at) => [at, [house('00:00', '00:00')]])),
    ],
    ['a room inside the house', { 2: [house('14:00', '21:00'), music('16:00', '18:00')] }],
    [
      'a room over two stretches that touch',
      { 2: [house('14:00', '17:00'), house('17:00', '21:00'), music('16:00', '18:00')] },
    ],
    [
      'a room on Monday inside the night of Sunday',
      { 6: [house('20:00', '02:00')], 0: [music('00:00', '01:00')] },
    ],
  ])('is taken with %s', (_, days) => {
    expect(decideWeek(weekWith(days), TODAY, TODAY)).toBeNull();
  });

  it.each<[string, Partial<Record<number, Slot[]>>, string, Record<string, string>]>([
    [
      'one time over another',
      { 2: [house('14:00', '18:00'), house('17:59', '21:00')] },
      'slotsOverlap',
      { day: '2026-12-02', from: '14:00', otherFrom: '17:59' },
    ],
    [
      'a consulting hour over the house',
      { 2: [house('14:00', '18:00'), consulting('16:00', '17:00')] },
      'slotsOverlap',
      {},
    ],
    [
      'Sunday night over Monday morning',
      { 6: [house('22:00', '02:00')], 0: [house('01:00', '03:00')] },
      'slotsOverlap',
      { day: '2026-12-06' },
    ],
    [
      'a time without length',
      { 1: [house('14:00', '14:00')] },
      'slotWithoutLength',
      { day: '2026-12-01', at: '14:00' },
    ],
    [
      'a room longer than the house',
      { 2: [house('14:00', '18:00'), music('17:00', '19:00')] },
      'roomOutsideHouse',
      { from: '17:00' },
    ],
    [
      'a room in a consulting hour',
      { 2: [consulting('14:00', '18:00'), music('15:00', '16:00')] },
      'roomOutsideHouse',
      {},
    ],
  ])('is refused with %s, and the sentence knows where', (_, days, refused, data) => {
    expect(decideWeek(weekWith(days), TODAY, TODAY)).toMatchObject({ refused, data });
  });

  it('holds from today at the earliest', () => {
    expect(decideWeek(weekWith({}), '2026-11-26', TODAY)).toMatchObject({ refused: 'dayIsPast' });
  });
});

describe('days that differ', () => {
  it.each([
    ['run backwards', [], '2026-12-02', '2026-12-01', 'endsBeforeItBegins'],
    ['are over', [], '2026-11-20', '2026-11-26', 'dayIsPast'],
    [
      'run over each other in the night',
      [house('14:00', '18:00'), house('23:00', '15:00')],
      '2026-12-01',
      '2026-12-03',
      'slotsOverlap',
    ],
  ])('are refused when they %s', (_, slots, from, to, refused) => {
    expect(decideDays(slots, from, to, TODAY)).toMatchObject({ refused });
  });

  it('may have begun already, as long as they are not over', () => {
    expect(decideDays([], '2026-11-20', TODAY, TODAY)).toBeNull();
  });
});

describe('what the calendar proposes', () => {
  it('is the ten public holidays and the school holidays that begin in the year, in order', () => {
    const days = proposalsOf(2026);
    expect(days.filter((one) => one.kind === 'public')).toHaveLength(10);
    expect(days.filter((one) => one.kind === 'school').map((one) => one.name)).toEqual([
      'Krokusvakantie',
      'Paasvakantie',
      'Zomervakantie',
      'Herfstvakantie',
      'Kerstvakantie',
    ]);
    expect(days.map((one) => one.from)).toEqual(days.map((one) => one.from).sort());
  });

  it('closes on a public holiday, and leaves the week as it is when school is out', () => {
    expect(new Set(proposalsOf(2027).map((one) => `${one.kind} ${one.opens}`))).toEqual(
      new Set(['public closed', 'school week']),
    );
  });

  it('is the only thing that can be kept: a day nobody knows is no proposal', () => {
    expect(proposalOn('public', '2026-12-25')).toMatchObject({ name: 'Kerstmis' });
    expect(proposalOn('public', '2026-12-24')).toBeNull();
    expect(proposalOn('school', '2026-12-25')).toBeNull();
  });
});
