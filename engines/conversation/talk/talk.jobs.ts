import type { City } from '../../../platform/server/city/cities.ts';
import type { Services } from '../../../platform/server/http/services.ts';
import type { Tx } from '../../../platform/server/storage/types.ts';
import { dayIn } from '../door/city-time.rules.ts';
import { doorNow } from '../door/door.store.ts';
import { endTalkNow, houseEntry, tellTalk } from './talk.acts.store.ts';
import * as store from './talk.store.ts';
import { fateOf, waitedMinutes } from './waiting.rules.ts';

/** Sweeps the talks of a city: hosts who vanished, talks past closing time, people in a line that is over. */
export async function keepTalks({ db }: Pick<Services, 'db'>, city: City): Promise<void> {
  await db.transaction(city.id, async (tx) => {
    const door = await doorNow(tx);
    const isClosed = door === null || door.house === 'closed' || door.because === 'heldByDanger';
    await keepGoing(tx, city, isClosed);
    if (isClosed) await closeLine(tx, city);
  });
}

async function keepGoing(tx: Tx, city: City, isClosed: boolean): Promise<void> {
  const talks = await store.talksNow(tx);
  const hosts = await store.hostsOf(
    tx,
    talks.map((talk) => talk.id),
  );
  for (const talk of talks) {
    // The door never closes on somebody in danger.
    if (isClosed && talk.dangerSince === null) {
      await endTalkNow(tx, city, talk, 'closing');
      continue;
    }
    const there = hosts.filter((host) => host.talkId === talk.id && host.leftAt === null);
    const fate = fateOf({
      leaseUntil: talk.leaseUntil,
      hostSpoke: await store.hostSpoke(tx, talk.id),
      hostsSeenAt: there.flatMap((host) => host.seenAt ?? []),
      isInDanger: talk.dangerSince !== null,
      now: tx.now,
    });
    if (fate === 'backInLine') {
      await store.writeInTalk(tx, talk.id, houseEntry('hostVanished', {}));
      await store.backInLine(tx, talk);
      tellTalk(tx, talk.visitorId);
    } else if (fate === 'ends') {
      await endTalkNow(tx, city, talk, 'vanished');
    }
  }
}

/** Nobody waits for a closed house: they are told, and the letterbox is open. */
async function closeLine(tx: Tx, city: City): Promise<void> {
  for (const waiting of await store.waitingLine(tx)) {
    await store.outOfLine(
      tx,
      waiting,
      'closed',
      waitedMinutes(waiting.askedAt, tx.now),
      dayIn(tx.now, city.zone),
    );
    tellTalk(tx, waiting.visitorId);
  }
}
