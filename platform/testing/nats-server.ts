import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { freePort } from './running-house.ts';

/** A NATS server of a test's own, on loopback, that can be taken away and put back. */
export class NatsServer {
  readonly #port: number;
  readonly #options: readonly string[];
  #child: ChildProcess | null = null;

  private constructor(port: number, options: readonly string[]) {
    this.#port = port;
    this.#options = options;
  }

  /** Not started yet. @param options of nats-server, such as --user and --pass */
  static async prepare(options: readonly string[] = []): Promise<NatsServer> {
    return new NatsServer(await freePort(), options);
  }

  get url(): string {
    return `nats://127.0.0.1:${this.#port}`;
  }

  async start(): Promise<void> {
    const program = process.env['TEST_NATS_SERVER'];
    if (program === undefined) throw new Error('TEST_NATS_SERVER names no nats-server.');
    const child = spawn(program, ['-a', '127.0.0.1', '-p', String(this.#port), ...this.#options], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.#child = child;
    // Also when the test ran out of time before its own end.
    process.once('exit', () => child.kill('SIGKILL'));
    await new Promise<void>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`nats-server stopped with ${code}.`)));
      createInterface({ input: child.stderr }).on('line', (line) => {
        if (line.includes('Server is ready')) resolve();
      });
    });
  }

  /** Without a word to anybody. */
  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
}
