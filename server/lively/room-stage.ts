import { randomUUID } from 'node:crypto';
import {
  ANSWERS,
  ANSWERS_TO_QUESTIONS,
  GREETINGS,
  HOSTS,
  type Line,
  NODS,
  type Scene,
} from '../../content/lively/nl.ts';
import { enter, readHostRoom, readMyRoom, say } from '../../engines/conversation/contract.ts';
import type { Entry, EntryId, RoomId } from '../../platform/core/room-log.ts';
import { between, pause, typing } from './pauses.ts';
import { type LiveLine, RemotePerson } from './person.ts';

export interface RoomParts {
  readonly port: number;
  readonly room: RoomId;
  readonly scenes: readonly Scene[];
  readonly hosts: ReadonlyMap<string, RemotePerson>;
  /** Who looks after newcomers in this room. */
  readonly host: string;
  readonly signal: AbortSignal;
}

/** While somebody real is talking, the others listen. */
const LISTEN_MS = 15_000;
const LOOK_AROUND_MS = 8_000;

/** One room in which scripted people talk, and notice who is new. */
export class RoomStage {
  readonly #parts: RoomParts;
  readonly #visitors = new Map<string, { person: RemotePerson; line: LiveLine }>();
  readonly #said = new Set<string>();
  readonly #greeted = new Set<string>();
  readonly #cast: ReadonlySet<string>;
  #listenUntil = 0;
  #turn = 0;

  constructor(parts: RoomParts) {
    this.#parts = parts;
    this.#cast = new Set(parts.scenes.flatMap(({ lines }) => lines.map(([who]) => who)));
  }

  /** Goes on until the house stops. */
  async play(): Promise<never> {
    for (let at = 0; ; at += 1) {
      const scene = this.#parts.scenes[at % this.#parts.scenes.length] as Scene;
      for (const line of scene.lines) await this.#speak(line);
      await pause(between(10_000, 18_000), this.#parts.signal);
    }
  }

  /** Greets who came in, by the handle they chose. */
  async lookAround(): Promise<never> {
    const { hosts, host, room, signal } = this.#parts;
    for (;;) {
      const seen = await hosts.get(host)?.call(readHostRoom, { kamer: room });
      for (const handle of seen?.ok ? seen.answer.present : []) {
        if (this.#cast.has(handle) || this.#greeted.has(handle)) continue;
        this.#greeted.add(handle);
        await this.#say(host, filled(this.#next(GREETINGS), { handle, host }));
      }
      await pause(LOOK_AROUND_MS, signal);
    }
  }

  /** What the live line brings: what somebody real says is answered. */
  hear(entries: readonly Entry[]): void {
    for (const entry of entries) {
      const handle = entry.by.name;
      if (entry.kind !== 'say' || this.#said.has(entry.id) || handle === null || entry.text === null)
        continue;
      this.#listenUntil = Date.now() + LISTEN_MS;
      const answering = entry.by.kind === 'member' ? this.#nod(handle) : this.#answer(handle, entry.text);
      // The house stops, or the room closes: then there is nobody left to answer.
      answering.catch(() => undefined);
    }
  }

  leave(): void {
    for (const { line } of this.#visitors.values()) line.close();
  }

  async #answer(handle: string, text: string): Promise<void> {
    const { host } = this.#parts;
    this.#greeted.add(handle);
    const answer = filled(this.#next(text.includes('?') ? ANSWERS_TO_QUESTIONS : ANSWERS), { handle, host });
    await pause(typing(answer), this.#parts.signal);
    await this.#say(host, answer);
    if (this.#turn % 2 === 0) await this.#nod(handle);
  }

  async #nod(handle: string): Promise<void> {
    const [who] = [...this.#visitors.keys()].slice(-1);
    if (who === undefined) return;
    const nod = filled(this.#next(NODS), { handle });
    await pause(typing(nod), this.#parts.signal);
    await this.#say(who, nod);
  }

  async #speak([who, text]: Line): Promise<void> {
    await pause(typing(text), this.#parts.signal);
    while (Date.now() < this.#listenUntil) await pause(this.#listenUntil - Date.now(), this.#parts.signal);
    await this.#say(who, text);
  }

  /** Until it is said: a room that is closed for a moment, or a line that broke, only makes it later. */
  async #say(who: string, text: string): Promise<void> {
    const { room, signal } = this.#parts;
    const id = randomUUID() as EntryId;
    this.#said.add(id);
    for (;;) {
      const person = await this.#personOf(who);
      const outcome = (await person?.call(say, { room, id, text }, id)) ?? null;
      if (outcome?.ok) return;
      if (outcome !== null && !(HOSTS as readonly string[]).includes(who)) this.#forget(who);
      await pause(5_000, signal);
    }
  }

  async #personOf(who: string): Promise<RemotePerson | null> {
    const host = this.#parts.hosts.get(who);
    if (host !== undefined) return host;
    const there = this.#visitors.get(who);
    if (there !== undefined) return there.person;
    const { port, room } = this.#parts;
    const person = new RemotePerson(port);
    if (!(await person.call(enter, { handle: who, room }))?.ok) return null;
    const view = await person.call(readMyRoom, {});
    if (!view?.ok) return null;
    const line = await person.open('house').catch(() => null);
    if (line === null) return null;
    line.send({ watch: 'room', room, after: view.answer.seq });
    this.#visitors.set(who, { person, line });
    return person;
  }

  #forget(who: string): void {
    this.#visitors.get(who)?.line.close();
    this.#visitors.delete(who);
  }

  #next<T>(from: readonly T[]): T {
    this.#turn += 1;
    return from[this.#turn % from.length] as T;
  }
}

const filled = (text: string, values: Readonly<Record<string, string>>) =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
