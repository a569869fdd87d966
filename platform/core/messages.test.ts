import { describe, expect, it } from 'vitest';
import { parseMessage } from './icu.ts';
import { format, formatParts, type Lang, type Values } from './messages.ts';

const say = (lang: Lang, text: string, values: Values = {}, zone = 'Europe/Brussels') =>
  format(parseMessage(text), values, { lang, zone });
const EVENING = '2026-11-24T20:00:00.000Z';
const HALF_PAST = '2026-11-24T20:30:00.000Z';

describe('a sentence', () => {
  it.each<[text: string, values: Values, nl: string, en: string]>([
    ['Er is iemand thuis.', {}, 'Er is iemand thuis.', 'Er is iemand thuis.'],
    [
      "'s Avonds zijn foto''s '{hier}' niet te zien",
      {},
      "'s Avonds zijn foto's {hier} niet te zien",
      "'s Avonds zijn foto's {hier} niet te zien",
    ],
    ['{name} is er', { name: 'Samira' }, 'Samira is er', 'Samira is er'],
    ['{n, number}', { n: 12345.5 }, '12.345,5', '12,345.5'],
    ['{n}', { n: 1000 }, '1.000', '1,000'],
    ['{n, number, percent}', { n: 0.25 }, '25%', '25%'],
    ['{n, number, integer}', { n: 2.6 }, '3', '3'],
    ['{at, time}', { at: EVENING }, '21 uur', '21:00'],
    ['{at, time}', { at: HALF_PAST }, '21.30 uur', '21:30'],
    ['{at, time, short}', { at: EVENING }, '21.00', '21:00'],
    ['{at, time, short}', { at: '2026-11-24T08:05:00.000Z' }, '9.05', '09:05'],
    ['{at, time}', { at: '14:00' }, '14 uur', '14:00'],
    ['{at, time}', { at: '00:00' }, '0 uur', '00:00'],
    ['{at, time, short}', { at: '23:10' }, '23.10', '23:10'],
    ['{at, date}', { at: EVENING }, 'dinsdag 24 november', 'Tuesday 24 November'],
    ['{at, date, short}', { at: EVENING }, 'di 24 nov', 'Tue 24 Nov'],
    ['{at, date, weekday}', { at: EVENING }, 'dinsdag', 'Tuesday'],
    ['{at, date, day}', { at: EVENING }, '24 november', '24 November'],
    ['{at, date, year}', { at: EVENING }, '24 november 2026', '24 November 2026'],
    ['{day, date}', { day: '2026-11-24' }, 'dinsdag 24 november', 'Tuesday 24 November'],
    ['{names, list}', { names: ['Samira'] }, 'Samira', 'Samira'],
    ['{names, list}', { names: ['Samira', 'Jonas'] }, 'Samira en Jonas', 'Samira and Jonas'],
    [
      '{names, list}',
      { names: ['Samira', 'Jonas', 'Lenn'] },
      'Samira, Jonas en Lenn',
      'Samira, Jonas and Lenn',
    ],
    ['({names, list})', { names: [] }, '()', '()'],
    ['{nobody}', { nobody: null }, '', ''],
  ])('%s with %j', (text, values, nl, en) => {
    expect(say('nl', text, values)).toBe(nl);
    expect(say('en', text, values)).toBe(en);
  });

  it('counts as its language does, exact counts first', () => {
    const text = '{n, plural, =0 {niemand} one {# mens} other {# mensen}}';
    expect([0, 1, 2, 1500].map((n) => say('nl', text, { n }))).toEqual([
      'niemand',
      '1 mens',
      '2 mensen',
      '1.500 mensen',
    ]);
    const place = '{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}';
    expect([1, 2, 3, 4, 11, 22].map((n) => say('en', place, { n }))).toEqual([
      '1st',
      '2nd',
      '3rd',
      '4th',
      '11th',
      '22nd',
    ]);
    expect(say('nl', place, { n: 1 })).toBe('1th');
  });

  it('chooses by a word, and takes none when there is nothing', () => {
    const text = '{until, select, none {Nu dicht.} other {Dicht tot {until, time}.}}';
    expect(say('nl', text, { until: EVENING })).toBe('Dicht tot 21 uur.');
    expect(say('nl', text, { until: null })).toBe('Nu dicht.');
    // A value that is named like something every object has is still only a word.
    expect(say('nl', '{how, select, ask {vraag} other {anders}}', { how: 'constructor' })).toBe('anders');
  });

  it('nests, and # stays the number of the nearest plural', () => {
    const text =
      '{rooms, plural, one {# kamer} other {# kamers met {people, plural, one {# mens} other {# mensen}}, samen #}}';
    expect(say('nl', text, { rooms: 3, people: 1 })).toBe('3 kamers met 1 mens, samen 3');
  });

  it('tells the hour that the clocks of the city show, also on the days they change', () => {
    const hours = (...moments: string[]) => moments.map((at) => say('nl', '{at, time, short}', { at }));
    expect(hours('2026-03-29T00:59:00.000Z', '2026-03-29T01:00:00.000Z')).toEqual(['1.59', '3.00']);
    expect(hours('2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z')).toEqual(['2.30', '2.30']);
    expect(say('nl', '{at, date, short}', { at: '2026-03-28T23:30:00.000Z' })).toBe('zo 29 mrt');
    expect(say('nl', '{at, time}', { at: EVENING }, 'Europe/Lisbon')).toBe('20 uur');
  });

  it('shows a local day as it is, in whatever zone', () => {
    expect(say('nl', '{day, date, day}', { day: '2026-11-24' }, 'America/Los_Angeles')).toBe('24 november');
    expect(say('nl', '{day, date, day}', { day: '2026-11-24' }, 'Pacific/Auckland')).toBe('24 november');
  });

  it('keeps a name in another writing direction from turning the words around it', () => {
    const turned = say('nl', '{name} is er', { name: 'ab\u2069\u202ecd' });
    expect(turned).toBe('\u2068ab\u202ecd\u2069 is er');
    expect(say('nl', '{names, list}', { names: ['نور', 'Jonas'] })).toBe('\u2068نور\u2069 en Jonas');
  });

  it('leaves a visible gap where a value is missing, or throws where a test asks so', () => {
    expect(say('nl', 'Tot {until, time}.')).toBe('Tot ….');
    expect(say('nl', '{n, plural, one {# mens} other {# mensen}}')).toBe('… mensen');
    const throwing = {
      lang: 'nl',
      zone: 'Europe/Brussels',
      missing: (name: string): string => {
        throw new Error(name);
      },
    } as const;
    expect(() => format(parseMessage('Tot {until, time}.'), {}, throwing)).toThrow('until');
  });

  it('comes in pieces, with a slot for each value that a component draws itself', () => {
    const parts = formatParts(
      parseMessage('{name} zegt: bel {line}.'),
      { name: 'Samira' },
      { lang: 'nl', zone: 'Europe/Brussels' },
    );
    expect(parts).toEqual(['Samira', ' zegt: bel ', { slot: 'line' }, '.']);
  });
});
