// Fetches a package of Debian when that is possible without asking. Only node: modules here.
import { run, tryRun } from './processes.mjs';

/** @param {string} name @param {string} why for the person who watches
 *  @returns {Promise<boolean>} false: not root, no apt-get, or it did not succeed */
export async function installDebianPackage(name, why) {
  if (process.getuid?.() !== 0 || (await tryRun('apt-get', ['--version'])) === null) return false;
  console.log(`Installing Debian's package ${name}: ${why}.`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const steps = [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', '-o', 'Dpkg::Options::=--force-confold', name],
  ];
  for (const step of steps) {
    const { code, out } = await run('apt-get', step, { env, catchOutput: true });
    if (code !== 0) {
      console.error(`apt-get ${step[0]} did not succeed:\n${out}`);
      return false;
    }
  }
  return true;
}
