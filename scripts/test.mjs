// npm test [-- quick | served | <filter of vitest>]: everything that must hold, closed by one line with the counts.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium } from './support/chromium.mjs';
import { countReport } from './support/counts.mjs';
import { ensureInstalled } from './support/install.mjs';
import { findNatsServer } from './support/nats.mjs';
import { startPostgres } from './support/postgres.mjs';
import { passOnSignals, removeAtEnd, run, wasAskedToStop } from './support/processes.mjs';
import { isStale } from './support/stamp.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const [first, ...others] = process.argv.slice(2);
const mode = first === undefined ? 'all' : first === 'quick' || first === 'served' ? first : 'filtered';
const filter = mode === 'filtered' ? [/** @type {string} */ (first), ...others] : others;
/** @type {NodeJS.ProcessEnv} */
const env = { ...process.env, VINDPLAATS_TEST_QUICK: mode === 'quick' ? '1' : '' };

/** @type {{ kind: string, passed: number, failed: number, seconds: number }[]} */
const kinds = [];
/** @type {import('./support/counts.mjs').Timed[]} */
const files = [];
const sum = (/** @type {'passed' | 'failed'} */ what) => kinds.reduce((total, kind) => total + kind[what], 0);

/** @param {string} kind @param {() => Promise<{ passed: number, failed: number }>} work */
async function step(kind, work) {
  if (wasAskedToStop()) return;
  console.log(`\n== ${kind}`);
  const began = performance.now();
  let count = { passed: 0, failed: 1 };
  try {
    count = await work();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
  kinds.push({ kind, ...count, seconds: (performance.now() - began) / 1000 });
}

/** A program of node_modules or scripts that says yes or no: one test. The build counts only when it fails, or the
 *  sum would depend on what was built before. @param {string} kind @param {string[]} args */
const tool = (kind, args) =>
  step(kind, async () => {
    const { code } = await run(process.execPath, args, { cwd: root, env });
    return code === 0 ? { passed: kind === 'build' ? 0 : 1, failed: 0 } : { passed: 0, failed: 1 };
  });

/** @param {string} project @param {string} reports folder */
const vitest = (project, reports) =>
  step(project, async () => {
    const report = join(reports, `${project}.json`);
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', project, ...reporters, ...filter];
    const { code } = await run(process.execPath, args, { cwd: root, env });
    const count = countReport(report, code, root);
    files.push(...count.files);
    for (const remark of count.remarks) console.error(remark);
    return count;
  });

async function runAll(/** @type {string} */ reports) {
  if (isStale(root)) await tool('build', ['scripts/build.mjs']);
  if (mode === 'all' || mode === 'quick') {
    await tool('types', ['node_modules/typescript/bin/tsc', '-b', '--pretty', 'false']);
    await tool('lint', ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings']);
    await tool('imports', ['scripts/import-rule.mjs']);
  }
  if (mode === 'served') {
    const nats = await findNatsServer();
    if (nats === null) {
      kinds.push({ kind: 'NATS', passed: 0, failed: 1, seconds: 0 });
      return;
    }
    env['TEST_NATS_SERVER'] = nats;
    const server = await startPostgres();
    if (server === null) {
      kinds.push({ kind: 'PostgreSQL', passed: 0, failed: 1, seconds: 0 });
      return;
    }
    try {
      console.log(`Served by ${server.version}`);
      env['TEST_DATABASE_URL'] = server.url;
      await vitest('integration', reports);
    } finally {
      await server.stop();
    }
    return;
  }
  await vitest('unit', reports);
  await vitest('integration', reports);
  if (mode !== 'quick') {
    const chromium = await findChromium();
    if (chromium === null) kinds.push({ kind: 'browser', passed: 0, failed: 1, seconds: 0 });
    else env['CHROMIUM'] = chromium;
    if (chromium !== null) await vitest('browser', reports);
  }
}

function report() {
  console.log('\nSeconds per kind');
  for (const { kind, passed, failed, seconds } of kinds) {
    console.log(`${seconds.toFixed(1).padStart(8)}  ${kind}: ${passed} passed, ${failed} failed`);
  }
  if (files.length > 0) {
    console.log('Slowest files');
    const slowest = files.toSorted((a, b) => b.seconds - a.seconds).slice(0, 10);
    for (const { file, seconds } of slowest) console.log(`${seconds.toFixed(1).padStart(8)}  ${file}`);
  }
  if (files.length === 0 && !wasAskedToStop()) {
    console.error('Not one test file was run.');
    kinds.push({ kind: 'tests', passed: 0, failed: 1, seconds: 0 });
  }
  if (wasAskedToStop()) {
    console.error('Stopped before the end.');
    kinds.push({ kind: 'stopped', passed: 0, failed: 1, seconds: 0 });
  }
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
}

passOnSignals();
const reports = mkdtempSync(join(tmpdir(), 'vindplaats-test-'));
removeAtEnd(reports);
try {
  if (await ensureInstalled(root)) await runAll(reports);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  kinds.push({ kind: 'test run', passed: 0, failed: 1, seconds: 0 });
} finally {
  rmSync(reports, { recursive: true, force: true });
}
report();
process.exit(sum('failed') > 0 ? 1 : 0);
