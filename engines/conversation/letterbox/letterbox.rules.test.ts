import { describe, expect, it } from 'vitest';
import { instant } from '../../../platform/core/time.ts';
import { decidePosting, mayPostFrom, promisedBy } from './letterbox.rules.ts';

const ZONE = 'Europe/Brussels';
const tuesdayNight = instant('2026-11-24T21:14:00.000Z');
const opening = (day: string, closes: string) => ({ day, closesAt: instant(closes) });
const wednesday = opening('2026-11-25', '2026-11-25T20:00:00.000Z');
const thursday = opening('2026-11-26', '2026-11-26T17:00:00.000Z');
const friday = opening('2026-11-27', '2026-11-27T20:00:00.000Z');

describe('the promise of an answer', () => {
  it.each([
    [
      'the second opening day, not the first or the third',
      [wednesday, thursday, friday],
      '2026-11-26T17:00:00.000Z',
    ],
    ['in any order', [friday, thursday, wednesday], '2026-11-26T17:00:00.000Z'],
    [
      'the last opening of that day, when it has two',
      [wednesday, opening('2026-11-26', '2026-11-26T12:00:00.000Z'), thursday],
      '2026-11-26T17:00:00.000Z',
    ],
    ['one day with two openings is one day', [wednesday, wednesday], '2026-11-27T17:00:00.000Z'],
    ['no hours in sight: three days on, 18:00 in the city', [], '2026-11-27T17:00:00.000Z'],
    [
      'an opening that is over counts no more',
      [opening('2026-11-24', '2026-11-24T21:00:00.000Z'), wednesday],
      '2026-11-27T17:00:00.000Z',
    ],
    [
      'an opening that runs now is the first',
      [opening('2026-11-24', '2026-11-24T22:00:00.000Z'), wednesday],
      '2026-11-25T20:00:00.000Z',
    ],
  ])('is the end of the second opening day: %s', (_name, openings, by) => {
    expect(promisedBy(tuesdayNight, openings, ZONE)).toBe(by);
  });

  it('stays 18:00 on the wall when the clocks change in between', () => {
    expect(promisedBy(instant('2026-10-23T20:00:00.000Z'), [], ZONE)).toBe('2026-10-26T17:00:00.000Z');
    expect(promisedBy(instant('2026-10-21T20:00:00.000Z'), [], ZONE)).toBe('2026-10-24T16:00:00.000Z');
  });
});

describe('one new letter a day', () => {
  const at = (text: string, answered = false) => ({
    postedAt: instant(text),
    answeredAt: answered ? instant('2026-11-24T21:00:00.000Z') : null,
  });

  it.each([
    ['nothing posted yet', [], null],
    ['everything answered', [at('2026-11-24T20:00:00.000Z', true)], null],
    ['one waits since an hour', [at('2026-11-24T20:14:00.000Z')], '2026-11-25T20:14:00.000Z'],
    ['one waits since a day to the minute', [at('2026-11-23T21:14:00.000Z')], null],
    [
      'an old one waits, and a newer one was answered',
      [at('2026-11-20T21:14:00.000Z'), at('2026-11-24T20:14:00.000Z', true)],
      '2026-11-25T20:14:00.000Z',
    ],
  ])('holds when %s', (_name, mine, from) => {
    expect(mayPostFrom(mine, tuesdayNight)).toBe(from);
    expect(decidePosting(mine, tuesdayNight)?.data ?? null).toEqual(from === null ? null : { from });
  });
});
