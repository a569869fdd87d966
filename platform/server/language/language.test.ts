import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parseMessage } from '../../core/icu.ts';
import { chooseLang, Wordings } from './language.ts';

const compiled = (texts: Record<string, string>) =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, parseMessage(text)]));
const folder = mkdtempSync(join(tmpdir(), 'vindplaats-language-'));
writeFileSync(
  join(folder, 'messages.json'),
  JSON.stringify({
    nl: compiled({
      'house.open': 'Nu open, tot {until, time}',
      'house.wait': 'Even wachten',
      'house.desk': 'Werkplek',
      'refusal.full': 'Vol: {max, number}.',
    }),
    en: compiled({
      'house.open': 'Open until {until, time}',
      'house.wait': 'One moment',
      'house.desk': 'Desk',
      'refusal.full': 'Full: {max, number}.',
    }),
  }),
);
writeFileSync(
  join(folder, 'screen-keys.json'),
  JSON.stringify({ 'engines/house/Street': ['house.open', 'house.wait'] }),
);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const wordings = new Wordings(folder);
const STREET = 'engines/house/Street';
const ZONE = 'Europe/Brussels';

describe('the wordings of the house', () => {
  it("sends a screen its own sentences, in the reader's language, and no others", () => {
    expect(wordings.messagesFor('nl', STREET)).toEqual(
      compiled({ 'house.open': 'Nu open, tot {until, time}', 'house.wait': 'Even wachten' }),
    );
    expect(wordings.messagesFor('en', STREET)).toEqual(
      compiled({ 'house.open': 'Open until {until, time}', 'house.wait': 'One moment' }),
    );
    expect(() => wordings.messagesFor('nl', 'constructor')).toThrow('The build knows no screen constructor.');
  });

  it("lays a city's own words over them, on screens and in what the server says", () => {
    const overlay = {
      'house.open': 'De deur staat open tot {until, time}',
      'refusal.full': 'Er kunnen er {max, number} binnen.',
    };
    expect(wordings.messagesFor('nl', STREET, overlay)).toEqual(
      compiled({ 'house.open': 'De deur staat open tot {until, time}', 'house.wait': 'Even wachten' }),
    );
    expect(wordings.say('nl', 'refusal.full', { max: 1200 }, ZONE, overlay)).toBe(
      'Er kunnen er 1.200 binnen.',
    );
    expect(wordings.say('en', 'refusal.full', { max: 1200 }, ZONE)).toBe('Full: 1,200.');
    expect(wordings.faultsOf('nl', overlay)).toEqual([]);
  });

  it('keeps the words of one city from another', () => {
    const words = ['Huis A', 'Huis B'].map(
      (wait) => wordings.messagesFor('nl', STREET, { 'house.wait': wait })['house.wait'],
    );
    expect(words).toEqual(['Huis A', 'Huis B']);
  });

  it.each([
    ['broken', { 'house.open': 'Open tot {until' }, 'an opening brace that nothing closes (at character 10)'],
    ['silent about the hour', { 'house.open': 'Open' }, '{until} is left out (at character 1)'],
    [
      'asking for something else',
      { 'house.open': 'Open tot {until, number}' },
      '{until} must be filled as moment, not as number (at character 1)',
    ],
    [
      'asking for more',
      { 'house.open': '{who}: tot {until, time}' },
      '{who} is not known in this sentence (at character 1)',
    ],
  ])('leaves a wording aside that is %s, keeps our own, and tells which', (_what, overlay, what) => {
    expect(wordings.messagesFor('nl', STREET, overlay)['house.open']).toEqual(
      parseMessage('Nu open, tot {until, time}'),
    );
    expect(wordings.faultsOf('nl', overlay)).toEqual([{ key: 'house.open', what }]);
  });

  it('reports a wording for a sentence that the house does not have', () => {
    expect(wordings.faultsOf('nl', { 'house.gone': 'Weg', 'house.wait': 'Wacht' })).toEqual([
      { key: 'house.gone', what: 'the house has no such sentence (at character 1)' },
    ]);
  });

  it('takes a key that nobody wrote for a fault of ours', () => {
    expect(() => wordings.say('nl', 'refusal.unheard', {}, ZONE)).toThrow(
      'There is no message refusal.unheard.',
    );
    expect(() => wordings.say('nl', 'toString', {}, ZONE)).toThrow('There is no message toString.');
  });
});

describe('the language to speak', () => {
  it.each<
    [accepted: string | undefined, chosen: string | undefined, ofCity: readonly string[], lang: string]
  >([
    [undefined, undefined, ['nl', 'en'], 'nl'],
    ['en-US,en;q=0.9,nl;q=0.8', undefined, ['nl', 'en'], 'en'],
    ['en;q=0.5, nl-BE;q=0.9', undefined, ['nl', 'en'], 'nl'],
    ['fr-BE, ar;q=0.8, en;q=0.1', undefined, ['nl', 'en'], 'en'],
    ['fr-BE', undefined, ['nl', 'en'], 'nl'],
    ['en;q=0, nl;q=0.1', undefined, ['en', 'nl'], 'nl'],
    ['*', undefined, ['en', 'nl'], 'en'],
    ['nl', 'en', ['nl', 'en'], 'en'],
    ['en', 'fr', ['nl', 'en'], 'en'],
    ['en', 'en', ['nl'], 'nl'],
    ['EN-gb', undefined, ['nl', 'en'], 'en'],
    [';;,q=,;q=x, en;q=..', undefined, ['nl', 'en'], 'nl'],
    [undefined, undefined, [], 'nl'],
  ])('asked %j and chosen %j in a city of %j is %s', (accepted, chosen, ofCity, lang) => {
    expect(chooseLang(accepted, chosen, ofCity)).toBe(lang);
  });

  it('spends no time on a header that is made to cost time', () => {
    expect(chooseLang(`${'fr,'.repeat(100)}en`, undefined, ['nl', 'en'])).toBe('nl');
  });
});
