// The nats-server program for the tests of several nodes; they start and kill servers of it by themselves.
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { installDebianPackage } from './debian.mjs';

/** Debian's package would start a server of its own; a unit that leads nowhere prevents that. */
const UNIT = '/etc/systemd/system/nats-server.service';

/** Debian puts the program in /usr/sbin, which is not on everybody's path. */
const inFolders = () =>
  ['/usr/sbin', ...(process.env['PATH'] ?? '').split(delimiter)]
    .map((folder) => join(folder, 'nats-server'))
    .find((path) => existsSync(path)) ?? null;

/** @returns {Promise<string | null>} its path; null after saying what is missing */
export async function findNatsServer() {
  const found = inFolders();
  if (found !== null) return found;
  if (process.getuid?.() === 0 && !existsSync(UNIT)) {
    mkdirSync(dirname(UNIT), { recursive: true });
    symlinkSync('/dev/null', UNIT);
  }
  if (await installDebianPackage('nats-server', 'the tests of several nodes run on it')) return inFolders();
  console.error('The served tests need the program nats-server (Debian 12: apt-get install nats-server).');
  return null;
}
