import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkIn } from '../engines/conversation/desk/desk.contract.ts';
import { enter } from '../engines/conversation/door/door.contract.ts';
import { readMyRoom, say } from '../engines/conversation/rooms/rooms.contract.ts';
import { useInvitation } from '../platform/core/identity.contract.ts';
import type { EntryId } from '../platform/core/room-log.ts';
import { RemoteActor, RunningHouse } from '../platform/testing/running-house.ts';

it('a database that falls over is told in a sentence, comes back alone, and the retry says it once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vp-away-'));
  const house = await RunningHouse.start(folder);
  try {
    for (const who of ['coordinator', 'worker'] as const) {
      const host = new RemoteActor(house);
      await host.must(useInvitation, { secret: house.link(who) });
      await host.must(checkIn, {});
    }
    const visitor = new RemoteActor(house);
    await visitor.must(enter, { handle: 'Reiger' });
    const { id: room } = await visitor.must(readMyRoom, {});
    process.kill(
      Number(readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]),
      'SIGKILL',
    );
    const message = { room, id: randomUUID() as EntryId, text: 'nog altijd hier' };
    const refused = new Set<string>();
    for (;;) {
      const outcome = await visitor.call(say, message);
      if (outcome?.ok) break;
      if (outcome !== null) {
        refused.add(outcome.refusal.refused);
        expect(outcome.refusal.say).toContain('112');
      }
    }
    expect([...refused]).toEqual(['databaseAway']);
    const { entries } = await visitor.must(readMyRoom, {});
    expect(entries.map((entry) => entry.text)).toEqual(['nog altijd hier']);
  } finally {
    await house.kill();
    rmSync(folder, { recursive: true, force: true });
  }
});
