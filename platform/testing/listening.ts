import WebSocket from 'ws';
import type { ToClient, ToServer } from '../core/live.ts';
import { type Entry, type Folded, fold, type RoomId } from '../core/room-log.ts';
import type { Actor, TestCity } from './a-city.ts';

/** A tab's live line, as the web half keeps it: folds entries, notes gaps and repeats. */
export class Listener {
  readonly #socket: WebSocket;
  readonly heard: ToClient[] = [];
  readonly logs = new Map<string, Folded>();
  /** seqs that came twice or out of order; the server should never send any. */
  readonly wrong: string[] = [];
  closedWith: number | null = null;
  readonly #waiting = new Set<() => void>();

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data) => this.#hear(JSON.parse(String(data)) as ToClient));
    socket.on('close', (code) => {
      this.closedWith = code;
      this.#tell();
    });
    socket.on('error', () => undefined);
  }

  static async open(city: TestCity, actor: Actor, side: 'house' | 'desk'): Promise<Listener> {
    const socket = new WebSocket(`ws://127.0.0.1:${city.port}/live?kant=${side}`, {
      headers: {
        host: `${city.host}:${city.port}`,
        origin: `http://${city.host}:${city.port}`,
        cookie: actor.cookieHeader,
        'sec-fetch-site': 'same-origin',
      },
    });
    const listener = new Listener(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('open', () => resolve());
      socket.once('error', reject);
    });
    return listener;
  }

  watch(room: RoomId, from: Folded): void {
    this.logs.set(room, from);
    this.send({ watch: 'room', room, after: from.seq });
  }

  send(message: ToServer | string): void {
    this.#socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** Waits for what should come; the test's own time limit ends a wait in vain. */
  async until<T>(look: () => T | undefined | false): Promise<T> {
    for (;;) {
      const found = look();
      if (found !== undefined && found !== false) return found;
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  entries(room: RoomId): readonly Entry[] {
    return this.logs.get(room)?.entries ?? [];
  }

  drop(): void {
    this.#socket.terminate();
  }

  #hear(message: ToClient): void {
    this.heard.push(message);
    if ('entries' in message) {
      const log = this.logs.get(message.room);
      if (log !== undefined) {
        let seq = log.seq;
        for (const entry of message.entries) {
          if (entry.seq !== seq + 1) this.wrong.push(`${message.room}: ${seq} then ${entry.seq}`);
          seq = entry.seq;
        }
        this.logs.set(message.room, message.entries.reduce(fold, log));
      }
    }
    this.#tell();
  }

  #tell(): void {
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }
}

/** A host's desk page that is alive: with an answer on its line, so that the house knows of it. */
export async function atTheDesk(city: TestCity, host: Actor): Promise<Listener> {
  const desk = await Listener.open(city, host, 'desk');
  desk.send({ ping: 1 });
  await desk.until(() => desk.heard.some((heard) => 'pong' in heard));
  return desk;
}
