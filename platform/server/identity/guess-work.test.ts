import { type Challenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { describe, expect, it } from 'vitest';
import { GuessWork, type Handed } from './guess-work.ts';

async function solve(challenge: string): Promise<Handed> {
  const solution = await solveChallenge({ challenge: JSON.parse(challenge) as Challenge, deriveKey });
  if (solution === null) throw new Error('Not solved.');
  return { challenge, counter: solution.counter, derivedKey: solution.derivedKey };
}

const GUESS = ['city', 'network', 'appel boom fiets water'];

describe('the sum before a guess', () => {
  it('is worth one guess, and nothing when it is handed in again, also of two at once', async () => {
    const work = new GuessWork();
    const handed = await solve(await work.ask('light', GUESS));
    const verdicts = await Promise.all([work.check(handed, GUESS), work.check(handed, GUESS)]);
    expect(verdicts.filter((verdict) => verdict === 'light')).toHaveLength(1);
    expect(await work.check(handed, GUESS)).toBeNull();
  });

  it('is for the words, the network and the city it was asked for', async () => {
    const work = new GuessWork();
    const handed = await solve(await work.ask('light', GUESS));
    for (const at of [0, 1, 2])
      expect(
        await work.check(
          handed,
          GUESS.map((part, one) => (one === at ? 'other' : part)),
        ),
      ).toBeNull();
    expect(await work.check(handed, GUESS)).toBe('light');
  });

  it('cannot be made lighter, later, made up or taken from another house', async () => {
    const work = new GuessWork();
    const handed = await solve(await work.ask('light', GUESS));
    const changed = (change: Partial<Challenge['parameters']>): Handed => {
      const challenge = JSON.parse(handed.challenge) as Challenge;
      return {
        ...handed,
        challenge: JSON.stringify({ ...challenge, parameters: { ...challenge.parameters, ...change } }),
      };
    };
    const { data } = (JSON.parse(handed.challenge) as Challenge).parameters;
    const tries: Handed[] = [
      { ...handed, counter: handed.counter + 1 },
      { ...handed, derivedKey: `00${handed.derivedKey.slice(4)}aa` },
      { ...handed, challenge: 'null' },
      { ...handed, challenge: '{"parameters":{"nonce":"00"}}' },
      changed({ cost: 1 }),
      changed({ expiresAt: 4_000_000_000 }),
      changed({ data: { ...data, weight: 'heavy' } }),
    ];
    for (const one of tries) expect(await work.check(one, GUESS)).toBeNull();
    expect(await new GuessWork().check(handed, GUESS)).toBeNull();
  });

  it('tells a heavy sum from a light one, and holds no words', async () => {
    const work = new GuessWork();
    const challenge = await work.ask('heavy', GUESS);
    for (const part of GUESS) expect(challenge).not.toContain(part);
    expect(await work.check(await solve(challenge), GUESS)).toBe('heavy');
  });
});
