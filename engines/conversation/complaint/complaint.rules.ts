import { addMs, DAY, type Instant } from '../../../platform/core/time.ts';

/** What was sent is answered within this. */
export const ANSWERED_WITHIN_MS = 7 * DAY;
/** Safety table: twelve months after the answer. */
export const KEPT_AFTER_ANSWER_MS = 365 * DAY;

/** By when a complaint sent at this moment is answered: seven times 24 hours, so never an hour more than promised. */
export const answerBy = (sentAt: Instant): Instant => addMs(sentAt, ANSWERED_WITHIN_MS);

/** Complaints answered at or before this moment are over. */
export const overBefore = (now: Instant): Instant => addMs(now, -KEPT_AFTER_ANSWER_MS);
