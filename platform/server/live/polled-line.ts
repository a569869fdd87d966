import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Person } from '../../core/contract.ts';
import type { CityId } from '../../core/ids.ts';
import type { ToClient } from '../../core/live.ts';
import { POLL_WAIT_MS } from '../../core/poll.ts';
import type { Line } from './hub.ts';

/** Between an answer and the next question: a trip over a poor line, and the tab's own pause after a failure. */
const BETWEEN_MS = 10_000;
/** After a question that was cut off: most likely the tab is closed, and a room must not count who has left. */
const CUT_OFF_MS = 3_000;
/** What happens in one breath goes in one answer. */
const GATHER_MS = 20;
/** Unheard events; with more than this the tab does better to read everything anew. */
const MOST_UNHEARD = 200;

interface Unheard {
  readonly at: number;
  readonly text: string;
}

/** A line that lives from question to question. Entries are never kept for it: each question brings its cursors. Events
 *  are, until the tab says that it heard them. */
export class PolledLine implements Line {
  readonly id: string = randomUUID();
  readonly cityId: CityId;
  readonly person: Person;
  readonly topics: readonly string[];
  readonly #gone: () => void;
  #held: ServerResponse | null = null;
  #isAsking = false;
  #isOver = false;
  #unheard: Unheard[] = [];
  #count = 0;
  #told = 0;
  #passing: string[] = [];
  /** Of the question that is held, or of the pause until the next. */
  #timer: NodeJS.Timeout | undefined;
  #gathering: NodeJS.Timeout | undefined;

  /** @param gone called once nobody asks any more */
  constructor(of: Pick<Line, 'cityId' | 'person' | 'topics'>, gone: () => void) {
    this.cityId = of.cityId;
    this.person = of.person;
    this.topics = of.topics;
    this.#gone = gone;
    this.#pause(BETWEEN_MS);
  }

  /** A question has come: what follows is for its answer. The one before is answered at once, so that a tab never holds
   *  two. */
  ask(heard: number): void {
    this.answer();
    this.#pause(BETWEEN_MS);
    this.#isAsking = true;
    this.#passing = [];
    this.#unheard = this.#unheard.filter(({ at }) => at > heard);
    // What was told and did not arrive is told again.
    this.#told = heard;
  }

  /** Keeps the answer until there is something to tell, at most `waitMs`. */
  hold(response: ServerResponse, waitMs = POLL_WAIT_MS): void {
    this.#isAsking = false;
    // Another question of the same tab came in between.
    this.answer();
    this.#held = response;
    response.on('close', () => {
      if (this.#held !== response) return;
      this.#held = null;
      this.#pause(CUT_OFF_MS);
    });
    // A byte at once: a proxy that sees nothing thinks that nothing will come.
    response.write(' ');
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.answer(), waitMs);
    if (this.#isOver || this.#passing.length > 0 || this.#unheard.length > 0) this.#soon();
  }

  send(message: ToClient): void {
    this.sendText(JSON.stringify(message), 'entries');
  }

  sendText(text: string, what: 'entries' | 'event'): void {
    if (what === 'event') {
      // Not told yet: once is enough, since the tab reads anew anyway.
      if (this.#unheard.some((one) => one.at > this.#told && one.text === text)) return;
      if (this.#unheard.length >= MOST_UNHEARD) {
        this.close();
        return;
      }
      this.#count += 1;
      this.#unheard.push({ at: this.#count, text });
    } else if (this.#held !== null || this.#isAsking) this.#passing.push(text);
    this.#soon();
  }

  end(): void {
    this.#isOver = true;
    this.#unheard = [];
    this.#passing = [];
    this.#soon();
  }

  close(): void {
    this.answer();
    clearTimeout(this.#timer);
    clearTimeout(this.#gathering);
    this.#gone();
  }

  /** Answers the question that is held, if any. */
  answer(): void {
    const response = this.#held;
    if (response === null) return;
    this.#held = null;
    clearTimeout(this.#gathering);
    this.#gathering = undefined;
    const messages = this.#isOver
      ? [JSON.stringify({ ended: true } satisfies ToClient)]
      : [...this.#passing, ...this.#unheard.map(({ text }) => text)];
    response.end(`{"line":"${this.id}","heard":${this.#count},"messages":[${messages.join(',')}]}`);
    this.#told = this.#count;
    this.#passing = [];
    this.#pause(BETWEEN_MS);
  }

  #soon(): void {
    if (this.#held !== null) this.#gathering ??= setTimeout(() => this.answer(), GATHER_MS);
  }

  #pause(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.close(), ms);
  }
}
