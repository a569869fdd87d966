import { sql } from 'kysely';
import { z } from 'zod';
import { InstantText, type Member, type Visitor } from '../../../platform/core/contract.ts';
import { VisitorId } from '../../../platform/core/ids.ts';
import { EntryId, RoomId } from '../../../platform/core/room-log.ts';
import { addMs } from '../../../platform/core/time.ts';
import { type KeyId, type Place, SealedColumn } from '../../../platform/server/sealed/sealing.ts';
import type { Tx } from '../../../platform/server/storage/types.ts';
import { HeldBecause, type MyHeld } from './held.contract.ts';
import { KEPT_BACK_MS, SHOWN_MS, waitsUntil } from './held.rules.ts';
import type { HeldForHosts } from './held-desk.contract.ts';

const HeldRow = z.object({
  id: EntryId,
  visitorId: VisitorId,
  handle: z.string(),
  roomId: RoomId,
  roomName: z.string(),
  targetId: EntryId.nullable(),
  keyId: z
    .string()
    .transform((id) => id as KeyId)
    .nullable(),
  body: SealedColumn.nullable(),
  because: HeldBecause,
  saidAt: InstantText,
  state: z.enum(['waiting', 'released', 'keptBack', 'lapsed', 'dropped']),
  reason: SealedColumn.nullable(),
  byName: z.string().nullable(),
});
export type HeldRow = z.output<typeof HeldRow>;

const held = sql`select h.id, h.visitor_id, v.handle, h.room_id, r.name as room_name, h.target_id, h.key_id, h.body,
    h.because, h.said_at, h.state, h.reason, m.work_name as by_name
  from conversation_held h
  join visitor v on v.city_id = h.city_id and v.id = h.visitor_id
  join conversation_room r on r.city_id = h.city_id and r.id = h.room_id
  left join member m on m.city_id = h.city_id and m.id = h.decided_by`;

const placeOf = (column: 'body' | 'reason', row: string): Place => ({
  table: 'conversation_held',
  column,
  row,
});

/** @param id the writer's own; another writer may have made the same */
export const lockHeld = (tx: Tx, visitorId: string, id: EntryId) =>
  tx.one(
    HeldRow,
    sql`${held} where h.city_id = ${tx.cityId} and h.visitor_id = ${visitorId} and h.id = ${id} for update of h`,
  );

export async function roomOfHeld(tx: Tx, visitorId: string, id: EntryId): Promise<RoomId | null> {
  const row = await tx.one(
    z.object({ roomId: RoomId }),
    sql`select room_id from conversation_held where city_id = ${tx.cityId} and visitor_id = ${visitorId} and id = ${id}`,
  );
  return row?.roomId ?? null;
}

export async function saveHeld(
  tx: Tx,
  by: Visitor,
  said: {
    readonly id: EntryId;
    readonly roomId: RoomId;
    readonly text: string;
    readonly target: EntryId | null;
    readonly because: HeldBecause;
  },
): Promise<void> {
  const keyId = await tx.sealing.newKey(tx, 'held');
  const body = await tx.sealing.seal(tx, keyId, placeOf('body', said.id), said.text);
  await tx.run(sql`insert into conversation_held (city_id, id, visitor_id, room_id, target_id, key_id, body, because, said_at)
    values (${tx.cityId}, ${said.id}, ${by.id}, ${said.roomId}, ${said.target}, ${keyId}, ${body}, ${said.because}, ${tx.now})`);
}

/** How many of this visitor's messages wait, in whichever room they said them. */
export async function waitingOf(tx: Tx, by: Visitor): Promise<number> {
  const row = await tx.one(
    z.object({ waiting: z.number() }),
    sql`select count(*)::int as waiting from conversation_held
      where city_id = ${tx.cityId} and visitor_id = ${by.id} and state = 'waiting'`,
  );
  return row?.waiting ?? 0;
}

/** What waits in the open rooms, longest first. */
export async function heldForHosts(tx: Tx): Promise<HeldForHosts[]> {
  const rows = await tx.many(
    HeldRow,
    sql`${held} where h.city_id = ${tx.cityId} and h.state = 'waiting' order by h.said_at`,
  );
  const texts = await textsOf(tx, rows);
  return rows.map((row, at) => ({
    id: row.id,
    visitorId: row.visitorId,
    handle: row.handle,
    room: { id: row.roomId, name: row.roomName },
    text: texts[at] ?? '',
    because: row.because,
    saidAt: row.saidAt,
    until: waitsUntil(row.saidAt),
  }));
}

