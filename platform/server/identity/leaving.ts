import type { CityId } from '../../core/ids.ts';
import type { Services } from '../http/services.ts';
import { endVisitOf } from './identity.store.ts';

/** Ends the visit that a cookie opened, and closes its lines on every node. Harmless when repeated, or when the cookie
 *  is of no visit. The visitor and what they said stay: retention decides about those. */
export async function endVisit(
  { db, hub }: Pick<Services, 'db' | 'hub'>,
  cityId: CityId,
  secret: string,
): Promise<void> {
  await db.transaction(cityId, async (tx) => {
    const sessionId = await endVisitOf(tx, secret);
    if (sessionId !== null) tx.afterCommit(() => hub.endSession(cityId, sessionId));
  });
}
