import { freeRoute } from '../../../platform/server/http/route.ts';
import { hostsOnShift } from '../desk/shifts.store.ts';
import { doorNow, roomStates } from '../door/door.store.ts';
import { helpNow } from '../help/help.store.ts';
import { bustleOf } from '../rooms/bustle.rules.ts';
import { visitorsIn } from '../rooms/presence.store.ts';
import { rooms, whereIs } from '../rooms/rooms.store.ts';
import { readStreet } from './street.contract.ts';

export const streetRoutes = [
  freeRoute(readStreet, async ({ by, city, language }, services) =>
    services.db.transaction(city.id, async (tx) => {
      const door = await doorNow(tx);
      const isOpen = door !== null && door.house !== 'closed' && door.because !== 'heldByDanger';
      const states = await roomStates(tx);
      return {
        isOpen,
        until: isOpen ? door.until : null,
        hosts: isOpen
          ? (await hostsOnShift(tx)).map((host) => ({
              id: host.memberId,
              workName: host.workName,
              workTitle: host.workTitle,
            }))
          : [],
        rooms: (await rooms(tx)).map((room) => ({
          ...room,
          state: states.get(room.id)?.state ?? ('closed' as const),
          bustle: bustleOf(visitorsIn(services.hub, tx, room.id).length),
        })),
        help: await helpNow(tx, language, city.zone),
        isInside: by.role === 'visitor' && (await whereIs(tx, by)) !== null,
      };
    }),
  ),
];
