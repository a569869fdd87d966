import { refuse } from '../../../platform/core/contract.ts';
import { freeRoute } from '../../../platform/server/http/route.ts';
import { beginVisit, workNames } from '../../../platform/server/identity/identity.store.ts';
import { contactDetailIn, NOTHING_MAY_STAND } from '../held/contact-details.rules.ts';
import { roomClosed } from '../rooms/rooms.contract.ts';
import { goInto, rooms } from '../rooms/rooms.store.ts';
import { enter, handleIsContact, handleLooksLikeHost, handleUnreadable, readDoor } from './door.contract.ts';
import { doorNow, roomStates } from './door.store.ts';
import { judgeHandle, offerHandles } from './handle.rules.ts';

const OFFERS = 4;

export const doorRoutes = [
  freeRoute(readDoor, async ({ city }, { db }) =>
    db.transaction(city.id, async (tx) => ({
      isOpen: [...(await roomStates(tx)).values()].some((room) => room.state === 'open'),
      offered: offerHandles(Array.from({ length: OFFERS }, () => Math.random())),
    })),
  ),
  // The answer is a cookie, which is kept nowhere; entering twice is two visits, and the first ends unseen.
  freeRoute(enter, async ({ input, city, reply, take }, { db }) => {
    const tooMany = await take('entering');
    if (tooMany !== null) return tooMany;
    const outcome = await db.transaction(city.id, async (tx) => {
      const verdict = judgeHandle(input.handle, await workNames(tx));
      if (verdict === 'looksLikeHost') return refuse(handleLooksLikeHost);
      if (verdict === 'unreadable') return refuse(handleUnreadable);
      if (contactDetailIn(input.handle, NOTHING_MAY_STAND) !== null) return refuse(handleIsContact);
      const states = await roomStates(tx);
      const open = (await rooms(tx)).filter((room) => states.get(room.id)?.state === 'open');
      const room =
        open.find((candidate) => candidate.id === input.room) ??
        open.find((candidate) => candidate.drawing === 'living') ??
        open[0];
      if (room === undefined)
        return refuse(roomClosed, { nextOpen: (await doorNow(tx))?.next?.opensAt ?? null });
      const visit = await beginVisit(tx, input.handle.trim());
      await goInto(tx, visit.visitor, room.id);
      return visit;
    });
    if ('refused' in outcome) return outcome;
    reply.startVisit(outcome.secret);
    return { inside: true as const };
  }),
];
