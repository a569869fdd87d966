import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { rolldown } from 'rolldown';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type EmbeddedConnection, type EmbeddedDatabase, startEmbedded } from './index.ts';
import { readNote } from './left-behind.ts';
import { isLiving } from './processes.ts';
import { findServerUser } from './server-user.ts';

const work = mkdtempSync(join(tmpdir(), 'embedded-test-'));
const made = join(work, 'made');
const program = join(work, 'holder.mjs');
const opened: EmbeddedDatabase[] = [];
const holders: ChildProcess[] = [];

beforeAll(async () => {
  const bundle = await rolldown({ input: resolve(import.meta.dirname, 'embedded.fixture.ts'), platform: 'node', external: [/^[^./]/] });
  await bundle.write({ file: program, format: 'es', codeSplitting: false });
  await bundle.close();
  symlinkSync(resolve('node_modules'), join(work, 'node_modules'));
  await (await startEmbedded({ dataDir: made, log, fast: true })).stop();
});

afterEach(async () => {
  vi.unstubAllEnvs();
  for (const holder of holders.splice(0)) holder.kill('SIGKILL');
  await Promise.all(opened.splice(0).map((database) => database.stop()));
});

afterAll(() => rmSync(work, { recursive: true, force: true, maxRetries: 10 }));

const log = (): void => undefined;
const newFolder = (): string => mkdtempSync(join(work, 'data-'));

/** A folder with a database in it that nobody has opened. A copy: making one takes a second, and a copy made by root
 *  belongs to root, so each of these also shows that the server is given its folder. */
function usedFolder(): string {
  const dataDir = newFolder();
  cpSync(made, dataDir, { recursive: true });
  return dataDir;
}

async function start(dataDir: string): Promise<EmbeddedDatabase> {
  const database = await startEmbedded({ dataDir, log, fast: true });
  opened.push(database);
  return database;
}

