import { notFound, refuse } from '../../../platform/core/contract.ts';
import type { RoomId } from '../../../platform/core/room-log.ts';
import { freeRoute, route } from '../../../platform/server/http/route.ts';
import { notCheckedIn } from '../desk/desk.contract.ts';
import { clearRooms, lookAfter, myShift } from '../desk/shifts.store.ts';
import { doorNow, turnDoor } from '../door/door.store.ts';
import { decideHoldRooms } from '../door/hosts.rules.ts';
import { rooms } from '../rooms/rooms.store.ts';
import { planRoutes } from './plan.routes.ts';
import { lookAfterRooms, notAtTheHouse, readRota, tooManyRooms } from './rota.contract.ts';
import { hostingTeam } from './rota.store.ts';
import { weekFor } from './rota-week.store.ts';
import { swapRoutes } from './swap.routes.ts';

export const rotaRoutes = [
  freeRoute(readRota, async ({ by, input, city }, services) =>
    services.db.transaction(city.id, async (tx) => {
      const door = await doorNow(tx);
      return {
        isOpen: door !== null && door.house !== 'closed',
        shiftUntil: (await myShift(tx, by.id))?.until ?? null,
        rooms: (await rooms(tx)).map(({ id, name }) => ({ id, name })),
        ...(await weekFor(tx, city.zone, input.week ?? null, {
          memberId: by.id,
          isCoordinator: by.role === 'coordinator',
          isWorker: by.role === 'worker' || by.role === 'coordinator',
        })),
      };
    }),
  ),
  ...planRoutes,
  ...swapRoutes,
  route(lookAfterRooms, async ({ by, input, city, tx }) => {
    const running = await myShift(tx, by.id);
    if (running === null) return refuse(notCheckedIn);
    if (!running.countsAtDoor) return refuse(notAtTheHouse);
    const kind = (await hostingTeam(tx)).find(({ memberId }) => memberId === by.id)?.kind ?? 'guestHost';
    const held = decideHoldRooms(kind, input.rooms);
    if ('refused' in held) return refuse(tooManyRooms, held.data);
    const known = new Set<RoomId>((await rooms(tx)).map((room) => room.id));
    if (held.some((room) => !known.has(room))) return refuse(notFound);
    await clearRooms(tx, running.id);
    await lookAfter(tx, running.id, held);
    await turnDoor(tx, city);
    return { at: tx.now };
  }),
];
