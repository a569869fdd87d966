import { sql } from 'kysely';
import { z } from 'zod';
import type { TestCity } from './a-city.ts';

const Row = z.object({
  row: z.string(),
  body: z.instanceof(Uint8Array),
  answer: z.instanceof(Uint8Array).nullable(),
});

/** Everything a table with a sealed `body` and `answer` holds of this city, as text and as the bytes themselves: what
 *  somebody with the disk in hand would read. */
export async function storedIn(
  { house, city }: TestCity,
  table: 'conversation_letter' | 'conversation_complaint',
): Promise<string> {
  const rows = await house.services.db.transaction(city.id, (tx) =>
    tx.many(
      Row,
      sql`select t::text as row, body, answer from ${sql.table(table)} t where city_id = ${tx.cityId}`,
    ),
  );
  return rows
    .map(({ row, body, answer }) => `${row}${Buffer.from(body)}${answer && Buffer.from(answer)}`)
    .join();
}

/** How many keys of a purpose this city still has; none left means none of those texts opens again. */
export async function keysLeft({ house, city }: TestCity, purpose: string): Promise<number> {
  const row = await house.services.db.transaction(city.id, (tx) =>
    tx.one(
      z.object({ count: z.number() }),
      sql`select count(*)::int as count from sealed_key where city_id = ${tx.cityId} and purpose = ${purpose}`,
    ),
  );
  return row?.count ?? 0;
}
