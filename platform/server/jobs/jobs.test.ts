import { sql } from 'kysely';
import pg from 'pg';
import { describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { useInvitation } from '../../core/identity.contract.ts';
import { DAY } from '../../core/time.ts';
import { aCity, type TestCity } from '../../testing/a-city.ts';
import { invite } from '../identity/identity.store.ts';
import { askNightlyRound, beginJobs, JOBS_SCHEMA, layOutJobs } from './jobs.ts';

const count = async (city: TestCity, table: string) =>
  (
    await city.house.services.db.transaction(city.city.id, (tx) =>
      tx.one(z.object({ n: z.number() }), sql`select count(*) as n from ${sql.table(table)}`),
    )
  )?.n;

describe('jobs', () => {
  it('sweep secrets that open nothing any more, and leave those that do', async () => {
    const connection = inject('database');
    await layOutJobs(connection);
    await layOutJobs(connection);
    const city = await aCity();
    const worker = await city.member();
    city.wait(8 * DAY);
    const { secret } = await city.house.services.db.transaction(city.city.id, (tx) =>
      invite(tx, worker.id as never),
    );
    expect([await count(city, 'invitation'), await count(city, 'member_session')]).toEqual([2, 1]);
    const stop = await beginJobs(city.house.services, connection, 0.5);
    try {
      await askNightlyRound(connection);
      await expect
        .poll(async () => [await count(city, 'invitation'), await count(city, 'member_session')], {
          timeout: 20_000,
        })
        .toEqual([1, 0]);
      await city.anyone().must(useInvitation, { secret });
    } finally {
      await stop();
    }
  });

  it('carry ids and nothing else, and are made by the owner alone', async () => {
    await layOutJobs(inject('database'));
    const client = new pg.Client(inject('database'));
    await client.connect();
    try {
      const { rows } = await client.query<{ data: object }>(
        `select data from ${JOBS_SCHEMA}.job where name = 'sweep'`,
      );
      for (const { data } of rows) expect(data).toEqual({ city: expect.stringMatching(/^[0-9a-f-]{36}$/) });
      await client.query('set role vindplaats_app');
      await expect(
        client.query(`select ${JOBS_SCHEMA}.create_queue('mine', '{"policy": "standard"}')`),
      ).rejects.toThrow('permission denied');
      await expect(client.query(`update ${JOBS_SCHEMA}.version set version = 1`)).rejects.toThrow(
        'permission denied',
      );
      await expect(client.query(`delete from ${JOBS_SCHEMA}.schedule`)).rejects.toThrow('permission denied');
    } finally {
      await client.end();
    }
  });
});
