import { notFound, refuse } from '../../../platform/core/contract.ts';
import { freeRoute } from '../../../platform/server/http/route.ts';
import { doorNow, roomStates } from '../door/door.store.ts';
import { goTo, roomClosed, wentTo } from './go.contract.ts';
import { goInto, roomById } from './rooms.store.ts';

export const goRoutes = [
  // Going where one is already does no harm.
  freeRoute(goTo, async ({ by, input, city }, { db }) =>
    db.transaction(city.id, async (tx) => {
      const room = await roomById(tx, input.room);
      if (room === null) return refuse(notFound);
      const state = (await roomStates(tx)).get(room.id);
      if (state?.state !== 'open')
        return refuse(roomClosed, { nextOpen: state?.opensAt ?? (await doorNow(tx))?.next?.opensAt ?? null });
      await goInto(tx, by, room.id);
      // Other tabs of the same visit must leave the room they show.
      tx.announce(wentTo({ visitorId: by.id }));
      return { room: room.id };
    }),
  ),
];
