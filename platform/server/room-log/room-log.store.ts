import { sql } from 'kysely';
import { z } from 'zod';
import { InstantText, keyReused, refuse } from '../../core/contract.ts';
import {
  CHANGE_KINDS,
  coverOf,
  type Entry,
  type EntryId,
  EntryId as EntryIdSchema,
  type RoomId,
} from '../../core/room-log.ts';
import { type KeyId, SealedColumn } from '../sealed/sealing.ts';
import type { Tx } from '../storage/types.ts';

/** Something to write into a room's log. The text is sealed with its author's key on the way in. */
export interface NewEntry {
  readonly id: EntryId;
  readonly kind: string;
  readonly author:
    | { kind: 'visitor' | 'member'; id: string; keyId: KeyId }
    | { kind: 'house'; id: null; keyId: null };
  readonly text: string | null;
  readonly facts: Record<string, unknown>;
  readonly target: EntryId | null;
}

export interface Written {
  readonly id: EntryId;
  readonly seq: number;
  readonly at: Entry['at'];
}

const CounterRow = z.object({ roomId: z.string(), seq: z.number(), keptFrom: z.number() });

/** Takes the room's counter: nobody else writes in this room until the transaction ends. Keep it short.
 *  @returns the last seq given, or null when there is no such room */
export async function lockRoom(tx: Tx, roomId: RoomId): Promise<number | null> {
  const row = await tx.one(
    CounterRow,
    sql`select room_id, seq, kept_from from room_counter
    where city_id = ${tx.cityId} and room_id = ${roomId} for update`,
  );
  return row?.seq ?? null;
}

/** As `lockRoom` for several rooms, in the order of their ids, so that two writers never wait for each other in a circle. */
export async function lockRooms(tx: Tx, roomIds: readonly RoomId[]): Promise<Map<string, number>> {
  const rows = await tx.many(
    CounterRow,
    sql`select room_id, seq, kept_from from room_counter
    where city_id = ${tx.cityId} and room_id = any(${[...roomIds]}) order by room_id for update`,
  );
  return new Map(rows.map((row) => [row.roomId, row.seq]));
}

export async function openLog(tx: Tx, roomId: RoomId): Promise<void> {
  await tx.run(
    sql`insert into room_counter (city_id, room_id) values (${tx.cityId}, ${roomId}) on conflict do nothing`,
  );
}

/** Appends under the lock of the counter. Ids that exist already must have been left out before.
 *  @param last the seq that `lockRoom` gave
 *  @throws Refused when somebody else's entry in this room has that id */
export async function append(
  tx: Tx,
  roomId: RoomId,
  last: number,
  entries: readonly NewEntry[],
): Promise<Written[]> {
  const written: Written[] = [];
  let seq = last;
  for (const entry of entries) {
    seq += 1;
    const body =
      entry.text === null || entry.author.keyId === null
        ? null
        : await tx.sealing.seal(tx, entry.author.keyId, bodyOf(entry.id), entry.text);
    const isNew =
      await tx.run(sql`insert into room_entry (city_id, room_id, seq, id, kind, author_kind, author_id, body, facts, target_id, at)
      values (${tx.cityId}, ${roomId}, ${seq}, ${entry.id}, ${entry.kind}, ${entry.author.kind}, ${entry.author.id}, ${body},
              ${JSON.stringify(entry.facts)}, ${entry.target}, ${tx.now}) on conflict (city_id, room_id, id) do nothing`);
    if (isNew === 0) throw refuse(keyReused);
    written.push({ id: entry.id, seq, at: tx.now });
  }
  await tx.run(
    sql`update room_counter set seq = ${seq} where city_id = ${tx.cityId} and room_id = ${roomId}`,
  );
  tx.wroteIn(roomId);
  return written;
}

const WrittenRow = z.object({
  id: EntryIdSchema,
  seq: z.number(),
  at: InstantText,
  authorKind: z.string(),
  authorId: z.string().nullable(),
});

/** Entries that stand already, by author and id: a retry is answered with these. */
export async function findWritten(
  tx: Tx,
  entries: readonly Pick<NewEntry, 'id' | 'author'>[],
): Promise<Map<string, Written>> {
  const rows = await tx.many(
    WrittenRow,
    sql`select id, seq, at, author_kind, author_id from room_entry
    where city_id = ${tx.cityId} and id = any(${entries.map((entry) => entry.id)})
      and author_id = any(${entries.flatMap((entry) => entry.author.id ?? [])})`,
  );
  return new Map(
    rows.map(({ id, seq, at, authorKind, authorId }) => [`${authorKind}|${authorId}|${id}`, { id, seq, at }]),
  );
}

