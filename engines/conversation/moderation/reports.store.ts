import { sql } from 'kysely';
import { z } from 'zod';
import { InstantText } from '../../../platform/core/contract.ts';
import { MemberId, VisitorId } from '../../../platform/core/ids.ts';
import { type Entry, EntryId, RoomId } from '../../../platform/core/room-log.ts';
import { addMs, HOUR } from '../../../platform/core/time.ts';
import { newId } from '../../../platform/server/identity/secrets.ts';
import { SealedColumn } from '../../../platform/server/sealed/sealing.ts';
import type { Tx } from '../../../platform/server/storage/types.ts';
import { KeyIdColumn } from './measures.store.ts';
import { ReportId } from './moderation.contract.ts';
import { Outcome } from './reports.contract.ts';

const Row = z.object({
  id: ReportId,
  keyId: KeyIdColumn,
  roomId: RoomId,
  roomName: z.string().nullable(),
  entryId: EntryId,
  entrySeq: z.number(),
  writerId: VisitorId,
  reporterId: VisitorId,
  copy: SealedColumn,
  saidAt: InstantText,
  words: SealedColumn.nullable(),
  reportedAt: InstantText,
  askedToLook: MemberId.nullable(),
  askedByName: z.string().nullable(),
  outcome: Outcome.nullable(),
  outcomeByName: z.string().nullable(),
  outcomeAt: InstantText.nullable(),
  answer: SealedColumn.nullable(),
  leftAt: InstantText.nullable(),
});
export type ReportRow = z.output<typeof Row>;

const reports = sql`select p.id, p.key_id, p.room_id, r.name as room_name, p.entry_id, p.entry_seq, p.writer_id, p.reporter_id, p.copy, p.said_at, p.words,
    p.reported_at, p.asked_to_look, a.work_name as asked_by_name, p.outcome, o.work_name as outcome_by_name, p.outcome_at, p.answer, p.left_at
  from conversation_report p
  left join conversation_room r on r.city_id = p.city_id and r.id = p.room_id
  left join member a on a.city_id = p.city_id and a.id = p.asked_by
  left join member o on o.city_id = p.city_id and o.id = p.outcome_by`;

export const reportById = (tx: Tx, id: ReportId) =>
  tx.one(Row, sql`${reports} where p.city_id = ${tx.cityId} and p.id = ${id}`);

export const lockReport = (tx: Tx, id: ReportId) =>
  tx.one(Row, sql`${reports} where p.city_id = ${tx.cityId} and p.id = ${id} for update of p`);

export const openReports = (tx: Tx) =>
  tx.many(
    Row,
    sql`${reports} where p.city_id = ${tx.cityId} and p.outcome is null order by p.reported_at, p.id`,
  );

/** Reports about one message that still wait: what is done about it answers all of them. */
export const openReportsAbout = (tx: Tx, roomId: RoomId, entryId: EntryId) =>
  tx.many(
    Row,
    sql`${reports} where p.city_id = ${tx.cityId} and p.room_id = ${roomId} and p.entry_id = ${entryId} and p.outcome is null for update of p`,
  );

export const reportsBy = (tx: Tx, visitorId: VisitorId) =>
  tx.many(
    Row,
    sql`${reports} where p.city_id = ${tx.cityId} and p.reporter_id = ${visitorId} order by p.reported_at desc, p.id`,
  );

/** How many this visitor brought in the last hour. */
export async function broughtLately(tx: Tx, visitorId: VisitorId): Promise<number> {
  const row = await tx.one(
    z.object({ times: z.number() }),
    sql`select count(*)::int as times from conversation_report where city_id = ${tx.cityId} and reporter_id = ${visitorId} and reported_at > ${addMs(tx.now, -HOUR)}::timestamptz`,
  );
  return row?.times ?? 0;
}

export const myReportOf = (tx: Tx, visitorId: VisitorId, entryId: EntryId) =>
  tx.one(
    Row,
    sql`${reports} where p.city_id = ${tx.cityId} and p.reporter_id = ${visitorId} and p.entry_id = ${entryId}`,
  );

const placeOf = (column: 'copy' | 'words' | 'answer', row: string) => ({
  table: 'conversation_report',
  column,
  row,
});

export async function saveReport(
  tx: Tx,
  by: VisitorId,
  roomId: RoomId,
  entry: Entry & { readonly text: string },
  words: string,
): Promise<ReportId> {
  const id = newId<ReportId>();
  const keyId = await tx.sealing.newKey(tx, 'report');
  const copy = await tx.sealing.seal(tx, keyId, placeOf('copy', id), entry.text);
  const beside = words.trim() === '' ? null : await tx.sealing.seal(tx, keyId, placeOf('words', id), words);
  await tx.run(sql`insert into conversation_report (city_id, id, key_id, room_id, entry_id, entry_seq, writer_id, reporter_id, copy, said_at, words, reported_at)
    values (${tx.cityId}, ${id}, ${keyId}, ${roomId}, ${entry.id}, ${entry.seq}, ${entry.by.id}, ${by}, ${copy}, ${entry.at}, ${beside}, ${tx.now})`);
  return id;
}

export const openCopy = (tx: Tx, row: Pick<ReportRow, 'id' | 'copy'>) =>
  tx.sealing.open(tx, placeOf('copy', row.id), row.copy);

export const openBeside = async (tx: Tx, row: Pick<ReportRow, 'id' | 'words'>) =>
  row.words === null ? null : tx.sealing.open(tx, placeOf('words', row.id), row.words);

export const openAnswer = async (tx: Tx, row: Pick<ReportRow, 'id' | 'answer'>) =>
  row.answer === null ? null : tx.sealing.open(tx, placeOf('answer', row.id), row.answer);

/** @param why only where nothing was done: the other outcomes speak for themselves */
export async function saveOutcome(
  tx: Tx,
  row: ReportRow,
  by: MemberId,
  outcome: Outcome,
  why: string | null = null,
): Promise<void> {
  const answer = why === null ? null : await tx.sealing.seal(tx, row.keyId, placeOf('answer', row.id), why);
  await tx.run(sql`update conversation_report set outcome = ${outcome}, outcome_by = ${by}, outcome_at = ${tx.now}, answer = ${answer}
    where city_id = ${tx.cityId} and id = ${row.id}`);
}

export const saveAskedToLook = (tx: Tx, id: ReportId, colleague: MemberId, by: MemberId) =>
  tx.run(
    sql`update conversation_report set asked_to_look = ${colleague}, asked_by = ${by} where city_id = ${tx.cityId} and id = ${id}`,
  );

export const leaveReport = (tx: Tx, visitorId: VisitorId, id: ReportId) =>
  tx.run(
    sql`update conversation_report set left_at = ${tx.now} where city_id = ${tx.cityId} and id = ${id} and reporter_id = ${visitorId}`,
  );
