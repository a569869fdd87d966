import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { RemotePerson } from '../../server/lively/person.ts';

export interface HowToRun {
  /** Options after `start`. */
  readonly options?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** The built program in a process of its own, as an operator runs it: with fsync, and killable. */
export class RunningHouse {
  readonly dataDir: string;
  readonly port: number;
  readonly lines: string[] = [];
  readonly #how: HowToRun;
  #child: ChildProcess | null = null;

  private constructor(dataDir: string, port: number, how: HowToRun) {
    this.dataDir = dataDir;
    this.port = port;
    this.#how = how;
  }

  static async start(dataDir: string, how: HowToRun = {}): Promise<RunningHouse> {
    const house = new RunningHouse(dataDir, await freePort(), how);
    await house.start();
    return house;
  }

  /** @returns milliseconds until the ready line */
  async start(): Promise<number> {
    const began = performance.now();
    const child = spawn(
      process.execPath,
      [
        join(process.cwd(), 'bin/vindplaats.mjs'),
        'start',
        '--port',
        String(this.port),
        '--data-dir',
        this.dataDir,
        ...(this.#how.options ?? []),
      ],
      {
        env: { ...process.env, ...this.#how.env },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    this.#child = child;
    const errors: string[] = [];
    child.stderr?.on('data', (data) => errors.push(String(data)));
    this.lines.length = 0;
    await new Promise<void>((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`The house stopped with ${code}: ${errors.join('')}`)));
      createInterface({ input: child.stdout }).on('line', (line) => {
        this.lines.push(line);
        if (line.startsWith('Ready')) resolve();
      });
    });
    return performance.now() - began;
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<number | null> {
    const child = this.#child;
    this.#child = null;
    if (child === null || child.exitCode !== null) return child?.exitCode ?? null;
    child.kill(signal);
    const [code] = (await once(child, 'exit')) as [number | null];
    return code;
  }

  /** The secret of a one-time link that it printed. */
  link(who: 'coordinator' | 'worker' | 'confidant'): string {
    const line = this.lines.find((candidate) =>
      candidate.includes(`as ${who === 'worker' ? 'a worker' : `the ${who}`}`),
    );
    const secret = line?.split('#')[1];
    if (secret === undefined) throw new Error(`No link for the ${who} was printed.`);
    return secret;
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/** Somebody with a browser, over real HTTP; keeps their cookies. */
export class RemoteActor extends RemotePerson {
  constructor(house: RunningHouse) {
    super(house.port);
  }

  /** An open desk or house page: a sign of life. @returns closes it */
  async line(side: 'house' | 'desk'): Promise<() => void> {
    const line = await this.open(side);
    return () => line.close();
  }
}
