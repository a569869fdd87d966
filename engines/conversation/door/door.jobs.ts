import type { City } from '../../../platform/server/city/cities.ts';
import type { Services } from '../../../platform/server/http/services.ts';
import { endShift, hostsOnShift, seenAtDesk } from '../desk/shifts.store.ts';
import { turnDoor } from './door.store.ts';

/** Keeps a city's door true to hours and people: marks whose desk is alive, ends forgotten shifts, decides anew. */
export async function keepDoor({ db, hub }: Pick<Services, 'db' | 'hub'>, city: City): Promise<void> {
  await db.transaction(city.id, async (tx) => {
    const hosts = await hostsOnShift(tx);
    await seenAtDesk(
      tx,
      hosts.map((host) => host.memberId).filter((id) => hub.follows(city.id, `member:${id}`) > 0),
    );
    for (const host of hosts) if (host.until <= tx.now) await endShift(tx, host.shiftId);
    await turnDoor(tx, city);
  });
}
