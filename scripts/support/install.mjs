// Makes sure that what package-lock.json names is what node_modules holds. Only node: modules here.
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './processes.mjs';

/** @typedef {{ packages: Record<string, { version?: string, optional?: boolean }> }} Lock */

/** @param {string} path @returns {Lock | null} */
const readLock = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null);

/** npm writes down what it put there; `npm install` by hand is then as good as ours.
 *  @param {string} root */
function holdsWhatIsLocked(root) {
  const wanted = readLock(join(root, 'package-lock.json'));
  const present = readLock(join(root, 'node_modules', '.package-lock.json'));
  if (wanted === null || present === null) return false;
  return Object.entries(wanted.packages).every(
    ([path, { version, optional }]) =>
      path === '' || present.packages[path]?.version === version || (optional && !(path in present.packages)),
  );
}

/** @param {string} root
 *  @returns {Promise<boolean>} false: it could not be installed, and it was said why */
export async function ensureInstalled(root) {
  const lock = readFileSync(join(root, 'package-lock.json'));
  const hash = createHash('sha256').update(lock).digest('hex');
  const mark = join(root, 'node_modules', '.vindplaats-lock');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === hash) return true;
  if (!holdsWhatIsLocked(root)) {
    // npm ci empties the folder behind a link, which somebody else is using.
    if (lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) {
      console.error(
        'node_modules is a link to another folder, which does not hold what package-lock.json names. ' +
          'Remove the link, or install there yourself.',
      );
      return false;
    }
    console.log('Installing the packages named in package-lock.json (npm ci); this takes about a minute.');
    const npm = process.env['npm_execpath'];
    const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
    // Development packages too: the build needs them, also where NODE_ENV is production.
    const args = [...first, 'ci', '--no-progress', '--include=dev', '--include=optional'];
    const { code } = await run(command, args, { cwd: root });
    if (code !== 0) {
      console.error('npm ci did not succeed, so nothing was started. Its message stands above.');
      return false;
    }
  }
  writeFileSync(mark, hash);
  return true;
}
