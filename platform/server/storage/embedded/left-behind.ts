import { readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSocketFolder } from './listening.ts';
import { commandOf, folderOf, isLiving, signal, until } from './processes.ts';
import { codeOf } from './refusal.ts';

/** A number no process can have: the highest a kernel gives is 4,194,304. */
const NOBODY_PID = 999_999_999;

/** What the running server writes about itself in its folder. */
export interface ServerNote {
  /** NaN when the file was cut short. */
  readonly pid: number;
  readonly isReady: boolean;
  /** Where its socket lies; '' when it listens on loopback. */
  readonly socketFolder: string;
}

const notePath = (cluster: string): string => join(cluster, 'postmaster.pid');

export function readNote(cluster: string): ServerNote | null {
  try {
    const lines = readFileSync(notePath(cluster), 'utf8').split('\n');
    return {
      pid: Number.parseInt(lines[0] ?? '', 10),
      isReady: (lines[7] ?? '').trim() === 'ready',
      socketFolder: lines[4] ?? '',
    };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Stops a server that an earlier process left on this folder. Call it only while holding the folder's lock.
 *  The note itself stays: by it the new server finds out whether shared memory of the old one is still in use. */
export async function stopLeftBehind(cluster: string, log: (line: string) => void): Promise<void> {
  const note = readNote(cluster);
  if (note === null) return;
  if (Number.isNaN(note.pid)) {
    rmSync(notePath(cluster), { force: true });
    return;
  }
  if (isLiving(note.pid)) {
    if (isServerOf(note.pid, cluster)) {
      log(`Stopping the database that process ${note.pid} still runs from an earlier start.`);
      await stopServer(note.pid, () => !isLiving(note.pid));
    } else {
      // The number went to a stranger (after a restart of the machine or container). PostgreSQL would take it for a server.
      const [, ...rest] = readFileSync(notePath(cluster), 'utf8').split('\n');
      writeFileSync(notePath(cluster), [String(NOBODY_PID), ...rest].join('\n'));
    }
  }
  // The note is written by a lesser user than we may be: only a folder of our own making is taken away.
  if (isSocketFolder(note.socketFolder)) rmSync(note.socketFolder, { recursive: true, force: true });
}

function isServerOf(pid: number, cluster: string): boolean {
  const folder = folderOf(pid);
  if (folder !== null) return folder === realpathSync(cluster);
  const command = commandOf(pid);
  return /postgres/.test(command) && (process.platform === 'linux' || command.includes(cluster));
}

/** From polite to hard: finish now, drop everything, die. PostgreSQL loses nothing acknowledged by any of them. */
export async function stopServer(pid: number, isGone: () => boolean): Promise<void> {
  for (const [name, patienceMs] of [
    ['SIGINT', 20_000],
    ['SIGQUIT', 5000],
    ['SIGKILL', 5000],
  ] as const) {
    signal(pid, name);
    if (await until(isGone, patienceMs)) return;
  }
  throw new Error(`The database process ${pid} does not end.`);
}
