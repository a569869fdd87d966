import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR, instant, msBetween } from '../../../platform/core/time.ts';
import {
  addDays,
  dayIn,
  daysBetween,
  daysFrom,
  momentAt,
  mondayOf,
  weekAround,
  weekdayOf,
} from './city-time.rules.ts';

const ZONE = 'Europe/Brussels';
const anyDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days));

describe('time in the city', () => {
  it.each([
    ['winter', '2026-01-15', '16:00', '2026-01-15T15:00:00.000Z'],
    ['summer', '2026-07-15', '16:00', '2026-07-15T14:00:00.000Z'],
    ['the hour that does not exist moves forward', '2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'],
    ['the hour that comes twice is its first time', '2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
  ])('knows when a wall clock shows a time: %s', (_, day, time, moment) => {
    expect(momentAt(day, time, ZONE)).toBe(moment);
  });

  it('takes the day from the city, not from UTC', () => {
    expect(dayIn(instant('2026-07-14T22:30:00.000Z'), ZONE)).toBe('2026-07-15');
    expect(dayIn(instant('2026-07-14T22:30:00.000Z'), 'America/New_York')).toBe('2026-07-14');
  });

  it('gives a week of 167 hours in spring and 169 in autumn, Monday to Monday', () => {
    const hoursIn = (day: string) => {
      const { from, to } = weekAround(day, ZONE);
      return msBetween(from, to) / HOUR;
    };
    expect([hoursIn('2026-03-29'), hoursIn('2026-10-19'), hoursIn('2026-06-17')]).toEqual([167, 169, 168]);
  });

  it('counts days without noticing that clocks change', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -800, max: 800 }), (day, days) => {
        expect(daysBetween(day, addDays(day, days))).toBe(days);
      }),
      { numRuns: 200 },
    );
  });

  it('finds the Monday of any day at most six days back', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const monday = mondayOf(day);
        expect(weekdayOf(monday)).toBe(1);
        expect(daysBetween(monday, day)).toBe(weekdayOf(day) - 1);
      }),
      { numRuns: 200 },
    );
  });

  it('lists both ends, and nothing when the end lies before the start', () => {
    expect(daysFrom('2026-02-27', '2026-03-01')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
    expect(daysFrom('2026-03-02', '2026-03-01')).toEqual([]);
  });
});
