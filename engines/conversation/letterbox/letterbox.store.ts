import { sql } from 'kysely';
import { z } from 'zod';
import { InstantText, type Member, type Visitor } from '../../../platform/core/contract.ts';
import { VisitorId } from '../../../platform/core/ids.ts';
import { addMs, type Instant } from '../../../platform/core/time.ts';
import { newId } from '../../../platform/server/identity/secrets.ts';
import { type KeyId, type Place, SealedColumn } from '../../../platform/server/sealed/sealing.ts';
import type { Tx } from '../../../platform/server/storage/types.ts';
import { addDays, momentAt } from '../door/city-time.rules.ts';
import { houseSlots, nextOpening, type OpenSlot, openSlotAt } from '../door/hours.rules.ts';
import { hoursAround } from '../hours/hours.store.ts';
import { type DeskLetter, LetterId, type MyLetter, type Promised } from './letterbox.contract.ts';
import { KEPT_AFTER_READ_MS, KEPT_AT_MOST_MS } from './letterbox.rules.ts';

const KeyIdColumn = z.string().transform((id) => id as KeyId);

const LetterRow = z.object({
  id: LetterId,
  visitorId: VisitorId,
  keyId: KeyIdColumn,
  body: SealedColumn,
  wantsAnswer: z.boolean(),
  postedAt: InstantText,
  promisedBy: InstantText.nullable(),
  openedAt: InstantText.nullable(),
  answer: SealedColumn.nullable(),
  answeredAt: InstantText.nullable(),
  byName: z.string().nullable(),
  readAt: InstantText.nullable(),
});
export type LetterRow = z.output<typeof LetterRow>;

const letters = sql`select l.id, l.visitor_id, l.key_id, l.body, l.wants_answer, l.posted_at, l.promised_by, l.opened_at,
    l.answer, l.answered_at, m.work_name as by_name, l.read_at
  from conversation_letter l left join member m on m.city_id = l.city_id and m.id = l.answered_by`;

const placeOf = (column: 'body' | 'answer', row: string): Place => ({
  table: 'conversation_letter',
  column,
  row,
});

/** Openings of the house on the two days that can be promised on: the one that runs or comes first, and all of the
 *  opening day after it. */
export async function openingsAhead(tx: Tx, zone: string): Promise<OpenSlot[]> {
  const { hours, closedDays } = await hoursAround(tx, zone);
  const first = openSlotAt(hours, closedDays, tx.now, zone) ?? nextOpening(hours, closedDays, tx.now, zone);
  if (first === null) return [];
  const dayAfter = momentAt(addDays(first.day, 1), '00:00', zone);
  // A moment before midnight, so that an opening at 00:00 counts too.
  const second = nextOpening(hours, closedDays, addMs(dayAfter, -1), zone);
  if (second === null) return [first];
  return [first, ...houseSlots(hours, closedDays, second.day, second.day, zone)];
}

/** Also keeps two of one visitor apart that are posted at once: the second waits for the first. */
export const lockVisitor = (tx: Tx, by: Visitor) =>
  tx.run(sql`select 1 from visitor where city_id = ${tx.cityId} and id = ${by.id} for update`);

export const loadMine = (tx: Tx, by: Visitor) =>
  tx.many(
    LetterRow,
    sql`${letters} where l.city_id = ${tx.cityId} and l.visitor_id = ${by.id} order by l.posted_at desc`,
  );

export const loadMyLetter = (tx: Tx, by: Visitor, id: LetterId) =>
  tx.one(
    LetterRow,
    sql`${letters} where l.city_id = ${tx.cityId} and l.visitor_id = ${by.id} and l.id = ${id} for update of l`,
  );

export async function mineToRead(tx: Tx, rows: readonly LetterRow[]): Promise<MyLetter[]> {
  const texts = await tx.sealing.openAll(
    tx,
    rows.map((row) => ({ place: placeOf('body', row.id), sealed: row.body })),
  );
  const answered = rows.filter((row) => row.answer !== null);
  const answers = await tx.sealing.openAll(
    tx,
    answered.map((row) => ({ place: placeOf('answer', row.id), sealed: row.answer as Buffer })),
  );
  const answerOf = new Map(answered.map((row, at) => [row.id, answers[at] ?? null]));
  return rows.map((row, at) => {
    const answer = answerOf.get(row.id) ?? null;
    return {
      id: row.id,
      text: texts[at] ?? '',
      wantsAnswer: row.wantsAnswer,
      postedAt: row.postedAt,
      promisedBy: row.promisedBy,
      isOpened: row.openedAt !== null,
      answer:
        answer === null || row.answeredAt === null
          ? null
          : { text: answer, byName: row.byName, at: row.answeredAt },
      readAt: row.readAt,
    };
  });
}

