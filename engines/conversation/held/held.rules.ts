import { addMs, DAY, type Instant, MINUTE } from '../../../platform/core/time.ts';

/** How long a message waits for a host before it goes back to its writer. */
export const WAITS_MS = 30 * MINUTE;
/** How long the writer can still read what went back, and a retry still finds its answer. */
export const SHOWN_MS = DAY;
/** As long as the writer can read it: nobody can ask for a second look at it yet, so there is nothing to keep it for. */
export const KEPT_BACK_MS = DAY;

export const waitsUntil = (saidAt: Instant): Instant => addMs(saidAt, WAITS_MS);

/** A room that closed lets nobody look at it any more. */
export const hasLapsed = (held: { readonly saidAt: Instant; readonly isRoomOpen: boolean }, now: Instant) =>
  !held.isRoomOpen || now >= waitsUntil(held.saidAt);

/** From when on nothing of it is kept; null while it waits. */
export function forgottenFrom(
  state: 'waiting' | 'released' | 'keptBack' | 'lapsed' | 'dropped',
  decidedAt: Instant | null,
): Instant | null {
  if (decidedAt === null || state === 'waiting') return null;
  return addMs(decidedAt, state === 'keptBack' ? KEPT_BACK_MS : SHOWN_MS);
}
