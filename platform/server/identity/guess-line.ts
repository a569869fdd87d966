import { HOUR, SECOND } from '../../core/time.ts';
import { FairLine } from './fair-line.ts';

/** Misses in an hour that cost nobody anything. From then on the city takes one guess a second. */
export const FREE_MISSES = 10;
export const SLOW_MS = SECOND;
/** Places in the slow line, so also the seconds that somebody waits at most: less than a phone's patience. */
export const PLACES = 15;
/** Misses remembered by network; more of them change nothing. */
const REMEMBERED = 1_000;

/** Time as the line needs it; tests bring their own. */
export interface Ticking {
  /** Milliseconds, from anywhere, never backwards. */
  now(): number;
  later(ms: number, work: () => void): void;
}

export const REAL_TIME: Ticking = {
  now: () => performance.now(),
  later: (ms, work) => void setTimeout(work, ms).unref(),
};

/** Was not tried at all; there is room after so many seconds. */
export class ComeLater {
  readonly seconds: number;
  constructor(seconds: number) {
    this.seconds = seconds;
  }
}

/** Who may try four words when, in one city. Guessing is slow, and the owner of the words is never shut out: a guess
 *  is tried, or told after how many seconds there is room, and one network's guesses never stand in another's way.
 *  Nothing but counters, in memory. */
export class GuessLine {
  readonly #time: Ticking;
  readonly #line = new FairLine<(turn: ComeLater | null) => void>(PLACES);
  #misses: { readonly at: number; readonly network: string }[] = [];
  /** Being tried now. Each may turn out a miss, so it counts as one: else a thousand sent at once were all free. */
  #trying = 0;
  #nextAt = 0;
  #isAwaited = false;

  constructor(time: Ticking = REAL_TIME) {
    this.#time = time;
  }

  /** @param attempt answers null when the words are nobody's */
  async guess<Found>(
    network: string,
    attempt: () => Promise<Found | null>,
  ): Promise<Found | null | ComeLater> {
    const later = await this.#turn(network);
    if (later !== null) return later;
    try {
      const found = await attempt();
      if (found === null) this.#missed(network);
      return found;
    } finally {
      this.#trying -= 1;
      this.#advance();
    }
  }

  #turn(network: string): Promise<ComeLater | null> {
    return new Promise((resolve) => {
      const out = this.#line.join(network, resolve, (from) => this.#missesOf(from));
      out?.(new ComeLater(Math.ceil((PLACES * SLOW_MS) / SECOND)));
      this.#advance();
    });
  }

  /** Lets in who may go, and looks again when the next one may. */
  #advance(): void {
    while (this.#line.length > 0) {
      const now = this.#time.now();
      this.#forget();
      const isCalm = this.#misses.length + this.#trying < FREE_MISSES;
      if (!isCalm && now < this.#nextAt) {
        this.#lookAgain(this.#nextAt - now);
        return;
      }
      this.#nextAt = now + SLOW_MS;
      this.#trying += 1;
      this.#line.take()?.(null);
    }
  }

  #lookAgain(ms: number): void {
    if (this.#isAwaited) return;
    this.#isAwaited = true;
    this.#time.later(ms, () => {
      this.#isAwaited = false;
      this.#advance();
    });
  }

  #missed(network: string): void {
    this.#misses.push({ at: this.#time.now(), network });
    if (this.#misses.length > REMEMBERED) this.#misses.shift();
    // A network is kept for an hour and no longer, also when nobody guesses any more.
    this.#time.later(HOUR, () => this.#forget());
  }

  #forget(): void {
    const now = this.#time.now();
    this.#misses = this.#misses.filter((miss) => now - miss.at < HOUR);
  }

  #missesOf(network: string): number {
    return this.#misses.filter((miss) => miss.network === network).length;
  }
}
