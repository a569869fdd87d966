import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { codeOf } from './refusal.ts';

/** Whether a process lives. One that belongs to somebody else does; one that ended and that nobody took note of (in a
 *  container without an init they stay for ever) does not. */
export function isLiving(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) !== 'EPERM') return false;
  }
  return !['Z', 'X'].includes(statFields(pid)[0] ?? '');
}

/** The fields of /proc/…/stat from the third on (proc(5)): behind the name, which may hold spaces and brackets. */
function statFields(pid: number): string[] {
  if (process.platform !== 'linux') return [];
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

/** When a process started, as the system writes it; '' when there is no such process or the system does not tell.
 *  Together with the number it names one process: numbers are used again, and a container's first is always 1. */
export function startOf(pid: number): string {
  if (process.platform === 'linux') return statFields(pid)[19] ?? '';
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return '';
  }
}

/** One run of the machine's kernel; '' where the system does not tell. */
export function bootId(): string {
  try {
    if (process.platform === 'linux') return readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
    return execFileSync('sysctl', ['-n', 'kern.bootsessionuuid'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return '';
  }
}

/** The set of process numbers we see; two containers have different ones. '' where there is no such thing. */
export function processSpace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}

/** The folder a process works in: a path, null when that cannot be seen. Linux only. */
export function folderOf(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

/** What a process was started as; '' when there is none. */
export function commandOf(pid: number): string {
  try {
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return '';
  }
}

/** Sends a signal; a process that is gone already is what we wanted. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error;
  }
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Asks again and again until something holds.
 *  @returns false when it did not within withinMs */
export async function until(holds: () => boolean, withinMs: number, everyMs = 15): Promise<boolean> {
  const end = process.hrtime.bigint() + BigInt(withinMs) * 1_000_000n;
  while (!holds()) {
    if (process.hrtime.bigint() > end) return false;
    await pause(everyMs);
  }
  return true;
}
