// The built house in a process of its own, as an operator runs it, and what can be measured of it from outside.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { removeAtEnd } from '../scripts/support/processes.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** @returns {Promise<number>} a port that nobody listens on just now */
export const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
      probe.close(() => resolve(port));
    });
  });

/** A folder that is gone afterwards, however we end. */
export function scratch() {
  const folder = mkdtempSync(join(tmpdir(), 'vindplaats-bench-'));
  removeAtEnd(folder);
  return folder;
}

/** @typedef {{ port: number, pid: number, startMs: number, lines: readonly string[], stop(): Promise<void> }} House
 *  `startMs`: from starting the program to the line that says it is ready */

/** @param {string} dataDir @returns {Promise<House>} */
export async function startHouse(dataDir) {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(
    process.execPath,
    [join(root, 'bin/vindplaats.mjs'), 'start', '--port', String(port), '--data-dir', dataDir],
    // It stops when this pipe closes: nothing stays behind when we are gone.
    { stdio: ['ignore', 'pipe', 'pipe', 'pipe'], env: { ...process.env, VINDPLAATS_PARENT_FD: '3' } },
  );
  /** @type {string[]} */
  const lines = [];
  let complaints = '';
  child.stderr?.on('data', (data) => {
    complaints += data;
  });
  await new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The house stopped with ${code}: ${complaints}`)));
    createInterface({ input: /** @type {import('node:stream').Readable} */ (child.stdout) }).on(
      'line',
      (line) => {
        lines.push(line);
        if (line.startsWith('Ready')) resolve(undefined);
      },
    );
  });
  return {
    port,
    pid: child.pid ?? 0,
    startMs: performance.now() - began,
    lines,
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** A house on an empty folder, stopped and its folder gone when the work is done.
 *  @template T @param {(house: House) => Promise<T>} work @returns {Promise<T>} */
export async function inAHouse(work) {
  const folder = scratch();
  const house = await startHouse(folder);
  try {
    return await work(house);
  } finally {
    await house.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {number} pid @returns {string[]} fields of its stat line after the name, which may hold spaces */
const statOf = (pid) =>
  readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');

/** @param {number} pid @returns {number[]} it and everything it started */
export function treeOf(pid) {
  /** @type {Map<number, number[]>} */
  const children = new Map();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const parent = Number(statOf(Number(name))[1]);
      children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
    } catch {
      // It ended while we looked.
    }
  }
  const tree = [pid];
  for (const one of tree) tree.push(...(children.get(one) ?? []));
  return tree;
}

/** Proportional set size: what several processes share is counted once in the sum.
 *  @param {number} pid @returns {{ app: number, database: number }} MB */
export function memoryOf(pid) {
  const sum = { app: 0, database: 0 };
  for (const one of treeOf(pid)) {
    try {
      const pss =
        Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${one}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024;
      sum[one === pid ? 'app' : 'database'] += pss;
    } catch {
      // It ended while we looked.
    }
  }
  return sum;
}

/** @param {number} pid @returns {{ app: number, database: number }} seconds of a core used so far; those of database
 *  processes that ended count with their parent */
export function cpuOf(pid) {
  const sum = { app: 0, database: 0 };
  for (const one of treeOf(pid)) {
    try {
      const fields = statOf(one);
      const own = Number(fields[11]) + Number(fields[12]);
      const ended = one === pid ? 0 : Number(fields[13]) + Number(fields[14]);
      sum[one === pid ? 'app' : 'database'] += (own + ended) / 100;
    } catch {
      // It ended while we looked.
    }
  }
  return sum;
}
