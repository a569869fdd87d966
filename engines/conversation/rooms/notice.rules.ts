import type { Instant } from '../../../platform/core/time.ts';
import type { DoorState } from '../door/door.rules.ts';
import type { RoomNotice } from './rooms.contract.ts';

/** What a room says about its end; null while none is near. */
export function noticeOf(
  room: { readonly state: 'open' | 'withoutHost' | 'closed'; readonly closesAt: Instant | null },
  door: Pick<DoorState, 'shortSince'> | null,
): RoomNotice | null {
  const { state, closesAt } = room;
  if (state === 'closed') return null;
  if (state === 'withoutHost') return { kind: 'withoutHost', closesAt };
  if (closesAt === null) return null;
  return { kind: door?.shortSince ? 'shortOfHosts' : 'closingTime', closesAt };
}
