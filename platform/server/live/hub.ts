import type { Happened, Person } from '../../core/contract.ts';
import type { CityId } from '../../core/ids.ts';
import type { ToClient } from '../../core/live.ts';
import type { Entry, RoomId } from '../../core/room-log.ts';
import type { Audience } from '../http/route.ts';
import { framesOf, type Log } from '../log.ts';
import { readAfter, readCursors } from '../room-log/room-log.store.ts';
import type { Database } from '../storage/database.ts';
import type { Bus, WakeUp } from './bus.ts';

/** One tab's line, by socket or by long polling: the same cursor, the same code. */
export interface Line {
  readonly cityId: CityId;
  readonly person: Person;
  readonly topics: readonly string[];
  send(message: ToClient): void;
  /** A ready-made text that goes to many: serialised once per node, not once per line. Entries that get lost come again
   *  from the cursor; an event does not. */
  sendText(text: string, what: 'entries' | 'event'): void;
  /** Says that the session is over, and closes. */
  end(): void;
}

interface RoomWatch {
  readonly cityId: CityId;
  readonly roomId: RoomId;
  /** Each line's cursor. */
  readonly lines: Map<Line, number>;
  reading: boolean;
  again: boolean;
}

/** Most entries in one message; who is further behind gets several. */
const PAGE = 200;
/** A lost wake-up of a room costs at most this. */
const LOOK_EVERY_MS = 5_000;
/** While wake-ups of other nodes may be lost, tabs read their page anew this often, not all in one instant. */
const READ_ANEW_EVERY_MS = 15_000;
const SPREAD_MS = 3_000;
/** Topics of one of the team. Whose desk is open decides about the door and on whom danger rings: all nodes must know. */
const ONE_MEMBER = 'member:';
/** What a tab tells itself when its line opens, and what then is read anew: everything. */
const READ_ANEW = JSON.stringify({ happened: 'line.open', data: {} } satisfies ToClient);

export type PresenceListener = (cityId: CityId, roomId: RoomId) => void;

/** Who listens on this node, and what they have had. Reads from the database what its listeners miss. */
export class LiveHub {
  readonly #db: Database;
  readonly #log: Log;
  readonly #rooms = new Map<string, RoomWatch>();
  readonly #topics = new Map<string, Set<Line>>();
  readonly #lines = new Set<Line>();
  readonly #audiences = new Map<string, Audience>();
  readonly #heard: ((name: string, cityId: CityId, data: Record<string, unknown>) => void)[] = [];
  #presence: PresenceListener = () => undefined;
  readonly #looking: NodeJS.Timeout;
  readonly #unsubscribe: () => void;
  readonly #bus: Bus;
  #readAnewAt = Number.NEGATIVE_INFINITY;

  constructor(db: Database, bus: Bus, log: Log) {
    this.#db = db;
    this.#log = log;
    this.#bus = bus;
    this.#unsubscribe = bus.subscribe((wakeUp) => this.#wake(wakeUp));
    this.#looking = setInterval(() => void this.#look(), LOOK_EVERY_MS);
    this.#looking.unref();
    db.listen({
      announced: (cityId, happened) => this.announce(cityId, happened),
      wrote: (cityId, roomIds) => this.#bus.publish({ kind: 'rooms', cityId, roomIds }),
    });
  }

  audiences(audiences: readonly Audience[]): void {
    for (const audience of audiences) this.#audiences.set(audience.event, audience);
  }

  onPresence(listener: PresenceListener): void {
    this.#presence = listener;
  }

  /** For parts of the server that follow events themselves, on every node. */
  onHappened(listener: (name: string, cityId: CityId, data: Record<string, unknown>) => void): void {
    this.#heard.push(listener);
  }

