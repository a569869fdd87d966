import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMs, HOUR, instant, msBetween } from '../../../platform/core/time.ts';
import {
  addDays,
  momentAt,
  momentOfLocal,
  type Weekday,
  weekAround,
  weekdayOf,
} from '../door/city-time.rules.ts';
import { occurrencesOf, type Plan, type Recurrence } from './recurrence.rules.ts';

const ZONE = 'Europe/Brussels';
const YEAR = { from: instant('2026-01-01T00:00:00.000Z'), to: instant('2027-01-01T00:00:00.000Z') };
const recurrence = (parts: Partial<Recurrence> = {}): Recurrence => ({
  everyWeeks: 1,
  weekdays: [3],
  until: null,
  except: [],
  ...parts,
});
const plan = (parts: Partial<Plan> = {}): Plan => ({
  from: '2026-03-18T16:00',
  to: '2026-03-18T22:00',
  recurrence: null,
  ...parts,
});
const daysOf = (one: Plan, from = YEAR.from, to = YEAR.to) =>
  occurrencesOf(one, from, to, ZONE).map(({ day }) => day);

describe('the times of a shift', () => {
  it('are one when it does not recur', () => {
    expect(daysOf(plan())).toEqual(['2026-03-18']);
  });

  it.each([
    ['every week', { until: '2026-04-08' }, ['2026-03-18', '2026-03-25', '2026-04-01', '2026-04-08']],
    ['every other week', { everyWeeks: 2, until: '2026-04-20' }, ['2026-03-18', '2026-04-01', '2026-04-15']],
    ['until the day before', { until: '2026-04-07' }, ['2026-03-18', '2026-03-25', '2026-04-01']],
    [
      'without the days left out',
      { until: '2026-04-01', except: ['2026-03-25'] },
      ['2026-03-18', '2026-04-01'],
    ],
    [
      'on two weekdays, none before the first day',
      { weekdays: [1, 3], until: '2026-03-30' },
      ['2026-03-18', '2026-03-23', '2026-03-25', '2026-03-30'],
    ],
    // Weeks are counted from Monday: Monday the 23rd lies in the week after the first, so it waits one more.
    [
      'every other week, counted in whole weeks',
      { everyWeeks: 2, weekdays: [1, 3], until: '2026-04-01' },
      ['2026-03-18', '2026-03-30', '2026-04-01'],
    ],
  ] as const)('come back %s', (_, parts, days) => {
    expect(daysOf(plan({ recurrence: recurrence(parts) }))).toEqual(days);
  });

  it('stay at 16:00 local, six hours long, when the clocks change', () => {
    const times = occurrencesOf(
      plan({ recurrence: recurrence({ weekdays: [3, 7] }) }),
      YEAR.from,
      YEAR.to,
      ZONE,
    );
    for (const day of ['2026-03-25', '2026-03-29', '2026-04-01', '2026-10-25', '2026-10-28']) {
      const one = times.find((time) => time.day === day);
      expect(one?.from).toBe(momentAt(day, '16:00', ZONE));
      expect(one && msBetween(one.from, one.to) / HOUR).toBe(6);
    }
  });

  it('last as long as the night truly is', () => {
    const night = plan({
      from: '2026-03-28T22:00',
      to: '2026-03-29T04:00',
      recurrence: recurrence({ weekdays: [6] }),
    });
    const long = occurrencesOf(night, YEAR.from, YEAR.to, ZONE).map(
      (one) => [one.day, msBetween(one.from, one.to) / HOUR] as const,
    );
    expect(new Map(long).get('2026-03-28')).toBe(5);
    expect(new Map(long).get('2026-04-04')).toBe(6);
    expect(new Map(long).get('2026-10-24')).toBe(7);
  });

  it('leave out a time that the spring jump turns around', () => {
    const early = plan({
      from: '2026-03-28T02:30',
      to: '2026-03-28T03:15',
      recurrence: recurrence({ weekdays: [6, 7], until: '2026-04-04' }),
    });
    expect(daysOf(early)).toEqual(['2026-03-28', '2026-04-04']);
  });

  it('include one that began before the window and still goes on, and none that only touches it', () => {
    const night = plan({ from: '2026-03-18T22:00', to: '2026-03-19T04:00' });
    expect(daysOf(night, momentOfLocal('2026-03-19T03:00', ZONE))).toEqual(['2026-03-18']);
    expect(daysOf(night, momentOfLocal('2026-03-19T04:00', ZONE))).toEqual([]);
    expect(daysOf(night, YEAR.from, momentOfLocal('2026-03-18T22:00', ZONE))).toEqual([]);
  });
});

const anyPlan = fc
  .record({
    start: fc.integer({ min: 0, max: 500 }).map((days) => addDays('2025-09-01', days)),
    hour: fc.integer({ min: 4, max: 23 }),
    long: fc.integer({ min: 1, max: 12 }),
    everyWeeks: fc.integer({ min: 1, max: 5 }),
    weekdays: fc.subarray<Weekday>([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
    until: fc.option(fc.integer({ min: 0, max: 400 })),
  })
  .map(({ start, hour, long, everyWeeks, weekdays, until }): Plan => {
    const two = (count: number) => String(count).padStart(2, '0');
    const end = hour + long;
    return {
      from: `${start}T${two(hour)}:00`,
      to: `${end >= 24 ? addDays(start, 1) : start}T${two(end % 24)}:00`,
      recurrence: { everyWeeks, weekdays, until: until === null ? null : addDays(start, until), except: [] },
    };
  });

describe('any recurrence', () => {
  it('gives week by week what it gives in one go', () => {
    fc.assert(
      fc.property(anyPlan, (one) => {
        const first = weekAround('2026-03-02', ZONE);
        const last = weekAround('2026-05-04', ZONE);
        const weeks = Array.from({ length: 10 }, (_, index) =>
          weekAround(addDays('2026-03-02', 7 * index), ZONE),
        );
        const together = occurrencesOf(one, first.from, last.to, ZONE);
        const apart = weeks.flatMap(({ from, to }) => occurrencesOf(one, from, to, ZONE));
        // A night across Sunday stands in both weeks.
        expect([...new Set(apart.map(({ day }) => day))]).toEqual(together.map(({ day }) => day));
      }),
      { numRuns: 60 },
    );
  });

  it('falls only on its weekdays, inside the window, at its wall time, a whole number of turns apart', () => {
    fc.assert(
      fc.property(anyPlan, (one) => {
        const times = occurrencesOf(one, YEAR.from, addMs(YEAR.from, 120 * 24 * HOUR), ZONE);
        for (const time of times) {
          expect(one.recurrence?.weekdays).toContain(weekdayOf(time.day));
          expect(time.from).toBe(momentAt(time.day, one.from.slice(11), ZONE));
          expect(time.day >= one.from.slice(0, 10)).toBe(true);
        }
        expect(times.map(({ day }) => day)).toEqual([...new Set(times.map(({ day }) => day))].sort());
      }),
      { numRuns: 60 },
    );
  });
});
