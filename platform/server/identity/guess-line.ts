import { HOUR, SECOND } from '../../core/time.ts';
import { FairLine } from './fair-line.ts';
import type { Weight } from './guess-work.ts';

/** Misses in an hour that cost nobody anything. From then on the city takes one guess a second. */
export const FREE_MISSES = 10;
export const SLOW_MS = SECOND;
/** Misses from one network that ask nothing of it; after those its browsers do a small sum before each guess. */
export const MISSES_WITHOUT_WORK = 3;
/** Places in the slow line, so also the seconds that somebody waits at most: less than a phone's patience. */
export const PLACES = 15;
/** Seconds that `pause` takes at most. */
const MOST_PAUSED = 4;
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
  /** Guesses of a network that wait or are being tried. */
  readonly #tryingFrom = new Map<string, number>();
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
    this.#from(network, 1);
    try {
      const later = await this.#turn(network);
      return later ?? (await this.#try(network, attempt));
    } finally {
      this.#from(network, -1);
    }
  }

  #from(network: string, change: 1 | -1): void {
    const trying = (this.#tryingFrom.get(network) ?? 0) + change;
    if (trying > 0) this.#tryingFrom.set(network, trying);
    else this.#tryingFrom.delete(network);
  }

  async #try<Found>(network: string, attempt: () => Promise<Found | null>): Promise<Found | null> {
    try {
      const found = await attempt();
      if (found === null) this.#missed(network);
      return found;
    } finally {
      this.#trying -= 1;
      this.#advance();
    }
  }

  /** What a network does before its next guess. What it is trying now counts: else a thousand at once did nothing. */
  workFor(network: string): Weight | null {
    this.#forget();
    if (this.#missesOf(network) + (this.#tryingFrom.get(network) ?? 0) < MISSES_WITHOUT_WORK) return null;
    return this.#misses.length + this.#trying < FREE_MISSES ? 'light' : 'heavy';
  }

  /** As `guess`, without standing in the line: who did the heavy sum has waited enough. */
  async guessWorked<Found>(network: string, attempt: () => Promise<Found | null>): Promise<Found | null> {
    this.#trying += 1;
    return this.#try(network, attempt);
  }

  /** For who can do no sum, on an old browser or without a safe line: a pause instead, longer with each miss. */
  pause(network: string): Promise<void> {
    const misses = Math.min(this.#missesOf(network), MOST_PAUSED);
    return new Promise((resolve) => this.#time.later(misses * SLOW_MS, resolve));
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
