import { sql } from 'kysely';
import { z } from 'zod';
import type { VisitorId } from '../../../platform/core/ids.ts';
import { EntryId } from '../../../platform/core/room-log.ts';
import type { Tx } from '../../../platform/server/storage/types.ts';
import type { Hidden } from './rooms.contract.ts';

const HiddenRow = z.object({ what: z.enum(['message', 'person']), id: EntryId });

/** What this visitor hides; nobody else ever reads it. */
export async function hiddenBy(tx: Tx, visitorId: VisitorId): Promise<Hidden> {
  const rows = await tx.many(
    HiddenRow,
    sql`select what, id from conversation_hidden where city_id = ${tx.cityId} and visitor_id = ${visitorId} order by hidden_at`,
  );
  const of = (what: string) => rows.filter((row) => row.what === what).map((row) => row.id);
  return { messages: of('message'), people: of('person') };
}

export const saveHidden = (tx: Tx, visitorId: VisitorId, what: 'message' | 'person', id: string) =>
  tx.run(sql`insert into conversation_hidden (city_id, visitor_id, what, id, hidden_at)
    values (${tx.cityId}, ${visitorId}, ${what}, ${id}, ${tx.now}) on conflict do nothing`);

export const dropHidden = (tx: Tx, visitorId: VisitorId, what: 'message' | 'person', id: string) =>
  tx.run(
    sql`delete from conversation_hidden where city_id = ${tx.cityId} and visitor_id = ${visitorId} and what = ${what} and id = ${id}`,
  );
