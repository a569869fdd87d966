import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SHAPE } from './candidates.mjs';
import { NearWords } from './distance.mjs';
import { readEntries, refusalsFrom } from './hand-lists.mjs';

/** Below this, guessing becomes worth while: at ten guesses a second against 10,000 phrases. */
const FEWEST_WORDS = 7776;
const WORDS_IN_PHRASE = 4;
const FEWEST_BITS = 51.6;

const text = readFileSync(new URL('words.txt', import.meta.url), 'utf8');
const words = text.split('\n').slice(0, -1);

/** Each word with the earlier word that it could be mistaken for. */
function lookAlikes(list: readonly string[]): string[] {
  const nearby = new NearWords();
  const found: string[] = [];
  for (const word of list) {
    const other = nearby.near(word);
    if (other !== undefined) found.push(`${other} ~ ${word}`);
    nearby.add(word);
  }
  return found;
}

/** Levenshtein distance by the plain table, to hold the fast search to account. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

describe('the words of the return phrase', () => {
  it('are many enough that four of them cannot be guessed', () => {
    expect(words.length).toBeGreaterThanOrEqual(FEWEST_WORDS);
    expect(WORDS_IN_PHRASE * Math.log2(words.length)).toBeGreaterThanOrEqual(FEWEST_BITS);
  });

  it('are three to eight plain small letters, one word a line', () => {
    expect(words.filter((word) => !SHAPE.test(word))).toEqual([]);
    expect(text.endsWith('\n')).toBe(true);
  });

  it('stand in order, each once', () => {
    expect(words).toEqual([...new Set(words)].sort());
  });

  it('hold none that was refused', () => {
    const refused = refusalsFrom(readEntries('refused.txt'));
    expect(words.filter((word) => refused.isRefused(word))).toEqual([]);
  });

  it('differ from each other in at least two letters, so that one slip never gives another word', () => {
    expect(lookAlikes(words)).toEqual([]);
  });
});

describe('the search for look-alikes', () => {
  it.each([
    ['a replaced letter', 'boom', 'boot', true],
    ['an extra letter', 'boom', 'booms', true],
    ['a dropped letter', 'stroom', 'troom', true],
    ['a dropped double', 'kaas', 'kas', true],
    ['the same word', 'boom', 'boom', true],
    ['two replaced letters', 'boom', 'books', false],
    ['two letters that changed places', 'melk', 'mekl', false],
    ['a letter less here and another there', 'brood', 'roodt', false],
  ])('judges %s: %s and %s', (_, one, other, isNear) => {
    expect(lookAlikes([one, other])).toHaveLength(isNear ? 1 : 0);
    expect(lookAlikes([other, one])).toHaveLength(isNear ? 1 : 0);
  });

  it('agrees with the plain table of distances on a part of the list', () => {
    const everyThirtieth = words.filter((_, at) => at % 30 === 0);
    const slips = everyThirtieth.flatMap((word) => [word.slice(1), `${word}x`, `x${word.slice(1)}`, word]);
    const expected = slips.map((slip) => everyThirtieth.some((word) => editDistance(slip, word) <= 1));
    const nearby = new NearWords();
    for (const word of everyThirtieth) nearby.add(word);
    expect(slips.map((slip) => nearby.near(slip) !== undefined)).toEqual(expected);
  });
});

describe('the refusals', () => {
  const refused = refusalsFrom(['hel', '*moord*', '!moordend', '!*moorddt*']);

  it.each([
    ['hel', true],
    ['helder', false],
    ['moordlied', true],
    ['moordend', false],
    ['boter', false],
  ])('judge %s', (word, isRefused) => {
    expect(refused.isRefused(word)).toBe(isRefused);
  });

  it('are written in one of the four ways that are read', () => {
    expect(
      readEntries('refused.txt').filter((entry) => !/^([a-z]+|\*[a-z]+\*|![a-z]+|!\*[a-z]+\*)$/.test(entry)),
    ).toEqual([]);
  });
});
