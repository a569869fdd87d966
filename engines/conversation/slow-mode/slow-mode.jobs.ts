import type { City } from '../../../platform/server/city/cities.ts';
import type { Services } from '../../../platform/server/http/services.ts';
import { roomChanged } from '../rooms/rooms.contract.ts';
import { endSlow } from './slow-mode.store.ts';

/** Tells rooms whose slow mode is over. */
export const keepSlowMode = ({ db }: Pick<Services, 'db'>, city: City): Promise<void> =>
  db.transaction(city.id, async (tx) => {
    for (const roomId of await endSlow(tx, null)) tx.announce(roomChanged({ roomId }));
  });
