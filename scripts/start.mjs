// npm start: installs when needed, builds when needed, then runs the house until it is stopped.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './support/install.mjs';
import { passOnSignals, run, wasAskedToStop } from './support/processes.mjs';
import { isStale } from './support/stamp.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A first word is a command of the house (`npm start -- migrate`); anything else is an option of `start`.
 *  @param {string[]} args */
const commandLine = ([first, ...rest]) => {
  if (first === undefined) return ['start'];
  const isCommand = !first.startsWith('-') || ['--help', '-h', '--version'].includes(first);
  return isCommand ? [first, ...rest] : ['start', first, ...rest];
};

/** @returns {Promise<number>} exit code */
async function start() {
  passOnSignals();
  if (!(await ensureInstalled(root))) return 1;
  if (wasAskedToStop()) return 130;
  if (isStale(root)) {
    // A process of its own: the bundler's memory is given back before the house opens.
    const { code } = await run(process.execPath, [join(root, 'scripts/build.mjs')], { cwd: root });
    if (code !== 0) return code;
  }
  if (wasAskedToStop()) return 130;
  const args = [join(root, 'bin/vindplaats.mjs'), ...commandLine(process.argv.slice(2))];
  return (await run(process.execPath, args, { leash: true })).code;
}

process.exit(await start());
