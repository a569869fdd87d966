import { addMs, type Instant, MINUTE, msBetween, SECOND } from '../../../platform/core/time.ts';
import type { Pace } from './slow-mode.contract.ts';

export interface Slowness {
  readonly everySec: Pace;
  readonly until: Instant;
}

/** @param closesAt when the room or the house closes, if that is known
 *  @returns when slow mode ends: never after the room does */
export function slowUntil(now: Instant, forMin: number, closesAt: Instant | null): Instant {
  const end = addMs(now, forMin * MINUTE);
  return closesAt !== null && closesAt < end ? closesAt : end;
}

export const isSlow = (slow: Slowness | null, now: Instant): slow is Slowness =>
  slow !== null && now < slow.until;

/** @param lastAt when this visitor said something here last
 *  @returns when they may again: not after slow mode itself ends; null = now */
export function nextAt(slow: Slowness | null, lastAt: Instant | null, now: Instant): Instant | null {
  if (!isSlow(slow, now) || lastAt === null) return null;
  const next = addMs(lastAt, slow.everySec * SECOND);
  const ends = next < slow.until ? next : slow.until;
  return ends > now ? ends : null;
}

/** Whole seconds to wait, at least one. */
export const secondsTo = (next: Instant, now: Instant): number =>
  Math.max(1, Math.ceil(msBetween(now, next) / SECOND));
