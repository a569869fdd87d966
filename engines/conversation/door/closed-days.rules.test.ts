import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysBetween, weekdayOf } from './city-time.rules.ts';
import {
  belgianPublicHolidays,
  easterSunday,
  flemishSchoolHolidays,
  schoolHolidayDays,
} from './closed-days.rules.ts';

const anyYear = fc.integer({ min: 1900, max: 2199 });

describe('public holidays', () => {
  it.each([
    [2019, '2019-04-21'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
    [2285, '2285-03-22'],
  ])('knows Easter of %i', (year, day) => {
    expect(easterSunday(year)).toBe(day);
  });

  it('puts Easter on a Sunday between 22 March and 25 April, in any year', () => {
    fc.assert(
      fc.property(anyYear, (year) => {
        const day = easterSunday(year);
        expect(weekdayOf(day)).toBe(7);
        expect(day >= `${year}-03-22` && day <= `${year}-04-25`).toBe(true);
      }),
    );
  });

  it('lists the ten of 2026 in order, closed, with a source', () => {
    const days = belgianPublicHolidays(2026);
    expect(days.map((one) => one.day)).toEqual([
      '2026-01-01',
      '2026-04-06',
      '2026-05-01',
      '2026-05-14',
      '2026-05-25',
      '2026-07-21',
      '2026-08-15',
      '2026-11-01',
      '2026-11-11',
      '2026-12-25',
    ]);
    expect(days.every((one) => one.hours === null && one.kind === 'public' && one.source !== undefined)).toBe(
      true,
    );
  });
});

describe('Flemish school holidays', () => {
  // As published by schools in Flanders for these years.
  it.each([
    [
      2022,
      '2022-10-31 2022-11-06',
      '2022-12-26 2023-01-08',
      '2023-02-20 2023-02-26',
      '2023-04-03 2023-04-16',
    ],
    [
      2023,
      '2023-10-30 2023-11-05',
      '2023-12-25 2024-01-07',
      '2024-02-12 2024-02-18',
      '2024-04-01 2024-04-14',
    ],
    [
      2025,
      '2025-10-27 2025-11-02',
      '2025-12-22 2026-01-04',
      '2026-02-16 2026-02-22',
      '2026-04-06 2026-04-19',
    ],
    [
      2026,
      '2026-11-02 2026-11-08',
      '2026-12-21 2027-01-03',
      '2027-02-08 2027-02-14',
      '2027-03-29 2027-04-11',
    ],
    [
      2027,
      '2027-11-01 2027-11-07',
      '2027-12-27 2028-01-09',
      '2028-02-28 2028-03-05',
      '2028-04-03 2028-04-16',
    ],
  ])('follows the rule of the government in the school year from %i', (startYear, ...dates) => {
    const found = flemishSchoolHolidays(startYear).map(({ from, to }) => `${from} ${to}`);
    expect(found).toEqual([...dates, `${startYear + 1}-07-01 ${startYear + 1}-08-31`]);
  });

  it('starts on a Monday and ends on a Sunday, summer aside, in any year', () => {
    fc.assert(
      fc.property(anyYear, (year) => {
        const terms = flemishSchoolHolidays(year).slice(0, 4);
        expect(terms.map((one) => [weekdayOf(one.from), weekdayOf(one.to)])).toEqual([
          [1, 7],
          [1, 7],
          [1, 7],
          [1, 7],
        ]);
        expect(terms.map((one) => daysBetween(one.from, one.to) + 1)).toEqual([7, 14, 7, 14]);
      }),
    );
  });

  it('names each day and leaves the weekly hours as they are', () => {
    const days = schoolHolidayDays(2026);
    expect(days).toHaveLength(7 + 14 + 7 + 14 + 62);
    expect(days[0]).toMatchObject({ day: '2026-11-02', name: 'Herfstvakantie', kind: 'school' });
    expect(days.every((one) => one.hours === undefined)).toBe(true);
  });
});
