import { addMs, HOUR, type Instant, MINUTE } from '../../../platform/core/time.ts';
import { dayIn } from '../door/city-time.rules.ts';
import { DESK_ALIVE_MS, isDeskAlive } from '../door/hosts.rules.ts';
import {
  LONGEST_SHIFT_HOURS,
  mayHost,
  type Occurrence,
  type Refusal,
  type RotaMember,
  type Vindplaats,
} from './rota.rules.ts';

/** How long before a shift one may check in. */
export const EARLY_MS = 30 * MINUTE;
/** How long after its end a shift is taken to be forgotten, once the desk page is gone. */
export const FORGOTTEN_AFTER_MS = 30 * MINUTE;
const LONGEST_MS = LONGEST_SHIFT_HOURS * HOUR;

/** What checking in starts. */
export interface CheckIn {
  /** The planned time it belongs to; null: unplanned, and it ends when checked out. */
  readonly occurrence: Occurrence | null;
  /** null: the house. */
  readonly vindplaats: Vindplaats | null;
  /** Only who is at the house opens its door; a shift on a square or in a game does not. */
  readonly countsAtDoor: boolean;
  readonly plannedTo: Instant | null;
  /** It ends by itself then at the latest. */
  readonly endsAtLatest: Instant;
}

export type CheckInRefusal = Refusal<'notScreened' | 'guestEnded' | 'noShift' | 'tooEarly'>;

/** Checking in at the desk: for a planned shift from 30 minutes before it until it ends; a worker also without one.
 *  At the house goes before elsewhere when both are on, then what began first.
 *  @param shiftsToday this member's own occurrences around now; those of others are passed over
 *  @returns tooEarly carries `from`, when checking in becomes possible */
export function decideCheckIn(
  member: RotaMember,
  shiftsToday: readonly Occurrence[],
  now: Instant,
  zone: string,
): CheckIn | CheckInRefusal {
  const today = dayIn(now, zone);
  const notAllowed = mayHost(member, today, today);
  if (notAllowed) return notAllowed;
  const own = shiftsToday
    .filter((one) => one.memberId === member.memberId && one.state !== 'ill' && !one.isOnCall && now < one.to)
    .sort((a, b) => Number(isAtHouse(b)) - Number(isAtHouse(a)) || (a.from < b.from ? -1 : 1));
  const due = own.find((one) => opensAt(one) <= now);
  if (due) return checkInFor(due, now);
  if (member.kind === 'worker') return unplanned(now);
  const earliest = own.map(opensAt).sort()[0];
  return earliest ? { refused: 'tooEarly', data: { from: earliest } } : { refused: 'noShift' };
}

function checkInFor(occurrence: Occurrence, now: Instant): CheckIn {
  return {
    occurrence,
    vindplaats: occurrence.vindplaats,
    countsAtDoor: isAtHouse(occurrence),
    plannedTo: occurrence.to,
    endsAtLatest: addMs(now, LONGEST_MS),
  };
}

function unplanned(now: Instant): CheckIn {
  return {
    occurrence: null,
    vindplaats: null,
    countsAtDoor: true,
    plannedTo: null,
    endsAtLatest: addMs(now, LONGEST_MS),
  };
}

function opensAt(one: Occurrence): Instant {
  return addMs(one.from, -EARLY_MS);
}

function isAtHouse({ vindplaats }: Occurrence): boolean {
  return vindplaats.kind === 'house' || vindplaats.kind === 'room';
}

/** A forgotten shift ends itself: 30 minutes after its planned end once the desk page is gone (unplanned: 30 minutes
 *  after the page was last seen), and 12 hours after checking in whatever happens.
 *  @returns the moment it ended; null while it goes on */
export function forgottenSince(
  shift: { readonly checkedInAt: Instant; readonly plannedTo: Instant | null; readonly lastSeenAt: Instant },
  now: Instant,
): Instant | null {
  const atMost = addMs(shift.checkedInAt, LONGEST_MS);
  const pageGone = addMs(shift.lastSeenAt, DESK_ALIVE_MS);
  const lateEnough = addMs(shift.plannedTo ?? shift.lastSeenAt, FORGOTTEN_AFTER_MS);
  const whenGone = pageGone > lateEnough ? pageGone : lateEnough;
  const since = whenGone < atMost ? whenGone : atMost;
  return since <= now ? since : null;
}

/** On call is a screened worker whose desk page is open and gave a sign of life in the last 45 s: who can answer
 *  within 60 s. That they are the one who is named stands on the rota (namedOnCall).
 *  @param lastSeenAt null when no desk page of theirs is open */
export function isOnCall(
  member: RotaMember,
  lastSeenAt: Instant | null,
  now: Instant,
  zone: string,
): boolean {
  const today = dayIn(now, zone);
  return (
    member.kind === 'worker' &&
    mayHost(member, today, today) === null &&
    lastSeenAt !== null &&
    isDeskAlive(lastSeenAt, now)
  );
}
