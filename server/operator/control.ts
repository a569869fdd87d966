import { chmodSync, lstatSync, mkdirSync, mkdtempSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { createServer, type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CommandRefusal } from '../commands/command.ts';

/** What a running house does for the commands of its operator; each answers with plain data. */
export type OperatorActs = Readonly<Record<string, (input: unknown) => Promise<unknown>>>;

const NAME = 'operator.socket';
/** The system takes 103 (macOS) or 107 (Linux) bytes. */
const LONGEST_SOCKET_BYTES = 100;
const LARGEST_INPUT_BYTES = 64 * 1024;

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;

/** Listens beside the data, where nobody but the owner of the house can reach it.
 *  @returns what stops it; null when another house already listens there */
export async function listenForOperator(
  dataDir: string,
  acts: OperatorActs,
): Promise<(() => Promise<void>) | null> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, NAME);
  if ((await askRunningHouse(dataDir, 'ping', {})).isThere) return null;
  removeSocket(path);
  const place = placeFor(path);
  const server = createServer((asked, answer) => {
    const send = (status: number, body: unknown) => {
      answer.writeHead(status, { 'content-type': 'application/json' });
      answer.end(JSON.stringify(body ?? null));
    };
    const act = asked.method === 'POST' ? acts[(asked.url ?? '').slice(1)] : undefined;
    if (asked.url === '/ping') return send(200, {});
    if (act === undefined)
      return send(404, { refused: 'The house that runs is of another version. Stop it and start it again.' });
    bodyOf(asked, LARGEST_INPUT_BYTES)
      .then(act)
      .then((outcome) => send(200, outcome))
      .catch((error: unknown) =>
        error instanceof CommandRefusal
          ? send(409, { refused: error.message })
          : send(500, {
              failed: error instanceof Error ? (error.stack ?? error.message) : String(error),
            }),
      );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(place, () => resolve());
  });
  chmodSync(place, 0o600);
  if (place !== path) symlinkSync(place, path);
  server.unref();
  return async () => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
    removeSocket(path);
  };
}

export type Answered = { readonly isThere: false } | { readonly isThere: true; readonly outcome: unknown };

/** Has the house that runs on this data folder do something.
 *  @throws CommandRefusal with the house's own sentence */
export function askRunningHouse(dataDir: string, act: string, input: unknown): Promise<Answered> {
  const path = join(dataDir, NAME);
  return new Promise((resolve, reject) => {
    const asking = request(
      { socketPath: targetOf(path), path: `/${act}`, method: 'POST', agent: false },
      (answer) => {
        bodyOf(answer).then((body) => {
          const { refused, failed } = (body ?? {}) as { refused?: string; failed?: string };
          if (answer.statusCode === 200) resolve({ isThere: true, outcome: body });
          else reject(refused === undefined ? new Error(failed) : new CommandRefusal(refused));
        }, reject);
      },
    );
    asking.on('error', (error) => {
      const code = codeOf(error);
      // Nobody there, or what a house that was killed left behind.
      if (code === 'ENOENT' || code === 'ECONNREFUSED' || code === 'ENOTSOCK') resolve({ isThere: false });
      else if (code === 'EACCES' || code === 'EPERM')
        reject(
          new CommandRefusal(
            `The house on ${dataDir} belongs to another user of this machine. Run this command as that user.`,
          ),
        );
      else reject(error);
    });
    asking.end(JSON.stringify(input));
  });
}

async function bodyOf(message: IncomingMessage, mostBytes = Number.POSITIVE_INFINITY): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw new CommandRefusal('That is more than a command ever sends.');
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8') || 'null') as unknown;
}

/** The data folder itself; where that path is too long, a short folder of our own that the data folder points to. */
function placeFor(path: string): string {
  return Buffer.byteLength(path) <= LONGEST_SOCKET_BYTES
    ? path
    : join(mkdtempSync(join(tmpdir(), 'vp-op-')), NAME);
}

function targetOf(path: string): string {
  try {
    return lstatSync(path).isSymbolicLink() ? readlinkSync(path) : path;
  } catch {
    return path;
  }
}

function removeSocket(path: string): void {
  const target = targetOf(path);
  rmSync(path, { force: true });
  if (target !== path && target.startsWith(join(tmpdir(), 'vp-op-')))
    rmSync(dirname(target), { recursive: true, force: true });
}
