import { sql } from 'kysely';
import { z } from 'zod';
import type { Visitor } from '../../../platform/core/contract.ts';
import { RoomId } from '../../../platform/core/room-log.ts';
import { newId } from '../../../platform/server/identity/secrets.ts';
import { openLog } from '../../../platform/server/room-log/room-log.store.ts';
import type { Tx } from '../../../platform/server/storage/types.ts';

const RoomRow = z.object({
  id: RoomId,
  name: z.string(),
  drawing: z.enum(['attic', 'music', 'game', 'living', 'ask', 'generic']),
  houseRules: z.array(z.string()),
  rulesBy: z.string().nullable(),
});
export type RoomRow = z.output<typeof RoomRow>;

const columns = sql`id, name, drawing, house_rules, rules_by`;

/** Rooms of the house from the top floor down, as the facade shows them. */
export const rooms = (tx: Tx) =>
  tx.many(
    RoomRow,
    sql`select ${columns} from conversation_room where city_id = ${tx.cityId} and closed_for_good_at is null order by floor desc, made_at, name`,
  );

export const roomById = (tx: Tx, id: RoomId) =>
  tx.one(
    RoomRow,
    sql`select ${columns} from conversation_room where city_id = ${tx.cityId} and id = ${id} and closed_for_good_at is null`,
  );

/** Also one that is closed for good: what was brought from it is still to be answered. */
export const roomEver = (tx: Tx, id: RoomId) =>
  tx.one(
    z.object({ ...RoomRow.shape, isGone: z.boolean() }),
    sql`select ${columns}, closed_for_good_at is not null as is_gone from conversation_room where city_id = ${tx.cityId} and id = ${id}`,
  );

export interface NewRoom {
  readonly name: string;
  readonly drawing: RoomRow['drawing'];
  readonly floor: number;
  readonly houseRules: readonly string[];
  readonly rulesBy: string | null;
}

export async function addRoom(tx: Tx, room: NewRoom): Promise<RoomId> {
  const id = newId<RoomId>();
  await tx.run(sql`insert into conversation_room (city_id, id, name, drawing, floor, house_rules, rules_by, made_at)
    values (${tx.cityId}, ${id}, ${room.name}, ${room.drawing}, ${room.floor}, ${[...room.houseRules]}, ${room.rulesBy}, ${tx.now})`);
  await tx.run(sql`insert into conversation_room_state (city_id, room_id) values (${tx.cityId}, ${id})`);
  await openLog(tx, id);
  return id;
}

/** Where this visitor's session is now. */
export async function whereIs(tx: Tx, visitor: Visitor): Promise<RoomId | null> {
  const row = await tx.one(
    z.object({ roomId: RoomId }),
    sql`select room_id from conversation_visit where city_id = ${tx.cityId} and session_id = ${visitor.sessionId}`,
  );
  return row?.roomId ?? null;
}

export async function goInto(
  tx: Tx,
  visitor: Pick<Visitor, 'id' | 'sessionId'>,
  roomId: RoomId,
): Promise<void> {
  await tx.run(sql`insert into conversation_visit (city_id, session_id, visitor_id, room_id, entered_at)
    values (${tx.cityId}, ${visitor.sessionId}, ${visitor.id}, ${roomId}, ${tx.now})
    on conflict (city_id, session_id) do update set room_id = excluded.room_id, entered_at = excluded.entered_at`);
}
