import { addDays, type Day, daysFrom, mondayOf, weekdayOf } from './city-time.rules.ts';
import type { HoursSlot } from './hours.rules.ts';

/** A day with a name. What the functions below give is a proposal; the city edits, adds and removes. */
export interface ClosedDay {
  readonly day: Day;
  /** As shown, in the city's words. */
  readonly name: string;
  readonly kind: 'public' | 'school' | 'own';
  /** null: closed. A list: these instead of the weekly hours. Absent: the weekly hours go on, the day only has a name. */
  readonly hours?: readonly HoursSlot[] | null;
  /** Where the date comes from, for whoever checks it later. */
  readonly source?: string;
}

export interface SchoolHoliday {
  readonly name: string;
  readonly from: Day;
  /** Last day, included. */
  readonly to: Day;
  readonly source: string;
}

const PUBLIC_SOURCE = 'Koninklijk besluit van 18 april 1974, artikel 1';
const SCHOOL_SOURCE = 'Besluit van de Vlaamse Regering van 17 april 1991';

/** Easter Sunday in the Gregorian calendar, 22 March to 25 April.
 *  Source: the anonymous computus of 1876 as given by Meeus, Astronomical Algorithms, chapter 8. */
export function easterSunday(year: number): Day {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - moonShift + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const count = epact + toSunday - 7 * late + 114;
  return dayOf(year, Math.floor(count / 31), (count % 31) + 1);
}

/** The ten public holidays of Belgium in this calendar year, in order. Closed unless the city says otherwise. */
export function belgianPublicHolidays(year: number): ClosedDay[] {
  const easter = easterSunday(year);
  const days: readonly (readonly [Day, string])[] = [
    [dayOf(year, 1, 1), 'Nieuwjaar'],
    [addDays(easter, 1), 'Paasmaandag'],
    [dayOf(year, 5, 1), 'Dag van de Arbeid'],
    [addDays(easter, 39), 'Hemelvaart'],
    [addDays(easter, 50), 'Pinkstermaandag'],
    [dayOf(year, 7, 21), 'Nationale feestdag'],
    [dayOf(year, 8, 15), 'Onze-Lieve-Vrouw-Hemelvaart'],
    [dayOf(year, 11, 1), 'Allerheiligen'],
    [dayOf(year, 11, 11), 'Wapenstilstand'],
    [dayOf(year, 12, 25), 'Kerstmis'],
  ];
  return days
    .map(([day, name]): ClosedDay => ({ day, name, kind: 'public', hours: null, source: PUBLIC_SOURCE }))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** The five holidays of a Flemish school year, computed from the government's rule.
 *  @param startYear the year of its September: 2026 is the school year 2026-2027 */
export function flemishSchoolHolidays(startYear: number): SchoolHoliday[] {
  const year = startYear + 1;
  const allSaints = dayOf(startYear, 11, 1);
  const christmas = dayOf(startYear, 12, 25);
  // On a Sunday the week has passed already: the holiday is the week that follows.
  const autumn = weekdayOf(allSaints) === 7 ? addDays(allSaints, 1) : mondayOf(allSaints);
  const winter = weekdayOf(christmas) >= 6 ? nextMonday(christmas) : mondayOf(christmas);
  // Seven Mondays back from Easter Sunday; the first of them is six days before it.
  const carnival = addDays(easterSunday(year), -48);
  return [
    weeks('Herfstvakantie', autumn, 1),
    weeks('Kerstvakantie', winter, 2),
    weeks('Krokusvakantie', carnival, 1),
    weeks('Paasvakantie', springStart(year), 2),
    { name: 'Zomervakantie', from: dayOf(year, 7, 1), to: dayOf(year, 8, 31), source: SCHOOL_SOURCE },
  ];
}

/** The same, day by day. The weekly hours go on: a house is often needed most when school is out.
 *  A city that opens otherwise in a holiday fills in `hours`. */
export function schoolHolidayDays(startYear: number): ClosedDay[] {
  return flemishSchoolHolidays(startYear).flatMap(({ name, from, to, source }) =>
    daysFrom(from, to).map((day): ClosedDay => ({ day, name, kind: 'school', source })),
  );
}

/** First Monday of April; Monday after Easter when Easter falls in March; second Monday before it after 15 April. */
function springStart(year: number): Day {
  const easter = easterSunday(year);
  if (easter < dayOf(year, 4, 1)) return addDays(easter, 1);
  if (easter > dayOf(year, 4, 15)) return addDays(easter, -13);
  return nextMonday(dayOf(year, 3, 31));
}

function weeks(name: string, from: Day, count: number): SchoolHoliday {
  return { name, from, to: addDays(from, 7 * count - 1), source: SCHOOL_SOURCE };
}

/** @returns the first Monday after this day */
function nextMonday(day: Day): Day {
  return addDays(mondayOf(day), 7);
}

function dayOf(year: number, month: number, day: number): Day {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
