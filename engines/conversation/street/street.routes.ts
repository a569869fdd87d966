import { freeRoute } from '../../../platform/server/http/route.ts';
import { hostsAtDesk } from '../desk/shifts.store.ts';
import type { DoorState } from '../door/door.rules.ts';
import { doorNow, roomStates } from '../door/door.store.ts';
import { helpNow } from '../help/help.store.ts';
import { nameOfToday } from '../hours/hours.store.ts';
import { openingAt } from '../hours/opening.rules.ts';
import { noticesNow } from '../notices/notices.store.ts';
import { bustleOf } from '../rooms/bustle.rules.ts';
import { visitorsIn } from '../rooms/presence.store.ts';
import { rooms, whereIs } from '../rooms/rooms.store.ts';
import { elsewhereToday, plannedAt } from '../rota/rota-today.store.ts';
import { readStreet } from './street.contract.ts';

export const streetRoutes = [
  freeRoute(readStreet, async ({ by, city, language }, services) =>
    services.db.transaction(city.id, async (tx) => {
      const door = await doorNow(tx);
      const isOpen = door !== null && door.house !== 'closed' && door.because !== 'heldByDanger';
      const states = await roomStates(tx);
      return {
        isOpen,
        consulting: door?.house === 'consulting' ? { canAsk: door.newTalks === 'yes' } : null,
        until: isOpen ? door.until : null,
        closesAt: isOpen ? (door.warns?.closesAt ?? null) : null,
        next: isOpen || !door?.next ? null : openingAt(door.next.opensAt, tx.now, city.zone),
        nextHosts: isOpen || !door?.next ? [] : await plannedAt(tx, city.zone, door.next.opensAt),
        closed: isOpen
          ? null
          : {
              because: closedBecause(door),
              dayName: door?.because === 'closedDay' ? await nameOfToday(tx, city.zone) : null,
            },
        hosts: isOpen
          ? (await hostsAtDesk(tx)).map((host) => ({
              id: host.memberId,
              workName: host.workName,
              workTitle: host.workTitle,
            }))
          : [],
        rooms: (await rooms(tx)).map((room) => {
          const { state = 'closed' as const, opensAt = null } = states.get(room.id) ?? {};
          return {
            ...room,
            state,
            bustle: bustleOf(visitorsIn(services.hub, tx, room.id).length),
            opens: state === 'closed' && opensAt !== null ? openingAt(opensAt, tx.now, city.zone) : null,
          };
        }),
        help: await helpNow(tx, language, city.zone),
        notices: await noticesNow(tx),
        elsewhere: await elsewhereToday(tx, city.zone),
        isInside: by.role === 'visitor' && (await whereIs(tx, by)) !== null,
      };
    }),
  ),
];

/** Too few hosts is only said where the hours would have let the house open. */
function closedBecause(door: DoorState | null): 'hours' | 'closedDay' | 'people' {
  if (door === null || door.because === 'hours' || door.because === 'heldByDanger') return 'hours';
  return door.because === 'closedDay' ? 'closedDay' : 'people';
}
