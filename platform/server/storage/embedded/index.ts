import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findBinaries } from './binaries.ts';
import { loadPasswords, openCluster, SUPERUSER } from './cluster.ts';
import { lockFolder } from './folder-lock.ts';
import { stopLeftBehind } from './left-behind.ts';
import { chooseListening, removeSocketFolder } from './listening.ts';
import { asRefusal } from './refusal.ts';
import { DATABASE_NAME, ensureRoles, OWNER_ROLE } from './roles.ts';
import { Server } from './server.ts';
import { findServerUser } from './server-user.ts';
import { type Listening, SOCKET_PORT } from './settings.ts';

export { EmbeddedRefusal } from './refusal.ts';

/** How to connect, as `pg` takes it. */
export interface EmbeddedConnection {
  /** A folder with the server's socket, or 127.0.0.1. */
  host: string;
  port?: number;
  user: string;
  password: string;
  database: string;
}

export interface EmbeddedDatabase {
  /** As the owner of the tables, who may make no roles. */
  readonly url: EmbeddedConnection;
  /** As the owner of the whole cluster. */
  readonly superuser: EmbeddedConnection;
  /** The server's process; another one after it fell over and came back. */
  readonly pid: number;
  /** Resolves when nothing of it runs any more; may be called twice. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Made when it is not there. One process at a time uses it. */
  dataDir: string;
  /** Takes sentences for the operator, without anybody's text. Nothing else is written to the outside. */
  log(line: string): void;
  /** Only for tests: what was acknowledged does not survive a power cut. */
  fast?: boolean;
}

/** Runs a PostgreSQL server of our own on a data folder: the first time it makes the database, later it opens it.
 *  It ends with this process, however that ends.
 *  @throws EmbeddedRefusal when the operator has to do something first */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const dataDir = resolve(options.dataDir);
  try {
    return await start(dataDir, options);
  } catch (error) {
    throw asRefusal(error, dataDir);
  }
}

async function start(dataDir: string, options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const { log, fast = false } = options;
  const user = findServerUser();
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lock = await lockFolder(dataDir);
  let listening: Listening | null = null;
  try {
    const clusterPath = join(dataDir, 'postgres');
    if (existsSync(clusterPath)) await stopLeftBehind(clusterPath, log);
    const passwords = loadPasswords(dataDir);
    const binaries = findBinaries(dataDir, user);
    const cluster = await openCluster({ dataDir, binaries, user, passwords, fast, log });
    listening = await chooseListening(user);
    const server = await Server.start({
      cluster,
      binaries,
      user,
      listening,
      fast,
      log,
      complaintsPath: join(dataDir, 'postgres-start.log'),
    });
    const where =
      'socketFolder' in listening
        ? { host: listening.socketFolder, port: SOCKET_PORT }
        : { host: '127.0.0.1', port: listening.loopbackPort };
    const superuser = { ...where, user: SUPERUSER, password: passwords.superuser, database: DATABASE_NAME };
    try {
      await ensureRoles(superuser, passwords, dataDir);
    } catch (error) {
      await server.stop();
      throw error;
    }
    return {
      url: { ...where, user: OWNER_ROLE, password: passwords.owner, database: DATABASE_NAME },
      superuser,
      get pid() {
        return server.pid;
      },
      async stop() {
        await server.stop();
        lock.release();
      },
    };
  } catch (error) {
    if (listening !== null) removeSocketFolder(listening);
    lock.release();
    throw error;
  }
}
