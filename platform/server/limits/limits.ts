import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { type Refused, refuse, tooMany } from '../../core/contract.ts';
import type { CityId } from '../../core/ids.ts';

/** By whom it is counted. In this order: a school shares one network, so a network is the last to be looked at. */
export interface Counted {
  readonly session?: string | undefined;
  readonly room?: string | undefined;
  /** As a keyed hash, see network.ts; nothing here is counted longer than an hour. */
  readonly network?: string | undefined;
}

interface Limit {
  /** How many. */
  readonly most: number;
  /** In how many seconds; at most 3600. */
  readonly seconds: number;
}

type Counter = keyof Counted | 'city';

/** Every limit of the open door. Hosts have none, help and danger have none, and whoever meets one is told after how many
 *  seconds it goes on. */
export const LIMITS = {
  saying: { session: { most: 10, seconds: 10 }, room: { most: 300, seconds: 10 } },
  /** A handle stands beside every message of its writer: changed again and again it is a way to write. */
  renaming: { session: { most: 5, seconds: 600 } },
  entering: { network: { most: 200, seconds: 600 } },
  letter: {
    session: { most: 4, seconds: 3600 },
    network: { most: 40, seconds: 3600 },
    city: { most: 400, seconds: 3600 },
  },
  complaint: {
    session: { most: 4, seconds: 3600 },
    network: { most: 40, seconds: 3600 },
    city: { most: 400, seconds: 3600 },
  },
  report: { session: { most: 10, seconds: 600 }, city: { most: 1000, seconds: 600 } },
  line: { session: { most: 60, seconds: 60 }, network: { most: 600, seconds: 60 } },
} as const satisfies Readonly<Record<string, Partial<Readonly<Record<Counter, Limit>>>>>;
export type Limited = keyof typeof LIMITS;

/** Live lines of one session at the same time: more tabs than anybody reads. */
export const LINES_AT_ONCE = 12;

const ORDER: readonly Counter[] = ['session', 'room', 'network', 'city'];

/** Counts in memory, per process. Nothing of it is written down, and a restart begins anew. */
export class Limits {
  readonly #counters = new Map<string, RateLimiterMemory>();

  /** Counts one. @returns null, or the refusal with the seconds to wait: nobody is ever silenced in secret */
  async take(cityId: CityId, what: Limited, by: Counted): Promise<Refused<'tooMany'> | null> {
    const limits: Partial<Record<Counter, Limit>> = LIMITS[what];
    for (const counter of ORDER) {
      const limit = limits[counter];
      const whose = counter === 'city' ? 'all' : by[counter];
      if (limit === undefined || whose === undefined) continue;
      try {
        await this.#counter(`${what}|${counter}`, limit).consume(`${cityId}|${whose}`);
      } catch (over) {
        if (!(over instanceof RateLimiterRes)) throw over;
        return refuse(tooMany, { seconds: Math.max(1, Math.ceil(over.msBeforeNext / 1000)) });
      }
    }
    return null;
  }

  #counter(name: string, { most, seconds }: Limit): RateLimiterMemory {
    const counter = this.#counters.get(name) ?? new RateLimiterMemory({ points: most, duration: seconds });
    this.#counters.set(name, counter);
    return counter;
  }
}
