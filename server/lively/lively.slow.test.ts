import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { HOSTS, SCENES } from '../../content/lively/nl.ts';
import { checkIn } from '../../engines/conversation/desk/desk.contract.ts';
import { enter } from '../../engines/conversation/door/door.contract.ts';
import { readMyRoom, say } from '../../engines/conversation/rooms/rooms.contract.ts';
import { claim, readHostTalk, readTalks } from '../../engines/conversation/talk/talk.contract.ts';
import { useInvitation } from '../../platform/core/identity.contract.ts';
import type { Entry, EntryId } from '../../platform/core/room-log.ts';
import { RemoteActor, RunningHouse } from '../../platform/testing/running-house.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'vp-lively-'));
let house: RunningHouse | null = null;
afterAll(async () => {
  await house?.kill('SIGINT');
  rmSync(dataDir, { recursive: true, force: true });
});

const scripted = new Set(SCENES.flatMap(({ lines }) => lines.map(([, text]) => text)));
const byHost = (entry: Entry) => (HOSTS as readonly string[]).includes(entry.by.name ?? '');

/** Looks until it is there; the test's own end is the limit. */
async function until<T>(look: () => Promise<T | null | undefined | false>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found) return found;
    await pause(500);
  }
}

describe('npm start -- --lively', () => {
  it('shows a living house at once, greets who comes in, answers, asks apart, and leaves nothing behind', {
    timeout: 300_000,
  }, async () => {
    house = await RunningHouse.start(dataDir, { options: ['--lively'] });
    const running = house;
    const newcomer = new RemoteActor(running);
    await until(async () => (await newcomer.call(enter, { handle: 'Sneeuwklok' }))?.ok);
    // Their tab is on the room: that is what hosts see.
    const tab = await newcomer.open('house');
    const { id: living, seq: cursor } = await newcomer.must(readMyRoom, {});
    tab.send({ watch: 'room', room: living, after: cursor });
    const room = async () => (await newcomer.must(readMyRoom, {})).entries;
    // Scripted people talk, visitors and hosts.
    await until(async () => {
      const said = (await room()).filter(({ text }) => scripted.has(text ?? ''));
      return said.length >= 4 && said.some(byHost) && said.some((entry) => !byHost(entry));
    });
    // A host greets the newcomer by their handle.
    const greeting = await until(async () => (await room()).find(({ text }) => text?.includes('Sneeuwklok')));
    expect(greeting.text).toContain('geschreven tekst');
    expect(byHost(greeting)).toBe(true);
    // And answers what they ask, with a question back.
    const id = randomUUID() as EntryId;
    const asked = await newcomer.must(say, {
      room: living,
      id,
      text: 'hoe is het hier?',
    });
    const seq = 'seq' in asked ? asked.seq : Number.POSITIVE_INFINITY;
    await until(async () =>
      (await room()).some((entry) => entry.seq > seq && byHost(entry) && entry.text?.includes('Sneeuwklok')),
    );

    // Somebody asks for a talk apart, and goes on talking with the newcomer who takes it.
    const samira = new RemoteActor(running);
    await samira.must(useInvitation, { secret: running.link('worker') });
    await samira.must(checkIn, {});
    const waiting = await until(async () =>
      (await samira.must(readTalks, {})).waiting.find(({ hasAgreed }) => hasAgreed),
    );
    const { talk } = await samira.must(claim, { waiting: waiting.id });
    const hello = randomUUID() as EntryId;
    await samira.must(say, { room: talk, id: hello, text: 'dag, ik ben Samira' });
    await until(async () => {
      const { entries } = await samira.must(readHostTalk, { gesprek: talk });
      return entries.some(({ by, text }) => by.kind === 'visitor' && text?.startsWith('ik heb ruzie gehad'));
    });

    tab.close();
    expect(await running.kill('SIGINT')).toBe(0);
    house = null;
    const left = execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' });
    expect(left).not.toContain(dataDir);
  });
});
