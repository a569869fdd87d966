import { spawnSync } from 'node:child_process';
import { chownSync, lstatSync, readdirSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { EmbeddedRefusal } from './refusal.ts';

/** Whom the server runs as. PostgreSQL refuses to run as root. */
export interface ServerUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  /** Whether we are root and step down to this user; else it is ourselves. */
  readonly isOther: boolean;
}

/** Ourselves, or, when we are root, the user in VINDPLAATS_DB_USER (a name or a number), else nobody. */
export function findServerUser(): ServerUser {
  const uid = process.getuid?.();
  const gid = process.getgid?.();
  if (uid === undefined || gid === undefined) {
    throw new EmbeddedRefusal(
      'noBinaries',
      'The embedded database runs on Linux and macOS. Set DATABASE_URL to a PostgreSQL server instead.',
    );
  }
  if (uid !== 0) return { name: ownName(uid), uid, gid, isOther: false };
  const wanted = process.env['VINDPLAATS_DB_USER'] ?? 'nobody';
  const found = {
    name: askId('-un', wanted),
    uid: Number(askId('-u', wanted)),
    gid: Number(askId('-g', wanted)),
  };
  if (found.uid === 0) {
    throw new EmbeddedRefusal(
      'noUser',
      'PostgreSQL refuses to run as root. Set VINDPLAATS_DB_USER to an ordinary user, or start Vindplaats as one.',
    );
  }
  return { ...found, isOther: true };
}

function ownName(uid: number): string {
  try {
    return userInfo().username;
  } catch (error) {
    throw new EmbeddedRefusal(
      'noUser',
      `User id ${uid} has no name on this machine, and PostgreSQL needs one. Add it to /etc/passwd, start Vindplaats as a user that is there, or set DATABASE_URL to a PostgreSQL server.`,
      { cause: error },
    );
  }
}

function askId(option: string, user: string): string {
  const asked = spawnSync('id', [option, '--', user], { encoding: 'utf8' });
  const answer = asked.stdout?.trim() ?? '';
  if (asked.status !== 0 || answer === '' || (option === '-un' && /^\d+$/.test(answer))) {
    throw new EmbeddedRefusal(
      'noUser',
      `There is no user "${user}" on this machine to run the embedded database as. Set VINDPLAATS_DB_USER to one that exists.`,
    );
  }
  return answer;
}

/** What Node needs to start a process as this user. */
export const asUser = (user: ServerUser): { uid?: number; gid?: number } =>
  user.isOther ? { uid: user.uid, gid: user.gid } : {};

/** Whether the user can pass through (a folder) or run (a program) all of these; asked as that user, since only the
 *  system knows all its rules. */
export function canReach(user: ServerUser, paths: readonly string[]): boolean {
  if (!user.isOther) return true;
  const script = 'for path; do test -x "$path" || exit 1; done';
  const asked = spawnSync('/bin/sh', ['-c', script, 'sh', ...paths], {
    ...asUser(user),
    cwd: '/',
    stdio: 'ignore',
  });
  if (asked.error) {
    throw new EmbeddedRefusal(
      'noUser',
      `Vindplaats runs as root but may not step down to the user ${user.name} (${asked.error.message}). Start it as an ordinary user, or set DATABASE_URL to a PostgreSQL server.`,
      { cause: asked.error },
    );
  }
  return asked.status === 0;
}

/** Gives a folder and all in it to the user. The folder itself comes last: as long as it is not theirs, a next start
 *  goes over everything again. Links are not followed. */
export function giveTo(user: ServerUser, folder: string): void {
  const owner = lstatSync(folder).uid;
  if (owner === user.uid) return;
  if (!user.isOther) {
    throw new EmbeddedRefusal(
      'noAccess',
      `The folder ${folder} belongs to user id ${owner}, not to ${user.name}. Start Vindplaats as its owner or as root, or give the folder to ${user.name}.`,
    );
  }
  const walk = (path: string): void => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const inside = join(path, entry.name);
      if (entry.isDirectory()) walk(inside);
      else if (!entry.isSymbolicLink()) chownSync(inside, user.uid, user.gid);
    }
    chownSync(path, user.uid, user.gid);
  };
  walk(folder);
}
