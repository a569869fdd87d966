import { sql } from 'kysely';
import { z } from 'zod';
import { InstantText, type Member } from '../../../platform/core/contract.ts';
import type { Tx } from '../../../platform/server/storage/types.ts';

const DomainRow = z.object({ domain: z.string(), byName: z.string().nullable(), listedAt: InstantText });

export const domainsWithNames = (tx: Tx) =>
  tx.many(
    DomainRow,
    sql`select d.domain, m.work_name as by_name, d.listed_at from conversation_listed_domain d
    left join member m on m.city_id = d.city_id and m.id = d.listed_by
    where d.city_id = ${tx.cityId} order by d.domain`,
  );

export const listedDomains = async (tx: Tx): Promise<string[]> =>
  (await domainsWithNames(tx)).map((row) => row.domain);

export const saveDomain = (tx: Tx, by: Member, domain: string) =>
  tx.run(sql`insert into conversation_listed_domain (city_id, domain, listed_by, listed_at)
    values (${tx.cityId}, ${domain}, ${by.id}, ${tx.now}) on conflict do nothing`);

export const removeDomain = (tx: Tx, domain: string) =>
  tx.run(sql`delete from conversation_listed_domain where city_id = ${tx.cityId} and domain = ${domain}`);
