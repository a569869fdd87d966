import { randomBytes } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { bootId, isLiving, pause, processSpace, startOf } from './processes.ts';
import { codeOf, EmbeddedRefusal } from './refusal.ts';

/** Who claims the folder. */
interface Claim {
  readonly pid: number;
  readonly started: string;
  readonly boot: string;
  readonly space: string;
}

export interface FolderLock {
  release(): void;
}

const BEAT_MS = 1000;
/** Longer than a few beats: a holder in another container that is busy for a moment still counts as living. */
const SILENT_MS = 3000;
/** Far longer than laying a claim takes. */
const HALF_LAID_MS = 60_000;

/** Takes the data folder for this process alone.
 *
 *  Everybody lays a claim of their own first and looks at the others afterwards, so of two that start at the same
 *  moment at least one sees the other. One shared lock file cannot do this: between reading that its holder is dead
 *  and taking it away, somebody else may have taken it. A claim's name is never used again, so clearing a dead one
 *  cannot hit a living one. */
export async function lockFolder(dataDir: string): Promise<FolderLock> {
  const folder = join(dataDir, 'postgres.lock');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (let tries = 1; ; tries += 1) {
    const mine = layClaim(folder);
    const holder = await livingHolder(folder, mine);
    if (holder === null) return hold(folder, mine);
    rmSync(join(folder, mine), { force: true });
    // Two that start together may both have stepped back; a real holder is still there after a moment.
    if (tries === 4) {
      throw new EmbeddedRefusal(
        'locked',
        `The data folder ${dataDir} is in use by process ${holder.pid}${holder.space === processSpace() ? '' : ' of another container'}. Stop that process first, or give this one a data folder of its own.`,
      );
    }
    await pause(10 + Math.random() * 40);
  }
}

function layClaim(folder: string): string {
  const claim: Claim = {
    pid: process.pid,
    started: startOf(process.pid),
    boot: bootId(),
    space: processSpace(),
  };
  const name = `${process.pid}-${randomBytes(6).toString('hex')}`;
  // Written aside and renamed: nobody ever reads half a claim and takes its owner for dead.
  writeFileSync(join(folder, `${name}.new`), `${JSON.stringify(claim)}\n`, { mode: 0o600 });
  renameSync(join(folder, `${name}.new`), join(folder, name));
  return name;
}

async function livingHolder(folder: string, mine: string): Promise<Claim | null> {
  for (const name of readdirSync(folder)) {
    if (name === mine) continue;
    const path = join(folder, name);
    if (name.endsWith('.new')) {
      if (Date.now() - (beatOf(path) ?? Number.POSITIVE_INFINITY) > HALF_LAID_MS)
        rmSync(path, { force: true });
      continue;
    }
    const claim = readClaim(path);
    if (claim === null) continue;
    if (await isHeld(path, claim)) return claim;
    rmSync(path, { force: true });
  }
  return null;
}

function readClaim(path: string): Claim | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Claim;
  } catch (error) {
    if (error instanceof SyntaxError)
      rmSync(path, { force: true }); // torn by a power cut: its owner is gone too
    else if (codeOf(error) !== 'ENOENT') throw error; // let go of in the meantime
    return null;
  }
}

async function isHeld(path: string, claim: Claim): Promise<boolean> {
  if (claim.boot !== bootId()) return false;
  if (claim.space === processSpace()) return isLiving(claim.pid) && startOf(claim.pid) === claim.started;
  // A container's process numbers mean nothing in another one: there only the beat tells whether somebody lives.
  const before = beatOf(path);
  for (let waited = 0; waited < SILENT_MS; waited += 100) {
    await pause(100);
    const now = beatOf(path);
    if (now !== before) return now !== null;
  }
  return false;
}

function beatOf(path: string): number | null {
  try {
    return statSync(path).mtimeMs;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

function hold(folder: string, mine: string): FolderLock {
  const path = join(folder, mine);
  const beating = setInterval(() => {
    const at = new Date();
    try {
      utimesSync(path, at, at);
    } catch (error) {
      // Without the folder there is nothing left to guard, and a full or read-only disk passes.
      if (codeOf(error) === '') throw error;
    }
  }, BEAT_MS);
  beating.unref();
  return {
    release() {
      clearInterval(beating);
      rmSync(path, { force: true });
    },
  };
}
