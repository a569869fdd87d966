import { signal } from '@preact/signals';
import type { AnswerOf, AnyCall, SentOf } from '../core/contract.ts';
import type { EntryId } from '../core/room-log.ts';
import { type CallRefusal, callServer, newId } from './calls.ts';
import { line } from './live.ts';

/** Something said that is not in the log yet. It lives in memory alone: a closed tab leaves nothing behind. */
export interface Outgoing<C extends AnyCall> {
  readonly id: EntryId;
  readonly text: string;
  readonly input: SentOf<C>;
  /** sent: committed, and only then; its entry comes by the live line. */
  readonly state: 'sending' | 'waiting' | 'sent' | 'refused';
  /** What the server answered, once sent. */
  readonly answer: AnswerOf<C> | null;
  readonly refusal: CallRefusal<C> | null;
}

const RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 20_000;

/** Sends in order, each once: the next goes when the one before is committed. */
export class Outbox<C extends AnyCall> {
  readonly items = signal<readonly Outgoing<C>[]>([]);
  readonly #call: C;
  #running = false;
  #wake: (() => void) | null = null;

  constructor(call: C) {
    this.#call = call;
    line.onHappened((name) => {
      if (name === 'line.open') this.#wake?.();
    });
  }

  add(text: string, input: (id: EntryId) => SentOf<C>): void {
    const id = newId<EntryId>();
    this.items.value = [
      ...this.items.value,
      { id, text, input: input(id), state: 'sending', answer: null, refusal: null },
    ];
    void this.#run();
  }

  /** Takes one out: its entry is in the log, or the writer takes the text back. */
  remove(id: EntryId): void {
    this.items.value = this.items.value.filter((item) => item.id !== id);
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    let wait = RETRY_MS;
    for (;;) {
      const next = this.items.value.find((item) => item.state === 'sending' || item.state === 'waiting');
      if (next === undefined) break;
      const outcome = await callServer(this.#call, next.input, next.id);
      if (outcome.ok) {
        this.#change(next.id, { state: 'sent', answer: outcome.answer });
        wait = RETRY_MS;
      } else if (outcome.refusal.refused === 'offline' || outcome.refusal.refused === 'databaseAway') {
        this.#change(next.id, { state: 'waiting' });
        await this.#pause(wait);
        wait = Math.min(wait * 2, LONGEST_RETRY_MS);
      } else {
        this.#change(next.id, { state: 'refused', refusal: outcome.refusal });
      }
    }
    this.#running = false;
  }

  #change(id: EntryId, change: Partial<Outgoing<C>>): void {
    this.items.value = this.items.value.map((item) => (item.id === id ? { ...item, ...change } : item));
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
