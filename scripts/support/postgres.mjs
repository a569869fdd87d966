// A PostgreSQL server of our own for the served tests: a fresh cluster on loopback, gone when they end.
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { installDebianPackage } from './debian.mjs';
import { removeAtEnd, run, start, tryRun } from './processes.mjs';

const BIN = '/usr/lib/postgresql/15/bin';
/** Debian's package would start a server of its own; this setting of its tools prevents that. */
const CLUSTER_SETTING = '/etc/postgresql-common/createcluster.conf';

/** @returns {Promise<string | null>} the folder with postgres, initdb and psql; null after saying what is missing */
async function findPostgres() {
  if (existsSync(join(BIN, 'postgres'))) return BIN;
  if (process.getuid?.() === 0 && !existsSync(CLUSTER_SETTING)) {
    mkdirSync(dirname(CLUSTER_SETTING), { recursive: true });
    writeFileSync(CLUSTER_SETTING, 'create_main_cluster = false\n');
  }
  if (await installDebianPackage('postgresql-15', 'the served tests run on it')) return BIN;
  console.error(`The served tests need PostgreSQL 15 in ${BIN} (Debian 12: apt-get install postgresql-15).`);
  return null;
}

/** PostgreSQL refuses to run as root. @returns {Promise<{ uid: number, gid: number } | null>} null: we are not root */
async function unprivileged() {
  if (process.getuid?.() !== 0) return null;
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = await Promise.all([tryRun('id', ['-u', name]), tryRun('id', ['-g', name])]);
    if (uid?.code === 0 && gid?.code === 0) return { uid: Number(uid.out), gid: Number(gid.out) };
  }
  throw new Error('Neither a user postgres nor nobody exists to run PostgreSQL as.');
}

/** @returns {Promise<number>} a port that nobody listens on just now */
const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
      probe.close(() => resolve(port));
    });
  });

const password = () => randomBytes(18).toString('base64url');

/** @param {string} owner password of the role that owns the tables; hexadecimal and - _ only */
const rolesFor = (owner) => `
  create role vindplaats_owner login password '${owner}';
  create role vindplaats_app nologin;
  grant vindplaats_app to vindplaats_owner;
  create database vindplaats owner vindplaats_owner encoding 'UTF8' template template0;
`;

/** @returns {Promise<{ url: string, version: string, stop: () => Promise<void> } | null>} null after saying why */
export async function startPostgres() {
  const bin = await findPostgres();
  if (bin === null) return null;
  const as = await unprivileged();
  const folder = mkdtempSync(join(tmpdir(), 'vindplaats-pg-'));
  removeAtEnd(folder);
  if (as) chownSync(folder, as.uid, as.gid);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const env = { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8' };
  const how = { as, cwd: folder, env, catchOutput: true };
  const superuser = password();
  const owner = password();
  const cluster = join(folder, 'cluster');
  writeFileSync(join(folder, 'secret'), superuser, { mode: 0o644 });
  const initdb = ['-D', cluster, '-U', 'postgres', '-A', 'scram-sha-256', '-E', 'UTF8', '--no-sync'];
  const made = await run(join(bin, 'initdb'), [...initdb, `--pwfile=${join(folder, 'secret')}`], how);
  if (made.code !== 0) {
    remove();
    throw new Error(`initdb did not succeed:\n${made.out}`);
  }
  const port = await freePort();
  // Without fsync: this cluster never outlives the run, and the disk is not what is tested.
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: folder,
    fsync: 'off',
    full_page_writes: 'off',
    synchronous_commit: 'off',
    max_connections: 200,
    wal_recycle: 'off',
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = start(join(bin, 'postgres'), ['-D', cluster, ...options], how);
  let hasEnded = false;
  const ended = server.ended.then((end) => {
    hasEnded = true;
    return end;
  });
  const stop = async () => {
    server.stop('SIGINT');
    await ended;
    remove();
  };
  const reach = ['-h', folder, '-p', String(port), '-U', 'postgres'];
  while ((await run(join(bin, 'pg_isready'), ['-q', ...reach], how)).code !== 0) {
    if (hasEnded) {
      remove();
      throw new Error(`PostgreSQL did not start:\n${(await ended).out}`);
    }
    await pause(50);
  }
  // One statement a call: a database cannot be created inside the transaction of several.
  const statements = rolesFor(owner)
    .split(';')
    .filter((text) => text.trim() !== '');
  const psql = ['-X', '-q', '-v', 'ON_ERROR_STOP=1', ...reach, '-d', 'postgres'];
  const laid = await run(join(bin, 'psql'), [...psql, ...statements.flatMap((text) => ['-c', text])], {
    ...how,
    env: { ...env, PGPASSWORD: superuser },
  });
  if (laid.code !== 0) {
    await stop();
    throw new Error(`The roles could not be made:\n${laid.out}`);
  }
  const version = (await run(join(bin, 'postgres'), ['--version'], how)).out.trim();
  return { url: `postgres://vindplaats_owner:${owner}@127.0.0.1:${port}/vindplaats`, version, stop };
}
