import { describe, expect, it } from 'vitest';
import type { RoomId } from '../../../platform/core/room-log.ts';
import { momentAt } from '../door/city-time.rules.ts';
import type { ClosedDay } from '../door/closed-days.rules.ts';
import type { HoursSlot, OpeningHours } from '../door/hours.rules.ts';
import { nextRoomOpening, openingAt, roomsWithOwnHours } from './opening.rules.ts';

const ZONE = 'Europe/Brussels';
const MUSIC = '3f0c2b8e-0000-4000-8000-000000000001' as RoomId;
const house = (from: string, to: string): HoursSlot => ({ from, to, what: 'house' });
const consulting = (from: string, to: string): HoursSlot => ({ from, to, what: 'consulting' });
const music = (from: string, to: string): HoursSlot => ({ ...house(from, to), roomId: MUSIC });
const at = (local: string) => momentAt(local.slice(0, 10), local.slice(11), ZONE);
const weekly = (week: OpeningHours['versions'][number]['week']): OpeningHours => ({
  versions: [{ validFrom: '2020-01-01', week }],
  exceptions: [],
});

describe('how an opening is told', () => {
  it.each([
    ['an hour ahead', '2026-11-27T13:00', '2026-11-27T14:00', 'today'],
    ['after midnight, an hour ahead', '2026-11-27T23:30', '2026-11-28T00:30', 'tomorrow'],
    ['two days ahead', '2026-11-27T23:10', '2026-11-29T14:00', 'thisWeek'],
    ['six days ahead', '2026-11-27T23:10', '2026-12-03T14:00', 'thisWeek'],
    ['a week ahead, on a weekday of the same name', '2026-11-27T13:00', '2026-12-04T14:00', 'later'],
    ['the next day, over the night the clocks change', '2026-10-24T23:59', '2026-10-25T00:01', 'tomorrow'],
  ])('%s', (_, now, opens, when) => {
    expect(openingAt(at(opens), at(now), ZONE)).toEqual({ at: at(opens), when });
  });
});

describe('when a room opens next', () => {
  it.each<[string, OpeningHours, RoomId | null, string, string | null]>([
    [
      'with the house',
      weekly({ 3: [house('14:00', '21:00')] }),
      null,
      '2026-11-25T13:00',
      '2026-11-25T14:00',
    ],
    [
      'not in a consulting hour',
      weekly({ 3: [consulting('13:00', '14:00'), house('14:00', '21:00')] }),
      null,
      '2026-11-25T12:00',
      '2026-11-25T14:00',
    ],
    [
      'inside the hours of the house',
      weekly({ 3: [house('14:00', '21:00'), music('16:00', '18:00')] }),
      MUSIC,
      '2026-11-25T15:00',
      '2026-11-25T16:00',
    ],
    [
      'as far as the house is open',
      weekly({ 3: [house('14:00', '21:00'), music('12:00', '15:00')] }),
      MUSIC,
      '2026-11-25T11:00',
      '2026-11-25T14:00',
    ],
    [
      'next week once it has begun',
      weekly({ 3: [house('14:00', '21:00'), music('16:00', '18:00')] }),
      MUSIC,
      '2026-11-25T16:00',
      '2026-12-02T16:00',
    ],
    ['never without the house', weekly({ 3: [music('16:00', '18:00')] }), MUSIC, '2026-11-25T12:00', null],
  ])('%s', (_, hours, roomId, now, opens) => {
    expect(nextRoomOpening(hours, [], roomId, at(now), ZONE)).toBe(opens && at(opens));
  });

  it('passes over a day off', () => {
    const off: ClosedDay = { day: '2026-12-02', name: 'Dicht', kind: 'own', hours: null };
    const hours = weekly({ 3: [house('14:00', '21:00')] });
    expect(nextRoomOpening(hours, [off], null, at('2026-11-25T15:00'), ZONE)).toBe(at('2026-12-09T14:00'));
  });
});

describe('a room with hours of its own', () => {
  const hours = weekly({
    3: [house('14:00', '21:00'), music('16:00', '18:00')],
    6: [house('14:00', '18:00')],
  });

  it('has them every day of the week that names it, also on days that do not', () => {
    expect(roomsWithOwnHours(hours, [], at('2026-11-28T15:00'), ZONE)).toEqual(new Set([MUSIC]));
  });

  it('opens with the house again when a newer week no longer names it', () => {
    const newer = {
      ...hours,
      versions: [...hours.versions, { validFrom: '2026-11-28', week: { 6: [house('14:00', '18:00')] } }],
    };
    expect(roomsWithOwnHours(newer, [], at('2026-11-28T15:00'), ZONE)).toEqual(new Set());
    expect(roomsWithOwnHours(newer, [], at('2026-11-27T15:00'), ZONE)).toEqual(new Set([MUSIC]));
  });
});
