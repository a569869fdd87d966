import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  drawWords,
  LONGEST_WAIT_MS,
  missed,
  NO_GUESSES,
  nearWords,
  normalPhrase,
  takeTurn,
} from './phrase.rules.ts';

const list = Array.from({ length: 7_776 }, (_, at) => `woord${at}`);

describe('four words', () => {
  it('are drawn fairly: numbers that would favour some words are passed over', () => {
    const last = Math.floor(2 ** 32 / list.length) * list.length;
    expect(drawWords(list, [0, 1, 7_775, last - 1])).toEqual(['woord0', 'woord1', 'woord7775', 'woord7775']);
    expect(drawWords(list, [last, 2 ** 32 - 1, 5, 6, 7, 8])).toEqual([
      'woord5',
      'woord6',
      'woord7',
      'woord8',
    ]);
    expect(drawWords(list, [last, 1, 2, 3])).toBe(null);
  });

  it.each([
    'Fiets kastanje MAANDAG lantaarn',
    ' fiets-kastanje-maandag-lantaarn ',
    'fiets, kastanje,\nmaandag, lantaarn',
    '1. fiets 2. kastanje 3. maandag 4. lantaarn',
  ])('are the same words however they are typed: %j', (typed) => {
    expect(normalPhrase(typed)).toBe('fiets kastanje maandag lantaarn');
  });

  it.each([
    ['maandag', ['maandag']],
    ['mandag', ['maandag']],
    ['maandagg', ['maandag']],
    ['maanadg', ['maandag']],
    ['moondag', []],
  ])('are hinted at when one slip away: %s', (typed, near) => {
    expect(nearWords(['maandag', 'fiets'], typed, 3)).toEqual(near.filter((word) => word !== typed));
  });
});

describe('guessing', () => {
  const slow = (now: number) =>
    Array.from({ length: 10 }).reduce<typeof NO_GUESSES>((guesses) => missed(guesses, now), NO_GUESSES);

  it('is at once for the first ten misses, and one a second from then on', () => {
    expect(takeTurn(NO_GUESSES, 0)).toMatchObject({ waitMs: 0 });
    const first = takeTurn(slow(0), 0);
    expect(first).toMatchObject({ waitMs: 0 });
    expect('after' in first && takeTurn(first.after, 0)).toMatchObject({ waitMs: 1_000 });
  });

  it('never takes more than one a second from a city that is guessed at, and never shuts the owner out', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 200 }), (gaps) => {
        let guesses = slow(0);
        let now = 0;
        const tried: number[] = [];
        for (const gap of gaps) {
          now += gap;
          const turn = takeTurn(guesses, now);
          if ('tooManyForSeconds' in turn) {
            // Coming back after that many seconds always finds a place.
            expect(takeTurn(guesses, now + turn.tooManyForSeconds * 1000)).toHaveProperty('waitMs');
            continue;
          }
          expect(turn.waitMs).toBeLessThanOrEqual(LONGEST_WAIT_MS);
          tried.push(now + turn.waitMs);
          guesses = missed(turn.after, now + turn.waitMs);
        }
        for (const [at, moment] of tried.entries())
          if (at > 0) expect(moment - (tried[at - 1] as number)).toBeGreaterThanOrEqual(1_000);
      }),
    );
  });

  it('is forgotten after an hour without misses', () => {
    const turn = takeTurn(slow(0), 61 * 60_000);
    expect(turn).toMatchObject({ waitMs: 0, after: { misses: [] } });
  });
});
