import type { MemberId } from '../../../platform/core/ids.ts';
import type { Instant } from '../../../platform/core/time.ts';
import type { Tx } from '../../../platform/server/storage/types.ts';
import { doorNow } from '../door/door.store.ts';
import { myShift } from './shifts.store.ts';

/** What the frame of a desk screen shows: whether the house is open, and until when I am at work. */
export async function frameFor(
  tx: Tx,
  memberId: MemberId,
): Promise<{ isOpen: boolean; shiftUntil: Instant | null }> {
  const door = await doorNow(tx);
  return {
    isOpen: door !== null && door.house !== 'closed',
    shiftUntil: (await myShift(tx, memberId))?.until ?? null,
  };
}
