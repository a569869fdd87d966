import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { useInvitation } from '../../platform/core/identity.contract.ts';
import { startEmbedded } from '../../platform/server/storage/embedded/index.ts';
import { vindplaats } from '../../platform/testing/command.ts';
import { RemoteActor, RunningHouse } from '../../platform/testing/running-house.ts';

// Each command is a process with a database of its own: on a busy machine that is seconds, and there are many.
vi.setConfig({ testTimeout: 300_000 });

const scratch = mkdtempSync(join(tmpdir(), 'vp-operate-'));
const CONFIG_FILE = join(scratch, 'vindplaats.conf');
writeFileSync(CONFIG_FILE, '');
const houses: RunningHouse[] = [];
afterAll(async () => {
  for (const house of houses) await house.kill('SIGINT');
  rmSync(scratch, { recursive: true, force: true });
});

/** As on a city's server. */
const REAL = {
  CONFIG_FILE,
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://huis.voorbeeldstad.be',
  SECURITY_CONTACT: 'mailto:veiligheid@voorbeeldstad.be',
};

async function house(dataDir: string, env: Record<string, string>): Promise<RunningHouse> {
  const running = await RunningHouse.start(dataDir, { env });
  houses.push(running);
  return running;
}

const get = (port: number, host: string, path: string) =>
  new Promise<{ status: number; text: string }>((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, headers: { host } }, (answer) => {
      let text = '';
      answer.on('data', (data) => {
        text += String(data);
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
    })
      .on('error', reject)
      .end();
  });

const secretIn = (out: string) => /#(\S+)$/m.exec(out)?.[1] ?? '';

describe('a house of a real city', () => {
  const dataDir = join(scratch, 'real');
  const env = { ...REAL, DATA_DIR: dataDir };
  const add = (slug: string, host: string) =>
    vindplaats(
      [
        'city',
        'add',
        '--slug',
        slug,
        '--name',
        'Voorbeeldstad',
        '--host',
        host,
        '--coordinator',
        'Nadia Verlinden',
      ],
      env,
    );

  it('starts without a city, gets one while it runs, and lets its coordinator in once', async () => {
    const running = await house(dataDir, env);
    expect(running.lines.join('\n')).toContain('There is no city yet');
    expect(running.lines.join('\n')).not.toContain('#');
    expect(await get(running.port, 'huis.voorbeeldstad.be', '/')).toMatchObject({
      status: 404,
      text: 'Hier is geen huis.',
    });
    expect(statSync(join(dataDir, 'operator.socket')).mode & 0o777).toBe(0o600);

    const added = await add('voorbeeldstad', 'huis.voorbeeldstad.be');
    expect(added).toMatchObject({ code: 0, err: '' });
    expect(added.out).toContain('https://huis.voorbeeldstad.be/team/aanmelden#');
    expect((await get(running.port, 'huis.voorbeeldstad.be', '/')).status).toBe(200);

    // A fresh link takes the place of the one before, which nobody used.
    const invited = await vindplaats(['invite', '--city', 'voorbeeldstad', '--work-name', 'nadia'], env);
    const nadia = new RemoteActor(running);
    expect(await nadia.call(useInvitation, { secret: secretIn(added.out) })).toMatchObject({
      refusal: { refused: 'invitationExpired' },
    });
    expect(await nadia.call(useInvitation, { secret: secretIn(invited.out) })).toMatchObject({ ok: true });
    expect(await nadia.call(useInvitation, { secret: secretIn(invited.out) })).toMatchObject({
      refusal: { refused: 'invitationUsed' },
    });

    for (const [slug, host, sentence] of [
      ['voorbeeldstad', 'ander.be', '--slug voorbeeldstad is already the city Voorbeeldstad'],
      ['tweedestad', 'HUIS.voorbeeldstad.be', '--host huis.voorbeeldstad.be already leads to Voorbeeldstad'],
      ['Tweede stad', 'ander.be', '--slug does not fit'],
      ['tweedestad', 'https://ander.be', '--host does not fit'],
    ] as const) {
      const refused = await add(slug, host);
      expect(refused).toMatchObject({ code: 2, out: '' });
      expect(refused.err).toContain(sentence);
    }

    const txt = await get(running.port, 'huis.voorbeeldstad.be', '/.well-known/security.txt');
    expect(txt.text).toMatch(
      /^Contact: mailto:veiligheid@voorbeeldstad\.be\nExpires: \d{4}-\d\d-\d\dT00:00:00\.000Z\n/,
    );

    const well = await vindplaats(['doctor'], env);
    expect(well.out).toContain('House: running');
    expect(well.out).toContain('All is well.');
    expect(well.code).toBe(0);
    await running.kill('SIGINT');
  });

  it('takes commands when it does not run, and never an invented city', async () => {
    const worker = ['invite', '--city', 'voorbeeldstad', '--work-name', 'Samira'];
    const unknown = await vindplaats(worker, env);
    expect(unknown).toMatchObject({ code: 2 });
    expect(unknown.err).toContain('--role worker');
    const invited = await vindplaats([...worker, '--role', 'worker', '--screened-on', '2026-09-01'], env);
    expect(invited).toMatchObject({ code: 0, err: '' });
    expect(secretIn(invited.out)).not.toBe('');
    const seeded = await vindplaats(['seed', 'demo', '--name', 'Leiestede'], env);
    expect(seeded).toMatchObject({ code: 2, out: '' });
    expect(seeded.err).toContain('This house has a city already: Voorbeeldstad');
    const lively = await vindplaats(['start', '--lively', '--port', '0'], { ...env, NODE_ENV: 'test' });
    expect(lively).toMatchObject({ code: 2, out: '' });
    expect(lively.err).toContain('LIVELY is for the demo city, and this house has Voorbeeldstad');
    expect((await vindplaats(['migrate'], env)).out).toBe('The database is up to date.\n');
  });

  it('is looked at by a doctor who names what is broken, and what to do', async () => {
    const well = await vindplaats(['doctor'], env);
    expect(well.out).toContain('House: not running');
    expect(well).toMatchObject({ code: 0 });

    const keys = join(dataDir, 'keys.json');
    chmodSync(keys, 0o644);
    const readable = await vindplaats(['doctor'], env);
    expect(readable).toMatchObject({ code: 1 });
    expect(readable.out).toContain(
      `look at this  Keys: ${keys} can be read by others\n              Run: chmod 600`,
    );
    const refused = await vindplaats(['start', '--port', '0'], env);
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.err).toBe(`The key file ${keys} can be read by others. Run: chmod 600 ${keys}\n`);
    chmodSync(keys, 0o600);

    const database = await startEmbedded({ dataDir, log: () => undefined });
    const client = new pg.Client(database.url);
    await client.connect();
    await client.query(`insert into migration values ('2099-01-01-0001-later', 'x', now())`);
    await client.query('alter table visitor disable row level security');
    await client.end();
    await database.stop();
    const future = await vindplaats(['doctor'], env);
    expect(future).toMatchObject({ code: 1 });
    expect(future.out).toContain('Tables: used by a newer version (2099-01-01-0001-later)');
    expect(future.out).toContain('Wall between cities: open around visitor');
    expect((await vindplaats(['migrate'], env)).code).toBe(2);
  });
});

