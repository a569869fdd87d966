import { isRefused, notFound, refuse, workers } from '../../../platform/core/contract.ts';
import { addMs, HOUR } from '../../../platform/core/time.ts';
import { freeRoute, route } from '../../../platform/server/http/route.ts';
import { readSnapshot } from '../../../platform/server/room-log/room-log.store.ts';
import { doorNow, roomStates, turnDoor } from '../door/door.store.ts';
import { promisedNow } from '../letterbox/letterbox.store.ts';
import { bustleOf } from '../rooms/bustle.rules.ts';
import { noticeOf } from '../rooms/notice.rules.ts';
import { hostsIn, visitorsIn } from '../rooms/presence.store.ts';
import { roomById, rooms } from '../rooms/rooms.store.ts';
import { roomsToHold } from '../rota/plan.rules.ts';
import { checkInNow, rotaToday } from '../rota/rota-today.store.ts';
import { slowFor } from '../slow-mode/slow-mode.store.ts';
import {
  alreadyCheckedIn,
  checkIn,
  checkOut,
  notCheckedIn,
  readDesk,
  readHostRoom,
} from './desk.contract.ts';
import { endShift, hostsOnShift, isHosting, lookAfter, myShift, startShift } from './shifts.store.ts';

/** How long a shift without a rota runs before it ends by itself. */
const SHIFT_MS = 4 * HOUR;
const FIRST_SCREEN = 50;

export const deskRoutes = [
  freeRoute(readDesk, async ({ by, city }, services) =>
    services.db.transaction(city.id, async (tx) => {
      const shift = await myShift(tx, by.id);
      const door = await doorNow(tx);
      const states = await roomStates(tx);
      const here = await hostsOnShift(tx);
      const cards = here.map((host) => ({
        id: host.memberId,
        workName: host.workName,
        workTitle: host.workTitle,
      }));
      return {
        shift: shift === null ? null : { since: shift.checkedInAt, until: shift.until },
        isScreened: by.screenedOn !== null,
        isOpen: door !== null && door.house !== 'closed',
        consulting: door?.house === 'consulting' ? { canTalk: door.newTalks === 'yes' } : null,
        hostsHere: cards,
        // A young or guest host reads no letters, so they are told of none.
        promised:
          shift !== null && workers.roles.includes(by.role)
            ? await promisedNow(tx)
            : { letters: 0, first: null },
        rooms: (await rooms(tx)).map((room) => ({
          id: room.id,
          name: room.name,
          drawing: room.drawing,
          state: states.get(room.id)?.state ?? ('closed' as const),
          bustle: bustleOf(visitorsIn(services.hub, tx, room.id).length),
          hosts: cards.filter((_, at) => here[at]?.rooms.includes(room.id)),
        })),
        rota: await rotaToday(services, tx, city, by),
      };
    }),
  ),
  route(checkIn, async ({ by, city, tx }) => {
    const due = await checkInNow(tx, city.zone, by);
    if (isRefused(due)) return due;
    const running = await myShift(tx, by.id);
    if (running !== null) return refuse(alreadyCheckedIn, { since: running.checkedInAt });
    const until = due.plannedTo ?? addMs(tx.now, SHIFT_MS);
    const held = new Set((await hostsOnShift(tx)).flatMap((host) => host.rooms));
    const all = (await rooms(tx)).map((room) => room.id);
    const { occurrence, vindplaats, countsAtDoor, member } = due;
    const shiftId = await startShift(tx, by.id, until, {
      shiftId: occurrence?.shiftId ?? null,
      day: occurrence?.day ?? null,
      countsAtDoor,
    });
    await lookAfter(tx, shiftId, roomsToHold(vindplaats, member.kind, all, held));
    await turnDoor(tx, city);
    return { since: tx.now, until };
  }),
  route(checkOut, async ({ by, city, tx }) => {
    const running = await myShift(tx, by.id);
    if (running === null) return refuse(notCheckedIn);
    await endShift(tx, running.id);
    await turnDoor(tx, city);
    return { at: tx.now };
  }),
  freeRoute(readHostRoom, async ({ by, input, city }, services) =>
    services.db.transaction(city.id, async (tx) => {
      const room = await roomById(tx, input.kamer);
      // Who is not at work reads no room; that and no such room answer alike.
      if (room === null || !(await isHosting(tx, by))) return refuse(notFound);
      const present = visitorsIn(services.hub, tx, room.id);
      const state = (await roomStates(tx)).get(room.id);
      return {
        id: room.id,
        name: room.name,
        state: state?.state ?? ('closed' as const),
        notice: state ? noticeOf(state, await doorNow(tx)) : null,
        bustle: bustleOf(present.length),
        hosts: await hostsIn(tx, room.id),
        present: present.map((visitor) => visitor.handle).sort(),
        slow: await slowFor(tx, room.id, by),
        ...(await readSnapshot(tx, room.id, FIRST_SCREEN)),
      };
    }),
  ),
];
