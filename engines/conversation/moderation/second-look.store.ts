import { sql } from 'kysely';
import { z } from 'zod';
import { InstantText } from '../../../platform/core/contract.ts';
import { MemberId } from '../../../platform/core/ids.ts';
import type { Instant } from '../../../platform/core/time.ts';
import { newId } from '../../../platform/server/identity/secrets.ts';
import { SealedColumn } from '../../../platform/server/sealed/sealing.ts';
import type { Tx } from '../../../platform/server/storage/types.ts';
import { decidersOf, type MeasureRow } from './measures.store.ts';
import { MeasureId, SecondLookId } from './moderation.contract.ts';

const Row = z.object({
  id: SecondLookId,
  measureId: MeasureId,
  askedAt: InstantText,
  answerBy: InstantText,
  words: SealedColumn.nullable(),
  deciders: z.array(z.string()),
  looker: MemberId.nullable(),
  lookerName: z.string().nullable(),
  decidedBy: MemberId.nullable(),
  byName: z.string().nullable(),
  decidedAt: InstantText.nullable(),
  outcome: z.enum(['stays', 'lifted']).nullable(),
  reason: SealedColumn.nullable(),
});
export type SecondLookRow = z.output<typeof Row>;

const looks = sql`select s.id, s.measure_id, s.asked_at, s.answer_by, s.words, s.deciders::text[] as deciders, s.looker, l.work_name as looker_name,
    s.decided_by, d.work_name as by_name, s.decided_at, s.outcome, s.reason
  from conversation_second_look s
  left join member l on l.city_id = s.city_id and l.id = s.looker
  left join member d on d.city_id = s.city_id and d.id = s.decided_by`;

/** In the order they were asked. */
export const looksOf = (tx: Tx, measureIds: readonly MeasureId[]) =>
  tx.many(
    Row,
    sql`${looks} where s.city_id = ${tx.cityId} and s.measure_id = any(${[...measureIds]}) order by s.asked_at, s.id`,
  );

/** What waits, the oldest promise first: so the late ones stand on top. */
export const looksWaiting = (tx: Tx) =>
  tx.many(
    Row,
    sql`${looks} where s.city_id = ${tx.cityId} and s.decided_at is null order by s.answer_by, s.id`,
  );

export const lockLook = (tx: Tx, id: SecondLookId) =>
  tx.one(Row, sql`${looks} where s.city_id = ${tx.cityId} and s.id = ${id} for update of s`);

/** The one that waits about this measure. Locked before the measure, as an answer locks them. */
export const lockWaitingOf = (tx: Tx, id: MeasureId) =>
  tx.one(
    Row,
    sql`${looks} where s.city_id = ${tx.cityId} and s.measure_id = ${id} and s.decided_at is null for update of s`,
  );

/** Whoever decided when it was asked, and whoever took a hand in the measure since. */
export const handIn = (look: SecondLookRow, measure: MeasureRow): string[] => [
  ...new Set([...look.deciders, ...decidersOf(measure)]),
];

export const saveDeciders = (
  tx: Tx,
  id: SecondLookId,
  deciders: readonly string[],
  looker: MemberId | null,
): Promise<number> =>
  tx.run(
    sql`update conversation_second_look set deciders = ${[...deciders]}, looker = ${looker} where city_id = ${tx.cityId} and id = ${id}`,
  );

const placeOf = (column: 'words' | 'reason', row: string) => ({
  table: 'conversation_second_look',
  column,
  row,
});

/** Sealed with the measure's key: what was done and how it was looked at again are kept and forgotten together. */
export async function saveAsked(
  tx: Tx,
  measure: MeasureRow,
  asked: {
    readonly words: string;
    readonly answerBy: Instant;
    readonly deciders: readonly string[];
    readonly looker: MemberId | null;
  },
): Promise<SecondLookId> {
  const id = newId<SecondLookId>();
  const words =
    asked.words.trim() === ''
      ? null
      : await tx.sealing.seal(tx, measure.keyId, placeOf('words', id), asked.words);
  await tx.run(sql`insert into conversation_second_look (city_id, id, measure_id, asked_at, answer_by, words, deciders, looker)
    values (${tx.cityId}, ${id}, ${measure.id}, ${tx.now}, ${asked.answerBy}, ${words}, ${[...asked.deciders]}, ${asked.looker})`);
  return id;
}

export async function saveLooked(
  tx: Tx,
  look: SecondLookRow,
  measure: MeasureRow,
  by: MemberId,
  outcome: {
    readonly is: 'stays' | 'lifted';
    readonly reason: string;
    /** Everybody who had a hand in it by now: the row's own check holds them to it. */
    readonly deciders: readonly string[];
  },
): Promise<void> {
  const reason = await tx.sealing.seal(tx, measure.keyId, placeOf('reason', look.id), outcome.reason);
  await tx.run(sql`update conversation_second_look set decided_by = ${by}, decided_at = ${tx.now}, outcome = ${outcome.is}, reason = ${reason},
      deciders = ${[...outcome.deciders]}
    where city_id = ${tx.cityId} and id = ${look.id}`);
}

/** Nobody could answer it: what was done is lifted, by the house. No reason: there is nobody whose it would be. */
export const saveLapsed = (tx: Tx, id: SecondLookId): Promise<number> =>
  tx.run(
    sql`update conversation_second_look set decided_at = ${tx.now}, outcome = 'lifted' where city_id = ${tx.cityId} and id = ${id}`,
  );

export const openWords = async (
  tx: Tx,
  look: SecondLookRow,
): Promise<{ words: string | null; reason: string | null }> => ({
  words: look.words === null ? null : await tx.sealing.open(tx, placeOf('words', look.id), look.words),
  reason: look.reason === null ? null : await tx.sealing.open(tx, placeOf('reason', look.id), look.reason),
});
