import { sql } from 'kysely';
import { z } from 'zod';
import { InstantText, type Member, type Visitor } from '../../../platform/core/contract.ts';
import { MemberId, VisitorId } from '../../../platform/core/ids.ts';
import { newId } from '../../../platform/server/identity/secrets.ts';
import { type KeyId, type Place, SealedColumn } from '../../../platform/server/sealed/sealing.ts';
import type { Tx } from '../../../platform/server/storage/types.ts';
import { ComplaintId, type ComplaintInHand, type MyComplaint, Wish } from './complaint.contract.ts';
import { answerBy, overBefore } from './complaint.rules.ts';

const KeyIdColumn = z.string().transform((id) => id as KeyId);

/** What is sealed, all in one: also whom it is about and what would be good. */
const Told = z.object({ about: MemberId.nullable(), wishes: z.array(Wish), text: z.string() });
export type Told = z.output<typeof Told>;

const ComplaintRow = z.object({
  id: ComplaintId,
  visitorId: VisitorId,
  keyId: KeyIdColumn,
  body: SealedColumn,
  sentAt: InstantText,
  answerBy: InstantText,
  answer: SealedColumn.nullable(),
  answeredAt: InstantText.nullable(),
  byName: z.string().nullable(),
  isLeftBehind: z.boolean(),
});
export type ComplaintRow = z.output<typeof ComplaintRow>;

/** Not answered, and nobody is there any more who may read it. */
const isLeftBehind = sql`(c.answered_at is null and not exists (select from member to_whom
    where to_whom.city_id = c.city_id and to_whom.id = c.confidant_id and to_whom.ended_at is null))`;

const complaints = sql`select c.id, c.visitor_id, c.key_id, c.body, c.sent_at, c.answer_by, c.answer, c.answered_at,
    m.work_name as by_name, ${isLeftBehind} as is_left_behind
  from conversation_complaint c left join member m on m.city_id = c.city_id and m.id = c.answered_by`;

const placeOf = (column: 'body' | 'answer', row: string): Place => ({
  table: 'conversation_complaint',
  column,
  row,
});

const ConfidantRow = z.object({
  id: MemberId,
  workName: z.string(),
  workTitle: z.string(),
  service: z.string(),
});

/** The person outside the team whom the city named first; null when there is none. */
export const confidantOf = (tx: Tx) =>
  tx.one(
    ConfidantRow,
    sql`select id, work_name, work_title, service from member
      where city_id = ${tx.cityId} and role = 'confidant' and ended_at is null order by made_at, id limit 1`,
  );

const HostRow = z.object({ id: MemberId, workName: z.string() });

/** Everybody of the house whom a visitor can meet, by work name. */
export const hostsToName = (tx: Tx) =>
  tx.many(
    HostRow,
    sql`select id, work_name from member where city_id = ${tx.cityId} and ended_at is null
      and role in ('worker', 'coordinator', 'youngHost', 'guestHost') order by work_name`,
  );

export const loadMine = (tx: Tx, by: Visitor) =>
  tx.many(
    ComplaintRow,
    sql`${complaints} where c.city_id = ${tx.cityId} and c.visitor_id = ${by.id} order by c.sent_at desc`,
  );

/** What was given to this confidant. What was given to another stays closed, also when the other has gone: whoever names
 *  a confidant could name themselves. */
export const loadAll = (tx: Tx, by: Member) =>
  tx.many(
    ComplaintRow,
    sql`${complaints} where c.city_id = ${tx.cityId} and c.confidant_id = ${by.id} order by c.answered_at nulls first, c.sent_at`,
  );

export const loadComplaint = (tx: Tx, by: Member, id: ComplaintId) =>
  tx.one(
    ComplaintRow,
    sql`${complaints} where c.city_id = ${tx.cityId} and c.id = ${id} and c.confidant_id = ${by.id} for update of c`,
  );

