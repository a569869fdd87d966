import type { MemberId } from '../../../platform/core/ids.ts';
import type { Tx } from '../../../platform/server/storage/types.ts';
import { dayIn } from '../door/city-time.rules.ts';
import type { Slot, Week } from './hours.contract.ts';
import { saveNamedDays, saveWeek } from './hours.store.ts';
import { proposalsOf } from './week.rules.ts';

const house = (from: string, to: string): Slot => ({ from, to, what: 'house', roomId: null });

/** Monday first. */
const DEMO_WEEK: Week = [
  [],
  [house('16:00', '21:00')],
  [house('14:00', '21:00')],
  [house('17:00', '21:00')],
  [house('16:00', '22:00')],
  [house('14:00', '18:00')],
  [],
];

/** Hours of the demo city, and the holidays of this year and the next that are still to come.
 *  @param by who has set them, a coordinator */
export async function layOutDemoHours(tx: Tx, zone: string, by: MemberId): Promise<void> {
  const today = dayIn(tx.now, zone);
  const year = Number(today.slice(0, 4));
  await saveWeek(tx, by, today, DEMO_WEEK);
  for (const proposal of [...proposalsOf(year), ...proposalsOf(year + 1)]) {
    if (proposal.to < today) continue;
    await saveNamedDays(tx, by, { ...proposal, slots: [], isDropped: false });
  }
}