  announce(cityId: CityId, happened: readonly Happened[]): void {
    for (const { event, data } of happened) {
      // What nobody may hear must not leave by mistake: an event without an audience is a fault in our code.
      if (!this.#audiences.has(event.name)) throw new Error(`Event ${event.name} has no audience.`);
      this.#bus.publish({
        kind: 'happened',
        cityId,
        name: event.name,
        data: data as Record<string, unknown>,
      });
    }
  }

  /** Live lines of one session now. */
  linesOf(cityId: CityId, sessionId: string): number {
    return [...this.#lines].filter(
      ({ cityId: city, person }) =>
        city === cityId && person.role !== 'anyone' && person.sessionId === sessionId,
    ).length;
  }

  join(line: Line): void {
    this.#lines.add(line);
    let isNew = false;
    for (const topic of line.topics) {
      const key = `${line.cityId}|${topic}`;
      const lines = this.#topics.get(key) ?? new Set();
      if (lines.size === 0 && topic.startsWith(ONE_MEMBER)) isNew = true;
      lines.add(line);
      this.#topics.set(key, lines);
    }
    if (isNew) this.#tellDesks();
  }

  part(line: Line): void {
    this.#lines.delete(line);
    let isLast = false;
    for (const topic of line.topics) {
      const key = `${line.cityId}|${topic}`;
      const lines = this.#topics.get(key);
      lines?.delete(line);
      if (lines?.size !== 0) continue;
      this.#topics.delete(key);
      if (topic.startsWith(ONE_MEMBER)) isLast = true;
    }
    if (isLast) this.#tellDesks();
    for (const watch of [...this.#rooms.values()]) {
      if (watch.lines.has(line)) this.unwatch(line, watch.roomId);
    }
  }

  /** The caller has checked that this person may read this room. */
  watch(line: Line, roomId: RoomId, after: number): void {
    // The tab may have closed while its right to read was looked up.
    if (!this.#lines.has(line)) return;
    const key = `${line.cityId}|${roomId}`;
    let watch = this.#rooms.get(key);
    if (watch === undefined) {
      watch = { cityId: line.cityId, roomId, lines: new Map(), reading: false, again: false };
      this.#rooms.set(key, watch);
    }
    const isNew = !watch.lines.has(line);
    watch.lines.set(line, after);
    if (isNew) this.#presence(line.cityId, roomId);
    void this.#read(watch);
  }

  unwatch(line: Line, roomId: RoomId): void {
    const key = `${line.cityId}|${roomId}`;
    const watch = this.#rooms.get(key);
    if (watch === undefined || !watch.lines.delete(line)) return;
    if (watch.lines.size === 0) this.#rooms.delete(key);
    this.#presence(line.cityId, roomId);
  }

  /** The rooms that a line follows. */
  roomsOf(line: Line): RoomId[] {
    return [...this.#rooms.values()].flatMap((watch) => (watch.lines.has(line) ? [watch.roomId] : []));
  }

  /** Closes every line of a session that is over, on all nodes, at once: the re-check of each line is for what we miss. */
  endSession(cityId: CityId, sessionId: string): void {
    this.#bus.publish({ kind: 'ended', cityId, sessionId });
  }

  /** Somebody may not read these rooms any more: their tabs on this node stop following them, and read their page anew.
   *  For who listens to what happened, on every node. */
  shut(cityId: CityId, personId: string, roomIds: readonly RoomId[]): void {
    for (const line of this.#lines) {
      if (line.cityId !== cityId || line.person.role === 'anyone' || line.person.id !== personId) continue;
      for (const roomId of roomIds) {
        this.unwatch(line, roomId);
        line.send({ reload: roomId });
      }
    }
  }

  /** People whose tab shows this room now, each once. */
  present(cityId: CityId, roomId: RoomId): Person[] {
    const people = new Map<string, Person>();
    for (const line of this.#rooms.get(`${cityId}|${roomId}`)?.lines.keys() ?? []) {
      if (line.person.role !== 'anyone')
        people.set(`${line.person.role === 'visitor'}|${line.person.id}`, line.person);
    }
    return [...people.values()];
  }

  /** How many tabs follow a topic: `member:<id>` says whether a desk page of theirs is open. For that one, each other
   *  node where it is counts as one more. */
  follows(cityId: CityId, topic: string): number {
    const key = `${cityId}|${topic}`;
    return (this.#topics.get(key)?.size ?? 0) + this.#bus.followedElsewhere(key);
  }

  get size(): number {
    return this.#lines.size;
  }

  close(): void {
    clearInterval(this.#looking);
    this.#unsubscribe();
  }

  #wake(wakeUp: WakeUp): void {
    if (wakeUp.kind === 'ended') {
      for (const line of [...this.#lines]) {
        if (line.cityId !== wakeUp.cityId || line.person.role === 'anyone') continue;
        if (line.person.sessionId !== wakeUp.sessionId) continue;
        // Parted first: nothing more is told to it while the socket closes.
        this.part(line);
        line.end();
      }
      return;
    }
    if (wakeUp.kind === 'rooms') {
      for (const roomId of wakeUp.roomIds) {
        const watch = this.#rooms.get(`${wakeUp.cityId}|${roomId}`);
        if (watch) void this.#read(watch);
      }
      return;
    }
    for (const listener of this.#heard) listener(wakeUp.name, wakeUp.cityId, wakeUp.data);
    const text = JSON.stringify({ happened: wakeUp.name, data: wakeUp.data } satisfies ToClient);
    const told = new Set<Line>();
    for (const topic of this.#audiences.get(wakeUp.name)?.hears(wakeUp.data) ?? []) {
      for (const line of this.#topics.get(`${wakeUp.cityId}|${topic}`) ?? []) {
        if (told.has(line)) continue;
        told.add(line);
        line.sendText(text, 'event');
      }
    }
  }

  /** Reads once per room what its listeners miss. Wake-ups during a read lead to one more read. */
  async #read(watch: RoomWatch): Promise<void> {
    if (watch.reading) {
      watch.again = true;
      return;
    }
    watch.reading = true;
    try {
      do {
        watch.again = false;
        while (await this.#readPage(watch)) {
          /* until everybody is level */
        }
      } while (watch.again);
    } catch (error) {
      // The look-around in a few seconds tries again; nobody loses anything.
      this.#log.warn('room not read', { city: watch.cityId, stack: framesOf(error) });
    } finally {
      watch.reading = false;
    }
  }

  /** @returns whether there may be more to read */
  async #readPage(watch: RoomWatch): Promise<boolean> {
    if (watch.lines.size === 0) return false;
    const from = Math.min(...watch.lines.values());
    const entries = await this.#db.transaction(watch.cityId, (tx) => readAfter(tx, watch.roomId, from, PAGE));
    if (entries === 'reload') {
      for (const [line, cursor] of [...watch.lines]) {
        if (cursor !== from) continue;
        line.send({ reload: watch.roomId });
        watch.lines.delete(line);
      }
      return watch.lines.size > 0;
    }
    if (entries.length > 0) this.#deliver(watch, from, entries);
    return entries.length === PAGE;
  }

  #deliver(watch: RoomWatch, from: number, entries: readonly Entry[]): void {
    const texts = new Map<number, string>();
    const last = entries[entries.length - 1]?.seq ?? 0;
    for (const [line, cursor] of watch.lines) {
      // Who came, or went back, while we read may miss what lies before: the next reading starts at their cursor.
      if (cursor >= last || cursor < from) continue;
      let text = texts.get(cursor);
      if (text === undefined) {
        text = JSON.stringify({
          entries: entries.filter((entry) => entry.seq > cursor),
          room: watch.roomId,
        } satisfies ToClient);
        texts.set(cursor, text);
      }
      line.sendText(text, 'entries');
      watch.lines.set(line, last);
    }
  }

  async #look(): Promise<void> {
    this.#makeUpForMissed();
    const byCity = new Map<CityId, RoomWatch[]>();
    for (const watch of this.#rooms.values())
      byCity.set(watch.cityId, [...(byCity.get(watch.cityId) ?? []), watch]);
    for (const [cityId, watches] of byCity) {
      try {
        const cursors = await this.#db.transaction(cityId, (tx) =>
          readCursors(
            tx,
            watches.map((watch) => watch.roomId),
          ),
        );
        for (const watch of watches) {
          const seq = cursors.get(watch.roomId) ?? 0;
          if ([...watch.lines.values()].some((cursor) => cursor < seq)) void this.#read(watch);
        }
      } catch (error) {
        this.#log.warn('rooms not looked at', { city: cityId, stack: framesOf(error) });
      }
    }
  }

  #tellDesks(): void {
    this.#bus.tellFollowed([...this.#topics.keys()].filter((key) => key.includes(`|${ONE_MEMBER}`)));
  }

  /** Entries of a room are found by their cursor; events leave no trace, so tabs look what there is. */
  #makeUpForMissed(): void {
    const now = performance.now();
    if (now - this.#readAnewAt < READ_ANEW_EVERY_MS || !this.#bus.mayHaveMissed()) return;
    this.#readAnewAt = now;
    for (const line of this.#lines) {
      const tell = () => {
        if (this.#lines.has(line)) line.sendText(READ_ANEW, 'event');
      };
      setTimeout(tell, Math.random() * SPREAD_MS).unref();
    }
  }
}
