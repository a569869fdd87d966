import { sql } from 'kysely';
import { z } from 'zod';
import { InstantText } from '../../../platform/core/contract.ts';
import { MemberId } from '../../../platform/core/ids.ts';
import { RoomId } from '../../../platform/core/room-log.ts';
import type { Instant } from '../../../platform/core/time.ts';
import type { City } from '../../../platform/server/city/cities.ts';
import { lockRooms } from '../../../platform/server/room-log/room-log.store.ts';
import type { Tx } from '../../../platform/server/storage/types.ts';
import { deskChanged } from '../desk/desk.contract.ts';
import { hostsOnShift } from '../desk/shifts.store.ts';
import { hoursAround } from '../hours/hours.store.ts';
import { nextRoomOpening, roomsWithOwnHours } from '../hours/opening.rules.ts';
import { roomChanged } from '../rooms/rooms.contract.ts';
import { houseChanged } from '../street/street.contract.ts';
import { hostsInTalks, talksNow } from '../talk/talk.store.ts';
import { type DoorInput, type DoorState, decideDoor } from './door.rules.ts';
import type { HostKind } from './hosts.rules.ts';
import { hoursAt } from './hours.rules.ts';

const DoorRow = z.object({ decided: z.custom<DoorState>().nullable() });
const OnCallRow = z.object({ memberId: MemberId.nullable(), lastSeenAt: InstantText.nullable() });

const RoomStateRow = z.object({
  roomId: RoomId,
  state: z.enum(['open', 'withoutHost', 'closed']),
  closesAt: InstantText.nullable(),
  lastHostAt: InstantText.nullable(),
  /** When it opens next by the hours; null when nothing is planned. */
  opensAt: InstantText.nullable(),
});
export type RoomStateRow = z.output<typeof RoomStateRow>;

export const roomStates = async (tx: Tx): Promise<Map<string, RoomStateRow>> => {
  const rows = await tx.many(
    RoomStateRow,
    sql`select s.room_id, s.state, s.closes_at, s.last_host_at, s.opens_at from conversation_room_state s
    join conversation_room r on r.city_id = s.city_id and r.id = s.room_id and r.closed_for_good_at is null where s.city_id = ${tx.cityId}`,
  );
  return new Map(rows.map((row) => [row.roomId, row]));
};

/** The door as it was decided last; null before the first time. */
export async function doorNow(tx: Tx): Promise<DoorState | null> {
  return (
    (await tx.one(DoorRow, sql`select decided from conversation_door where city_id = ${tx.cityId}`))
      ?.decided ?? null
  );
}

/** When the house closes tonight by its hours; null outside them, and in a demo that has none. */
export async function closingTonight(tx: Tx): Promise<Instant | null> {
  return (await doorNow(tx))?.hoursUntil ?? null;
}

const KIND_OF: Readonly<Record<string, HostKind>> = {
  worker: 'worker',
  coordinator: 'worker',
  youngHost: 'youngHost',
  guestHost: 'guestHost',
};

/** Notes who of those named on call has a desk page open now. Kept beside the door, so that every call that turns it
 *  knows, on every node; who is named no longer is forgotten, who is merely silent is not. */
export async function noteOnCall(
  tx: Tx,
  named: readonly { readonly memberId: MemberId; readonly isThere: boolean }[],
): Promise<void> {
  await tx.run(sql`insert into conversation_door (city_id) values (${tx.cityId}) on conflict do nothing`);
  const atHouse = new Set<string>((await hostsOnShift(tx)).map((host) => host.memberId));
  const second = named.filter((one) => !atHouse.has(one.memberId));
  const there = second.find((one) => one.isThere);
  if (there !== undefined)
    await tx.run(
      sql`update conversation_door set on_call_member = ${there.memberId}, on_call_seen_at = ${tx.now} where city_id = ${tx.cityId}`,
    );
  else
    await tx.run(
      sql`update conversation_door set on_call_member = null, on_call_seen_at = null
        where city_id = ${tx.cityId} and not (on_call_member = any(${second.map((one) => one.memberId)}))`,
    );
}

async function onCallSeen(tx: Tx): Promise<DoorInput['onCall']> {
  const row = await tx.one(
    OnCallRow,
    sql`select on_call_member as member_id, on_call_seen_at as last_seen_at from conversation_door where city_id = ${tx.cityId}`,
  );
  return row?.memberId && row.lastSeenAt ? { memberId: row.memberId, lastSeenAt: row.lastSeenAt } : null;
}

