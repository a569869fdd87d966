// npm run pictures [-- <area>…] [--beside DIR]: pictures of every screen into docs/pictures. With --beside also lays
// them beside those of another folder; with --beside alone after an earlier run: `--beside DIR --only`.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { layBeside } from './pictures/beside.mjs';
import { findChromium } from './support/chromium.mjs';
import { ensureInstalled } from './support/install.mjs';
import { passOnSignals, run } from './support/processes.mjs';
import { isStale } from './support/stamp.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { beside: { type: 'string' }, only: { type: 'boolean', default: false } },
});

/** @returns {Promise<number>} exit code */
async function take() {
  if (!(await ensureInstalled(root))) return 1;
  if (isStale(root)) {
    const { code } = await run(process.execPath, [join(root, 'scripts/build.mjs')], { cwd: root });
    if (code !== 0) return code;
  }
  const chromium = await findChromium();
  if (chromium === null) return 1;
  // A screen that is gone must not go on hanging here.
  if (positionals.length === 0) {
    const folder = join(root, 'docs/pictures');
    for (const file of readdirSync(folder)) if (file.endsWith('.webp')) rmSync(join(folder, file));
  }
  const areas = positionals.length === 0 ? [] : ['-t', `of (${positionals.join('|')})$`];
  const args = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--config',
    'journeys/pictures/vitest.config.ts',
    ...areas,
  ];
  return (await run(process.execPath, args, { cwd: root, env: { ...process.env, CHROMIUM: chromium } })).code;
}

passOnSignals();
const code = values.only ? 0 : await take();
if (values.beside !== undefined) {
  const { page, missing } = layBeside(root, values.beside);
  console.log(`Beside each other: ${page}`);
  if (missing.length > 0) console.log(`Theirs alone: ${missing.join(', ')}`);
}
process.exit(code);
