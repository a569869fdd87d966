import { sql } from 'kysely';
import { z } from 'zod';
import { InstantText } from '../../core/contract.ts';
import { type EntryId, EntryId as EntryIdSchema, type RoomId, withReaction } from '../../core/room-log.ts';
import type { KeyId } from '../sealed/sealing.ts';
import type { Tx } from '../storage/types.ts';
import { bodyOf } from './room-log.store.ts';

// The folded state of an entry. Who changes it writes the change into the log too, in the same transaction, under the lock
// of the room's counter: a snapshot and the entries after an older one must come to the same.

const TargetRow = z.object({
  id: EntryIdSchema,
  kind: z.string(),
  authorKind: z.enum(['visitor', 'member', 'house']),
  authorId: z.string().nullable(),
  at: InstantText,
  gone: z.enum(['takenBack', 'covered', 'erased']).nullable(),
  reactions: z.record(z.string(), z.array(z.string())),
});
export type Target = z.output<typeof TargetRow>;

/** An entry of this room as it is now, without its words. */
export const loadTarget = (tx: Tx, roomId: RoomId, id: EntryId) =>
  tx.one(
    TargetRow,
    sql`select id, kind, author_kind, author_id, at, gone, reactions from room_entry
      where city_id = ${tx.cityId} and room_id = ${roomId} and id = ${id}`,
  );

/** New words in the place of the old ones, which then stand nowhere. */
export async function replaceWords(
  tx: Tx,
  roomId: RoomId,
  id: EntryId,
  keyId: KeyId,
  text: string,
): Promise<void> {
  const body = await tx.sealing.seal(tx, keyId, bodyOf(id), text);
  await tx.run(
    sql`update room_entry set body = ${body}, edited_at = ${tx.now} where city_id = ${tx.cityId} and room_id = ${roomId} and id = ${id}`,
  );
}

/** The words go, and what others gave them; an empty place stays in the order. */
export const emptyEntry = (tx: Tx, roomId: RoomId, id: EntryId) =>
  tx.run(
    sql`update room_entry set body = null, gone = 'takenBack', reactions = '{}' where city_id = ${tx.cityId} and room_id = ${roomId} and id = ${id}`,
  );

export async function saveReaction(
  tx: Tx,
  roomId: RoomId,
  target: Target,
  sign: string,
  who: string,
  isOn: boolean,
): Promise<void> {
  const reactions = JSON.stringify(withReaction(target.reactions, sign, who, isOn));
  await tx.run(
    sql`update room_entry set reactions = ${reactions} where city_id = ${tx.cityId} and room_id = ${roomId} and id = ${target.id}`,
  );
}
