import { sql } from 'kysely';
import { z } from 'zod';
import { Version } from '../../../platform/core/changes.contract.ts';
import { InstantText } from '../../../platform/core/contract.ts';
import type { MemberId } from '../../../platform/core/ids.ts';
import { RoomId } from '../../../platform/core/room-log.ts';
import { lockRooms } from '../../../platform/server/room-log/room-log.store.ts';
import type { Tx } from '../../../platform/server/storage/types.ts';
import { Drawing, type RoomInput, RulesBy } from './house.contract.ts';

const KeptRow = z.object({
  id: RoomId,
  name: z.string(),
  drawing: Drawing,
  houseRules: z.array(z.string()),
  rulesBy: RulesBy,
  version: Version,
});
export type KeptRoom = z.output<typeof KeptRow>;

/** Makes who arranges rooms wait for each other: a name, a place and the last room are decided over all of them. */
export const lockHouse = (tx: Tx) =>
  tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`rooms ${tx.cityId}`}, 0))`);

export const keptRooms = (tx: Tx): Promise<KeptRoom[]> =>
  tx.many(
    KeptRow,
    sql`select id, name, drawing, house_rules, version, case when rules_by = 'visitors' then 'visitors' else 'city' end as rules_by from conversation_room
      where city_id = ${tx.cityId} and closed_for_good_at is null order by floor desc, made_at`,
  );

const ClosedRow = z.object({
  id: RoomId,
  name: z.string(),
  because: z.string(),
  by: z.string().nullable(),
  at: InstantText,
});

export const closedRooms = (tx: Tx) =>
  tx.many(
    ClosedRow,
    sql`select r.id, r.name, coalesce(r.closed_because, '') as because, m.work_name as by, r.closed_for_good_at as at
      from conversation_room r left join member m on m.city_id = r.city_id and m.id = r.closed_by
      where r.city_id = ${tx.cityId} and r.closed_for_good_at is not null order by r.closed_for_good_at desc`,
  );

/** The house as it stands: names also of rooms that are closed for good. */
export async function roomNames(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx.many(
    z.object({ id: z.string(), name: z.string() }),
    sql`select id, name from conversation_room where city_id = ${tx.cityId}`,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export async function saveRoom(tx: Tx, room: RoomInput): Promise<number> {
  const next = room.version + 1;
  await tx.run(sql`update conversation_room set name = ${room.name}, drawing = ${room.drawing}, house_rules = ${[...room.houseRules]},
    rules_by = ${room.rulesBy}, version = ${next} where city_id = ${tx.cityId} and id = ${room.id}`);
  return next;
}

/** @param ids from the top floor down */
export async function saveOrder(tx: Tx, ids: readonly string[]): Promise<void> {
  for (const [at, id] of ids.entries())
    await tx.run(
      sql`update conversation_room set floor = ${ids.length - at} where city_id = ${tx.cityId} and id = ${id}`,
    );
}

/** Under the lock of every saying, so that nothing is said in it afterwards. Who stood in it stands outside again. */
export async function saveClosing(tx: Tx, id: RoomId, by: MemberId, because: string): Promise<void> {
  await lockRooms(tx, [id]);
  await tx.run(sql`update conversation_room set closed_for_good_at = ${tx.now}, closed_by = ${by}, closed_because = ${because}
    where city_id = ${tx.cityId} and id = ${id}`);
  await tx.run(
    sql`update conversation_room_state set state = 'closed', closes_at = null, opens_at = null where city_id = ${tx.cityId} and room_id = ${id}`,
  );
  await tx.run(sql`delete from conversation_shift_room where city_id = ${tx.cityId} and room_id = ${id}`);
  await tx.run(sql`delete from conversation_visit where city_id = ${tx.cityId} and room_id = ${id}`);
}