async function ask<Row extends pg.QueryResultRow>(connection: EmbeddedConnection, text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client(connection);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** Everything that works in a data folder: servers, guards, a first start. They all have it as their working folder. */
function processesIn(dataDir: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`).startsWith(`${dataDir}/`) && isLiving(pid);
      } catch {
        return false; // gone, or somebody else's
      }
    });
}

const commandLine = (pid: number): string => readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
const nothingRunsIn = (dataDir: string) => vi.waitFor(() => expect(processesIn(dataDir)).toEqual([]), { timeout: 10_000, interval: 20 });

interface Said {
  acknowledged?: number;
  server?: number;
  refused?: string;
  message?: string;
}

/** Another process that opens the folder. */
function holdFrom(dataDir: string, speed: 'fast' | 'durable'): { holder: ChildProcess; said: Promise<Said> } {
  const holder = spawn(process.execPath, [program, dataDir, speed], { stdio: ['pipe', 'pipe', 'inherit'] });
  holders.push(holder);
  const said = new Promise<Said>((resolve, reject) => {
    let text = '';
    holder.stdout.on('data', (bytes: Buffer) => {
      text += bytes.toString();
      if (text.endsWith('\n')) resolve(JSON.parse(text) as Said);
    });
    holder.once('close', () => reject(new Error(`The holder ended without a word: ${text}`)));
  });
  said.catch(() => undefined); // it may be killed before it speaks
  return { holder, said };
}

async function kill(holder: ChildProcess): Promise<void> {
  holder.kill('SIGKILL');
  if (holder.exitCode === null && holder.signalCode === null) await once(holder, 'exit');
}

const everyFileUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));

describe('the embedded database', () => {
  it('starts on an empty folder, speaks to the owner of the tables, and leaves nothing running when it stops', async () => {
    const dataDir = newFolder();
    const database = await start(dataDir);
    expect(await ask(database.url, 'select current_user as who, rolsuper, rolcreaterole from pg_roles where rolname = current_user')).toEqual([
      { who: 'vindplaats_owner', rolsuper: false, rolcreaterole: false },
    ]);
    expect(await ask(database.superuser, 'select current_user as who, rolsuper from pg_roles where rolname = current_user')).toEqual([{ who: 'postgres', rolsuper: true }]);
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
    await expect(ask(database.url, 'set role vindplaats_app; select * from room')).rejects.toThrow(/permission denied/);
    await expect(ask({ ...database.url, user: 'vindplaats_app' }, 'select 1')).rejects.toThrow(/authentication failed/);
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
    await expect(ask({ ...database.url, password: 'wrong' }, 'select 1')).rejects.toThrow(/password authentication failed/);
    await expect(ask({ ...database.superuser, password: 'wrong' }, 'select 1')).rejects.toThrow(/password authentication failed/);
    expect(readFileSync(join(dataDir, 'postgres', 'pg_hba.conf'), 'utf8')).not.toMatch(/trust|peer/);
    expect(statSync(join(dataDir, 'postgres.password')).mode & 0o777).toBe(0o600);
    expect(statSync(join(dataDir, 'postgres')).mode & 0o077).toBe(0);
    expect(await ask(database.url, "select current_setting('wal_recycle') as recycle, current_setting('listen_addresses') as network, current_setting('timezone') as zone")).toEqual([
      { recycle: 'off', network: '', zone: 'UTC' },
    ]);
  });

  it('keeps every acknowledged word through a power cut, unless a test asks for speed', async () => {
    const dataDir = usedFolder();
    const settings = `select string_agg(current_setting(name), ' ' order by name) as durable from unnest('{fsync,full_page_writes,synchronous_commit}'::text[]) as name`;
    const quick = await start(dataDir);
    expect(await ask(quick.url, settings)).toEqual([{ durable: 'off off off' }]);
    await quick.stop();
    const real = await startEmbedded({ dataDir, log });
    opened.push(real);
    expect(await ask(real.url, settings)).toEqual([{ durable: 'on on on' }]);
  });

  it('compares in one fixed order and knows letters beyond English ones', async () => {
    const database = await start(usedFolder());
    expect(await ask(database.url, "select lower('ÉÏ') as lower, to_tsvector('simple', '“één” fiets') @@ to_tsquery('simple', 'één') as found, 'Z' < 'a' as ordered")).toEqual([
      { lower: 'éï', found: true, ordered: true },
    ]);
  });

  it('refuses a second start on a folder and names the process that has it', async () => {
    const dataDir = usedFolder();
    const mine = await start(dataDir);
    await expect(startEmbedded({ dataDir, log })).rejects.toMatchObject({ code: 'locked', message: expect.stringContaining(`process ${process.pid}.`) });
    expect(await holdFrom(dataDir, 'fast').said).toMatchObject({ refused: 'locked', message: expect.stringContaining(`process ${process.pid}.`) });
    expect(await ask(mine.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('gives a folder to one of several that start at the same moment', async () => {
    const dataDir = newFolder();
    const asked = [1, 2, 3].map(() => holdFrom(dataDir, 'fast').said);
    const said = await Promise.all(asked);
    expect(said.filter((one) => one.acknowledged !== undefined).length).toBeLessThanOrEqual(1);
    for (const one of said) if (one.acknowledged === undefined) expect(one.refused).toBe('locked');
  });

  it('leaves no server behind when its process is killed, and has the acknowledged row at the next start', async () => {
    const dataDir = usedFolder();
    const { holder, said } = holdFrom(dataDir, 'durable');
    const { acknowledged } = await said;
    await kill(holder);
    await nothingRunsIn(dataDir);
    const database = await start(dataDir);
    expect(await ask(database.url, 'select pid from kept')).toEqual([{ pid: acknowledged }]);
  });

  it('stops a server whose guard was killed too, and has the acknowledged row', async () => {
    const dataDir = usedFolder();
    const { holder, said } = holdFrom(dataDir, 'durable');
    const { acknowledged, server = 0 } = await said;
    holder.kill('SIGSTOP'); // or it would put a new guard in place
    for (const pid of processesIn(dataDir)) if (commandLine(pid).includes('vindplaats-guard')) process.kill(pid, 'SIGKILL');
    await kill(holder);
    expect(isLiving(server)).toBe(true);
    const database = await start(dataDir);
    expect(isLiving(server)).toBe(false);
    expect(await ask(database.url, 'select pid from kept')).toEqual([{ pid: acknowledged }]);
  });

  it('comes back at the same address when the server falls over', async () => {
    const dataDir = usedFolder();
    const database = await start(dataDir);
    const before = database.pid;
    process.kill(before, 'SIGKILL');
    await vi.waitFor(() => expect(database.pid).not.toBe(before), { timeout: 10_000, interval: 20 });
    await vi.waitFor(async () => expect(await ask(database.url, 'select 1 as one')).toEqual([{ one: 1 }]), { timeout: 10_000, interval: 50 });
    await database.stop();
    expect(processesIn(dataDir)).toEqual([]);
  });

  it('is not fooled by a note whose process number went to a stranger', async () => {
    const dataDir = usedFolder();
    const stranger = spawn('sleep', ['60'], { stdio: 'ignore' });
    holders.push(stranger);
    const cluster = join(dataDir, 'postgres');
    writeFileSync(join(cluster, 'postmaster.pid'), `${stranger.pid}\n${cluster}\n1\n5432\n/tmp\n\n  1 1\nready\n`);
    const database = await start(dataDir);
    expect(await ask(database.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(isLiving(stranger.pid ?? 0)).toBe(true);
  });

  const inFolder = (dataDir: string, name: RegExp): boolean => readdirSync(dataDir).some((entry) => name.test(entry));
  const initialising = (dataDir: string): boolean => readdirSync(dataDir).some((entry) => existsSync(join(dataDir, entry, 'cluster', 'PG_VERSION')));
  it.each([
    { moment: 'when only the password is there', came: (dataDir: string) => inFolder(dataDir, /^postgres\.password$/) },
    { moment: 'in the middle of making the cluster', came: initialising },
    { moment: 'before the server runs', came: (dataDir: string) => inFolder(dataDir, /^postgres$/) },
    { moment: 'while the roles are made', came: (dataDir: string) => existsSync(join(dataDir, 'postgres')) && readNote(join(dataDir, 'postgres'))?.isReady === true },
    { moment: 'at any moment', came: atRandom() },
    { moment: 'at any other moment', came: atRandom() },
  ])('starts well after a first start was killed $moment', async ({ came }) => {
    const dataDir = newFolder();
    const { holder } = holdFrom(dataDir, 'fast');
    await vi.waitUntil(() => came(dataDir), { timeout: 10_000, interval: 1 });
    await kill(holder);
    const database = await start(dataDir);
    expect(await ask(database.url, 'select current_user as who')).toEqual([{ who: 'vindplaats_owner' }]);
    await ask(database.url, 'set role vindplaats_app');
    await nothingBesides(dataDir, database);
    expect(readdirSync(dataDir).filter((name) => name.includes('.new'))).toEqual([]);
  });

  it('refuses a folder of another major version, says which, and leaves it as it was', async () => {
    const dataDir = usedFolder();
    const version = join(dataDir, 'postgres', 'PG_VERSION');
    const own = readFileSync(version, 'utf8');
    writeFileSync(version, '14\n');
    await expect(start(dataDir)).rejects.toMatchObject({ code: 'wrongVersion', message: expect.stringMatching(/PostgreSQL 14, .*PostgreSQL 1\d\. .*export/) });
    writeFileSync(version, own);
    await start(dataDir);
  });

  it('refuses a folder that lost its password or its version, in a sentence', async () => {
    const dataDir = usedFolder();
    rmSync(join(dataDir, 'postgres.password'));
    await expect(start(dataDir)).rejects.toMatchObject({ code: 'brokenFolder', message: expect.stringContaining('postgres.password') });
    const empty = newFolder();
    mkdirSync(join(empty, 'postgres'));
    writeFileSync(join(empty, 'postgres.password'), '{"superuser":"a","owner":"b"}');
    await expect(start(empty)).rejects.toMatchObject({ code: 'brokenFolder', message: expect.stringContaining('PG_VERSION') });
  });

  it('listens on loopback where the path of a socket would be too long', async () => {
    const long = join(work, 'l'.repeat(100));
    mkdirSync(long);
    vi.stubEnv('TMPDIR', long);
    const database = await start(usedFolder());
    expect(database.url).toMatchObject({ host: '127.0.0.1', port: expect.any(Number) });
    expect(await ask(database.url, 'select host(inet_server_addr()) as at')).toEqual([{ at: '127.0.0.1' }]);
    await expect(ask({ ...database.url, password: 'wrong' }, 'select 1')).rejects.toThrow(/password authentication failed/);
  });

  it('steps down from root only to a user that exists, and as an ordinary user stays who it is', () => {
    vi.stubEnv('VINDPLAATS_DB_USER', 'no-such-person');
    if (process.getuid?.() === 0) expect(findServerUser).toThrow(expect.objectContaining({ code: 'noUser' }));
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
      const [row] = await ask<{ pid: number }>(database.superuser, "select pid from pg_stat_activity where query like '%canary-crash%' and pid <> pg_backend_pid()");
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
    const shares = processesIn(dataDir).map((pid) => Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0));
    const totalMb = shares.reduce((sum, kb) => sum + kb, 0) / 1024;
    expect(totalMb).toBeGreaterThan(1);
    expect(totalMb).toBeLessThan(100);
  });
});

/** Kills come at moments nobody chose too; a first start takes about a second and a half here. */
function atRandom(): () => boolean {
  const momentMs = Math.random() * 1200;
  let began = 0;
  return () => {
    began ||= performance.now();
    return performance.now() - began > momentMs;
  };
}

/** What the killed start had running is gone: all that is left belongs to this server. */
async function nothingBesides(dataDir: string, database: EmbeddedDatabase): Promise<void> {
  await database.stop();
  await nothingRunsIn(dataDir);
}
