import { sql } from 'kysely';
import { z } from 'zod';
import { InstantText, type Role } from '../../../platform/core/contract.ts';
import { MemberId, VisitorId } from '../../../platform/core/ids.ts';
import { EntryId, RoomId } from '../../../platform/core/room-log.ts';
import type { Instant } from '../../../platform/core/time.ts';
import { newId } from '../../../platform/server/identity/secrets.ts';
import { type KeyId, SealedColumn } from '../../../platform/server/sealed/sealing.ts';
import type { Tx } from '../../../platform/server/storage/types.ts';
import { type MeasureKind as Kind, stopOf } from './measures.rules.ts';
import { Distance, MeasureId, MeasureKind, ReportId } from './moderation.contract.ts';

export const KeyIdColumn = z.string().transform((id) => id as KeyId);
const Name = z.string().nullable();

const Row = z.object({
  id: MeasureId,
  keyId: KeyIdColumn,
  kind: MeasureKind,
  visitorId: VisitorId,
  handle: Name,
  roomId: RoomId,
  roomName: Name,
  entryId: EntryId,
  reportId: ReportId.nullable(),
  rule: z.number().nullable(),
  ruleText: z.string().nullable(),
  distance: Distance,
  reason: SealedColumn,
  copy: SealedColumn,
  stood: SealedColumn.nullable(),
  saidAt: InstantText,
  decidedBy: MemberId,
  byName: Name,
  byTitle: Name,
  decidedAt: InstantText,
  endsAt: InstantText.nullable(),
  endedAt: InstantText.nullable(),
  endedBy: z.enum(['time', 'writer', 'secondLook']).nullable(),
  longerUntil: InstantText.nullable(),
  longerReason: SealedColumn.nullable(),
  longerBy: MemberId.nullable(),
  longerByName: Name,
  longerConfirmedBy: MemberId.nullable(),
  longerConfirmedName: Name,
  longerConfirmedAt: InstantText.nullable(),
  leftAt: InstantText.nullable(),
});
export type MeasureRow = z.output<typeof Row>;

const nameOf = (column: string) =>
  sql`(select p.work_name from member p where p.city_id = m.city_id and p.id = ${sql.ref(`m.${column}`)})`;

const measures = sql`select m.id, m.key_id, m.kind, m.visitor_id, v.handle, m.room_id, r.name as room_name, m.entry_id, m.report_id, m.rule, m.rule_text,
    m.distance, m.reason, m.copy, m.stood, m.said_at, m.decided_by, d.work_name as by_name, d.work_title as by_title, m.decided_at, m.ends_at, m.ended_at, m.ended_by,
    m.longer_until, m.longer_reason, m.longer_by, ${nameOf('longer_by')} as longer_by_name, m.longer_confirmed_by, ${nameOf('longer_confirmed_by')} as longer_confirmed_name, m.longer_confirmed_at, m.left_at
  from conversation_measure m
  left join visitor v on v.city_id = m.city_id and v.id = m.visitor_id
  left join conversation_room r on r.city_id = m.city_id and r.id = m.room_id
  left join member d on d.city_id = m.city_id and d.id = m.decided_by`;

export const measuresOf = (tx: Tx, visitorId: VisitorId) =>
  tx.many(
    Row,
    sql`${measures} where m.city_id = ${tx.cityId} and m.visitor_id = ${visitorId} order by m.decided_at desc, m.id`,
  );

export const measureById = (tx: Tx, id: MeasureId) =>
  tx.one(Row, sql`${measures} where m.city_id = ${tx.cityId} and m.id = ${id}`);

export const lockMeasure = (tx: Tx, id: MeasureId) =>
  tx.one(Row, sql`${measures} where m.city_id = ${tx.cityId} and m.id = ${id} for update of m`);

/** A measure of this visitor's, locked. Absent and somebody else's answer alike. */
export const lockMine = (tx: Tx, visitorId: VisitorId, id: MeasureId) =>
  tx.one(
    Row,
    sql`${measures} where m.city_id = ${tx.cityId} and m.id = ${id} and m.visitor_id = ${visitorId} for update of m`,
  );

export const runs = (measure: Pick<MeasureRow, 'endedAt' | 'endsAt'>, now: Instant): boolean =>
  measure.endedAt === null && measure.endsAt !== null && measure.endsAt > now;

const StopRow = z.object({ visitorId: z.string(), kind: MeasureKind, endsAt: InstantText });

