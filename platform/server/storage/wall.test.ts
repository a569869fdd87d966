import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { aCity } from '../../testing/a-city.ts';
import { APPLICATION_ROLE } from './database.ts';

/** Tables of the whole house, which the application role may not touch at all. */
const OF_NO_CITY = ['city', 'migration'];

describe('the wall between cities', () => {
  let client: pg.Client;
  beforeAll(async () => {
    client = new pg.Client(inject('database'));
    await client.connect();
  });
  afterAll(() => client.end());

  const tables = async () =>
    (
      await client.query<{
        name: string;
        hasCity: boolean;
        isWalled: boolean;
        check: string | null;
        using: string | null;
        owner: string;
      }>(
        `select c.relname as name, c.relrowsecurity as "isWalled", pg_get_userbyid(c.relowner) as owner,
           exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'city_id') as "hasCity",
           (select pg_get_expr(p.polqual, p.polrelid) from pg_policy p where p.polrelid = c.oid) as using,
           (select pg_get_expr(p.polwithcheck, p.polrelid) from pg_policy p where p.polrelid = c.oid) as check
         from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`,
      )
    ).rows;

  it('stands before every table: each belongs to a city and has its one policy, or is closed to the application', async () => {
    const all = await tables();
    expect(all.length).toBeGreaterThan(30);
    expect(all.filter((table) => !table.hasCity).map((table) => table.name)).toEqual(OF_NO_CITY);
    const policy = "(city_id = (current_setting('app.city'::text))::uuid)";
    for (const table of all.filter(({ hasCity }) => hasCity)) {
      expect(table, table.name).toMatchObject({ isWalled: true, using: policy, check: policy });
    }
    for (const name of OF_NO_CITY) {
      const { rows } = await client.query('select has_table_privilege($1, $2, $3) as may', [
        APPLICATION_ROLE,
        name,
        'select, insert, update, delete',
      ]);
      expect(rows[0], name).toEqual({ may: false });
    }
  });

  it('belongs to the role that migrates: the application owns nothing', async () => {
    expect((await tables()).filter((table) => table.owner === APPLICATION_ROLE)).toEqual([]);
  });

  it('makes a forgotten city an error, never an empty answer, also after a transaction that had one', async () => {
    await client.query(`set role ${APPLICATION_ROLE}`);
    await expect(client.query('select * from visitor')).rejects.toThrow();
    await client.query('begin');
    await client.query("select set_config('app.city', $1, true)", [randomUUID()]);
    expect((await client.query('select * from visitor')).rows).toEqual([]);
    await client.query('commit');
    await expect(client.query('select * from visitor')).rejects.toThrow();
    await client.query('reset role');
  });

  it('lets nothing be written into another city', async () => {
    const [here, there] = [await aCity(), await aCity()];
    await client.query(`set role ${APPLICATION_ROLE}`);
    await client.query('begin');
    await client.query("select set_config('app.city', $1, true)", [here.city.id]);
    await expect(
      client.query('insert into room_counter (city_id, room_id) values ($1, $2)', [
        there.city.id,
        randomUUID(),
      ]),
    ).rejects.toThrow(/row-level security/);
    await client.query('rollback');
    await client.query('reset role');
  });
});
