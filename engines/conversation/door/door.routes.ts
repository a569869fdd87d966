import { refuse } from '../../../platform/core/contract.ts';
import { freeRoute } from '../../../platform/server/http/route.ts';
import {
  beginVisit,
  endVisitorSession,
  saveHandle,
  workNames,
} from '../../../platform/server/identity/identity.store.ts';
import { contactDetailIn, NOTHING_MAY_STAND } from '../held/contact-details.rules.ts';
import { openingAt } from '../hours/opening.rules.ts';
import { stopsNow } from '../moderation/measures.store.ts';
import { doorForTonight, paused, roomClosed } from '../rooms/rooms.contract.ts';
import { goInto, rooms } from '../rooms/rooms.store.ts';
import { enter, handleIsContact, handleLooksLikeHost, handleUnreadable, readDoor } from './door.contract.ts';
import type { DoorState } from './door.rules.ts';
import { doorNow, roomStates } from './door.store.ts';
import { judgeHandle, offerHandles } from './handle.rules.ts';

const OFFERS = 4;

/** A consulting hour in which a new talk can begin. */
const takesTalks = (door: DoorState | null): boolean =>
  door?.house === 'consulting' && door.newTalks === 'yes';

export const doorRoutes = [
  freeRoute(readDoor, async ({ by, city }, { db }) =>
    db.transaction(city.id, async (tx) => {
      const door = await doorNow(tx);
      const isOpen =
        takesTalks(door) || [...(await roomStates(tx)).values()].some((room) => room.state === 'open');
      const handle = by.role === 'visitor' ? by.handle : null;
      return {
        isOpen,
        isConsulting: door?.house === 'consulting',
        next: isOpen || !door?.next ? null : openingAt(door.next.opensAt, tx.now, city.zone),
        as: handle,
        offered: [
          ...(handle === null ? [] : [handle]),
          ...offerHandles(Array.from({ length: OFFERS }, () => Math.random())),
        ],
      };
    }),
  ),
  // The answer may be a cookie, which is kept nowhere; entering twice as somebody new is two visits, and the first ends.
  freeRoute(enter, async ({ by, input, city, reply, take }, { db, hub }) => {
    const tooMany = await take('entering');
    if (tooMany !== null) return tooMany;
    const isRenamed = by.role === 'visitor' && by.handle !== input.handle.trim();
    if (isRenamed && !input.asNew) {
      const tooOften = await take('renaming');
      if (tooOften !== null) return tooOften;
    }
    const outcome = await db.transaction(city.id, async (tx) => {
      // Another name is no other person: the browser still knows who went out for tonight.
      const stop = by.role === 'visitor' ? (await stopsNow(tx, [by.id])).get(by.id) : undefined;
      if (stop?.kind === 'door') return refuse(doorForTonight, { until: stop.until });
      // A handle is read beside every message: who may not write now says nothing by it either.
      if (stop !== undefined && (isRenamed || input.asNew)) return refuse(paused, { until: stop.until });
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
      const door = await doorNow(tx);
      if (room === undefined && !takesTalks(door))
        return refuse(roomClosed, { nextOpen: door?.next?.opensAt ?? null });
      const handle = input.handle.trim();
      if (by.role === 'visitor' && !input.asNew) {
        // What they wrote at the closed door is theirs inside as well.
        await saveHandle(tx, by.id, handle);
        if (room !== undefined) await goInto(tx, by, room.id);
        return { visitor: by, secret: null };
      }
      if (by.role === 'visitor') {
        await endVisitorSession(tx, by.sessionId);
        tx.afterCommit(() => hub.endSession(city.id, by.sessionId));
      }
      const visit = await beginVisit(tx, handle);
      // In a consulting hour there is no room to go into: the talk apart is all there is.
      if (room !== undefined) await goInto(tx, visit.visitor, room.id);
      return visit;
    });
    if ('refused' in outcome) return outcome;
    if (outcome.secret !== null) reply.startVisit(outcome.secret);
    return { inside: true as const };
  }),
];
