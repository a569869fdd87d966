import { changedMeanwhile } from '../../../platform/core/changes.contract.ts';
import { isRefused, notFound, refuse } from '../../../platform/core/contract.ts';
import { lastChanges, latestChanges, noteChange } from '../../../platform/server/city/changes.store.ts';
import { freeRoute, route } from '../../../platform/server/http/route.ts';
import type { Tx } from '../../../platform/server/storage/types.ts';
import { deskChanged } from '../desk/desk.contract.ts';
import { frameFor } from '../desk/frame.store.ts';
import { lockDoor, roomStates, turnDoor } from '../door/door.store.ts';
import { visitorsIn } from '../rooms/presence.store.ts';
import { roomChanged } from '../rooms/rooms.contract.ts';
import { addRoom } from '../rooms/rooms.store.ts';
import { houseChanged } from '../street/street.contract.ts';
import {
  addHouseRoom,
  changeHouseRoom,
  closeHouseRoom,
  moveHouseRoom,
  RoomChangeKind,
  readHouseRooms,
  settingsChanged,
} from './house.contract.ts';
import { decideClosing, decideName, decideRoomForOneMore, movedTo } from './house.rules.ts';
import {
  closedRooms,
  keptRooms,
  lockHouse,
  roomNames,
  saveClosing,
  saveOrder,
  saveRoom,
} from './house.store.ts';

/** The street, the rooms, the desk and the other coordinators read anew. */
function tell(tx: Tx): void {
  for (const happened of [houseChanged({}), deskChanged({}), settingsChanged({})]) tx.announce(happened);
}

export const houseRoutes = [
  route(readHouseRooms, async ({ by, tx }) => {
    const states = await roomStates(tx);
    const changed = await lastChanges(tx, 'room');
    const names = await roomNames(tx);
    return {
      ...(await frameFor(tx, by.id)),
      rooms: (await keptRooms(tx)).map((room) => ({
        ...room,
        state: states.get(room.id)?.state ?? ('closed' as const),
        changed: changed.get(room.id) ?? null,
      })),
      closed: await closedRooms(tx),
      changes: (await latestChanges(tx, 'room')).map(({ thingId, kind, by, at }) => ({
        name: names.get(thingId) ?? '…',
        kind: RoomChangeKind.parse(kind),
        by,
        at,
      })),
    };
  }),
  route(addHouseRoom, async ({ by, input, city, tx }) => {
    await lockHouse(tx);
    const rooms = await keptRooms(tx);
    const full = decideRoomForOneMore(rooms);
    if (full !== null) return full;
    const name = decideName(input.name, null, rooms);
    if (isRefused(name)) return name;
    const id = await addRoom(tx, { ...input, name, floor: 0, houseRules: [], rulesBy: 'city' });
    await saveOrder(tx, [...rooms.map((room) => room.id), id]);
    await noteChange(tx, by.id, 'room', id, 'added');
    await turnDoor(tx, city);
    tell(tx);
    return { id, at: tx.now };
  }),
  route(changeHouseRoom, async ({ by, input, tx }) => {
    await lockHouse(tx);
    const rooms = await keptRooms(tx);
    const room = rooms.find((one) => one.id === input.id);
    if (room === undefined) return refuse(notFound);
    if (room.version !== input.version)
      return refuse(
        changedMeanwhile,
        (await lastChanges(tx, 'room')).get(room.id) ?? { by: null, at: tx.now },
      );
    const name = decideName(input.name, room.id, rooms);
    if (isRefused(name)) return name;
    const version = await saveRoom(tx, { ...input, name });
    await noteChange(tx, by.id, 'room', room.id, 'changed');
    tx.announce(roomChanged({ roomId: room.id }));
    tell(tx);
    return { version, at: tx.now };
  }),
  route(moveHouseRoom, async ({ by, input, tx }) => {
    await lockHouse(tx);
    const ids = (await keptRooms(tx)).map((room) => room.id);
    if (!ids.includes(input.id)) return refuse(notFound);
    await saveOrder(tx, movedTo(ids, input.id, input.to));
    await noteChange(tx, by.id, 'room', input.id, 'moved');
    tell(tx);
    return { at: tx.now };
  }),
  // Who is inside stands in memory, beside the table. Pressed again, it is closed already and says since when.
  freeRoute(closeHouseRoom, async ({ by, input, city }, { db, hub }) =>
    db.transaction(city.id, async (tx) => {
      await lockHouse(tx);
      await lockDoor(tx);
      const before = (await closedRooms(tx)).find((room) => room.id === input.id);
      if (before !== undefined) return { at: before.at };
      const rooms = await keptRooms(tx);
      if (!rooms.some((room) => room.id === input.id)) return refuse(notFound);
      const state = (await roomStates(tx)).get(input.id)?.state ?? 'closed';
      const refused = decideClosing(state, visitorsIn(hub, tx, input.id).length, rooms);
      if (refused !== null) return refused;
      await saveClosing(tx, input.id, by.id, input.because.trim());
      await noteChange(tx, by.id, 'room', input.id, 'closed');
      await turnDoor(tx, city);
      tx.announce(roomChanged({ roomId: input.id }));
      tell(tx);
      return { at: tx.now };
    }),
  ),
];