export const writtenKey = (entry: Pick<NewEntry, 'id' | 'author'>) =>
  `${entry.author.kind}|${entry.author.id}|${entry.id}`;

const EntryRow = z.object({
  seq: z.number(),
  id: EntryIdSchema,
  kind: z.string(),
  authorKind: z.enum(['visitor', 'member', 'house']),
  authorId: z.string().nullable(),
  name: z.string().nullable(),
  title: z.string().nullable(),
  body: SealedColumn.nullable(),
  facts: z.record(z.string(), z.unknown()),
  targetId: EntryIdSchema.nullable(),
  at: InstantText,
  editedAt: InstantText.nullable(),
  gone: z.enum(['takenBack', 'covered', 'erased']).nullable(),
  reactions: z.record(z.string(), z.array(z.string())),
  /** Whose words are read: an edit or an uncovering has none of its own, it is read with what its target says now. */
  wordsOf: EntryIdSchema,
});

const columns = sql`e.seq, e.id, e.kind, e.author_kind, e.author_id, coalesce(v.handle, m.work_name) as name, m.work_title as title,
  w.body, e.facts, e.target_id, e.at, e.edited_at, w.gone, e.reactions, coalesce(w.id, e.id) as words_of`;
const words = sql`left join room_entry w on w.city_id = e.city_id and w.room_id = e.room_id
    and w.id = case when e.kind in ('edit', 'uncover') then e.target_id else e.id end`;
const authors = sql`left join visitor v on v.city_id = e.city_id and e.author_kind = 'visitor' and v.id = e.author_id
  left join member m on m.city_id = e.city_id and e.author_kind = 'member' and m.id = e.author_id`;

/** The newest `limit` entries in their folded state, and the cursor to go on from. */
export async function readSnapshot(
  tx: Tx,
  roomId: RoomId,
  limit: number,
): Promise<{ entries: Entry[]; seq: number }> {
  // Counter first: an entry that lands between the two queries comes again through the cursor, and the fold skips it.
  const counter = await tx.one(
    CounterRow,
    sql`select room_id, seq, kept_from from room_counter where city_id = ${tx.cityId} and room_id = ${roomId}`,
  );
  const seq = counter?.seq ?? 0;
  const rows = await tx.many(
    EntryRow,
    sql`select ${columns} from room_entry e ${words} ${authors}
    where e.city_id = ${tx.cityId} and e.room_id = ${roomId} and e.seq <= ${seq} and not (e.kind = any(${[...CHANGE_KINDS]}))
    order by e.seq desc limit ${limit}`,
  );
  return { entries: await withCovers(tx, roomId, await opened(tx, rows.reverse()), seq), seq };
}

/** Entries after a cursor, oldest first, at most `limit`.
 *  @returns 'reload' when the cursor is older than what is kept, or lies in the future */
export async function readAfter(
  tx: Tx,
  roomId: RoomId,
  after: number,
  limit: number,
): Promise<Entry[] | 'reload'> {
  const counter = await tx.one(
    CounterRow,
    sql`select room_id, seq, kept_from from room_counter where city_id = ${tx.cityId} and room_id = ${roomId}`,
  );
  if (counter === null || after > counter.seq || after < counter.keptFrom - 1) return 'reload';
  if (after === counter.seq) return [];
  const rows = await tx.many(
    EntryRow,
    sql`select ${columns} from room_entry e ${words} ${authors}
    where e.city_id = ${tx.cityId} and e.room_id = ${roomId} and e.seq > ${after} order by e.seq limit ${limit}`,
  );
  return opened(tx, rows);
}

const SeqRow = z.object({ roomId: z.string(), seq: z.number() });

/** Where rooms stand: for a node that may have missed a wake-up. */
export async function readCursors(tx: Tx, roomIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.many(
    SeqRow,
    sql`select room_id, seq from room_counter where city_id = ${tx.cityId} and room_id = any(${[...roomIds]})`,
  );
  return new Map(rows.map((row) => [row.roomId, row.seq]));
}

/** Where an entry's words are bound to. */
export const bodyOf = (id: string) => ({ table: 'room_entry', column: 'body', row: id });

