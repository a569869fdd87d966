import { addMs, DAY } from '../../../platform/core/time.ts';
import type { City } from '../../../platform/server/city/cities.ts';
import type { Services } from '../../../platform/server/http/services.ts';
import { forgetContacts } from './contacts.store.ts';

/** Twelve months; while its next step is still to come until that day, and twenty-four at the most. */
export const CONTACT_KEPT = { usual: 365 * DAY, most: 730 * DAY } as const;

export const keepContacts = ({ db }: Pick<Services, 'db'>, city: City): Promise<void> =>
  db.transaction(city.id, (tx) =>
    forgetContacts(tx, addMs(tx.now, -CONTACT_KEPT.usual), addMs(tx.now, -CONTACT_KEPT.most)),
  );
