import type { City } from '../../../platform/server/city/cities.ts';
import type { Services } from '../../../platform/server/http/services.ts';
import { endShift, hostsOnShift, seenAtDesk } from '../desk/shifts.store.ts';
import { forgottenSince } from '../rota/check-in.rules.ts';
import { onCallNow } from '../rota/rota-today.store.ts';
import { noteOnCall, turnDoor } from './door.store.ts';

/** Keeps a city's door true to hours and people: marks whose desk is alive, ends forgotten shifts, decides anew. */
export async function keepDoor({ db, hub }: Pick<Services, 'db' | 'hub'>, city: City): Promise<void> {
  await db.transaction(city.id, async (tx) => {
    const hosts = await hostsOnShift(tx, 'everywhere');
    await seenAtDesk(
      tx,
      hosts.map((host) => host.memberId).filter((id) => hub.follows(city.id, `member:${id}`) > 0),
    );
    for (const host of await hostsOnShift(tx, 'everywhere')) {
      const since = forgottenSince(
        { checkedInAt: host.checkedInAt, plannedTo: host.until, lastSeenAt: host.seenAt },
        tx.now,
      );
      if (since !== null) await endShift(tx, host.shiftId, since);
    }
    await noteOnCall(tx, await onCallNow({ hub }, tx, city));
    await turnDoor(tx, city);
  });
}
