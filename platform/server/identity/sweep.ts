import { sql } from 'kysely';
import { addMs, DAY } from '../../core/time.ts';
import type { Tx } from '../storage/types.ts';

/** Long enough that who opens an old link still hears that it was used. */
const INVITATION_KEPT_MS = 7 * DAY;
/** An ended session opens nothing; it stays a day for who looks into trouble. */
const SESSION_KEPT_MS = DAY;

/** Digests of one-time links and of sessions that open nothing any more. Harmless when it runs twice. */
export async function sweepSecrets(tx: Tx): Promise<void> {
  const invitations = addMs(tx.now, -INVITATION_KEPT_MS);
  const sessions = addMs(tx.now, -SESSION_KEPT_MS);
  await tx.run(sql`delete from invitation where city_id = ${tx.cityId}
    and (used_at < ${invitations}::timestamptz or expires_at < ${invitations}::timestamptz)`);
  // No session of either kind lasts longer than a day, also one that nobody ended.
  for (const table of ['member_session', 'visitor_session'])
    await tx.run(sql`delete from ${sql.table(table)} where city_id = ${tx.cityId}
      and (ended_at < ${sessions}::timestamptz or started_at < ${addMs(tx.now, -2 * SESSION_KEPT_MS)}::timestamptz)`);
}
