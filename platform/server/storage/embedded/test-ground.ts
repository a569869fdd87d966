import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { rolldown } from 'rolldown';
import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest';
import { type EmbeddedConnection, type EmbeddedDatabase, startEmbedded } from './index.ts';
import { isLiving } from './processes.ts';

// What the tests of the embedded database share: folders, servers and other processes, all cleared away afterwards.

export const work = mkdtempSync(join(tmpdir(), 'embedded-test-'));
const made = join(work, 'made');
const program = join(work, 'holder.mjs');
const opened: EmbeddedDatabase[] = [];
const holders: ChildProcess[] = [];

beforeAll(async () => {
  chmodSync(work, 0o711); // so that the data folders decide for themselves who passes
  const bundle = await rolldown({
    input: resolve(import.meta.dirname, 'embedded.fixture.ts'),
    platform: 'node',
    external: [/^[^./]/],
  });
  await bundle.write({ file: program, format: 'es', codeSplitting: false });
  await bundle.close();
  symlinkSync(resolve('node_modules'), join(work, 'node_modules'));
  await (await startEmbedded({ dataDir: made, log, fast: true })).stop();
});

afterEach(async () => {
  vi.unstubAllEnvs();
  for (const holder of holders.splice(0)) holder.kill('SIGKILL');
  await Promise.all(opened.splice(0).map((database) => database.stop()));
});

afterAll(() => rmSync(work, { recursive: true, force: true, maxRetries: 10 }));

export const log = (): void => undefined;
export const newFolder = (): string => mkdtempSync(join(work, 'data-'));

/** A folder with a database in it that nobody has opened. A copy: making one takes a second, and a copy made by root
 *  belongs to root, so each of these also shows that the server is given its folder. */
export function usedFolder(): string {
  const dataDir = newFolder();
  cpSync(made, dataDir, { recursive: true });
  return dataDir;
}

export async function start(dataDir: string, speed: 'fast' | 'durable' = 'fast'): Promise<EmbeddedDatabase> {
  const database = await startEmbedded({ dataDir, log, fast: speed === 'fast' });
  opened.push(database);
  return database;
}

export async function ask<Row extends pg.QueryResultRow>(
  connection: EmbeddedConnection,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client(connection);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** Everything that works in a data folder: servers, guards, a first start. They all have it as their working folder. */
export function processesIn(dataDir: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`).startsWith(`${dataDir}/`) && isLiving(pid);
      } catch {
        return false; // gone, or somebody else's
      }
    });
}

export const commandLine = (pid: number): string =>
  readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
export const nothingRunsIn = (dataDir: string) =>
  vi.waitFor(() => expect(processesIn(dataDir)).toEqual([]), { timeout: 10_000, interval: 50 });

export interface Said {
  acknowledged?: number;
  server?: number;
  refused?: string;
  message?: string;
}

export const endAfterTest = (process: ChildProcess): void => void holders.push(process);

/** Copies the program of the other process to a folder with its own libraries. */
export function installAt(folder: string): string {
  cpSync(program, join(folder, 'holder.mjs'));
  return join(folder, 'holder.mjs');
}

/** Another process that opens the folder. */
export function holdFrom(
  dataDir: string,
  speed: 'fast' | 'durable',
  { at = program, env = {} }: { at?: string; env?: NodeJS.ProcessEnv } = {},
): { holder: ChildProcess; said: Promise<Said> } {
  const stdio: ['pipe', 'pipe', 'inherit'] = ['pipe', 'pipe', 'inherit'];
  const holder = spawn(process.execPath, [at, dataDir, speed], { stdio, env: { ...process.env, ...env } });
  endAfterTest(holder);
  const said = new Promise<Said>((resolve, reject) => {
    let text = '';
    holder.stdout.on('data', (bytes: Buffer) => {
      text += bytes.toString();
      if (text.endsWith('\n')) resolve(JSON.parse(text) as Said);
    });
    holder.once('close', () => reject(new Error(`The holder ended without a word: ${text}`)));
  });
  said.catch(() => undefined); // it may be killed before it speaks
  return { holder, said };
}

export async function kill(holder: ChildProcess): Promise<void> {
  holder.kill('SIGKILL');
  if (holder.exitCode === null && holder.signalCode === null) await once(holder, 'exit');
}