interface Opened {
  readonly row: ComplaintRow;
  readonly told: Told;
  readonly answer: string | null;
}

async function opened(tx: Tx, rows: readonly ComplaintRow[]): Promise<Opened[]> {
  const found: Opened[] = [];
  for (const row of rows) {
    const body = await tx.sealing.open(tx, placeOf('body', row.id), row.body);
    // Its key is gone: the row goes with the next round.
    if (body === null) continue;
    const answer =
      row.answer === null ? null : await tx.sealing.open(tx, placeOf('answer', row.id), row.answer);
    found.push({ row, told: Told.parse(JSON.parse(body)), answer });
  }
  return found;
}

const answerOf = ({ row, answer }: Opened) =>
  answer === null || row.answeredAt === null
    ? null
    : { text: answer, byName: row.byName, at: row.answeredAt };

export async function mineToRead(tx: Tx, rows: readonly ComplaintRow[]): Promise<MyComplaint[]> {
  return (await opened(tx, rows)).map((one) => ({
    id: one.row.id,
    text: one.told.text,
    sentAt: one.row.sentAt,
    answerBy: one.row.answerBy,
    answer: answerOf(one),
    isLeftBehind: one.row.isLeftBehind,
  }));
}

export async function allToRead(tx: Tx, rows: readonly ComplaintRow[]): Promise<ComplaintInHand[]> {
  const names = new Map((await everyName(tx)).map(({ id, workName }) => [id, workName]));
  return (await opened(tx, rows)).map((one) => ({
    id: one.row.id,
    about: one.told.about === null ? null : (names.get(one.told.about) ?? null),
    text: one.told.text,
    wishes: one.told.wishes,
    sentAt: one.row.sentAt,
    answerBy: one.row.answerBy,
    answer: answerOf(one),
  }));
}

/** Also of who left the team since. */
const everyName = (tx: Tx) =>
  tx.many(HostRow, sql`select id, work_name from member where city_id = ${tx.cityId}`);

export async function saveComplaint(tx: Tx, by: Visitor, to: MemberId, told: Told): Promise<ComplaintId> {
  const id = newId<ComplaintId>();
  const keyId = await tx.sealing.newKey(tx, 'complaint');
  const body = await tx.sealing.seal(tx, keyId, placeOf('body', id), JSON.stringify(told));
  await tx.run(sql`insert into conversation_complaint (city_id, id, visitor_id, confidant_id, key_id, body, sent_at, answer_by)
    values (${tx.cityId}, ${id}, ${by.id}, ${to}, ${keyId}, ${body}, ${tx.now}, ${answerBy(tx.now)})`);
  return id;
}

export async function saveAnswer(tx: Tx, by: Member, row: ComplaintRow, text: string): Promise<void> {
  const answer = await tx.sealing.seal(tx, row.keyId, placeOf('answer', row.id), text);
  await tx.run(
    sql`update conversation_complaint set answer = ${answer}, answered_by = ${by.id}, answered_at = ${tx.now}
      where city_id = ${tx.cityId} and id = ${row.id}`,
  );
}

/** Lets go of complaints whose time is over: the key first, then the rows. */
export async function forgetExpired(tx: Tx): Promise<void> {
  const gone = await tx.many(
    z.object({ id: ComplaintId, keyId: KeyIdColumn }),
    sql`select c.id, c.key_id from conversation_complaint c where c.city_id = ${tx.cityId}
      and (c.answered_at <= ${overBefore(tx.now)}::timestamptz
        or (c.sent_at <= ${overBefore(tx.now)}::timestamptz and ${isLeftBehind})) for update`,
  );
  if (gone.length === 0) return;
  await tx.sealing.destroyKeys(
    tx,
    gone.map((complaint) => complaint.keyId),
  );
  await tx.run(
    sql`delete from conversation_complaint where city_id = ${tx.cityId} and id = any(${gone.map((complaint) => complaint.id)})`,
  );
}
