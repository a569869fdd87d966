import type { ToServer } from '../core/live.ts';
import { POLL_WAIT_MS, type Poll, type PollAnswer } from '../core/poll.ts';
import type { Carrier } from './live.ts';

/** How long an answer may stay away, beyond the time that a question is held. */
const PATIENCE_MS = 10_000;
/** How often a socket is tried again, quietly, beside the polling: soon at first, since all lines may just have been gone. */
const FIRST_LOOK_MS = 30_000;
const LAST_LOOK_MS = 10 * 60_000;
/** Two new lines in a row: something forgets us between two questions, and asking faster would not help. */
const FORGOTTEN_MS = 5_000;

/** Long polling that behaves as a socket: what is sent is asked, what is answered arrives. One question is held at a
 *  time; a new one makes the server answer the one before. */
export class Polled implements Carrier {
  onopen: Carrier['onopen'] = null;
  onmessage: Carrier['onmessage'] = null;
  onclose: Carrier['onclose'] = null;
  readyState: number = WebSocket.CONNECTING;
  readonly #side: 'house' | 'desk';
  readonly #socketWorks: () => void;
  readonly #rooms = new Map<string, number>();
  /** Each question that is out, and what calls it off. */
  readonly #out = new Set<() => void>();
  #line: string | null = null;
  #heard = 0;
  #turn = 0;
  #pongs = 0;
  #isForgotten = false;
  #look: ReturnType<typeof setTimeout> | undefined;

  /** @param socketWorks called once a socket answers again, so that the line can go back to it */
  constructor(side: 'house' | 'desk', socketWorks: () => void) {
    this.#side = side;
    this.#socketWorks = socketWorks;
    addEventListener('pagehide', this.#bye);
    this.#lookAfter(FIRST_LOOK_MS);
    void this.#ask();
  }

  send(text: string): void {
    const message = JSON.parse(text) as ToServer;
    if ('ping' in message) this.#pongs += 1;
    else if ('watch' in message) this.#rooms.set(message.room, message.after);
    else this.#rooms.delete(message.room);
    // What is sent in one go is asked in one go.
    const turn = ++this.#turn;
    queueMicrotask(() => {
      if (turn === this.#turn) void this.#ask();
    });
  }

  close(): void {
    if (this.readyState === WebSocket.CLOSED) return;
    this.#end();
    this.#bye();
  }

  #end(): void {
    this.readyState = WebSocket.CLOSED;
    clearTimeout(this.#look);
    removeEventListener('pagehide', this.#bye);
    for (const callOff of this.#out) callOff();
  }

  async #ask(): Promise<void> {
    const turn = ++this.#turn;
    // A question that is answered late still carries what it tells; only the newest goes on asking.
    const answer = await this.#post({
      // The answer to a question that is held already shows as well that the line is there.
      hold: this.#pongs === 0 || this.#out.size > 0,
      bye: false,
    });
    if (this.readyState === WebSocket.CLOSED) return;
    if (answer === null) {
      if (turn !== this.#turn) return;
      this.#end();
      this.onclose?.();
      return;
    }
    await this.#take(answer);
    if (turn === this.#turn && this.#isOpen()) void this.#ask();
  }

  #isOpen = () => this.readyState === WebSocket.OPEN;

  async #take(answer: PollAnswer): Promise<void> {
    const isNew = answer.line !== this.#line;
    const hadOne = this.#line !== null;
    if (isNew) this.#heard = 0;
    this.#line = answer.line;
    if (!hadOne) {
      this.readyState = WebSocket.OPEN;
      this.onopen?.();
    }
    for (const message of answer.messages) {
      if ('entries' in message) {
        const last = message.entries.at(-1)?.seq ?? 0;
        if (last <= (this.#rooms.get(message.room) ?? last)) continue;
        this.#rooms.set(message.room, last);
      } else if ('reload' in message) this.#rooms.delete(message.reload);
      this.onmessage?.({ data: JSON.stringify(message) });
    }
    if (answer.heard > this.#heard) this.#heard = answer.heard;
    for (; this.#pongs > 0; this.#pongs -= 1) this.onmessage?.({ data: '{"pong":0}' });
    // The server had let us go: nobody knows what happened meanwhile, so screens read anew.
    if (isNew && hadOne) {
      if (this.#isForgotten) await new Promise((resolve) => setTimeout(resolve, FORGOTTEN_MS));
      this.onmessage?.({ data: '{"happened":"line.open","data":{}}' });
    }
    this.#isForgotten = isNew && hadOne;
  }

  async #post(how: { hold: boolean; bye: boolean }): Promise<PollAnswer | null> {
    const poll: Poll = {
      side: this.#side,
      line: this.#line,
      heard: this.#heard,
      rooms: [...this.#rooms].map(([room, after]) => ({ room, after })) as Poll['rooms'],
      ...how,
    };
    const aborting = new AbortController();
    const callOff = () => aborting.abort();
    const tooLong = setTimeout(callOff, (how.hold ? POLL_WAIT_MS : 0) + PATIENCE_MS);
    this.#out.add(callOff);
    try {
      const answer = await fetch('/live', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        credentials: 'same-origin',
        cache: 'no-store',
        // A goodbye goes on when the tab is closed.
        keepalive: how.bye,
        body: JSON.stringify(poll),
        signal: aborting.signal,
      });
      return answer.status === 200 ? ((await answer.json()) as PollAnswer) : null;
    } catch {
      return null;
    } finally {
      clearTimeout(tooLong);
      this.#out.delete(callOff);
    }
  }

  /** A room must not count who has left; the server would notice by itself, a little later. */
  #bye = (): void => {
    if (this.#line !== null) void this.#post({ hold: false, bye: true });
  };

  #lookAfter(ms: number): void {
    this.#look = setTimeout(
      () => {
        const socket = new WebSocket(`${location.origin.replace('http', 'ws')}/live?kant=${this.#side}`);
        const giveUp = setTimeout(() => socket.close(), PATIENCE_MS);
        socket.onopen = () => socket.send('{"ping":0}');
        socket.onmessage = () => {
          socket.onclose = null;
          clearTimeout(giveUp);
          socket.close();
          if (this.readyState !== WebSocket.CLOSED) this.#socketWorks();
        };
        socket.onclose = () => {
          clearTimeout(giveUp);
          if (this.readyState !== WebSocket.CLOSED) this.#lookAfter(Math.min(ms * 2, LAST_LOOK_MS));
        };
      },
      ms / 2 + Math.random() * ms,
    );
  }
}
