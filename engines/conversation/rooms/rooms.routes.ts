import { notFound, type Person, type Refused, refuse } from '../../../platform/core/contract.ts';
import type { RoomId } from '../../../platform/core/room-log.ts';
import { freeRoute, route } from '../../../platform/server/http/route.ts';
import { memberKey, visitorKey } from '../../../platform/server/identity/identity.store.ts';
import type { Saying } from '../../../platform/server/room-log/gatherer.ts';
import { readAfter, readSnapshot } from '../../../platform/server/room-log/room-log.store.ts';
import type { Tx } from '../../../platform/server/storage/types.ts';
import { isHosting } from '../desk/shifts.store.ts';
import { doorNow, roomStates } from '../door/door.store.ts';
import { heldOf } from '../held/held.store.ts';
import { heldBecause, hold } from '../held/holding.store.ts';
import { openingAt } from '../hours/opening.rules.ts';
import { hasUnreadAnswer } from '../letterbox/letterbox.store.ts';
import { stopsNow, toldSomething } from '../moderation/measures.store.ts';
import { slowFor, slowVerdicts } from '../slow-mode/slow-mode.store.ts';
import { talkFor, talksNow } from '../talk/talk.store.ts';
import { bustleOf } from './bustle.rules.ts';
import { hiddenBy } from './hidden.store.ts';
import { noticeOf } from './notice.rules.ts';
import { hostsIn, visitorsIn } from './presence.store.ts';
import { doorForTonight, paused, readLog, readMyRoom, roomClosed, say, talkEnded } from './rooms.contract.ts';
import { roomById, rooms, whereIs } from './rooms.store.ts';

/** Newest entries in a first screen; older ones come when asked for. */
const FIRST_SCREEN = 50;
const LOG_PAGE = 200;

export const roomRoutes = [
  freeRoute(readMyRoom, async ({ by, city }, services) =>
    services.db.transaction(city.id, async (tx) => {
      const stop = (await stopsNow(tx, [by.id])).get(by.id);
      if (stop?.kind === 'door') return refuse(doorForTonight, { until: stop.until });
      const roomId = await whereIs(tx, by);
      const room = roomId === null ? null : await roomById(tx, roomId);
      if (room === null) return refuse(notFound);
      const states = await roomStates(tx);
      const state = states.get(room.id);
      const door = await doorNow(tx);
      const opening = (of: typeof state) =>
        of?.state === 'closed' && of.opensAt !== null ? openingAt(of.opensAt, tx.now, city.zone) : null;
      // The reader is one of them: their own tab joins a moment later.
      const bustleIn = (id: RoomId) =>
        bustleOf(
          new Set([
            ...visitorsIn(services.hub, tx, id).map((visitor) => visitor.id),
            ...(id === room.id ? [by.id] : []),
          ]).size,
        );
      return {
        ...room,
        state: state?.state ?? 'closed',
        until: state?.closesAt ?? door?.until ?? null,
        notice: state ? noticeOf(state, door) : null,
        opens: opening(state),
        toldMe: await toldSomething(tx, by.id),
        hasAnswer: await hasUnreadAnswer(tx, by),
        // A closed room shows nobody: whoever is still at a desk is not there for it.
        hosts: state?.state === 'closed' ? [] : await hostsIn(tx, room.id),
        bustle: bustleIn(room.id),
        rooms: (await rooms(tx)).map((nearby) => {
          const there = states.get(nearby.id);
          return {
            ...nearby,
            state: there?.state ?? 'closed',
            bustle: bustleIn(nearby.id),
            opens: opening(there),
          };
        }),
        hidden: await hiddenBy(tx, by.id),
        held: await heldOf(tx, by, room.id),
        slow: await slowFor(tx, room.id, by),
        ...(await readSnapshot(tx, room.id, FIRST_SCREEN)),
      };
    }),
  ),
  route(readLog, async ({ by, input, tx }) => {
    if (!(await mayRead(tx, by, input.room))) return refuse(notFound);
    const entries = await readAfter(tx, input.room, input.after, LOG_PAGE);
    return entries === 'reload' ? { reload: true as const } : { entries };
  }),
  // The log knows the id: a retry finds the first entry, so nothing else is kept for it.
  freeRoute(say, async ({ by, input, city, take }, { db, gatherer, hub }) => {
    let isApart = false;
    const author = await db.transaction(city.id, async (tx) => {
      const talk = await talkFor(tx, by, input.room);
      if (talk === null && !(await mayRead(tx, by, input.room))) return null;
      isApart = talk !== null;
      // Everything said in a talk apart is under the talk's own key: one key closes it for everybody.
      if (by.role === 'visitor')
        return { kind: 'visitor' as const, id: by.id, keyId: talk?.keyId ?? (await visitorKey(tx, by.id)) };
      return { kind: 'member' as const, id: by.id, keyId: talk?.keyId ?? (await memberKey(tx, by.id)) };
    });
    if (author === null) return refuse(notFound);
    if (by.role === 'visitor') {
      const tooFast = await take('saying', isApart ? undefined : input.room);
      if (tooFast !== null) return tooFast;
    }
    const saying: Saying = {
      roomId: input.room,
      entry: { id: input.id, kind: 'say', author, text: input.text, facts: {}, target: input.answers },
    };
    // In a talk apart nothing is held: whom a visitor gives their number there is their choice.
    if (by.role === 'visitor' && !isApart) {
      const held = await db.transaction(city.id, async (tx) => {
        const because = await heldBecause(tx, hub, input.room, input.text);
        return because === null ? null : hold(tx, by, saying, because, admit);
      });
      if (held !== null) return held;
    }
    return gatherer.say(city.id, saying);
  }),
];

/** A visitor reads the room they are in; a host on shift every room of the house; a talk is read by who is in it. Who is
 *  not at work, and every other role of the team, reads nothing. */
export async function mayRead(tx: Tx, by: Person, roomId: RoomId): Promise<boolean> {
  if (by.role === 'anyone') return false;
  if (by.role === 'visitor' && (await whereIs(tx, by)) === roomId)
    return (await stopsNow(tx, [by.id])).get(by.id)?.kind !== 'door';
  if (by.role !== 'visitor' && (await isHosting(tx, by)) && (await roomById(tx, roomId)) !== null)
    return true;
  return (await talkFor(tx, by, roomId)) !== null;
}

/** Under the rooms' locks: a closed room takes nothing in, whatever was typed before it closed. */
export async function admit(tx: Tx, sayings: readonly Saying[]): Promise<(Refused | null)[]> {
  const states = await roomStates(tx);
  const door = await doorNow(tx);
  const talks = new Set((await talksNow(tx)).map((talk) => talk.id));
  const visitors = sayings.flatMap(({ entry: { author } }) => (author.kind === 'visitor' ? author.id : []));
  const stops = await stopsNow(tx, visitors);
  const slow = await slowVerdicts(tx, sayings);
  return sayings.map(({ roomId, entry }, at) => {
    const room = states.get(roomId);
    // A talk apart stays open to who is paused: talking is what may help now.
    if (room === undefined) return talks.has(roomId) ? null : refuse(talkEnded);
    const stop = entry.author.kind === 'visitor' ? stops.get(entry.author.id) : undefined;
    if (stop !== undefined)
      return refuse(stop.kind === 'door' ? doorForTonight : paused, { until: stop.until });
    return room.state === 'closed'
      ? refuse(roomClosed, { nextOpen: room.opensAt ?? door?.next?.opensAt ?? null })
      : (slow[at] ?? null);
  });
}
