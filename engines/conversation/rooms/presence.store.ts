import type { Visitor } from '../../../platform/core/contract.ts';
import type { RoomId } from '../../../platform/core/room-log.ts';
import type { LiveHub } from '../../../platform/server/live/hub.ts';
import type { Tx } from '../../../platform/server/storage/types.ts';
import { hostsAtDesk } from '../desk/shifts.store.ts';
import type { HostCard } from './rooms.contract.ts';

/** Hosts who look after this room now. */
export async function hostsIn(tx: Tx, roomId: RoomId): Promise<HostCard[]> {
  return (await hostsAtDesk(tx))
    .filter((host) => host.rooms.includes(roomId))
    .map((host) => ({ id: host.memberId, workName: host.workName, workTitle: host.workTitle }));
}

/** Visitors whose tab shows this room now. Lives in memory alone. */
export function visitorsIn(hub: LiveHub, tx: Pick<Tx, 'cityId'>, roomId: RoomId): Visitor[] {
  return hub.present(tx.cityId, roomId).filter((person): person is Visitor => person.role === 'visitor');
}
