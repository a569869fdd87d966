import { signal } from '@preact/signals';
import { LINE_PATIENCE_MS, LINE_PING_MS, type ToClient, type ToServer } from '../core/live.ts';
import type { Entry } from '../core/room-log.ts';

/** 'looking' only after a line that was there went away; a first page says nothing about lines. */
export const lineState = signal<'starting' | 'open' | 'looking'>('starting');

interface RoomEar {
  /** The cursor to go on from: the last seq this tab has taken in. */
  cursor(): number;
  entries(entries: readonly Entry[]): void;
  reload(): void;
}

/** What carries a line: a socket, or what behaves as one where sockets are blocked. */
export interface Carrier {
  onopen: (() => void) | null;
  onmessage: ((message: { readonly data: unknown }) => void) | null;
  onclose: (() => void) | null;
  readonly readyState: number;
  send(text: string): void;
  close(): void;
}

const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 30_000;
/** A socket that says nothing for so long after it was asked for is blocked, or as good as. */
const FIRST_WORD_MS = 5_000;
/** A socket that never lives so long is cut by something in between. */
const STEADY_MS = 45_000;
/** So many sockets in a row that came to nothing, and the line tries the other way. */
const BLOCKED_AFTER = 2;

/** One live line per tab. It only hears; what is said goes by calls. */
class Line {
  /** Counts what was heard, for who must know whether they missed something. */
  heard = 0;
  #socket: Carrier | null = null;
  #rooms = new Map<string, RoomEar>();
  #ears = new Set<(name: string, data: Record<string, unknown>) => void>();
  #ended: (() => void) | null = null;
  #side: 'house' | 'desk' = 'house';
  #tries = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #ping: ReturnType<typeof setInterval> | undefined;
  #patience: ReturnType<typeof setTimeout> | undefined;
  #wanted = false;
  #listens = false;
  #spokeAt: number | null = null;
  #cutShort = 0;

  /** Opens the line, and keeps it; does nothing when it is open already. */
  start(side: 'house' | 'desk', ended: () => void): void {
    if (this.#wanted) return;
    this.#side = side;
    this.#ended = ended;
    this.#wanted = true;
    this.#connect();
    if (this.#listens) return;
    this.#listens = true;
    // A phone that slept or lost its line checks at once when it is back, instead of waiting for the next heartbeat.
    addEventListener('online', () => this.#check());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') this.#check();
    });
    addEventListener('pageshow', () => this.#check());
  }

  /** For who just got, or lost, a session: the line must carry the new one. */
  restart(): void {
    if (!this.#wanted) return;
    this.#tries = 0;
    this.#drop();
    this.#connect();
  }

  stop(): void {
    this.#wanted = false;
    this.#drop();
  }

  follow(room: string, ear: RoomEar): () => void {
    this.#rooms.set(room, ear);
    this.#send({ watch: 'room', room: room as never, after: ear.cursor() });
    return () => {
      if (this.#rooms.get(room) !== ear) return;
      this.#rooms.delete(room);
      this.#send({ unwatch: 'room', room: room as never });
    };
  }

  onHappened(ear: (name: string, data: Record<string, unknown>) => void): () => void {
    this.#ears.add(ear);
    return () => this.#ears.delete(ear);
  }

  /** After a gap in what was heard: ask again from where we are. */
  askAgain(room: string): void {
    const ear = this.#rooms.get(room);
    if (ear) this.#send({ watch: 'room', room: room as never, after: ear.cursor() });
  }

  #connect(): void {
    clearTimeout(this.#retry);
    if (!this.#wanted || this.#socket !== null) return;
    if (this.#cutShort < BLOCKED_AFTER) {
      this.#carry(
        new WebSocket(
          `${location.origin.replace('http', 'ws')}/live?kant=${this.#side}`,
        ) as unknown as Carrier,
      );
      return;
    }
    // Fetched by who needs it. When this goes away too, a socket is tried again: maybe all lines were gone.
    this.#cutShort = 0;
    import('./poll.ts').then(
      ({ Polled }) => {
        if (!this.#wanted || this.#socket !== null) return;
        this.#carry(new Polled(this.#side, () => this.restart()));
      },
      () => this.#again(),
    );
  }

  #carry(socket: Carrier): void {
    this.#socket = socket;
    this.#spokeAt = null;
    this.#patience = setTimeout(() => this.#lost(socket), FIRST_WORD_MS);
    socket.onopen = () => {
      this.#send({ ping: 0 });
      for (const [room, ear] of this.#rooms)
        this.#send({ watch: 'room', room: room as never, after: ear.cursor() });
    };
    socket.onmessage = (message) => this.#hear(JSON.parse(String(message.data)) as ToClient);
    socket.onclose = () => this.#lost(socket);
  }

  /** A line is there when it has answered: one that opens and stays silent is none. */
  #spoke(): void {
    clearTimeout(this.#patience);
    if (this.#spokeAt !== null) return;
    this.#spokeAt = performance.now();
    this.#tries = 0;
    lineState.value = 'open';
    // Whatever happened while nobody listened: screens read anew.
    this.#tell('line.open', {});
    this.#ping = setInterval(() => this.#check(), LINE_PING_MS);
  }

  #tell(name: string, data: Record<string, unknown>): void {
    this.heard += 1;
    for (const ear of this.#ears) ear(name, data);
  }

  #hear(message: ToClient): void {
    if ('pong' in message) this.#spoke();
    else if ('entries' in message) this.#rooms.get(message.room)?.entries(message.entries);
    else if ('reload' in message) this.#rooms.get(message.reload)?.reload();
    else if ('happened' in message) this.#tell(message.happened, message.data);
    else if ('ended' in message) {
      this.stop();
      this.#ended?.();
    }
  }

  #check(): void {
    if (!this.#wanted) return;
    if (this.#socket === null) {
      this.#tries = 0;
      this.#connect();
      return;
    }
    if (this.#spokeAt === null) return;
    clearTimeout(this.#patience);
    const socket = this.#socket;
    this.#send({ ping: 0 });
    this.#patience = setTimeout(() => this.#lost(socket), LINE_PATIENCE_MS);
  }

  #lost(socket: Carrier): void {
    if (this.#socket !== socket) return;
    const lived = this.#spokeAt === null ? 0 : performance.now() - this.#spokeAt;
    this.#cutShort = lived < STEADY_MS ? this.#cutShort + 1 : 0;
    this.#again();
  }

  #again(): void {
    this.#drop();
    if (!this.#wanted) return;
    lineState.value = 'looking';
    this.#tries += 1;
    // Everybody comes back after an outage; jitter keeps them from coming in one wave.
    const most = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.#tries);
    this.#retry = setTimeout(() => this.#connect(), most / 2 + Math.random() * (most / 2));
  }

  #drop(): void {
    clearInterval(this.#ping);
    clearTimeout(this.#patience);
    clearTimeout(this.#retry);
    const socket = this.#socket;
    this.#socket = null;
    if (socket) {
      socket.onclose = null;
      socket.onmessage = null;
      socket.close();
    }
  }

  #send(message: ToServer): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
  }
}

export const line = new Line();