async function opened(tx: Tx, rows: readonly z.output<typeof EntryRow>[]): Promise<Entry[]> {
  const withBody = rows.filter((row) => row.body !== null && row.gone === null);
  const texts = await tx.sealing.openAll(
    tx,
    withBody.map((row) => ({ place: bodyOf(row.wordsOf), sealed: row.body as Buffer })),
  );
  const textOf = new Map(withBody.map((row, at) => [row.seq, texts[at] ?? null]));
  return rows.map((row) => {
    const text = textOf.get(row.seq) ?? null;
    // The key is gone: the person took their words away. The stub keeps the order without a hole.
    const erased = row.body !== null && row.gone === null && text === null;
    return {
      seq: row.seq,
      id: row.id,
      kind: row.kind,
      by: { kind: row.authorKind, id: erased ? null : row.authorId, name: row.name, title: row.title },
      text,
      facts: row.facts,
      target: row.targetId,
      at: row.at,
      editedAt: row.editedAt,
      gone: erased ? 'erased' : row.gone,
      reactions: row.reactions,
    };
  });
}

/** What a snapshot says of covered messages: the cover that lies on each, as the fold would have laid it.
 *  @param seq of the snapshot: a cover that came after it comes by the cursor */
async function withCovers(tx: Tx, roomId: RoomId, entries: readonly Entry[], seq: number): Promise<Entry[]> {
  const covered = entries.filter((entry) => entry.gone === 'covered').map((entry) => entry.id);
  if (covered.length === 0) return [...entries];
  const rows = await tx.many(
    EntryRow,
    sql`select ${columns} from room_entry e ${words} ${authors} where e.city_id = ${tx.cityId} and e.room_id = ${roomId}
      and e.kind = 'cover' and e.target_id = any(${covered}) and e.seq <= ${seq} order by e.seq`,
  );
  const covers = new Map((await opened(tx, rows)).map((entry) => [entry.target, coverOf(entry)]));
  return entries.map((entry) => {
    const cover = covers.get(entry.id);
    return entry.gone === 'covered' && cover !== undefined
      ? { ...entry, facts: { ...entry.facts, cover } }
      : entry;
  });
}

/** One saying of a room, as it stands now. */
export async function readSaying(tx: Tx, roomId: RoomId, id: EntryId): Promise<Entry | null> {
  const row = await tx.one(
    EntryRow,
    sql`select ${columns} from room_entry e ${words} ${authors}
    where e.city_id = ${tx.cityId} and e.room_id = ${roomId} and e.id = ${id} and e.kind = 'say' order by e.seq limit 1`,
  );
  return row === null ? null : ((await opened(tx, [row]))[0] ?? null);
}

/** A saying with what was said right before and after it, oldest first. */
export async function readAround(tx: Tx, roomId: RoomId, seq: number, each: number): Promise<Entry[]> {
  const rows = await tx.many(
    EntryRow,
    sql`(select ${columns} from room_entry e ${words} ${authors} where e.city_id = ${tx.cityId} and e.room_id = ${roomId} and e.kind = 'say'
        and e.seq <= ${seq} order by e.seq desc limit ${each + 1})
      union all
      (select ${columns} from room_entry e ${words} ${authors} where e.city_id = ${tx.cityId} and e.room_id = ${roomId} and e.kind = 'say'
        and e.seq > ${seq} order by e.seq limit ${each})
      order by seq`,
  );
  return opened(tx, rows);
}

/** Lays a cover in the folded state: the words leave the log. Under the lock. */
export const coverSaying = (tx: Tx, roomId: RoomId, id: EntryId) =>
  tx.run(sql`update room_entry set gone = 'covered', body = null
    where city_id = ${tx.cityId} and room_id = ${roomId} and id = ${id} and kind = 'say'`);

/** Words in the place of a covered saying, in the folded state. Under the lock.
 *  @param words isNew: the writer's own other words; else what stood there */
export async function uncoverSaying(
  tx: Tx,
  roomId: RoomId,
  id: EntryId,
  words: { readonly text: string; readonly keyId: KeyId; readonly isNew: boolean },
): Promise<void> {
  const body = await tx.sealing.seal(tx, words.keyId, bodyOf(id), words.text);
  await tx.run(sql`update room_entry set gone = null, body = ${body}, edited_at = case when ${words.isNew} then ${tx.now}::timestamptz else edited_at end
    where city_id = ${tx.cityId} and room_id = ${roomId} and id = ${id} and kind = 'say' and gone = 'covered'`);
}
