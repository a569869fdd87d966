import type { City } from '../../../platform/server/city/cities.ts';
import type { Services } from '../../../platform/server/http/services.ts';
import { myHeldChanged } from './held.contract.ts';
import { hasLapsed } from './held.rules.ts';
import { forgetHeld, saveLapsed, waitingHeld } from './held.store.ts';
import { heldChanged } from './held-desk.contract.ts';

/** What nobody came to in time goes back to its writer, who is told; what is over is forgotten. */
export const keepHeld = ({ db }: Pick<Services, 'db'>, city: City): Promise<void> =>
  db.transaction(city.id, async (tx) => {
    const lapsed = (await waitingHeld(tx)).filter((one) => hasLapsed(one, tx.now));
    for (const one of lapsed) {
      await saveLapsed(tx, one.visitorId, one.id);
      tx.announce(myHeldChanged({ visitorId: one.visitorId }));
    }
    if (lapsed.length > 0) tx.announce(heldChanged({}));
    await forgetHeld(tx);
  });
