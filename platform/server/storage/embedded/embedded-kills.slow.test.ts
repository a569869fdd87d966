import { spawn } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { readNote } from './left-behind.ts';
import { isLiving } from './processes.ts';
import { asUser, findServerUser } from './server-user.ts';
import {
  ask,
  commandLine,
  endAfterTest,
  holdFrom,
  kill,
  newFolder,
  nothingRunsIn,
  processesIn,
  start,
  usedFolder,
} from './test-ground.ts';

describe('the embedded database, when something is killed', () => {
  it('gives a folder to one of several that start at the same moment', async () => {
    const dataDir = newFolder();
    const asked = [1, 2, 3].map(() => holdFrom(dataDir, 'fast').said);
    const said = await Promise.all(asked);
    expect(said.filter((one) => one.acknowledged !== undefined).length).toBeLessThanOrEqual(1);
    for (const one of said) if (one.acknowledged === undefined) expect(one.refused).toBe('locked');
  });

  it('leaves no server behind when its process is killed, and has the acknowledged row at the next start', async () => {
    const dataDir = usedFolder();
    const { holder, said } = holdFrom(dataDir, 'durable');
    const { acknowledged } = await said;
    await kill(holder);
    await nothingRunsIn(dataDir);
    const database = await start(dataDir);
    expect(await ask(database.url, 'select pid from kept')).toEqual([{ pid: acknowledged }]);
  });

  it('stops a server whose guard was killed too, and has the acknowledged row', async () => {
    const dataDir = usedFolder();
    const { holder, said } = holdFrom(dataDir, 'durable');
    const { acknowledged, server = 0 } = await said;
    holder.kill('SIGSTOP'); // or it would put a new guard in place
    for (const pid of processesIn(dataDir))
      if (commandLine(pid).includes('vindplaats-guard')) process.kill(pid, 'SIGKILL');
    await kill(holder);
    expect(isLiving(server)).toBe(true);
    const database = await start(dataDir);
    expect(isLiving(server)).toBe(false);
    expect(await ask(database.url, 'select pid from kept')).toEqual([{ pid: acknowledged }]);
  });

  it('comes back at the same address when the server falls over', async () => {
    const dataDir = usedFolder();
    const database = await start(dataDir);
    const before = database.pid;
    process.kill(before, 'SIGKILL');
    await vi.waitFor(() => expect(database.pid).not.toBe(before), { timeout: 10_000, interval: 20 });
    await vi.waitFor(async () => expect(await ask(database.url, 'select 1 as one')).toEqual([{ one: 1 }]), {
      timeout: 10_000,
      interval: 50,
    });
    await database.stop();
    expect(processesIn(dataDir)).toEqual([]);
  });

  it('is not fooled by a note whose process number went to a stranger', async () => {
    const dataDir = usedFolder();
    const stranger = spawn('sleep', ['60'], { stdio: 'ignore', ...asUser(findServerUser()) });
    endAfterTest(stranger);
    const cluster = join(dataDir, 'postgres');
    writeFileSync(
      join(cluster, 'postmaster.pid'),
      `${stranger.pid}\n${cluster}\n1\n5432\n/tmp\n\n  1 1\nready\n`,
    );
    const database = await start(dataDir);
    expect(await ask(database.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(isLiving(stranger.pid ?? 0)).toBe(true);
  });

  const inFolder = (dataDir: string, name: RegExp): boolean =>
    readdirSync(dataDir).some((entry) => name.test(entry));
  const initialising = (dataDir: string): boolean =>
    readdirSync(dataDir).some((entry) => existsSync(join(dataDir, entry, 'cluster', 'PG_VERSION')));
  it.each([
    {
      moment: 'when only the password is there',
      came: (dataDir: string) => inFolder(dataDir, /^postgres\.password$/),
    },
    { moment: 'in the middle of making the cluster', came: initialising },
    { moment: 'before the server runs', came: (dataDir: string) => inFolder(dataDir, /^postgres$/) },
    {
      moment: 'while the roles are made',
      came: (dataDir: string) =>
        existsSync(join(dataDir, 'postgres')) && readNote(join(dataDir, 'postgres'))?.isReady === true,
    },
    { moment: 'at any moment', came: atRandom() },
    { moment: 'at any other moment', came: atRandom() },
  ])('starts well after a first start was killed $moment', async ({ came }) => {
    const dataDir = newFolder();
    const { holder } = holdFrom(dataDir, 'fast');
    await vi.waitUntil(() => came(dataDir), { timeout: 10_000, interval: 1 });
    await kill(holder);
    const database = await start(dataDir);
    expect(await ask(database.url, 'select current_user as who')).toEqual([{ who: 'vindplaats_owner' }]);
    await ask(database.url, 'set role vindplaats_app');
    await database.stop();
    await nothingRunsIn(dataDir); // what the killed start had running is gone too
    expect(readdirSync(dataDir).filter((name) => name.includes('.new'))).toEqual([]);
  });
});

/** Kills come at moments nobody chose too; a first start takes about a second and a half here. */
function atRandom(): () => boolean {
  const momentMs = Math.random() * 1200;
  let began = 0;
  return () => {
    began ||= performance.now();
    return performance.now() - began > momentMs;
  };
}
