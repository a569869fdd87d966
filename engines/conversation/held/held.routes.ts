import { type Member, notFound, type Refused, refuse } from '../../../platform/core/contract.ts';
import type { EntryId } from '../../../platform/core/room-log.ts';
import { route } from '../../../platform/server/http/route.ts';
import { visitorKey } from '../../../platform/server/identity/identity.store.ts';
import { append, lockRoom } from '../../../platform/server/room-log/room-log.store.ts';
import type { Tx } from '../../../platform/server/storage/types.ts';
import { isHosting } from '../desk/shifts.store.ts';
import { doorNow, roomStates } from '../door/door.store.ts';
import { stopsNow } from '../moderation/measures.store.ts';
import { notOnShift, roomClosed } from '../rooms/rooms.contract.ts';
import { dropHeld, heldDecided, myHeldChanged } from './held.contract.ts';
import {
  type HeldRow,
  heldForHosts,
  lockHeld,
  openHeld,
  roomOfHeld,
  saveGone,
  saveKeptBack,
} from './held.store.ts';
import { heldChanged, keepHeldBack, readHeld, releaseHeld, writerStopped } from './held-desk.contract.ts';

export const heldRoutes = [
  route(dropHeld, async ({ by, input, tx }) => {
    const row = await lockHeld(tx, by.id, input.id);
    if (row === null) return refuse(notFound);
    if (row.state === 'released') return refuse(heldDecided);
    if (row.state !== 'dropped') await saveGone(tx, row, 'dropped', null);
    if (row.state === 'waiting') tx.announce(heldChanged({}));
    tx.announce(myHeldChanged({ visitorId: by.id }));
    return { id: row.id, at: tx.now };
  }),
  route(readHeld, async ({ by, tx }) => {
    const isOnShift = await isHosting(tx, by);
    return { isOnShift, held: isOnShift ? await heldForHosts(tx) : [] };
  }),
  route(releaseHeld, async ({ by, input, tx }) => {
    // In the order of every other writer: the room's counter before anything that hangs on it.
    const roomId = await roomOfHeld(tx, input.visitor, input.id);
    const last = roomId === null ? null : await lockRoom(tx, roomId);
    const found = await toDecide(tx, by, input.visitor, input.id);
    if ('refused' in found) return found;
    const room = (await roomStates(tx)).get(found.roomId);
    const text = await openHeld(tx, found);
    if (last === null || text === null) return refuse(notFound);
    if (room === undefined || room.state === 'closed')
      return refuse(roomClosed, { nextOpen: room?.opensAt ?? (await doorNow(tx))?.next?.opensAt ?? null });
    const stop = (await stopsNow(tx, [found.visitorId])).get(found.visitorId);
    if (stop !== undefined) return refuse(writerStopped, { until: stop.until });
    await append(tx, found.roomId, last, [
      {
        id: found.id,
        kind: 'say',
        author: {
          kind: 'visitor',
          id: found.visitorId,
          keyId: await visitorKey(tx, found.visitorId),
        },
        text,
        facts: {},
        target: found.targetId,
      },
    ]);
    await saveGone(tx, found, 'released', by);
    return tellAll(tx, found);
  }),
  route(keepHeldBack, async ({ by, input, tx }) => {
    const found = await toDecide(tx, by, input.visitor, input.id);
    if ('refused' in found) return found;
    await saveKeptBack(tx, found, by, input.reason);
    return tellAll(tx, found);
  }),
];

/** The message, locked, for a host on shift; of two hosts at once the second hears that it was decided. */
async function toDecide(
  tx: Tx,
  by: Member,
  visitorId: string,
  id: EntryId,
): Promise<HeldRow | Refused<'notOnShift' | 'notFound' | 'heldDecided'>> {
  if (!(await isHosting(tx, by))) return refuse(notOnShift);
  const row = await lockHeld(tx, visitorId, id);
  if (row === null) return refuse(notFound);
  return row.state === 'waiting' ? row : refuse(heldDecided);
}

function tellAll(tx: Tx, row: HeldRow) {
  tx.announce(heldChanged({}));
  tx.announce(myHeldChanged({ visitorId: row.visitorId }));
  return { id: row.id, at: tx.now };
}
