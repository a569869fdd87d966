import { randomInt, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkIn, checkOut } from '../engines/conversation/desk/desk.contract.ts';
import { enter } from '../engines/conversation/door/door.contract.ts';
import { readLog, readMyRoom, say } from '../engines/conversation/rooms/rooms.contract.ts';
import { useInvitation } from '../platform/core/identity.contract.ts';
import type { Entry, EntryId, RoomId } from '../platform/core/room-log.ts';
import { inTheRoom } from '../platform/testing/matchers.ts';
import { RemoteActor, RunningHouse } from '../platform/testing/running-house.ts';

const KILLS = 25;
/** So many that their limits together leave room for what is said between two kills. */
const WRITERS = 12;

/** What a writer was told, in the order of the answers. */
interface Acknowledged {
  readonly id: EntryId;
  readonly seq: number;
}

describe('the house, killed under load', () => {
  let folder: string;
  let house: RunningHouse;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'vp-kill-'));
    house = await RunningHouse.start(folder);
  });
  afterAll(async () => {
    await house.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  it(`loses no acknowledged message in ${KILLS} kills, says none twice, and keeps the order`, {
    timeout: 400_000,
  }, async () => {
    const hosts = await Promise.all(
      (['coordinator', 'worker'] as const).map(async (who) => {
        const host = new RemoteActor(house);
        await host.must(useInvitation, { secret: house.link(who) });
        await host.must(checkIn, {});
        return host;
      }),
    );
    const visitors = await Promise.all(
      Array.from({ length: WRITERS }, async () => {
        const visitor = new RemoteActor(house);
        await visitor.must(enter, { handle: 'Reiger' });
        return visitor;
      }),
    );
    const room = (await (visitors[0] as RemoteActor).must(readMyRoom, {})).id;
    const told: Acknowledged[][] = visitors.map(() => []);

    for (let kill = 0; kill < KILLS; kill += 1) {
      const desks = await Promise.all(hosts.map((host) => host.line('desk')));
      // A life of the house may be shorter than the time between two looks at who is there: they say it themselves.
      for (const host of hosts) {
        await host.must(checkOut, {});
        await host.must(checkIn, {});
      }
      let isUp = true;
      const writing = visitors.map(async (visitor, at) => {
        while (isUp) {
          const id = randomUUID() as EntryId;
          const outcome = await visitor.call(say, { room, id, text: `${at} ${told[at]?.length}` });
          if (outcome?.ok) told[at]?.push({ id, seq: inTheRoom(outcome.answer).seq });
          else if (outcome?.refusal.refused === 'tooMany') return;
          else if (outcome !== null) throw new Error(outcome.refusal.refused);
        }
      });
      const enough = told.flat().length + randomInt(10, 80);
      const reached = (async () => {
        while (isUp && told.flat().length < enough) await new Promise((resolve) => setTimeout(resolve, 5));
      })();
      // Writers who all met their limit, or a refusal that nobody expected, must not leave this waiting for ever.
      await Promise.race([reached, Promise.all(writing)]);
      await house.kill('SIGKILL');
      isUp = false;
      await Promise.all(writing);
      for (const close of desks) close();
      await house.start();
    }

    const log = await wholeLog(visitors[0] as RemoteActor, room);
    expect(log.map((entry) => entry.seq)).toEqual(log.map((_, at) => at + 1));
    const seqOf = new Map(log.map((entry) => [entry.id, entry.seq]));
    expect(seqOf.size).toBe(log.length);
    for (const mine of told) {
      expect(mine.filter(({ id, seq }) => seqOf.get(id) !== seq)).toEqual([]);
      expect(mine.map(({ seq }) => seq)).toEqual(mine.map(({ seq }) => seq).sort((a, b) => a - b));
    }
    expect(told.flat().length).toBeGreaterThan(KILLS * 10);
  });
});

async function wholeLog(visitor: RemoteActor, room: RoomId): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (;;) {
    const page = await visitor.must(readLog, { room, after: entries.at(-1)?.seq ?? 0 });
    if ('reload' in page) throw new Error('reload');
    if (page.entries.length === 0) return entries;
    entries.push(...page.entries);
  }
}
