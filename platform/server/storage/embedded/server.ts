import {
  chownSync,
  closeSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Binaries } from './binaries.ts';
import type { ClusterFolder } from './cluster.ts';
import { type Guarded, runGuarded } from './guard.ts';
import { readNote, stopLeftBehind, stopServer } from './left-behind.ts';
import { readySocketFolder, removeSocketFolder } from './listening.ts';
import { isLiving, until } from './processes.ts';
import { codeOf } from './refusal.ts';
import type { ServerUser } from './server-user.ts';
import { ACCESS_TEXT, type Listening, settingsText } from './settings.ts';

export interface ServerPlan {
  readonly cluster: ClusterFolder;
  readonly binaries: Binaries;
  readonly user: ServerUser;
  readonly listening: Listening;
  readonly fast: boolean;
  /** Takes what the server says before its own log is open. */
  readonly complaintsPath: string;
  log(line: string): void;
}

const LOG_DAYS = 7;
/** How long a start waits for the remains of a killed server to let go of its memory. */
const REMAINS_MS = 15_000;
const LONGEST_PAUSE_MS = 10_000;

/** A running server that comes back when it falls over (a full disk, a lack of memory), until it is stopped. */
export class Server {
  readonly #plan: ServerPlan;
  readonly #stopping = new AbortController();
  #running: Guarded | null = null;
  #pid = 0;
  #watching: Promise<void> = Promise.resolve();
  #stopped: Promise<void> | null = null;

  private constructor(plan: ServerPlan) {
    this.#plan = plan;
  }

  /** @returns when it takes connections; however long it has to recover from a crash first */
  static async start(plan: ServerPlan): Promise<Server> {
    const server = new Server(plan);
    try {
      await server.#launch();
    } catch (error) {
      await server.stop();
      throw error;
    }
    server.#watching = server.#watch();
    return server;
  }

  /** The process that takes connections; the last one while it is coming back. */
  get pid(): number {
    return this.#pid;
  }

  /** Resolves when the server and its guard are gone. */
  stop(): Promise<void> {
    this.#stopped ??= this.#end();
    return this.#stopped;
  }

  async #end(): Promise<void> {
    this.#stopping.abort();
    await this.#putAway();
    await this.#watching;
    await this.#putAway(); // it may just have come back
    removeSocketFolder(this.#plan.listening);
  }

  async #putAway(): Promise<void> {
    const running = this.#running;
    if (running === null) return;
    running.letGo();
    if (!running.isOver()) await stopServer(running.pid, running.isOver);
    // Also when the guard was killed and the server lived on.
    await stopLeftBehind(this.#plan.cluster.path, this.#plan.log);
    this.#running = null;
  }

  async #watch(): Promise<void> {
    for (;;) {
      const status = await this.#running?.over;
      if (this.#stopping.signal.aborted) return;
      this.#plan.log(
        `The database ended by itself (${status === null ? 'its guard was killed' : `status ${status}`}); starting it again.`,
      );
      if (!(await this.#comeBack())) return;
      this.#plan.log('The database is back.');
    }
  }

  /** @returns false when we are stopped meanwhile */
  async #comeBack(): Promise<boolean> {
    for (
      let pauseMs = 100;
      !this.#stopping.signal.aborted;
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)
    ) {
      try {
        await wait(pauseMs, undefined, { signal: this.#stopping.signal });
        await stopLeftBehind(this.#plan.cluster.path, this.#plan.log);
        await this.#launch();
        return true;
      } catch (error) {
        if (!this.#stopping.signal.aborted)
          this.#plan.log(`The database does not come back yet: ${(error as Error).message}`);
      }
    }
    return false;
  }

  async #launch(): Promise<void> {
    this.#writeSettings();
    clearOldLogs(join(this.#plan.cluster.path, 'log'));
    const end = process.hrtime.bigint() + BigInt(REMAINS_MS) * 1_000_000n;
    for (;;) {
      const complaint = await this.#tryOnce();
      if (complaint === null) return;
      const isHeld = /shared memory block|lock file/.test(complaint);
      if (!isHeld || process.hrtime.bigint() > end)
        throw new Error(`The embedded database did not start: ${complaint}`);
      await wait(100, undefined, { signal: this.#stopping.signal });
      await stopLeftBehind(this.#plan.cluster.path, this.#plan.log);
    }
  }

  /** @returns null when it takes connections, else why it does not */
  async #tryOnce(): Promise<string | null> {
    const { cluster, binaries, user, listening, complaintsPath } = this.#plan;
    readySocketFolder(listening, user);
    const complaints = openSync(complaintsPath, 'w', 0o600);
    try {
      const running = await runGuarded({
        program: binaries.postgres,
        args: ['-D', cluster.asSeenByServer],
        user,
        cwd: cluster.path,
        complaints,
        ...('socketFolder' in listening ? { removeAfter: listening.socketFolder } : {}),
      });
      this.#running = running;
      this.#pid = running.pid;
      const isReady = (): boolean => {
        const note = readNote(cluster.path);
        return note?.pid === running.pid && note.isReady;
      };
      for (let told = false; ; told = true) {
        if (await until(() => isReady() || running.isOver() || this.#stopping.signal.aborted, 5000)) break;
        if (!told)
          this.#plan.log(
            'The database is putting itself in order after it was cut off. This takes as long as it takes.',
          );
      }
      if (!running.isOver()) {
        running.keepNobodyWaiting();
        return null; // or stopping, and then stop() puts it away
      }
      // The guard alone may have been killed while the server lives on.
      if (isLiving(running.pid)) await stopServer(running.pid, () => !isLiving(running.pid));
      this.#running = null;
      return this.#lastWords();
    } finally {
      closeSync(complaints);
    }
  }

  #writeSettings(): void {
    const { cluster, binaries, user, listening, fast } = this.#plan;
    const texts = {
      'postgresql.conf': settingsText({ major: binaries.major, listening, fast }),
      'pg_hba.conf': ACCESS_TEXT,
    };
    for (const [name, text] of Object.entries(texts)) {
      const path = join(cluster.path, name);
      // Written aside and renamed: a start that is cut short leaves no half settings.
      writeFileSync(`${path}.new`, text, { mode: 0o600 });
      if (user.isOther) chownSync(`${path}.new`, user.uid, user.gid);
      renameSync(`${path}.new`, path);
    }
  }

  #lastWords(): string {
    const said = readFileSync(this.#plan.complaintsPath, 'utf8').trim().split('\n');
    const logged = newestLog(join(this.#plan.cluster.path, 'log'));
    return (
      [...said, ...logged.slice(-6)]
        .filter((line) => !/redirecting log output|Future log output/.test(line))
        .join('\n') || 'it said nothing'
    );
  }
}

function logFiles(folder: string): { path: string; at: number }[] {
  try {
    return readdirSync(folder).map((name) => ({
      path: join(folder, name),
      at: statSync(join(folder, name)).mtimeMs,
    }));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

/** The server writes a file for each day of the week and empties it a week later, but only while it runs. */
function clearOldLogs(folder: string): void {
  const before = Date.now() - LOG_DAYS * 24 * 3_600_000;
  for (const file of logFiles(folder)) if (file.at < before) rmSync(file.path, { force: true });
}

function newestLog(folder: string): string[] {
  const newest = logFiles(folder).sort((a, b) => b.at - a.at)[0];
  return newest === undefined ? [] : readFileSync(newest.path, 'utf8').trim().split('\n');
}