/** What keeps each of these visitors from writing now: a pause, or the door. */
export async function stopsNow(
  tx: Tx,
  visitorIds: readonly string[],
): Promise<Map<string, NonNullable<ReturnType<typeof stopOf>>>> {
  if (visitorIds.length === 0) return new Map();
  const rows = await tx.many(
    StopRow,
    sql`select visitor_id, kind, ends_at from conversation_measure where city_id = ${tx.cityId} and kind in ('pause', 'door')
      and ended_at is null and ends_at > ${tx.now}::timestamptz and visitor_id = any(${[...new Set(visitorIds)]})`,
  );
  const stops = new Map<string, NonNullable<ReturnType<typeof stopOf>>>();
  for (const id of new Set(visitorIds)) {
    const stop = stopOf(
      rows.filter((row) => row.visitorId === id).map((row) => ({ ...row, ended: false })),
      tx.now,
    );
    if (stop !== null) stops.set(id, stop);
  }
  return stops;
}

/** Something that was told to this visitor alone and that they did not put away yet. */
export async function toldSomething(tx: Tx, visitorId: VisitorId): Promise<boolean> {
  const row = await tx.one(
    z.object({ told: z.boolean() }),
    sql`select exists (select from conversation_measure where city_id = ${tx.cityId} and visitor_id = ${visitorId} and left_at is null)
      or exists (select from conversation_report where city_id = ${tx.cityId} and reporter_id = ${visitorId} and outcome is not null and left_at is null) as told`,
  );
  return row?.told ?? false;
}

/** Kinds that run on this writer now, and a cover on this message. */
export async function runningOn(tx: Tx, visitorId: string, entryId: EntryId): Promise<Kind[]> {
  const rows = await tx.many(
    z.object({ kind: MeasureKind }),
    sql`select distinct kind from conversation_measure where city_id = ${tx.cityId} and visitor_id = ${visitorId}
      and ended_at is null and ends_at > ${tx.now}::timestamptz and (kind in ('pause', 'door') or entry_id = ${entryId})`,
  );
  return rows.map((row) => row.kind);
}

const placeOf = (column: 'reason' | 'copy' | 'stood' | 'longer_reason', row: string) => ({
  table: 'conversation_measure',
  column,
  row,
});

export interface NewMeasure {
  readonly kind: Kind;
  readonly visitorId: string;
  readonly roomId: RoomId;
  readonly entryId: EntryId;
  readonly reportId: ReportId | null;
  readonly rule: number | null;
  readonly ruleText: string | null;
  readonly distance: Distance;
  readonly reason: string;
  readonly copy: string;
  /** What stands there now, where it was changed since it was brought. */
  readonly stood: string | null;
  readonly saidAt: Instant;
  readonly decidedBy: MemberId;
  readonly endsAt: Instant | null;
}

export async function saveMeasure(tx: Tx, measure: NewMeasure): Promise<MeasureId> {
  const id = newId<MeasureId>();
  const keyId = await tx.sealing.newKey(tx, 'measure');
  const reason = await tx.sealing.seal(tx, keyId, placeOf('reason', id), measure.reason);
  const copy = await tx.sealing.seal(tx, keyId, placeOf('copy', id), measure.copy);
  const stood =
    measure.stood === null ? null : await tx.sealing.seal(tx, keyId, placeOf('stood', id), measure.stood);
  await tx.run(sql`insert into conversation_measure (city_id, id, key_id, kind, visitor_id, room_id, entry_id, report_id, rule, rule_text, distance,
      reason, copy, stood, said_at, decided_by, decided_at, ends_at)
    values (${tx.cityId}, ${id}, ${keyId}, ${measure.kind}, ${measure.visitorId}, ${measure.roomId}, ${measure.entryId}, ${measure.reportId}, ${measure.rule},
      ${measure.ruleText}, ${measure.distance}, ${reason}, ${copy}, ${stood}, ${measure.saidAt}, ${measure.decidedBy}, ${tx.now}, ${measure.endsAt})`);
  return id;
}

/** The words of measures: what was said, why, and why longer. Empty where the key is gone. */
export async function wordsOf(
  tx: Tx,
  rows: readonly MeasureRow[],
): Promise<Map<MeasureId, { copy: string; reason: string; longer: string }>> {
  const values = rows.flatMap((row) => [
    { place: placeOf('copy', row.id), sealed: row.copy },
    { place: placeOf('reason', row.id), sealed: row.reason },
    // Without a reason of its own the first one stands in, and is not shown.
    row.longerReason === null
      ? { place: placeOf('reason', row.id), sealed: row.reason }
      : { place: placeOf('longer_reason', row.id), sealed: row.longerReason },
  ]);
  const texts = await tx.sealing.openAll(tx, values);
  return new Map(
    rows.map((row, at) => [
      row.id,
      { copy: texts[at * 3] ?? '', reason: texts[at * 3 + 1] ?? '', longer: texts[at * 3 + 2] ?? '' },
    ]),
  );
}

