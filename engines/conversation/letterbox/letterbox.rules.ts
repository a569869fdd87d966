import { type Refused, refuse } from '../../../platform/core/contract.ts';
import { addMs, DAY, type Instant } from '../../../platform/core/time.ts';
import { addDays, dayIn, momentAt } from '../door/city-time.rules.ts';
import type { OpenSlot } from '../door/hours.rules.ts';
import { letterWaits } from './letterbox.contract.ts';

/** Safety table: letter and answer go 30 days after the answer was read, and 90 after posting at the latest. */
export const KEPT_AFTER_READ_MS = 30 * DAY;
export const KEPT_AT_MOST_MS = 90 * DAY;

/** Without two opening days in sight an answer is promised this many days later, at this hour of the city. */
const DAYS_WITHOUT_HOURS = 3;
const HOUR_WITHOUT_HOURS = '18:00';

/** By when a letter posted now is answered: the end of the second day on which the house opens, so that hosts of the
 *  first have time to ask around; else within three days at 18:00.
 *  @param openings of the house, in any order; one that runs now counts, one that is over does not */
export function promisedBy(
  now: Instant,
  openings: readonly Pick<OpenSlot, 'day' | 'closesAt'>[],
  zone: string,
): Instant {
  const ahead = openings.filter((opening) => opening.closesAt > now);
  const second = [...new Set(ahead.map((opening) => opening.day))].sort()[1];
  const ends = ahead.filter((opening) => opening.day === second).map((opening) => opening.closesAt);
  return (
    ends.sort().at(-1) ?? momentAt(addDays(dayIn(now, zone), DAYS_WITHOUT_HOURS), HOUR_WITHOUT_HOURS, zone)
  );
}

export interface Posted {
  readonly postedAt: Instant;
  readonly answeredAt: Instant | null;
}

/** @returns when this visitor may post again: null = now. One new letter a day while one has no answer. */
export function mayPostFrom(mine: readonly Posted[], now: Instant): Instant | null {
  if (mine.every((letter) => letter.answeredAt !== null)) return null;
  const newest = mine
    .map((letter) => letter.postedAt)
    .sort()
    .at(-1);
  const from = newest === undefined ? null : addMs(newest, DAY);
  return from !== null && from > now ? from : null;
}

export function decidePosting(mine: readonly Posted[], now: Instant): Refused | null {
  const from = mayPostFrom(mine, now);
  return from === null ? null : refuse(letterWaits, { from });
}
