import { sql } from 'kysely';
import { z } from 'zod';
import type { LastChange } from '../../core/changes.contract.ts';
import { InstantText } from '../../core/contract.ts';
import type { MemberId } from '../../core/ids.ts';
import type { Instant } from '../../core/time.ts';
import type { Tx } from '../storage/types.ts';

/** What of the house is arranged for all. */
export type Area = 'room' | 'member' | 'plan';

/** How much of the history a screen shows; the rest stays until its time is over. */
const SHOWN = 12;

/** @param by null = the operator, who is nobody of the team */
export const noteChange = (tx: Tx, by: MemberId | null, area: Area, thingId: string, kind: string) =>
  tx.run(sql`insert into settings_change (city_id, area, thing_id, kind, by_member, at)
    values (${tx.cityId}, ${area}, ${thingId}, ${kind}, ${by}, ${tx.now})`);

const ChangeRow = z.object({
  thingId: z.string(),
  kind: z.string(),
  by: z.string().nullable(),
  at: InstantText,
});
export type Change = z.output<typeof ChangeRow>;

/** The newest changes of an area, newest first. */
export const latestChanges = (tx: Tx, area: Area): Promise<Change[]> =>
  tx.many(
    ChangeRow,
    sql`select c.thing_id, c.kind, m.work_name as by, c.at from settings_change c
      left join member m on m.city_id = c.city_id and m.id = c.by_member
      where c.city_id = ${tx.cityId} and c.area = ${area} order by c.nr desc limit ${SHOWN}`,
  );

/** The newest changes of one kind to one thing, newest first. */
export const changesOf = (tx: Tx, area: Area, thingId: string, kind: string): Promise<Change[]> =>
  tx.many(
    ChangeRow,
    sql`select c.thing_id, c.kind, m.work_name as by, c.at from settings_change c
      left join member m on m.city_id = c.city_id and m.id = c.by_member
      where c.city_id = ${tx.cityId} and c.area = ${area} and c.thing_id = ${thingId} and c.kind = ${kind}
      order by c.nr desc limit ${SHOWN}`,
  );

/** For each thing of an area the last time that somebody changed it. */
export async function lastChanges(tx: Tx, area: Area): Promise<Map<string, LastChange>> {
  const rows = await tx.many(
    ChangeRow,
    sql`select distinct on (c.thing_id) c.thing_id, c.kind, m.work_name as by, c.at from settings_change c
      left join member m on m.city_id = c.city_id and m.id = c.by_member
      where c.city_id = ${tx.cityId} and c.area = ${area} order by c.thing_id, c.nr desc`,
  );
  return new Map(rows.map(({ thingId, by, at }) => [thingId, { by, at }]));
}

export const forgetChanges = (tx: Tx, before: Instant) =>
  tx.run(sql`delete from settings_change where city_id = ${tx.cityId} and at < ${before}::timestamptz`);
