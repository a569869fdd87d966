// Finds the browser that the browser tests drive, or gets Debian's. Only node: modules here.
import { existsSync } from 'node:fs';
import { installDebianPackage } from './debian.mjs';
import { tryRun } from './processes.mjs';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  '/usr/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** @param {string} name @returns {Promise<string | null>} its full path */
async function pathOf(name) {
  if (name.startsWith('/')) return existsSync(name) ? name : null;
  const found = await tryRun('sh', ['-c', 'command -v "$1"', 'sh', name]);
  return found?.code === 0 ? found.out.trim() : null;
}

/** @returns {Promise<string | null>} path of a Chromium; null: there is none, and it said how to get one */
export async function findChromium() {
  const named = process.env['CHROMIUM'];
  if (named) {
    const path = await pathOf(named);
    if (path === null) console.error(`CHROMIUM is ${named}, but no such program was found.`);
    return path;
  }
  for (const name of NAMES) {
    const path = await pathOf(name);
    if (path !== null) return path;
  }
  if (await installDebianPackage('chromium', 'the browser tests need a Chromium')) return pathOf('chromium');
  console.error(
    'The browser tests need a Chromium and found none. Install one (Debian: apt-get install chromium; ' +
      'macOS: Google Chrome), or set CHROMIUM to the path of yours.',
  );
  return null;
}
