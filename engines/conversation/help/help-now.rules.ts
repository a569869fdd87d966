import type { Instant } from '../../../platform/core/time.ts';
import type { TimeOfDay, Weekday } from '../door/city-time.rules.ts';
import { nextOpening, type OpeningHours, openSlotAt } from '../door/hours.rules.ts';
import type { HelpWeek, LineState } from './help.contract.ts';
import { isAlways, isEmergency, WEEKDAYS } from './help.rules.ts';

export interface LineFacts {
  readonly number: string;
  readonly hours: HelpWeek | null;
  /** Whether the city has noted where it found this, and when. */
  readonly isChecked: boolean;
}

/** What may be said of each line at this moment. Hours that nobody of the city has looked up count as not known. */
export function linesNow<Line extends LineFacts>(
  lines: readonly Line[],
  now: Instant,
  zone: string,
): (Line & { readonly state: LineState })[] {
  return lines.map((line) => ({ ...line, state: stateOf(line, now, zone) }));
}

function stateOf({ number, hours, isChecked }: LineFacts, now: Instant, zone: string): LineState {
  if (isEmergency(number)) return { is: 'open', until: null };
  if (hours === null || !isChecked) return { is: 'notKnown' };
  if (isAlways(hours)) return { is: 'open', until: null };
  const opening = openingOf(hours);
  const open = openSlotAt(opening, [], now, zone);
  if (open !== null) return { is: 'open', until: open.closesAt };
  const next = nextOpening(opening, [], now, zone);
  return next === null ? { is: 'notKnown' } : { is: 'closed', until: next.opensAt };
}

function openingOf(hours: HelpWeek): OpeningHours {
  const week: Partial<Record<Weekday, { from: TimeOfDay; to: TimeOfDay; what: 'house' }[]>> = {};
  for (const day of WEEKDAYS)
    week[Number(day) as Weekday] = (hours[day] ?? []).map((slot) => ({ ...slot, what: 'house' }));
  return { versions: [{ validFrom: '0001-01-01', week }], exceptions: [] };
}
