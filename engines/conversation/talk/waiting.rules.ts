import type { Instant } from '../../../platform/core/time.ts';
import { MINUTE, msBetween } from '../../../platform/core/time.ts';
import type { WaitRange } from './talk.contract.ts';

export interface Waiter {
  readonly id: string;
  readonly askedAt: Instant;
  readonly wishesMemberId: string | null;
}

/** First come, first served. Who asked for one host keeps their place: only that host, or their own other wish, takes
 *  them out of turn. */
export function lineOf(waiters: readonly Waiter[]): Waiter[] {
  return [...waiters].sort((a, b) =>
    a.askedAt === b.askedAt ? (a.id < b.id ? -1 : 1) : a.askedAt < b.askedAt ? -1 : 1,
  );
}

/** How many are before somebody: everybody who asked earlier and may take the same host.
 *  @returns null when they are not in the line */
export function placeOf(waiters: readonly Waiter[], id: string): number | null {
  const line = lineOf(waiters);
  const me = line.find((waiter) => waiter.id === id);
  if (me === undefined) return null;
  const before = line.slice(0, line.indexOf(me));
  return before.filter(
    (other) =>
      other.wishesMemberId === null ||
      me.wishesMemberId === null ||
      other.wishesMemberId === me.wishesMemberId,
  ).length;
}

/** A talk takes about this long when too few were had to know better. */
export const USUAL_TALK_MIN = 25;
const ENOUGH_TALKS = 5;
const STEP_MIN = 5;

export interface WaitFacts {
  readonly before: number;
  /** Hosts who could take them: free ones and busy ones. */
  readonly free: number;
  readonly busySince: readonly Instant[];
  /** How long the last talks took, in minutes; newest first or not, at most a few dozen. */
  readonly talksMin: readonly number[];
  readonly now: Instant;
}

/** An honest range for a wait, in steps of five minutes. Never a figure that was not worked out from talks going on.
 *  @returns null when nobody could take them: then there is no wait to promise */
export function waitRange({ before, free, busySince, talksMin, now }: WaitFacts): WaitRange | null {
  const hosts = free + busySince.length;
  if (hosts === 0) return null;
  if (free > before) return { fromMin: 0, toMin: STEP_MIN };
  const usual = talksMin.length >= ENOUGH_TALKS ? middleOf(talksMin) : USUAL_TALK_MIN;
  // Each busy host is free after what is left of a usual talk; the ones before me take the first that come free.
  const left = busySince
    .map((since) => Math.max(STEP_MIN, usual - Math.floor(msBetween(since, now) / MINUTE)))
    .sort((a, b) => a - b);
  const turn = before - free;
  const rounds = Math.floor(turn / Math.max(1, left.length));
  const wait = (left[turn % Math.max(1, left.length)] ?? usual) + rounds * usual;
  return {
    fromMin: Math.max(STEP_MIN, Math.floor((wait * 0.7) / STEP_MIN) * STEP_MIN),
    toMin: Math.ceil((wait * 1.5) / STEP_MIN) * STEP_MIN,
  };
}

function middleOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? USUAL_TALK_MIN;
}

/** How long a host has after a claim to be there; past it the visitor is back in the line with their place. */
export const LEASE_MS = 2 * MINUTE;
/** A talk whose hosts are all gone from their desks goes back, or ends, after this. */
export const VANISHED_MS = 2 * MINUTE;

export interface TalkFacts {
  readonly leaseUntil: Instant | null;
  /** Whether a host said something yet. */
  readonly hostSpoke: boolean;
  /** Desk pages of its hosts: when each gave a last sign of life. */
  readonly hostsSeenAt: readonly Instant[];
  readonly isInDanger: boolean;
  readonly now: Instant;
}

export type TalkFate = 'goesOn' | 'backInLine' | 'ends';

/** What becomes of a talk whose host may have vanished. Somebody in danger is never cut off by the software. */
export function fateOf({ leaseUntil, hostSpoke, hostsSeenAt, isInDanger, now }: TalkFacts): TalkFate {
  const isAlone = hostsSeenAt.every((seenAt) => msBetween(seenAt, now) >= VANISHED_MS);
  if (!isAlone) return 'goesOn';
  if (!hostSpoke && leaseUntil !== null && leaseUntil <= now) return 'backInLine';
  if (!hostSpoke) return 'goesOn';
  return isInDanger ? 'goesOn' : 'ends';
}

/** Longest wait that is counted apart: a whole day. A line that outlived a stop of the house must not break its count. */
export const LONGEST_WAIT_MIN = 24 * 60;

export const waitedMinutes = (askedAt: Instant, now: Instant): number =>
  Math.max(0, Math.min(LONGEST_WAIT_MIN, Math.floor(msBetween(askedAt, now) / MINUTE)));
