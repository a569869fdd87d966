import { sql } from 'kysely';
import { z } from 'zod';
import { InstantText, type Member } from '../../../platform/core/contract.ts';
import { MemberId } from '../../../platform/core/ids.ts';
import { RoomId } from '../../../platform/core/room-log.ts';
import type { Instant } from '../../../platform/core/time.ts';
import { newId } from '../../../platform/server/identity/secrets.ts';
import type { Tx } from '../../../platform/server/storage/types.ts';
import { isDeskAlive } from '../door/hosts.rules.ts';

const ShiftRow = z.object({
  id: z.string(),
  memberId: MemberId,
  checkedInAt: InstantText,
  until: InstantText,
  countsAtDoor: z.boolean(),
});
export type RunningShift = z.output<typeof ShiftRow>;

export const myShift = (tx: Tx, memberId: MemberId) =>
  tx.one(
    ShiftRow,
    sql`select id, member_id, checked_in_at, until, counts_at_door from conversation_shift
    where city_id = ${tx.cityId} and member_id = ${memberId} and checked_out_at is null`,
  );

/** @param planned the time on the rota it belongs to, and whether it is at the house: elsewhere opens no door */
export async function startShift(
  tx: Tx,
  memberId: MemberId,
  until: Instant,
  planned: { shiftId: string | null; day: string | null; countsAtDoor: boolean },
): Promise<string> {
  const id = newId<string>();
  await tx.run(sql`insert into conversation_shift (city_id, id, member_id, checked_in_at, until, seen_at, rota_shift_id, rota_day, counts_at_door)
    values (${tx.cityId}, ${id}, ${memberId}, ${tx.now}, ${until}, ${tx.now}, ${planned.shiftId}, ${planned.day}::date, ${planned.countsAtDoor})`);
  return id;
}

/** @param at when it ended; a forgotten one ended before somebody noticed */
export async function endShift(tx: Tx, id: string, at: Instant = tx.now): Promise<void> {
  await tx.run(
    sql`update conversation_shift set checked_out_at = ${at} where city_id = ${tx.cityId} and id = ${id}`,
  );
  await clearRooms(tx, id);
}

export const clearRooms = (tx: Tx, shiftId: string) =>
  tx.run(sql`delete from conversation_shift_room where city_id = ${tx.cityId} and shift_id = ${shiftId}`);

export async function lookAfter(tx: Tx, shiftId: string, roomIds: readonly RoomId[]): Promise<void> {
  for (const roomId of roomIds) {
    await tx.run(
      sql`insert into conversation_shift_room (city_id, shift_id, room_id) values (${tx.cityId}, ${shiftId}, ${roomId}) on conflict do nothing`,
    );
  }
}

const HostRow = z.object({
  memberId: MemberId,
  shiftId: z.string(),
  workName: z.string(),
  workTitle: z.string(),
  role: z.string(),
  checkedInAt: InstantText,
  until: InstantText,
  seenAt: InstantText,
  rooms: z.array(RoomId),
});
export type HostRow = z.output<typeof HostRow>;

/** Everybody checked in, longest first; at the house unless asked for everywhere. */
export const hostsOnShift = (tx: Tx, where: 'house' | 'everywhere' = 'house') =>
  tx.many(
    HostRow,
    sql`select s.member_id, s.id as shift_id, m.work_name, m.work_title, m.role, s.checked_in_at, s.until, s.seen_at,
      coalesce((select array_agg(r.room_id::text order by r.room_id) from conversation_shift_room r where r.city_id = s.city_id and r.shift_id = s.id), '{}') as rooms
    from conversation_shift s join member m on m.city_id = s.city_id and m.id = s.member_id
    where s.city_id = ${tx.cityId} and s.checked_out_at is null and (s.counts_at_door or ${where} = 'everywhere') order by s.checked_in_at`,
  );

/** Who is there for visitors now: checked in, with a desk page that is alive. */
export const hostsAtDesk = async (tx: Tx) =>
  (await hostsOnShift(tx)).filter((host) => isDeskAlive(host.seenAt, tx.now));

/** Their desk page is open here and alive. */
export const seenAtDesk = (tx: Tx, memberIds: readonly string[]) =>
  tx.run(
    sql`update conversation_shift set seen_at = ${tx.now} where city_id = ${tx.cityId} and member_id = any(${[...memberIds]}) and checked_out_at is null`,
  );

const HOSTING: readonly Member['role'][] = ['worker', 'coordinator', 'youngHost', 'guestHost'];

/** At work now, in a role that hosts. */
export const isHosting = async (tx: Tx, by: Member): Promise<boolean> =>
  HOSTING.includes(by.role) && (await myShift(tx, by.id)) !== null;
