import { addMs, DAY } from '../../../platform/core/time.ts';
import type { City } from '../../../platform/server/city/cities.ts';
import type { Services } from '../../../platform/server/http/services.ts';
import { forgetOld } from './danger.store.ts';

/** Twenty-four months after closing. */
const KEPT_MS = 730 * DAY;

export async function keepDangers({ db }: Pick<Services, 'db'>, city: City): Promise<void> {
  await db.transaction(city.id, (tx) => forgetOld(tx, addMs(tx.now, -KEPT_MS)));
}
