import { sql } from 'kysely';
import { z } from 'zod';
import { EntryId, type RoomId } from '../../../platform/core/room-log.ts';
import type { Tx } from '../../../platform/server/storage/types.ts';

const NoteRow = z.object({
  seq: z.number(),
  id: EntryId,
  kind: z.string(),
  authorKind: z.enum(['visitor', 'member', 'house']),
  facts: z.record(z.string(), z.unknown()),
});
export type NoteRow = z.output<typeof NoteRow>;

const columns = sql`seq, id, kind, author_kind, facts`;

/** A note of this talk and what was said of it, in order. Words stay sealed: who may answer does not hang on them. */
export const noteAndAnswers = (tx: Tx, talkId: RoomId, id: EntryId) =>
  tx.many(
    NoteRow,
    sql`select ${columns} from room_entry where city_id = ${tx.cityId} and room_id = ${talkId} and (id = ${id} or target_id = ${id}) order by seq`,
  );

export const lastEntry = (tx: Tx, talkId: RoomId) =>
  tx.one(
    NoteRow,
    sql`select ${columns} from room_entry where city_id = ${tx.cityId} and room_id = ${talkId} order by seq desc limit 1`,
  );
