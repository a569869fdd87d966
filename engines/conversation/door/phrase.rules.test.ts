import { describe, expect, it } from 'vitest';
import { drawWords, endedWord, nearWords, normalPhrase, offersFor } from './phrase.rules.ts';

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
    ['mandag', ['maandag']],
    ['maandagg', ['maandag']],
    ['maanadg', ['maandag']],
    ['meandag', ['maandag']],
    ['lantaren', ['lantaarn']],
    ['moondeg', []],
    ['fits', ['fiets']],
    ['fats', []],
  ])('are hinted at one slip away, and two in a longer word: %s', (typed, near) => {
    expect(nearWords(['maandag', 'lantaarn', 'fiets'], typed, 3)).toEqual(near);
  });

  it('are completed in the field one is in, and questioned in the others', () => {
    const words = ['fiets', 'lantaarn', 'maandag', 'maatje'];
    expect(offersFor(words, ['fiets', 'lantaren', 'maa', ''], 2, 4)).toEqual([
      { place: 1, kind: 'near', words: ['lantaarn'] },
      { place: 2, kind: 'begins', words: ['maandag', 'maatje'] },
    ]);
    expect(offersFor(words, ['Fiets ', 'm', 'maa', 'xyzxyz'], null, 1)).toEqual([
      { place: 2, kind: 'near', words: ['maandag'] },
      { place: 3, kind: 'near', words: [] },
    ]);
    expect(offersFor([], ['fiets', 'lantaren', 'maa', ''], 2, 4)).toEqual([]);
  });

  it.each([
    ['maan ', 'maandag'],
    ['maa ', 'maa'],
    ['Fiets,', 'fiets'],
    ['f ', 'f'],
    [' ', ''],
  ])('are completed by a space when only one begins so: %j', (typed, word) => {
    expect(endedWord(['fiets', 'maandag', 'maatje'], typed)).toBe(word);
  });
});