/** Takes the door. Always before the locks of rooms, so that two who need both never wait for each other in a circle.
 *  @returns what was decided last */
export async function lockDoor(tx: Tx): Promise<DoorState | null> {
  await tx.run(sql`insert into conversation_door (city_id) values (${tx.cityId}) on conflict do nothing`);
  const row = await tx.one(
    DoorRow,
    sql`select decided from conversation_door where city_id = ${tx.cityId} for update`,
  );
  return row?.decided ?? null;
}

/** Decides the door anew and lays the decision down. Called when a fact changes and a few times a minute. */
export async function turnDoor(tx: Tx, city: City): Promise<DoorState> {
  const before = await lockDoor(tx);
  const hosts = await hostsOnShift(tx);
  const states = await roomStates(tx);
  const { hours, closedDays } = await hoursAround(tx, city.zone);
  const ownHours = roomsWithOwnHours(hours, closedDays, tx.now, city.zone);
  const inTalk = await hostsInTalks(tx);
  const door = decideDoor({
    now: tx.now,
    ...hoursAt(hours, closedDays, tx.now, city.zone),
    hosts: hosts.map((host) => ({
      memberId: host.memberId,
      workName: host.workName,
      kind: KIND_OF[host.role] ?? 'guestHost',
      checkedInAt: host.checkedInAt,
      lastSeenAt: host.seenAt,
      rooms: host.rooms,
      inPrivateTalk: inTalk.has(host.memberId),
    })),
    rooms: [...states.values()].map((room) => ({
      roomId: room.roomId,
      opensWith: ownHours.has(room.roomId) ? 'ownHours' : 'house',
      isHeldOpenByDanger: false,
      lastHostAt: room.lastHostAt,
    })),
    talksInDanger: (await talksNow(tx)).filter((talk) => talk.dangerSince !== null).map((talk) => talk.id),
    onCall: await onCallSeen(tx),
    previous: before,
    hostsNeeded: 2,
    demoAlwaysOpen: city.isDemo,
  });
  const withHouse = nextRoomOpening(hours, closedDays, null, tx.now, city.zone);
  const opensAt = new Map(
    [...states.keys()].map((roomId) => [
      roomId,
      ownHours.has(roomId as RoomId)
        ? nextRoomOpening(hours, closedDays, roomId as RoomId, tx.now, city.zone)
        : withHouse,
    ]),
  );
  await saveDoor(tx, door, before, states, opensAt);
  return door;
}

async function saveDoor(
  tx: Tx,
  door: DoorState,
  before: DoorState | null,
  states: ReadonlyMap<string, RoomStateRow>,
  opensAt: ReadonlyMap<string, Instant | null>,
): Promise<void> {
  const changed = [...states.values()].filter((room) => {
    const next = door.rooms[room.roomId];
    return (
      next !== undefined &&
      (next.state !== room.state ||
        (next.closesAt ?? null) !== room.closesAt ||
        (opensAt.get(room.roomId) ?? null) !== room.opensAt)
    );
  });
  const hosted = [...states.values()]
    .filter((room) => door.rooms[room.roomId]?.state === 'open')
    .map((room) => room.roomId);
  await tx.run(
    sql`update conversation_room_state set last_host_at = ${tx.now} where city_id = ${tx.cityId} and room_id = any(${hosted})`,
  );
  if (changed.length > 0) {
    // Under the same locks as every saying: nothing is said in a room after it closed.
    await lockRooms(
      tx,
      changed.map((room) => room.roomId),
    );
    for (const room of changed) {
      const next = door.rooms[room.roomId];
      await tx.run(
        sql`update conversation_room_state set state = ${next?.state ?? 'closed'}, closes_at = ${next?.closesAt ?? null}, opens_at = ${opensAt.get(room.roomId) ?? null} where city_id = ${tx.cityId} and room_id = ${room.roomId}`,
      );
      tx.announce(roomChanged({ roomId: room.roomId }));
    }
  }
  await tx.run(
    sql`update conversation_door set decided = ${JSON.stringify(door)}, changes_at = ${door.changesAt} where city_id = ${tx.cityId}`,
  );
  if (
    changed.length > 0 ||
    before === null ||
    before.house !== door.house ||
    before.because !== door.because ||
    before.until !== door.until ||
    before.newTalks !== door.newTalks ||
    before.next?.opensAt !== door.next?.opensAt ||
    before.warns?.minutesBefore !== door.warns?.minutesBefore
  ) {
    tx.announce(houseChanged({}));
    tx.announce(deskChanged({}));
  }
}
