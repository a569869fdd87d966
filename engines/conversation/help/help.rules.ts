import { type Refused, refuse } from '../../../platform/core/contract.ts';
import type { Day, TimeOfDay } from '../door/city-time.rules.ts';
import type { HelpWeek } from './help.contract.ts';
import {
  checkedInFuture,
  checkIncomplete,
  emergencyStays,
  type HelpLineInput,
} from './help-desk.contract.ts';

type Slot = { readonly from: TimeOfDay; readonly to: TimeOfDay };

// Screens use this file too, so nothing here brings the calendar along; what is open now is decided in help-now.rules.ts.

/** The European emergency number. It answers day and night by law (Directive (EU) 2018/1972, art. 109), so this alone
 *  is known without anybody looking it up. */
export const isEmergency = (number: string): boolean => number.replace(/\D/g, '') === '112';

export const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;
const WHOLE_DAY: Slot = { from: '00:00', to: '00:00' };
export const ALWAYS: HelpWeek = Object.fromEntries(WEEKDAYS.map((day) => [day, [{ ...WHOLE_DAY }]]));

/** Day and night, all week. */
export const isAlways = (hours: HelpWeek): boolean =>
  WEEKDAYS.every((day) => hours[day]?.some((slot) => slot.from === '00:00' && slot.to === '00:00') ?? false);

/** Hours as somebody types them for one day: "9-12 en 13.30-17", "22:00-02:00"; empty = none that day.
 *  @returns null when it cannot be read */
export function readSlots(text: string): Slot[] | null {
  if (text.trim() === '') return [];
  const slots = text.split(/,|;|\ben\b|\band\b/i).map((part) => {
    const ends = /^\s*([\d.:u]+)\s*(?:-|–|tot|to)\s*([\d.:u]+)\s*$/i.exec(part);
    const from = readTime(ends?.[1]);
    const to = readTime(ends?.[2]);
    return from === null || to === null ? null : { from, to };
  });
  return slots.length <= 4 && slots.every((slot) => slot !== null) ? slots : null;
}

/** 24 is midnight at the end of the day. */
function readTime(text: string | undefined): TimeOfDay | null {
  const parts = /^(\d{1,2})(?:[.:u](\d\d)?)?$/i.exec(text ?? '');
  if (parts === null) return null;
  const hour = Number(parts[1]);
  const minute = Number(parts[2] ?? '0');
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return null;
  return `${String(hour % 24).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

export const writeSlots = (slots: readonly Slot[] | undefined): string =>
  (slots ?? []).map(({ from, to }) => `${from}-${to === '00:00' ? '24:00' : to}`).join(', ');

/** Whether a line may become this.
 *  @param before its number now; null = a new line
 *  @param today local day in the city */
export function decideHelpLine(
  line: HelpLineInput,
  before: { readonly number: string } | null,
  today: Day,
): HelpLineInput | Refused {
  if (before !== null && isEmergency(before.number) && !isEmergency(line.number))
    return refuse(emergencyStays);
  if ((line.source === null) !== (line.checkedOn === null)) return refuse(checkIncomplete);
  if (line.checkedOn !== null && line.checkedOn > today) return refuse(checkedInFuture);
  // No hours at all is the same as not knowing them, never "always closed".
  const hasHours = line.hours !== null && Object.keys(line.hours).length > 0;
  return { ...line, hours: hasHours ? line.hours : null };
}

/** Whether a line may go. */
export function decideTakingAway(line: { readonly number: string }): Refused | null {
  return isEmergency(line.number) ? refuse(emergencyStays) : null;
}
