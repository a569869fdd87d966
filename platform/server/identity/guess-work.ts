import { createHmac, randomBytes } from 'node:crypto';
import { type Challenge, createChallenge, type Solution, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { MINUTE, SECOND } from '../../core/time.ts';

/** How much a browser does before its next guess. light: under a second on a cheap phone; heavy: some seconds. */
export type Weight = 'light' | 'heavy';
const ROUNDS: Readonly<Record<Weight, number>> = { light: 2_000, heavy: 6_000 };
/** Hex digits that must come out as nought: 256 tries on average. */
const PREFIX = '00';
/** How long a task may take and wait to be handed in. */
const VALID_MS = 5 * MINUTE;

/** What somebody hands in. */
export interface Handed {
  /** As it was given out. */
  readonly challenge: string;
  readonly counter: number;
  readonly derivedKey: string;
}

/** A small sum before the next guess: cheap once, dear a thousand times. Each is for one guess from one place, is worth
 *  something once, and for five minutes. Nothing is kept but the numbers of those handed in. */
export class GuessWork {
  readonly #secret = randomBytes(32).toString('hex');
  readonly #used = new Map<string, number>();

  /** @param guess what it is for: city, network and words; only a keyed digest of it leaves us */
  async ask(weight: Weight, guess: readonly string[]): Promise<string> {
    const challenge = await createChallenge({
      algorithm: 'PBKDF2/SHA-256',
      cost: ROUNDS[weight],
      keyPrefix: PREFIX,
      deriveKey,
      expiresAt: Math.floor((Date.now() + VALID_MS) / SECOND),
      data: { weight, guess: this.#digest(guess) },
      hmacSignatureSecret: this.#secret,
    });
    return JSON.stringify(challenge);
  }

  /** @returns the weight of the work, or null when it is none: made up, for another guess, too old or handed in before */
  async check(handed: Handed, guess: readonly string[]): Promise<Weight | null> {
    const challenge = read(handed.challenge);
    if (challenge === null) return null;
    const { nonce, data } = challenge.parameters;
    if (data?.['guess'] !== this.#digest(guess)) return null;
    const solution: Solution = { counter: handed.counter, derivedKey: handed.derivedKey };
    const verdict = await verifySolution({
      challenge,
      solution,
      deriveKey,
      hmacSignatureSecret: this.#secret,
    }).catch(() => null);
    if (verdict?.verified !== true) return null;
    // After the check, and without a pause in between: of two at once the second finds it used.
    this.#forget();
    if (this.#used.has(nonce)) return null;
    this.#used.set(nonce, Date.now() + VALID_MS);
    return data['weight'] === 'heavy' ? 'heavy' : 'light';
  }

  #digest(guess: readonly string[]): string {
    return createHmac('sha256', this.#secret).update(JSON.stringify(guess)).digest('base64url');
  }

  #forget(): void {
    const now = Date.now();
    for (const [nonce, until] of this.#used) if (until < now) this.#used.delete(nonce);
  }
}

function read(text: string): Challenge | null {
  try {
    const challenge = JSON.parse(text) as Challenge | null;
    return typeof challenge?.parameters?.nonce === 'string' ? challenge : null;
  } catch {
    return null;
  }
}
