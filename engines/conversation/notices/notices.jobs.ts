import { addMs, DAY } from '../../../platform/core/time.ts';
import type { City } from '../../../platform/server/city/cities.ts';
import type { Services } from '../../../platform/server/http/services.ts';
import { houseChanged } from '../street/street.contract.ts';
import { endOverdue, forgetEnded } from './notices.store.ts';

const KEPT_MS = 30 * DAY;

/** Lines end by themselves, and the street hears of it. */
export const keepNotices = ({ db }: Pick<Services, 'db'>, city: City): Promise<void> =>
  db.transaction(city.id, async (tx) => {
    if ((await endOverdue(tx)) > 0) tx.announce(houseChanged({}));
    await forgetEnded(tx, addMs(tx.now, -KEPT_MS));
  });
