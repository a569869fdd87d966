import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { type Migration, migrate, readMigrations } from './migrate.ts';

const migration = (name: string, text: string): Migration => ({
  name,
  text,
  checksum: createHash('sha256').update(text).digest('hex'),
});

const FIRST = migration('2026-01-01-0001-first', 'create table first (id int primary key)');
const SECOND = migration('2026-01-02-0001-second', 'alter table first add column name text');

describe('migrations', () => {
  let client: pg.Client;
  let connection: pg.ClientConfig;
  // Each test has a schema of its own in the run's database.
  beforeEach(async () => {
    const schema = `m${randomBytes(6).toString('hex')}`;
    client = new pg.Client({ ...inject('database'), options: `-c search_path=${schema}` });
    client.on('error', () => undefined);
    await client.connect();
    await client.query(`create schema ${schema}`);
    connection = { ...inject('database'), options: `-c search_path=${schema}` };
  });
  afterEach(() => client.end());

  const applied = async () =>
    (await client.query<{ name: string }>('select name from migration order by name')).rows.map(
      (row) => row.name,
    );

  it('run once, in the order of their dates', async () => {
    expect(await migrate(connection, [FIRST, SECOND])).toEqual([FIRST.name, SECOND.name]);
    expect(await migrate(connection, [FIRST, SECOND])).toEqual([]);
    await client.query("insert into first values (1, 'een')");
  });

  it('run once also when two nodes start at the same moment', async () => {
    const ran = await Promise.all([1, 2, 3].map(() => migrate(connection, [FIRST, SECOND])));
    expect(ran.flat().sort()).toEqual([FIRST.name, SECOND.name]);
  });

  it('leave nothing of one that failed, and start with it again', async () => {
    const broken = migration(SECOND.name, 'alter table first add column name text; select from nowhere');
    await expect(migrate(connection, [FIRST, broken])).rejects.toThrow(SECOND.name);
    expect(await applied()).toEqual([FIRST.name]);
    expect(await migrate(connection, [FIRST, SECOND])).toEqual([SECOND.name]);
  });

  it('stand or fall with the line that says they ran', async () => {
    await migrate(connection, [FIRST]);
    const text = 'alter table first add column name text; alter table migration rename to elsewhere';
    await expect(migrate(connection, [FIRST, migration(SECOND.name, text)])).rejects.toThrow(SECOND.name);
    expect(await applied()).toEqual([FIRST.name]);
    expect(await migrate(connection, [FIRST, SECOND])).toEqual([SECOND.name]);
  });

  it('leave nothing of one that was cut off half-way, and start with it again', async () => {
    const slow = migration(SECOND.name, 'alter table first add column name text; select pg_sleep(60)');
    await migrate(connection, [FIRST]);
    const cut = migrate(connection, [FIRST, slow]).then(
      () => 'finished',
      () => 'cut off',
    );
    const kill =
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'vindplaats migrate' and wait_event = 'PgSleep'";
    while ((await client.query(kill)).rowCount === 0);
    expect(await cut).toBe('cut off');
    expect(await applied()).toEqual([FIRST.name]);
    expect(await migrate(connection, [FIRST, SECOND])).toEqual([SECOND.name]);
  });

  it('refuse a database that a newer version has used, and say what to do', async () => {
    await migrate(connection, [FIRST, SECOND]);
    await expect(migrate(connection, [FIRST])).rejects.toMatchObject({
      code: 'fromTheFuture',
      message: expect.stringContaining(SECOND.name),
    });
  });

  it('refuse a database made with a migration that was edited since', async () => {
    await migrate(connection, [FIRST]);
    const edited = migration(FIRST.name, `${FIRST.text};`);
    await expect(migrate(connection, [edited])).rejects.toMatchObject({ code: 'changed' });
  });

  it('are named by their day, each name once', () => {
    const folder = mkdtempSync(join(inject('scratch'), 'migrations-'));
    writeFileSync(join(folder, '2026-01-01-0001-first.sql'), FIRST.text);
    expect(readMigrations([folder])).toEqual([FIRST]);
    expect(() => readMigrations([folder, folder])).toThrow(/Two migrations/);
    writeFileSync(join(folder, 'later.sql'), '');
    expect(() => readMigrations([folder])).toThrow(/is named/);
  });
});