export async function saveLetter(
  tx: Tx,
  by: Visitor,
  letter: { readonly text: string; readonly promisedBy: Instant | null },
): Promise<LetterId> {
  const id = newId<LetterId>();
  const keyId = await tx.sealing.newKey(tx, 'letter');
  const body = await tx.sealing.seal(tx, keyId, placeOf('body', id), letter.text);
  await tx.run(sql`insert into conversation_letter (city_id, id, visitor_id, key_id, body, wants_answer, posted_at, promised_by)
    values (${tx.cityId}, ${id}, ${by.id}, ${keyId}, ${body}, ${letter.promisedBy !== null}, ${tx.now}, ${letter.promisedBy})`);
  return id;
}

/** An answer lies there that they have not read yet. */
export async function hasUnreadAnswer(tx: Tx, by: Visitor): Promise<boolean> {
  const row = await tx.one(
    z.object({ has: z.boolean() }),
    sql`select exists (select from conversation_letter where city_id = ${tx.cityId} and visitor_id = ${by.id} and answer is not null and read_at is null) as has`,
  );
  return row?.has ?? false;
}

export const saveRead = (tx: Tx, id: LetterId) =>
  tx.run(
    sql`update conversation_letter set read_at = ${tx.now} where city_id = ${tx.cityId} and id = ${id} and read_at is null`,
  );

/** Takes the letter and its key away for good. */
export async function forget(tx: Tx, gone: readonly Pick<LetterRow, 'id' | 'keyId'>[]): Promise<void> {
  if (gone.length === 0) return;
  await tx.sealing.destroyKeys(
    tx,
    gone.map((letter) => letter.keyId),
  );
  await tx.run(
    sql`delete from conversation_letter where city_id = ${tx.cityId} and id = any(${gone.map((letter) => letter.id)})`,
  );
}

/** Letters whose time is over. A letter without a wish for an answer was read when a host opened it. */
export const loadExpired = (tx: Tx) =>
  tx.many(
    z.object({ id: LetterId, keyId: KeyIdColumn }),
    sql`select id, key_id from conversation_letter where city_id = ${tx.cityId}
      and (posted_at <= ${addMs(tx.now, -KEPT_AT_MOST_MS)}
        or read_at <= ${addMs(tx.now, -KEPT_AFTER_READ_MS)}
        or (not wants_answer and opened_at <= ${addMs(tx.now, -KEPT_AFTER_READ_MS)})) for update`,
  );

/** What still asks something of the hosts: no answer yet, or nobody opened it. Oldest promise first. */
const waits = sql`((l.wants_answer and l.answered_at is null) or (not l.wants_answer and l.opened_at is null))`;

export const loadWaiting = (tx: Tx) =>
  tx.many(
    LetterRow,
    sql`${letters} where l.city_id = ${tx.cityId} and ${waits} order by l.promised_by nulls last, l.posted_at`,
  );

export async function promisedNow(tx: Tx): Promise<Promised> {
  const row = await tx.one(
    z.object({ letters: z.number(), first: InstantText.nullable() }),
    sql`select count(*)::int as letters, min(l.promised_by) as first from conversation_letter l
      where l.city_id = ${tx.cityId} and ${waits}`,
  );
  return row ?? { letters: 0, first: null };
}

/** @param by on shift; the caller has looked */
export const loadLetter = (tx: Tx, _by: Member, id: LetterId) =>
  tx.one(LetterRow, sql`${letters} where l.city_id = ${tx.cityId} and l.id = ${id} for update of l`);

export const openText = (tx: Tx, row: LetterRow) => tx.sealing.open(tx, placeOf('body', row.id), row.body);

export const saveOpened = (tx: Tx, id: LetterId) =>
  tx.run(
    sql`update conversation_letter set opened_at = ${tx.now} where city_id = ${tx.cityId} and id = ${id} and opened_at is null`,
  );

export async function saveAnswer(tx: Tx, by: Member, row: LetterRow, text: string): Promise<void> {
  const answer = await tx.sealing.seal(tx, row.keyId, placeOf('answer', row.id), text);
  await tx.run(
    sql`update conversation_letter set answer = ${answer}, answered_by = ${by.id}, answered_at = ${tx.now}
      where city_id = ${tx.cityId} and id = ${row.id}`,
  );
}

/** What the desk's list shows of a letter: its age and its promise, never who or what. */
export const onList = (row: LetterRow): DeskLetter => ({
  id: row.id,
  postedAt: row.postedAt,
  promisedBy: row.promisedBy,
  wantsAnswer: row.wantsAnswer,
  isOpened: row.openedAt !== null,
});