/** My own in this room, as long as there is something to read or to do. */
export async function heldOf(tx: Tx, by: Visitor, roomId: RoomId): Promise<MyHeld[]> {
  const rows = await tx.many(
    HeldRow,
    sql`${held} where h.city_id = ${tx.cityId} and h.visitor_id = ${by.id} and h.room_id = ${roomId}
      and (h.state = 'waiting' or (h.state in ('keptBack', 'lapsed') and h.decided_at > ${addMs(tx.now, -SHOWN_MS)}::timestamptz))
      order by h.said_at`,
  );
  const texts = await textsOf(tx, rows);
  const told = rows.filter((row) => row.reason !== null);
  const reasons = await tx.sealing.openAll(
    tx,
    told.map((row) => ({ place: placeOf('reason', row.id), sealed: row.reason as Buffer })),
  );
  const reasonOf = new Map(told.map((row, at) => [row.id, reasons[at] ?? null]));
  return rows.map((row, at) => ({
    id: row.id,
    text: texts[at] ?? '',
    because: row.because,
    until: waitsUntil(row.saidAt),
    state: row.state as MyHeld['state'],
    reason: reasonOf.get(row.id) ?? null,
    byName: row.byName,
  }));
}

async function textsOf(tx: Tx, rows: readonly HeldRow[]): Promise<(string | null)[]> {
  const sealed = rows.filter((row) => row.body !== null);
  const texts = await tx.sealing.openAll(
    tx,
    sealed.map((row) => ({ place: placeOf('body', row.id), sealed: row.body as Buffer })),
  );
  const textOf = new Map(sealed.map((row, at) => [row, texts[at] ?? null]));
  return rows.map((row) => textOf.get(row) ?? null);
}

export const openHeld = async (tx: Tx, row: HeldRow): Promise<string | null> =>
  row.body === null ? null : tx.sealing.open(tx, placeOf('body', row.id), row.body);

/** Its words are in the log, or their writer took them back: here nothing is left to read. */
export async function saveGone(
  tx: Tx,
  row: HeldRow,
  state: 'released' | 'dropped',
  by: Member | null,
): Promise<void> {
  await tx.run(sql`update conversation_held set state = ${state}, decided_by = ${by?.id ?? null}, decided_at = ${tx.now},
      key_id = null, body = null, reason = null
    where city_id = ${tx.cityId} and visitor_id = ${row.visitorId} and id = ${row.id}`);
  if (row.keyId !== null) await tx.sealing.destroyKeys(tx, [row.keyId]);
}

export async function saveKeptBack(tx: Tx, row: HeldRow, by: Member, reason: string): Promise<void> {
  if (row.keyId === null) throw new Error(`Held ${row.id} has no key to keep a reason with.`);
  const sealed = await tx.sealing.seal(tx, row.keyId, placeOf('reason', row.id), reason);
  await tx.run(sql`update conversation_held set state = 'keptBack', decided_by = ${by.id}, decided_at = ${tx.now}, reason = ${sealed}
    where city_id = ${tx.cityId} and visitor_id = ${row.visitorId} and id = ${row.id}`);
}

const WaitingRow = z.object({
  id: EntryId,
  visitorId: VisitorId,
  saidAt: InstantText,
  isRoomOpen: z.boolean(),
});

export const waitingHeld = (tx: Tx) =>
  tx.many(
    WaitingRow,
    sql`select h.id, h.visitor_id, h.said_at, coalesce(s.state, 'closed') <> 'closed' as is_room_open
    from conversation_held h
    left join conversation_room_state s on s.city_id = h.city_id and s.room_id = h.room_id
    where h.city_id = ${tx.cityId} and h.state = 'waiting' for update of h skip locked`,
  );

export const saveLapsed = (tx: Tx, visitorId: VisitorId, id: EntryId) =>
  tx.run(
    sql`update conversation_held set state = 'lapsed', decided_at = ${tx.now}
      where city_id = ${tx.cityId} and visitor_id = ${visitorId} and id = ${id} and state = 'waiting'`,
  );

/** Rows whose time is over, and what is left of visitors who were forgotten: the keys first, then the rows. */
export async function forgetHeld(tx: Tx): Promise<void> {
  const over = sql`((h.state in ('released', 'dropped', 'lapsed') and h.decided_at <= ${addMs(tx.now, -SHOWN_MS)}::timestamptz)
    or (h.state = 'keptBack' and h.decided_at <= ${addMs(tx.now, -KEPT_BACK_MS)}::timestamptz)
    or not exists (select from visitor v where v.city_id = h.city_id and v.id = h.visitor_id))`;
  const rows = await tx.many(
    z.object({ keyId: z.string().nullable() }),
    sql`select h.key_id from conversation_held h where h.city_id = ${tx.cityId} and ${over} for update of h`,
  );
  if (rows.length === 0) return;
  await tx.sealing.destroyKeys(
    tx,
    rows.flatMap((row) => (row.keyId === null ? [] : [row.keyId as KeyId])),
  );
  await tx.run(sql`delete from conversation_held h where h.city_id = ${tx.cityId} and ${over}`);
}
