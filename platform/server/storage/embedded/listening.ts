import { chownSync, lstatSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { codeOf, EmbeddedRefusal } from './refusal.ts';
import { canReach, type ServerUser } from './server-user.ts';
import { type Listening, SOCKET_PORT } from './settings.ts';

/** The system takes 103 (macOS) or 107 (Linux) bytes; longer paths are refused, shorter ones than this always fit. */
const LONGEST_SOCKET_BYTES = 100;

const PREFIX = 'vp-';

/** Whether a path is one that chooseListening makes. */
export const isSocketFolder = (path: string): boolean =>
  dirname(path) === tmpdir() && basename(path).startsWith(PREFIX);

/** A socket in a new folder under the temporary folder, else a free port on loopback. */
export async function chooseListening(user: ServerUser): Promise<Listening> {
  const root = tmpdir();
  const socketBytes = Buffer.byteLength(join(root, `${PREFIX}123456`, `.s.PGSQL.${SOCKET_PORT}`));
  if (socketBytes > LONGEST_SOCKET_BYTES || !canReach(user, [root]))
    return { loopbackPort: await freePort() };
  const socketFolder = mkdtempSync(join(root, PREFIX));
  if (user.isOther) chownSync(socketFolder, user.uid, user.gid);
  return { socketFolder };
}

/** Makes the socket's folder again when it is gone (the guard takes it away with the server). */
export function readySocketFolder(listening: Listening, user: ServerUser): void {
  if (!('socketFolder' in listening)) return;
  try {
    mkdirSync(listening.socketFolder, { mode: 0o700 });
    if (user.isOther) chownSync(listening.socketFolder, user.uid, user.gid);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    const there = lstatSync(listening.socketFolder);
    if (!there.isDirectory() || there.uid !== user.uid) {
      throw new EmbeddedRefusal(
        'noAccess',
        `The folder ${listening.socketFolder} of the database's socket was taken by somebody else. Start Vindplaats again.`,
      );
    }
  }
}

export function removeSocketFolder(listening: Listening): void {
  if ('socketFolder' in listening) rmSync(listening.socketFolder, { recursive: true, force: true });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address !== null && typeof address === 'object'
          ? resolve(address.port)
          : reject(new Error('No free port on loopback.')),
      );
    });
  });
}
