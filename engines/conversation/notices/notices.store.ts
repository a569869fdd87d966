import { sql } from 'kysely';
import { z } from 'zod';
import { InstantText } from '../../../platform/core/contract.ts';
import type { MemberId } from '../../../platform/core/ids.ts';
import type { Instant } from '../../../platform/core/time.ts';
import { newId } from '../../../platform/server/identity/secrets.ts';
import type { Tx } from '../../../platform/server/storage/types.ts';
import { NoticeId } from './street-notice.contract.ts';

const NoticeRow = z.object({
  id: NoticeId,
  text: z.string(),
  until: InstantText,
  byName: z.string().nullable(),
});

/** What stands on the street at this moment, what ends first on top. */
export const noticesNow = (tx: Tx) =>
  tx.many(
    NoticeRow,
    sql`select n.id, n.text, n.until, m.work_name as by_name from conversation_street_notice n
      left join member m on m.city_id = n.city_id and m.id = n.made_by
      where n.city_id = ${tx.cityId} and n.ended_at is null and n.until > ${tx.now} order by n.until, n.id`,
  );

export async function saveNotice(tx: Tx, text: string, until: Instant, by: MemberId): Promise<NoticeId> {
  const id = newId<NoticeId>();
  await tx.run(sql`insert into conversation_street_notice (city_id, id, text, until, made_at, made_by)
    values (${tx.cityId}, ${id}, ${text}, ${until}, ${tx.now}, ${by})`);
  return id;
}

export const endNotice = (tx: Tx, id: NoticeId) =>
  tx.run(
    sql`update conversation_street_notice set ended_at = ${tx.now} where city_id = ${tx.cityId} and id = ${id} and ended_at is null`,
  );

/** Takes down what reached its end. @returns how many came down */
export async function endOverdue(tx: Tx): Promise<number> {
  const rows = await tx.many(
    z.object({ id: NoticeId }),
    sql`update conversation_street_notice set ended_at = until where city_id = ${tx.cityId} and ended_at is null and until <= ${tx.now} returning id`,
  );
  return rows.length;
}

export const forgetEnded = (tx: Tx, before: Instant) =>
  tx.run(
    sql`delete from conversation_street_notice where city_id = ${tx.cityId} and ended_at < ${before}::timestamptz`,
  );
