import { Temporal } from 'temporal-polyfill';
import { type Refused, refuse } from '../../../platform/core/contract.ts';
import { DAY, type Instant, instant, msBetween } from '../../../platform/core/time.ts';
import { contactNotNow } from './contacts.contract.ts';

/** The first moment of the local day in which `now` falls; clock changes make it 23 or 25 hours long. */
export function startOfDay(now: Instant, zone: string): Instant {
  return instant(
    Temporal.Instant.from(now)
      .toZonedDateTimeISO(zone)
      .startOfDay()
      .toInstant()
      .toString({ smallestUnit: 'millisecond' }),
  );
}

/** When a contact happened: now, or a moment of the last day that its talk brought along. */
export function decideMoment(given: Instant | null, now: Instant): Instant | Refused {
  if (given === null) return now;
  const ago = msBetween(given, now);
  return ago >= 0 && ago <= DAY ? given : refuse(contactNotNow);
}
