/** A moment in UTC: ISO 8601 with milliseconds and Z, so that comparing as text is comparing in time. */
export type Instant = string & { readonly __instant: never };

const SHAPE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** @param text any ISO moment with a zone; normalised to milliseconds and Z. Throws on anything else. */
export function instant(text: string): Instant {
  if (SHAPE.test(text)) return text as Instant;
  return new Date(text).toISOString() as Instant;
}

/** @returns milliseconds from `from` to `to`; negative when `to` lies earlier. */
export function msBetween(from: Instant, to: Instant): number {
  return Date.parse(to) - Date.parse(from);
}

export function addMs(at: Instant, ms: number): Instant {
  return new Date(Date.parse(at) + ms).toISOString() as Instant;
}

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** What tells the time. Rules never read it: routes hand them the moment it gives. */
export interface Clock {
  now(): Instant;
}
