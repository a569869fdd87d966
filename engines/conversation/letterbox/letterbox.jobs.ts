import type { City } from '../../../platform/server/city/cities.ts';
import type { Services } from '../../../platform/server/http/services.ts';
import { forget, loadExpired } from './letterbox.store.ts';

/** Lets go of letters whose time is over: the key first, then the rows. */
export const keepLetters = ({ db }: Pick<Services, 'db'>, city: City): Promise<void> =>
  db.transaction(city.id, async (tx) => forget(tx, await loadExpired(tx)));
