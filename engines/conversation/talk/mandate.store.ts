import { sql } from 'kysely';
import { z } from 'zod';
import type { MemberId } from '../../../platform/core/ids.ts';
import type { Tx } from '../../../platform/server/storage/types.ts';
import { HOLDS_TALKS, Mandate } from './mandate.contract.ts';

const Row = z.object({ id: z.string(), mandate: Mandate });

/** By member, everybody of the team. */
export async function mandates(tx: Tx): Promise<Map<string, Mandate>> {
  const rows = await tx.many(
    Row,
    sql`select id, mandate from member where city_id = ${tx.cityId} and ended_at is null`,
  );
  return new Map(rows.map((row) => [row.id, row.mandate]));
}

/** Of somebody who holds talks. @returns absent when nobody like that has this id */
export async function saveMandate(
  tx: Tx,
  id: MemberId,
  mandate: Mandate,
): Promise<'set' | 'same' | 'absent'> {
  const row = await tx.one(
    Row,
    sql`select id, mandate from member where city_id = ${tx.cityId} and id = ${id} and ended_at is null
      and role = any(${[...HOLDS_TALKS]}) for update`,
  );
  if (row === null) return 'absent';
  if (row.mandate === mandate) return 'same';
  await tx.run(sql`update member set mandate = ${mandate} where city_id = ${tx.cityId} and id = ${id}`);
  return 'set';
}
