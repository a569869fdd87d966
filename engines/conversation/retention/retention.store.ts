import { sql } from 'kysely';
import { z } from 'zod';
import type { Instant } from '../../../platform/core/time.ts';
import type { KeyId } from '../../../platform/server/sealed/sealing.ts';
import type { Tx } from '../../../platform/server/storage/types.ts';

const KeyRow = z.object({ id: z.string(), keyId: z.string().transform((id) => id as KeyId) });

/** Forgets what was said in the open rooms before a moment: the beginning of each log goes, whole. */
export async function forgetRoomMessages(tx: Tx, before: Instant): Promise<void> {
  await tx.run(
    sql`delete from conversation_hidden where city_id = ${tx.cityId} and what = 'message' and hidden_at < ${before}::timestamptz`,
  );
  await tx.run(sql`with gone as (
      delete from room_entry e using conversation_room r
      where e.city_id = ${tx.cityId} and r.city_id = e.city_id and r.id = e.room_id and e.at < ${before}::timestamptz
      returning e.room_id, e.seq)
    update room_counter c set kept_from = greatest(c.kept_from, g.last + 1)
    from (select room_id, max(seq) as last from gone group by room_id) g
    where c.city_id = ${tx.cityId} and c.room_id = g.room_id`);
}

/** Forgets talks apart: their key, and with it every word, then their rows. A talk that the visitor kept longer stays. */
export async function forgetTalks(tx: Tx, before: Instant): Promise<void> {
  const talks = await tx.many(
    KeyRow,
    sql`select t.id, t.key_id from conversation_talk t where t.city_id = ${tx.cityId} and t.ended_at is not null
      and (t.kept_until is null or t.kept_until < ${tx.now}::timestamptz)
      and greatest(t.ended_at, coalesce((select max(e.at) from room_entry e where e.city_id = t.city_id and e.room_id = t.id), t.ended_at)) < ${before}::timestamptz`,
  );
  if (talks.length === 0) return;
  const ids = talks.map((talk) => talk.id);
  await tx.run(sql`delete from room_entry where city_id = ${tx.cityId} and room_id = any(${ids})`);
  await tx.run(sql`delete from room_counter where city_id = ${tx.cityId} and room_id = any(${ids})`);
  await tx.run(
    sql`delete from conversation_talk_host where city_id = ${tx.cityId} and talk_id = any(${ids})`,
  );
  await tx.run(sql`delete from conversation_waiting where city_id = ${tx.cityId} and talk_id = any(${ids})`);
  await tx.run(sql`delete from conversation_talk where city_id = ${tx.cityId} and id = any(${ids})`);
  await tx.sealing.destroyKeys(
    tx,
    talks.map((talk) => talk.keyId),
  );
}

/** Places in a line that ended, without a talk: nothing of them is needed once the day is over. */
export const forgetWaits = (tx: Tx, before: Instant) =>
  tx.run(sql`delete from conversation_waiting where city_id = ${tx.cityId} and state in ('left', 'closed') and ended_at < ${before}::timestamptz
    and not exists (select from conversation_talk t where t.city_id = conversation_waiting.city_id and t.id = conversation_waiting.talk_id)`);

/** Forgets visitors: without four words after `before`, with them after `withWordsBefore`. Their key goes, so what they
 *  said in a room becomes an empty place in its log. Who still has a talk, a letter or a complaint that is kept stays
 *  until that goes. */
export async function forgetVisitors(tx: Tx, before: Instant, withWordsBefore: Instant): Promise<void> {
  const visitors = await tx.many(
    KeyRow,
    sql`select v.id, v.key_id from visitor v where v.city_id = ${tx.cityId}
      and v.seen_at < case when v.phrase_hash is null then ${before}::timestamptz else ${withWordsBefore}::timestamptz end
      and not exists (select from conversation_talk t where t.city_id = v.city_id and t.visitor_id = v.id)
      and not exists (select from conversation_letter l where l.city_id = v.city_id and l.visitor_id = v.id)
      and not exists (select from conversation_complaint c where c.city_id = v.city_id and c.visitor_id = v.id)
      limit 500`,
  );
  if (visitors.length === 0) return;
  const ids = visitors.map((visitor) => visitor.id);
  await tx.run(sql`delete from conversation_visit where city_id = ${tx.cityId} and visitor_id = any(${ids})`);
  await tx.run(
    sql`delete from conversation_waiting where city_id = ${tx.cityId} and visitor_id = any(${ids})`,
  );
  await tx.run(
    sql`delete from conversation_hidden where city_id = ${tx.cityId} and visitor_id = any(${ids})`,
  );
  await tx.run(sql`delete from visitor_session where city_id = ${tx.cityId} and visitor_id = any(${ids})`);
  await tx.run(sql`delete from visitor where city_id = ${tx.cityId} and id = any(${ids})`);
  await tx.sealing.destroyKeys(
    tx,
    visitors.map((visitor) => visitor.keyId),
  );
}

/** What was kept so that a retry does no harm. */
export const forgetKeptAnswers = (tx: Tx, before: Instant) =>
  tx.run(sql`delete from idempotency where city_id = ${tx.cityId} and at < ${before}::timestamptz`);

/** Shifts that were worked. Which rooms somebody looked after is not kept beyond the shift itself. */
export const forgetCheckIns = (tx: Tx, before: Instant) =>
  tx.run(
    sql`delete from conversation_shift where city_id = ${tx.cityId} and checked_out_at < ${before}::timestamptz`,
  );

/** What was planned, and what happened to it. Whole weeks, so that none is shown by half; a series that still runs stays,
 *  and the weeks before are no longer read from it. */
export async function forgetRota(tx: Tx, before: Instant): Promise<void> {
  const from = sql`date_trunc('week', ${before}::timestamptz)::date`;
  await tx.run(
    sql`delete from conversation_rota_event where city_id = ${tx.cityId} and at < ${before}::timestamptz and day < ${from}`,
  );
  await tx.run(sql`delete from conversation_rota_shift s where s.city_id = ${tx.cityId} and s.first_day < ${from}
    and (s.last_day < ${from} or (s.state = 'withdrawn' and not exists (select from conversation_rota_event e
      where e.city_id = s.city_id and e.shift_id = s.id)))`);
  // The Tuesday: the week before is read up to midnight of this Monday, that Monday included.
  await tx.run(
    sql`update conversation_rota_shift set first_day = ${from} + 1 where city_id = ${tx.cityId} and first_day < ${from}`,
  );
}

/** Tables that keep what was replaced, as history. */
const WITH_HISTORY = [
  'conversation_help_line',
  'conversation_hours_version',
  'conversation_hours_exception',
  'conversation_closed_day',
] as const;

export async function forgetReplaced(tx: Tx, before: Instant): Promise<void> {
  for (const table of WITH_HISTORY)
    await tx.run(
      sql`delete from ${sql.table(table)} where city_id = ${tx.cityId} and replaced_at < ${before}::timestamptz`,
    );
}
