import type { Refused } from '../../core/contract.ts';
import type { CityId } from '../../core/ids.ts';
import type { RoomId } from '../../core/room-log.ts';
import type { Database } from '../storage/database.ts';
import type { Tx } from '../storage/types.ts';
import { append, findWritten, lockRooms, type NewEntry, type Written, writtenKey } from './room-log.store.ts';

/** A plain saying on its way into a room. Whatever causes something else has a transaction of its own. */
export interface Saying {
  readonly roomId: RoomId;
  readonly entry: NewEntry;
}

/** Decides under the rooms' locks whether each saying may be said: "closed" and "paused" cannot slip in between. */
export type Admit = (tx: Tx, sayings: readonly Saying[]) => Promise<readonly (Refused | null)[]>;

interface Waiting {
  readonly saying: Saying;
  readonly resolve: (outcome: Written | Refused) => void;
  readonly reject: (error: unknown) => void;
}

/** Most sayings in one transaction; a commit's fsync is shared by all of them. */
const BATCH = 200;

/** One writer per city: gathers what arrived during the last commit, over all its rooms, and writes it at once. */
export class Gatherer {
  readonly #db: Database;
  readonly #admit: Admit;
  readonly #queues = new Map<CityId, Waiting[]>();
  readonly #running = new Map<CityId, Promise<void>>();

  constructor(db: Database, admit: Admit) {
    this.#db = db;
    this.#admit = admit;
  }

  /** Answers after the commit: only then may anybody be told "sent". */
  say(cityId: CityId, saying: Saying): Promise<Written | Refused> {
    return new Promise((resolve, reject) => {
      const queue = this.#queues.get(cityId) ?? [];
      queue.push({ saying, resolve, reject });
      this.#queues.set(cityId, queue);
      if (!this.#running.has(cityId)) {
        this.#running.set(
          cityId,
          this.#run(cityId).finally(() => this.#running.delete(cityId)),
        );
      }
    });
  }

  /** Waits until what was handed over is written. */
  async drain(): Promise<void> {
    await Promise.all(this.#running.values());
  }

  async #run(cityId: CityId): Promise<void> {
    // Let everything that arrived in this turn of the event loop join the first batch.
    await Promise.resolve();
    for (;;) {
      const batch = this.#queues.get(cityId)?.splice(0, BATCH) ?? [];
      if (batch.length === 0) {
        this.#queues.delete(cityId);
        return;
      }
      await this.#write(cityId, batch);
    }
  }

  async #write(cityId: CityId, batch: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await this.#writeTogether(
        cityId,
        batch.map((waiting) => waiting.saying),
      );
      for (const [at, waiting] of batch.entries()) waiting.resolve(outcomes[at] as Written | Refused);
    } catch (error) {
      if (batch.length === 1) {
        batch[0]?.reject(error);
        return;
      }
      // One of them may be what broke the batch; the others must not pay for it.
      for (const waiting of batch) await this.#write(cityId, [waiting]);
    }
  }

  async #writeTogether(cityId: CityId, sayings: readonly Saying[]): Promise<(Written | Refused)[]> {
    return this.#db.transaction(cityId, async (tx) => {
      const cursors = await lockRooms(tx, [...new Set(sayings.map((saying) => saying.roomId))]);
      const stands = await findWritten(
        tx,
        sayings.map((saying) => saying.entry),
      );
      const verdicts = await this.#admit(tx, sayings);
      const outcomes: (Written | Refused)[] = [];
      const fresh = new Map<RoomId, { at: number; entry: NewEntry }[]>();
      const inBatch = new Map<string, number>();
      for (const [at, { roomId, entry }] of sayings.entries()) {
        const key = writtenKey(entry);
        const stood = stands.get(key);
        const verdict = verdicts[at];
        if (stood !== undefined) outcomes[at] = stood;
        else if (verdict) outcomes[at] = verdict;
        else if (inBatch.has(key)) continue;
        else {
          inBatch.set(key, at);
          const list = fresh.get(roomId) ?? [];
          list.push({ at, entry });
          fresh.set(roomId, list);
        }
      }
      for (const [roomId, list] of fresh) {
        const last = cursors.get(roomId);
        if (last === undefined) throw new Error(`Room ${roomId} has no log.`);
        const written = await append(
          tx,
          roomId,
          last,
          list.map(({ entry }) => entry),
        );
        for (const [index, { at }] of list.entries()) outcomes[at] = written[index] as Written;
      }
      // The same id twice in one batch: the second gets the first one's answer.
      for (const [at, { entry }] of sayings.entries()) {
        outcomes[at] ??= outcomes[inBatch.get(writtenKey(entry)) as number] as Written;
      }
      return outcomes;
    });
  }
}
