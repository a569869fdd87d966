import type { Role } from '../../../platform/core/contract.ts';
import { addMs, DAY, HOUR, type Instant, MINUTE } from '../../../platform/core/time.ts';
import { PAUSE_MIN_MINUTES } from './moderation.contract.ts';

export type MeasureKind = 'talk' | 'cover' | 'pause' | 'door';

/** Reports, measures and second looks are kept this long; a second look that waits keeps them longer. */
export const KEPT_MS = 183 * DAY;
/** A second look can be asked as long as the measure is kept. */
export const ASK_MS = KEPT_MS;
/** A second look is answered within this time. */
export const ANSWER_MS = 7 * DAY;
/** Where nobody may answer it, it waits this much longer for somebody to join the team, and then ends what was done. */
export const NOBODY_MS = 2 * DAY;
/** Where no closing time is known, an evening is this long. */
const EVENING_MS = 4 * HOUR;
/** The longest that two people together may keep the door shut. */
export const LONGER_MAX_DAYS = 30;

const DECIDES: readonly Role[] = ['worker', 'coordinator'];

/** Young hosts and guest hosts answer and ask a colleague; they decide no measure. */
export const mayDecide = (role: Role): boolean => DECIDES.includes(role);

export const eveningEnd = (now: Instant, closesAt: Instant | null): Instant =>
  closesAt !== null && closesAt > now ? closesAt : addMs(now, EVENING_MS);

/** When a measure ends by itself. A pause never outlasts the evening.
 *  @param minutes of a pause; null = the whole evening
 *  @param closesAt when the house closes tonight; null = not known */
export function endOf(
  kind: MeasureKind,
  minutes: number | null,
  now: Instant,
  closesAt: Instant | null,
): Instant | null {
  if (kind === 'talk') return null;
  const evening = eveningEnd(now, closesAt);
  if (kind !== 'pause' || minutes === null) return evening;
  const pause = addMs(now, Math.max(minutes, PAUSE_MIN_MINUTES) * MINUTE);
  return pause < evening ? pause : evening;
}

export interface Deciding {
  readonly role: Role;
  readonly isOnShift: boolean;
  /** Who wrote the message; a host's message is the confidant's. */
  readonly writer: 'visitor' | 'member' | 'house';
  /** A cover needs something to lie on. */
  readonly hasText: boolean;
  readonly kind: MeasureKind;
  /** Kinds that run on this writer, or on this message, now. */
  readonly running: readonly MeasureKind[];
  readonly isReportClosed: boolean;
}

export function judgeMeasure(
  act: Deciding,
): 'yes' | 'notOnShift' | 'onlyWorkers' | 'aboutHost' | 'reportClosed' | 'nothingThere' | 'runsAlready' {
  if (!act.isOnShift) return 'notOnShift';
  if (!mayDecide(act.role)) return 'onlyWorkers';
  if (act.writer !== 'visitor') return 'aboutHost';
  if (act.isReportClosed) return 'reportClosed';
  if (act.running.includes(act.kind)) return 'runsAlready';
  if (act.kind === 'cover' && !act.hasText) return 'nothingThere';
  return 'yes';
}

/** Who decides a second look: somebody of the team who decides measures, and never who decided this one. */
export const mayLookAgain = (role: Role, memberId: string, deciders: readonly string[]): boolean =>
  mayDecide(role) && !deciders.includes(memberId);

/** For whom a second look lies ready: a coordinator first, since appeals are theirs. Null when the team has nobody else. */
export function lookerOf<M extends { readonly id: string; readonly role: Role }>(
  team: readonly M[],
  deciders: readonly string[],
): M | null {
  const may = team.filter((member) => mayLookAgain(member.role, member.id, deciders));
  return may.find((member) => member.role === 'coordinator') ?? may[0] ?? null;
}

/** When a second look ends what was done by itself; null while somebody of the team may answer it. A late answer is late;
 *  one that cannot come would keep somebody out with nobody to ask. */
export const lapsesAt = (
  team: readonly { readonly id: string; readonly role: Role }[],
  deciders: readonly string[],
  answerBy: Instant,
): Instant | null => (lookerOf(team, deciders) === null ? addMs(answerBy, NOBODY_MS) : null);

/** Once; and once more about a door that was kept shut longer after the answer, since that was not looked at.
 *  @param last the second look that was asked last */
export function judgeAsking(
  measure: { readonly decidedAt: Instant; readonly longerConfirmedAt: Instant | null },
  last: { readonly decidedAt: Instant | null } | null,
  now: Instant,
): 'yes' | 'asked' | 'tooLate' {
  const { longerConfirmedAt: longerAt } = measure;
  const isNew = last !== null && last.decidedAt !== null && longerAt !== null && longerAt >= last.decidedAt;
  if (last !== null && !isNew) return 'asked';
  return addMs(measure.decidedAt, ASK_MS) > now ? 'yes' : 'tooLate';
}

/** Longer than tonight only by two people, with a reason and an end. */
export function judgeLonger(
  door: {
    readonly kind: MeasureKind;
    readonly runs: boolean;
    readonly endsAt: Instant | null;
    readonly isLonger: boolean;
  },
  role: Role,
  until: Instant,
  now: Instant,
): 'yes' | 'onlyWorkers' | 'noDoor' | 'longerRuns' | 'tooLong' | 'notLonger' {
  if (!mayDecide(role)) return 'onlyWorkers';
  if (door.kind !== 'door' || !door.runs) return 'noDoor';
  // Two names and a reason stand under what runs now; another proposal would take them away before it is agreed.
  if (door.isLonger) return 'longerRuns';
  if (door.endsAt === null || until <= door.endsAt) return 'notLonger';
  return until > addMs(now, LONGER_MAX_DAYS * DAY) ? 'tooLong' : 'yes';
}

export function judgeLongerYes(
  proposal: { readonly by: string | null; readonly isConfirmed: boolean; readonly runs: boolean },
  role: Role,
  memberId: string,
): 'yes' | 'onlyWorkers' | 'nothingProposed' | 'ownProposal' {
  if (!mayDecide(role)) return 'onlyWorkers';
  if (proposal.by === null || proposal.isConfirmed || !proposal.runs) return 'nothingProposed';
  return proposal.by === memberId ? 'ownProposal' : 'yes';
}

/** What keeps somebody from writing now, and until when: the one that ends last. */
export function stopOf(
  measures: readonly {
    readonly kind: MeasureKind;
    readonly endsAt: Instant | null;
    readonly ended: boolean;
  }[],
  now: Instant,
): { readonly kind: 'pause' | 'door'; readonly until: Instant } | null {
  let stop: { kind: 'pause' | 'door'; until: Instant } | null = null;
  for (const { kind, endsAt, ended } of measures) {
    if (ended || endsAt === null || endsAt <= now || (kind !== 'pause' && kind !== 'door')) continue;
    // A shut door says more than a pause, whichever ends last.
    if (
      stop === null ||
      (kind === 'door' && stop.kind === 'pause') ||
      (kind === stop.kind && endsAt > stop.until)
    )
      stop = { kind, until: endsAt };
  }
  return stop;
}
