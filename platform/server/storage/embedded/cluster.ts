import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { runGuarded } from './guard.ts';
import { codeOf, EmbeddedRefusal } from './refusal.ts';
import { canReach, giveTo, type ServerUser } from './server-user.ts';

export interface Passwords {
  readonly superuser: string;
  readonly owner: string;
}

export const SUPERUSER = 'postgres';

interface Making {
  readonly dataDir: string;
  readonly binaries: Binaries;
  readonly user: ServerUser;
  readonly passwords: Passwords;
  readonly fast: boolean;
  log(line: string): void;
}

/** The server's own folder, and the name under which its user reaches it. */
export interface ClusterFolder {
  readonly path: string;
  readonly asSeenByServer: string;
}

/** Under /root, say, the server's user cannot pass what lies above the data. Linux still lets a process use the folder
 *  it was started in, by this name; so nothing has to be opened up. PostgreSQL 15 looks where it is and fails on it. */
const WORKING_FOLDER = '/proc/self/cwd';

function seenBy(
  path: string,
  { dataDir, binaries, user }: Pick<Making, 'dataDir' | 'binaries' | 'user'>,
): string {
  if (canReach(user, [path])) return path;
  if (process.platform === 'linux' && binaries.major >= 16 && existsSync(WORKING_FOLDER))
    return WORKING_FOLDER;
  const { mode } = statSync(dataDir);
  chmodSync(dataDir, mode | 0o001); // pass through, not look around
  if (canReach(user, [path])) return path;
  chmodSync(dataDir, mode);
  throw new EmbeddedRefusal(
    'noAccess',
    `The user ${user.name}, who runs the embedded database, cannot reach ${path}. Put the data in a folder that this user can pass through, such as /var/lib/vindplaats, or name another user in VINDPLAATS_DB_USER.`,
  );
}

/** Opens the cluster in the data folder, or makes it.
 *  A cluster is made aside and gets its name when it is whole, so a first start may be cut short at any moment. */
export async function openCluster(options: Making): Promise<ClusterFolder> {
  const { dataDir, binaries, user } = options;
  for (const name of readdirSync(dataDir)) {
    // Something may still be writing there for a moment after a kill.
    if (name.startsWith('postgres.new-'))
      rmSync(join(dataDir, name), { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  }
  const path = join(dataDir, 'postgres');
  if (!existsSync(path)) {
    options.log('Making the database; this happens once.');
    await makeCluster(path, options);
  }
  refuseAnotherMajor(path, binaries.major);
  giveTo(user, path);
  return { path, asSeenByServer: seenBy(path, options) };
}

function refuseAnotherMajor(path: string, major: number): void {
  let found: string;
  try {
    found = readFileSync(join(path, 'PG_VERSION'), 'utf8').trim();
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    throw new EmbeddedRefusal(
      'brokenFolder',
      `The folder ${path} holds no database: its file PG_VERSION is missing. Put a backup back, or move the folder away to begin with an empty house.`,
      { cause: error },
    );
  }
  if (found !== String(major)) {
    throw new EmbeddedRefusal(
      'wrongVersion',
      `The database in ${path} was made by PostgreSQL ${found}, and this Vindplaats runs PostgreSQL ${major}. Start the Vindplaats that made it once more, make an export, and restore that export into a new, empty data folder with this one. Nothing was changed.`,
    );
  }
}

async function makeCluster(path: string, making: Making): Promise<void> {
  const { dataDir, user, passwords } = making;
  const aside = mkdtempSync(join(dataDir, 'postgres.new-'));
  const cluster = join(aside, 'cluster');
  const passwordFile = join(aside, 'password');
  let complaint = '';
  for (const locale of locales(making.binaries.major)) {
    mkdirSync(cluster, { mode: 0o700 });
    writeFileSync(passwordFile, `${passwords.superuser}\n`, { mode: 0o600 });
    if (user.isOther) for (const mine of [passwordFile, cluster, aside]) chownSync(mine, user.uid, user.gid);
    complaint = await initialise(cluster, locale, making);
    if (complaint === '') {
      renameSync(cluster, path);
      syncFolder(dirname(path));
      rmSync(aside, { recursive: true, force: true });
      return;
    }
    rmSync(cluster, { recursive: true, force: true });
    if (!/locale/.test(complaint)) break;
  }
  rmSync(aside, { recursive: true, force: true });
  throw new Error(`The database could not be made in ${dataDir}: ${complaint}`);
}

/** Kinds of language support, the best first. Comparing and lower case come from PostgreSQL itself (from 17 on), so a
 *  machine's upgrade cannot disorder an index; the system's part decides what is a letter for searching. */
function locales(major: number): string[][] {
  const own = major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : [];
  return ['C.UTF-8', 'en_US.UTF-8', 'C'].map((locale) => [...own, `--locale=${locale}`]);
}

/** @returns what initdb complained about, '' when all went well */
async function initialise(cluster: string, locale: readonly string[], making: Making): Promise<string> {
  const complaintsPath = join(dirname(cluster), 'complaints');
  const complaints = openSync(complaintsPath, 'w', 0o600);
  try {
    const running = await runGuarded({
      program: making.binaries.initdb,
      args: [
        ...[
          '-D',
          seenBy(cluster, making),
          '-U',
          SUPERUSER,
          '--pwfile=../password',
          '--auth=scram-sha-256',
          '--encoding=UTF8',
        ],
        ...['--lc-messages=C', '--no-instructions', ...locale],
        ...(making.fast ? ['--no-sync'] : []),
      ],
      user: making.user,
      cwd: cluster,
      complaints,
    });
    const status = await running.over;
    return status === 0
      ? ''
      : readFileSync(complaintsPath, 'utf8').trim() || `initdb ended with status ${status}`;
  } finally {
    closeSync(complaints);
  }
}

/** The passwords of the cluster. They are on the disk before the cluster is, so that none exists without. */
export function loadPasswords(dataDir: string): Passwords {
  const path = join(dataDir, 'postgres.password');
  if (existsSync(path)) {
    chmodSync(path, 0o600); // a copy of the folder may have come back with other rights
    return readPasswords(path);
  }
  if (existsSync(join(dataDir, 'postgres'))) {
    throw new EmbeddedRefusal(
      'brokenFolder',
      `The file ${path} is missing, and without it the database in ${dataDir} does not open. Put it back from where the folder came from.`,
    );
  }
  const passwords: Passwords = { superuser: newPassword(), owner: newPassword() };
  const fresh = openSync(`${path}.new`, 'w', 0o600);
  try {
    writeFileSync(fresh, `${JSON.stringify(passwords)}\n`);
    fsyncSync(fresh);
  } finally {
    closeSync(fresh);
  }
  renameSync(`${path}.new`, path);
  syncFolder(dataDir);
  return passwords;
}

function readPasswords(path: string): Passwords {
  try {
    const read = JSON.parse(readFileSync(path, 'utf8')) as Partial<Passwords>;
    if (typeof read.superuser === 'string' && typeof read.owner === 'string')
      return { superuser: read.superuser, owner: read.owner };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new EmbeddedRefusal(
    'brokenFolder',
    `The file ${path} is damaged. Put it back from a copy of the data folder.`,
  );
}

/** 144 random bits; no sign that a statement or a file would have to quote. */
const newPassword = (): string => randomBytes(18).toString('base64url');

function syncFolder(folder: string): void {
  const opened = openSync(folder, 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
