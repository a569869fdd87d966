import { describe, expect, it } from 'vitest';
import { drawWords, nearWords, normalPhrase } from './phrase.rules.ts';

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
