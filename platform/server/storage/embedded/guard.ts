import { type ChildProcess, spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { asUser, type ServerUser } from './server-user.ts';

/** Runs a program and outlives us: it interrupts the program as soon as the pipe to our process closes, which the
 *  system does for us even on kill -9. Interrupt is PostgreSQL's fast shutdown.
 *
 *  - The watcher reads descriptor 3, since a shell gives its background work an empty standard input.
 *  - Signals to our group or session must not end the guard before its ward, so it hears none of them; the server
 *    sets its own handlers. Hence the watcher has to be ended with KILL.
 *  - The first argument is a folder to remove afterwards ('' for none), so that nothing stays behind in /tmp. */
const GUARD = `
trap '' HUP INT TERM
exec 3<&0 </dev/null
folder=$1
shift
"$@" 3<&- >/dev/null &
ward=$!
( while read -r line <&3; do :; done; kill -INT "$ward" ) 2>/dev/null &
watcher=$!
exec 3<&-
echo "$ward"
wait "$ward"
status=$?
kill -KILL "$watcher" 2>/dev/null
if test -n "$folder"; then rmdir "$folder" 2>/dev/null; fi
exit "$status"
`;

export interface Guarded {
  /** The program's own process, not the guard's. */
  readonly pid: number;
  /** From now on it does not keep our process alive: if that comes to its end, the guard does its work. */
  keepNobodyWaiting(): void;
  /** Lets the guard interrupt it. */
  letGo(): void;
  /** Whether program and guard are gone. */
  isOver(): boolean;
  /** Resolves to the program's exit status (128 + signal when a signal ended it), null when the guard itself was killed. */
  readonly over: Promise<number | null>;
}

export interface Ward {
  readonly program: string;
  readonly args: readonly string[];
  readonly user: ServerUser;
  /** Working folder; entered before stepping down, so the user need not be able to pass what lies above it. */
  readonly cwd: string;
  /** An open file that takes the program's complaints. */
  readonly complaints: number;
  readonly removeAfter?: string;
}

/** The operator's own PG… settings and language must not reach the server. */
const surroundings = (): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'] ?? '/usr/local/bin:/usr/bin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
});

export async function runGuarded(ward: Ward): Promise<Guarded> {
  const guard = spawn(
    '/bin/sh',
    ['-c', GUARD, 'vindplaats-guard', ward.removeAfter ?? '', ward.program, ...ward.args],
    {
      ...asUser(ward.user),
      cwd: ward.cwd,
      env: surroundings(),
      detached: true,
      stdio: ['pipe', 'pipe', ward.complaints],
    },
  );
  let isOver = false;
  const over = new Promise<number | null>((resolve) => {
    guard.once('exit', (status) => {
      isOver = true;
      resolve(status);
    });
  });
  const pid = await firstLine(guard);
  guard.stdout?.destroy();
  return {
    pid,
    over,
    isOver: () => isOver,
    keepNobodyWaiting() {
      guard.unref();
      (guard.stdin as Socket).unref();
    },
    letGo() {
      // From here on somebody waits for the end: the program must not stop before it came.
      guard.ref();
      guard.stdin?.end();
    },
  };
}

function firstLine(guard: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = '';
    guard.once('error', reject);
    guard.stdin?.on('error', () => undefined); // the guard is gone: 'exit' tells
    guard.stdout?.on('error', () => undefined);
    guard.stdout?.on('data', (bytes: Buffer) => {
      said += bytes.toString('latin1');
      if (said.includes('\n')) resolve(Number.parseInt(said, 10));
    });
    guard.once('close', () => reject(new Error('The guard of the embedded database ended before it began.')));
  });
}