/** The words that stood in the room when it was laid down. Null where the key is gone. */
export const whatStood = (tx: Tx, row: Pick<MeasureRow, 'id' | 'copy' | 'stood'>): Promise<string | null> =>
  row.stood === null
    ? tx.sealing.open(tx, placeOf('copy', row.id), row.copy)
    : tx.sealing.open(tx, placeOf('stood', row.id), row.stood);

/** What a message said when something was done about it last: for who decides again about what is covered now. */
export async function lastCopyOf(tx: Tx, roomId: RoomId, entryId: EntryId): Promise<string | null> {
  const row = await tx.one(
    z.object({ id: MeasureId, copy: SealedColumn, stood: SealedColumn.nullable() }),
    sql`select id, copy, stood from conversation_measure where city_id = ${tx.cityId} and room_id = ${roomId} and entry_id = ${entryId}
      order by decided_at desc, id limit 1`,
  );
  return row === null ? null : whatStood(tx, row);
}

export const endMeasure = (tx: Tx, id: MeasureId, by: 'writer' | 'secondLook') =>
  tx.run(
    sql`update conversation_measure set ended_at = ${tx.now}, ended_by = ${by} where city_id = ${tx.cityId} and id = ${id} and (ended_at is null or ${by} = 'secondLook')`,
  );

/** Ends what has come to its end. @returns whom it concerns */
export const endDue = (tx: Tx) =>
  tx.many(
    z.object({ visitorId: VisitorId }),
    sql`update conversation_measure set ended_at = ends_at, ended_by = 'time'
      where city_id = ${tx.cityId} and ended_at is null and ends_at <= ${tx.now}::timestamptz returning visitor_id`,
  );

export const leaveMeasure = (tx: Tx, id: MeasureId) =>
  tx.run(
    sql`update conversation_measure set left_at = ${tx.now} where city_id = ${tx.cityId} and id = ${id}`,
  );

/** Somebody must hear of it again. */
export const tellAgain = (tx: Tx, id: MeasureId) =>
  tx.run(sql`update conversation_measure set left_at = null where city_id = ${tx.cityId} and id = ${id}`);

export const doorsNow = (tx: Tx) =>
  tx.many(
    Row,
    sql`${measures} where m.city_id = ${tx.cityId} and m.kind = 'door' and m.ended_at is null and m.ends_at > ${tx.now}::timestamptz order by m.decided_at`,
  );

export async function saveLonger(
  tx: Tx,
  measure: MeasureRow,
  by: MemberId,
  longer: { readonly until: Instant; readonly reason: string },
): Promise<void> {
  const reason = await tx.sealing.seal(
    tx,
    measure.keyId,
    placeOf('longer_reason', measure.id),
    longer.reason,
  );
  await tx.run(sql`update conversation_measure set longer_until = ${longer.until}, longer_reason = ${reason}, longer_by = ${by},
    longer_confirmed_by = null, longer_confirmed_at = null where city_id = ${tx.cityId} and id = ${measure.id}`);
}

export const saveLongerYes = (tx: Tx, id: MeasureId, by: MemberId) =>
  tx.run(sql`update conversation_measure set longer_confirmed_by = ${by}, longer_confirmed_at = ${tx.now}, ends_at = longer_until, left_at = null
    where city_id = ${tx.cityId} and id = ${id}`);

const TeamRow = z.object({
  id: MemberId,
  workName: z.string(),
  role: z.string().transform((role) => role as Role),
});

/** The team, longest here first: from it comes who looks a second time. */
export const team = (tx: Tx) =>
  tx.many(
    TeamRow,
    sql`select id, work_name, role from member where city_id = ${tx.cityId} and ended_at is null order by made_at, id`,
  );

/** Everybody who had a hand in a measure. */
export const decidersOf = (
  measure: Pick<MeasureRow, 'decidedBy' | 'longerBy' | 'longerConfirmedBy'>,
): string[] =>
  [measure.decidedBy, measure.longerBy, measure.longerConfirmedBy].filter(
    (id): id is MemberId => id !== null,
  );
