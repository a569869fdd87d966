import { type Member, notFound, type Refused, refuse } from '../../../platform/core/contract.ts';
import type { RoomId } from '../../../platform/core/room-log.ts';
import { route } from '../../../platform/server/http/route.ts';
import { lockRoom } from '../../../platform/server/room-log/room-log.store.ts';
import type { Tx } from '../../../platform/server/storage/types.ts';
import { isHosting } from '../desk/shifts.store.ts';
import { closingTonight, doorNow, roomStates } from '../door/door.store.ts';
import { notOnShift, roomChanged, roomClosed } from '../rooms/rooms.contract.ts';
import { roomById } from '../rooms/rooms.store.ts';
import { slowUntil } from './slow-mode.rules.ts';
import { endSlow, saveSlow } from './slow-mode.store.ts';
import { endSlowMode, setSlowMode } from './slow-mode-desk.contract.ts';

export const slowModeRoutes = [
  route(setSlowMode, async ({ by, input, tx }) => {
    const refused = await mayPace(tx, by, input.room);
    if (refused !== null) return refused;
    // Under the lock of every saying: who is heard before it and who after is one order.
    await lockRoom(tx, input.room);
    const room = (await roomStates(tx)).get(input.room);
    if (room === undefined || room.state === 'closed')
      return refuse(roomClosed, { nextOpen: room?.opensAt ?? (await doorNow(tx))?.next?.opensAt ?? null });
    const until = slowUntil(tx.now, input.forMin, await closingTonight(tx));
    await saveSlow(tx, by, input.room, { everySec: input.everySec, until });
    tx.announce(roomChanged({ roomId: input.room }));
    return { until };
  }),
  route(endSlowMode, async ({ by, input, tx }) => {
    const refused = await mayPace(tx, by, input.room);
    if (refused !== null) return refused;
    await lockRoom(tx, input.room);
    for (const roomId of await endSlow(tx, input.room)) tx.announce(roomChanged({ roomId }));
    return { at: tx.now };
  }),
];

async function mayPace(
  tx: Tx,
  by: Member,
  roomId: RoomId,
): Promise<Refused<'notOnShift' | 'notFound'> | null> {
  if (!(await isHosting(tx, by))) return refuse(notOnShift);
  return (await roomById(tx, roomId)) === null ? refuse(notFound) : null;
}
