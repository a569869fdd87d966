import { Temporal } from 'temporal-polyfill';
import { type Instant, instant } from '../../../platform/core/time.ts';

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
