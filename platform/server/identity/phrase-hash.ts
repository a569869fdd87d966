import { createHash } from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';
import { refuse, tooMany } from '../../core/contract.ts';
import type { CityId } from '../../core/ids.ts';
import { FairLine } from './fair-line.ts';

/** 64 MiB, three rounds: about 80 ms of one core. Tests take 1 MiB; production refuses that. */
export interface HashCost {
  readonly memoryKib: number;
}
export const FULL_COST: HashCost = { memoryKib: 64 * 1024 };

/** The package's own name for it is a const enum, which this compiler setting cannot read. */
const ARGON2ID = 2;

/** At most this many at once, the rest queue: whoever guesses cannot starve the house. */
const AT_ONCE = 2;
/** How many wait for their hash at the same time: at full cost, ten seconds of work. */
const PLACES = 200;
const FULL_SECONDS = 10;

/** Hashes return phrases. One secret salt, kept outside the database, instead of one per record: the words must be
 *  found without a name (a deliberate departure, see the decision record). */
export class PhraseHasher {
  readonly #salt: Buffer;
  readonly #cost: HashCost;
  #running = 0;
  /** For tests: the most that ever ran at once. */
  mostAtOnce = 0;
  readonly #line = new FairLine<(goes: boolean) => void>(PLACES);

  constructor(salt: Buffer, cost: HashCost, isProduction: boolean) {
    if (isProduction && cost.memoryKib < FULL_COST.memoryKib)
      throw new Error('Return phrases are hashed at full cost in production.');
    this.#salt = salt;
    this.#cost = cost;
  }

  /** @param words normal: lower case, one space between
   *  @param network who asks: networks take turns, so that one cannot keep the others waiting
   *  @throws the refusal `tooMany` when the line is full and nobody takes more of it */
  async hash(cityId: CityId, words: string, network: string): Promise<Buffer> {
    await this.#turn(network);
    try {
      // Each city its own salt: the same words in two cities have nothing to do with each other.
      const salt = createHash('sha256').update(this.#salt).update(cityId).digest();
      return await hashRaw(words, {
        algorithm: ARGON2ID,
        memoryCost: this.#cost.memoryKib,
        timeCost: 3,
        parallelism: 1,
        outputLen: 32,
        salt,
      });
    } finally {
      // The place goes to the next one without ever being free: who comes in between could make three.
      const next = this.#line.take();
      if (next === null) this.#running -= 1;
      else next(true);
    }
  }

  async #turn(network: string): Promise<void> {
    if (this.#running < AT_ONCE) {
      this.#running += 1;
      this.mostAtOnce = Math.max(this.mostAtOnce, this.#running);
      return;
    }
    const goes = await new Promise<boolean>((resolve) => this.#line.join(network, resolve)?.(false));
    if (!goes) throw refuse(tooMany, { seconds: FULL_SECONDS });
  }
}
