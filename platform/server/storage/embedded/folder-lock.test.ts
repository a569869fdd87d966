import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { lockFolder } from './folder-lock.ts';
import { bootId, processSpace, startOf } from './processes.ts';

const made: string[] = [];
const undo: (() => void)[] = [];

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'folder-lock-test-'));
  made.push(folder);
  return folder;
}

afterEach(() => {
  for (const step of undo.splice(0)) step();
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** This very process, in the words of a claim; each test changes what it is about. */
const living = { pid: process.pid, started: startOf(process.pid), boot: bootId(), space: processSpace() };

function layClaim(dataDir: string, claim: typeof living): string {
  const folder = join(dataDir, 'postgres.lock');
  mkdirSync(folder);
  writeFileSync(join(folder, 'theirs'), JSON.stringify(claim));
  return join(folder, 'theirs');
}

describe('the lock of the data folder', () => {
  it('is not taken from a living process, until that lets go', async () => {
    const dataDir = newFolder();
    const first = await lockFolder(dataDir);
    await expect(lockFolder(dataDir)).rejects.toMatchObject({ code: 'locked' });
    first.release();
    (await lockFolder(dataDir)).release();
    expect(readdirSync(join(dataDir, 'postgres.lock'))).toEqual([]);
  });

  it.each([
    { whose: 'a process of before the machine started', claim: { ...living, boot: 'an earlier one' } },
    { whose: 'a process whose number another one has now', claim: { ...living, started: '1' } },
    { whose: 'a process that is gone', claim: { ...living, pid: 999_999_999 } },
    { whose: 'a container that gives no sign of life', claim: { ...living, space: 'pid:[1]' } },
  ])('is taken over from $whose', async ({ claim }) => {
    const dataDir = newFolder();
    layClaim(dataDir, claim);
    const lock = await lockFolder(dataDir);
    expect(readdirSync(join(dataDir, 'postgres.lock'))).toHaveLength(1);
    lock.release();
  });

  it('is taken over from a claim that a power cut tore', async () => {
    const dataDir = newFolder();
    writeFileSync(layClaim(dataDir, living), '');
    (await lockFolder(dataDir)).release();
  });

  it('is not taken from a living process in another container, whose number says nothing here', async () => {
    const dataDir = newFolder();
    const path = layClaim(dataDir, { ...living, pid: 1, started: '1', space: 'pid:[1]' });
    let at = 1;
    const beating = setInterval(() => {
      at += 1;
      utimesSync(path, at, at);
    }, 50);
    undo.push(() => clearInterval(beating));
    await expect(lockFolder(dataDir)).rejects.toMatchObject({
      code: 'locked',
      message: expect.stringContaining('another container'),
    });
  });

  it('shows that its holder lives', async () => {
    const dataDir = newFolder();
    const lock = await lockFolder(dataDir);
    undo.push(() => lock.release());
    const [name = ''] = readdirSync(join(dataDir, 'postgres.lock'));
    const path = join(dataDir, 'postgres.lock', name);
    utimesSync(path, 1, 1);
    await expect.poll(() => statSync(path).mtimeMs, { timeout: 5000 }).toBeGreaterThan(1000);
  });

  it('goes to one at most of many that ask at the same moment', async () => {
    const dataDir = newFolder();
    const asked = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(dataDir)));
    const got = asked.filter((one) => one.status === 'fulfilled');
    expect(got.length).toBeLessThanOrEqual(1);
    for (const one of got) one.value.release();
  });
});
