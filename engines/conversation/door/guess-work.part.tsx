import { type Challenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import type { Work } from './phrase.contract.ts';

/** Longer than a slow phone takes; then it waits instead. */
const AT_MOST_MS = 60_000;

/** Does the sum that the server asks for before the next guess.
 *  @returns 'cannot' in a browser without the means: it waits instead */
export default async function doWork(challenge: string): Promise<Work | 'cannot'> {
  if (globalThis.crypto?.subtle === undefined) return 'cannot';
  try {
    const solution = await solveChallenge({
      challenge: JSON.parse(challenge) as Challenge,
      deriveKey,
      timeout: AT_MOST_MS,
    });
    if (solution === null) return 'cannot';
    return { challenge, counter: solution.counter, derivedKey: solution.derivedKey };
  } catch {
    return 'cannot';
  }
}
