import { type Member, refuse } from '../../../platform/core/contract.ts';
import { route } from '../../../platform/server/http/route.ts';
import type { Tx } from '../../../platform/server/storage/types.ts';
import { isHosting, myShift } from '../desk/shifts.store.ts';
import { dayIn, momentAt } from '../door/city-time.rules.ts';
import { doorNow } from '../door/door.store.ts';
import { notOnShift } from '../rooms/rooms.contract.ts';
import { houseChanged } from '../street/street.contract.ts';
import { putNotice, readNotices, takeNoticeAway } from './notices.contract.ts';
import { decideNotice } from './notices.rules.ts';
import { endNotice, noticesNow, saveNotice } from './notices.store.ts';

/** Who hosts now, and a coordinator at any moment. */
const mayPut = async (tx: Tx, by: Member): Promise<boolean> =>
  by.role === 'coordinator' || (await isHosting(tx, by));

export const noticesRoutes = [
  route(readNotices, async ({ by, city, tx }) => {
    const door = await doorNow(tx);
    return {
      shiftUntil: (await myShift(tx, by.id))?.until ?? null,
      isOpen: door !== null && door.house !== 'closed',
      mayPut: await mayPut(tx, by),
      today: dayIn(tx.now, city.zone),
      notices: await noticesNow(tx),
    };
  }),
  route(putNotice, async ({ by, input, city, tx }) => {
    if (!(await mayPut(tx, by))) return refuse(notOnShift);
    const until = momentAt(input.day, input.time, city.zone);
    const refused = decideNotice(until, (await noticesNow(tx)).length, tx.now);
    if (refused !== null) return refused;
    const id = await saveNotice(tx, input.text.trim(), until, by.id);
    tx.announce(houseChanged({}));
    return { id, until };
  }),
  route(takeNoticeAway, async ({ by, input, tx }) => {
    if (!(await mayPut(tx, by))) return refuse(notOnShift);
    await endNotice(tx, input.id);
    tx.announce(houseChanged({}));
    return { at: tx.now };
  }),
];