describe('a server of the city', () => {
  it('that gives too few rights is told the exact statements, and is well once they ran', async () => {
    const database = await startEmbedded({
      dataDir: join(scratch, 'served'),
      log: () => undefined,
      fast: true,
    });
    const client = new pg.Client(database.superuser);
    try {
      await client.connect();
      await client.query(`create role poor login password 'geheim' nocreaterole`);
      await client.query('create database poor');
      await client.query('alter system set wal_recycle = on');
      await client.query('select pg_reload_conf()');
      const { host, port } = database.url;
      const socket = host.startsWith('/')
        ? `localhost:${port}/poor?host=${encodeURIComponent(host)}`
        : `${host}:${port}/poor`;
      const env = {
        ...REAL,
        DATA_DIR: join(scratch, 'beside'),
        DATABASE_URL: `postgres://poor:geheim@${socket}`,
      };
      const poor = await vindplaats(['doctor'], env);
      expect(poor).toMatchObject({ code: 1 });
      const statements = [...poor.out.matchAll(/^ {16}(.+)$/gm)].map(([, statement = '']) => statement);
      expect(statements).toEqual([
        'alter system set wal_recycle = off;',
        'select pg_reload_conf();',
        'grant vindplaats_app to "poor";',
        'alter database "poor" owner to "poor";',
        'grant create, usage on schema public to "poor";',
      ]);
      const administrator = new pg.Client({ ...database.superuser, database: 'poor' });
      await administrator.connect();
      for (const statement of statements) await administrator.query(statement);
      await administrator.end();
      const added = await vindplaats(
        ['city', 'add', '--slug', 'stad', '--name', 'Stad', '--host', 'stad.be'],
        env,
      );
      expect(added).toMatchObject({ code: 0, err: '' });
      const well = await vindplaats(['doctor'], env);
      expect(well.out).toContain('All is well.');
      expect(well.out).not.toContain('geheim');
    } finally {
      await client.end();
      await database.stop();
    }
  });
});

describe('an invented city', () => {
  const dataDir = join(scratch, 'demo');

  it('is laid out in production only when asked for by name, and prints links on a machine of your own', async () => {
    const env = { CONFIG_FILE, NODE_ENV: 'production', DATA_DIR: dataDir };
    expect((await vindplaats(['seed', 'demo'], env)).err).toContain('asked for by name');
    expect((await vindplaats(['seed', 'demo', '--name', 'Gent'], env)).code).toBe(2);
    expect(await vindplaats(['seed', 'demo', '--name', 'leiestede'], env)).toMatchObject({ code: 0 });
    const running = await house(dataDir, { CONFIG_FILE, NODE_ENV: 'test' });
    const [greet, nadia] = [new RemoteActor(running), new RemoteActor(running)];
    expect(await greet.call(useInvitation, { secret: running.link('confidant') })).toMatchObject({
      ok: true,
    });
    expect(await nadia.call(useInvitation, { secret: running.link('coordinator') })).toMatchObject({
      ok: true,
    });
    expect((await get(running.port, 'localhost', '/.well-known/security.txt')).status).toBe(404);
    expect((await vindplaats(['seed', 'demo'], { CONFIG_FILE, DATA_DIR: dataDir })).err).toContain(
      'A house runs on',
    );
    await running.kill('SIGINT');
  });
});
