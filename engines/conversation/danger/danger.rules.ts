import { addMs, type Instant, SECOND } from '../../../platform/core/time.ts';

/** How long it rings before the city's on-call number stands on the screen. */
export const RINGS_MS = 60 * SECOND;

export const numberFrom = (raisedAt: Instant): Instant => addMs(raisedAt, RINGS_MS);

export interface Reachable {
  readonly memberId: string;
  readonly isOnShift: boolean;
  /** Named on call for now. */
  readonly isOnCall: boolean;
  /** A desk page of theirs is open and alive: without one nothing can ring there. */
  readonly isDeskAlive: boolean;
}

/** On whose desks it rings: the other hosts on shift; without one, who is on call; without one, everybody of the team
 *  whose desk is open. Somebody in danger must not wait for a rota to be right. */
export function ringsFor(people: readonly Reachable[], raisedBy: string): string[] {
  const alive = people.filter((person) => person.isDeskAlive && person.memberId !== raisedBy);
  const groups = [
    alive.filter((person) => person.isOnShift),
    alive.filter((person) => person.isOnCall),
    alive,
  ];
  return (groups.find((group) => group.length > 0) ?? []).map((person) => person.memberId);
}

export interface DangerFacts {
  readonly raisedBy: string;
  readonly answeredBy: string | null;
  readonly ringsFor: readonly string[];
  readonly proposedBy: string | null;
  readonly closedAt: Instant | null;
}

/** Who may see a case: who raised it, whom it rings for, who came, and a coordinator. */
export function maySee(danger: DangerFacts, by: { readonly id: string; readonly role: string }): boolean {
  return (
    by.role === 'coordinator' ||
    danger.raisedBy === by.id ||
    danger.answeredBy === by.id ||
    danger.ringsFor.includes(by.id)
  );
}

export type ConfirmVerdict = 'ok' | 'closed' | 'nothingProposed' | 'ownProposal';

export function judgeConfirm(danger: DangerFacts, by: string): ConfirmVerdict {
  if (danger.closedAt !== null) return 'closed';
  if (danger.proposedBy === null) return 'nothingProposed';
  return danger.proposedBy === by ? 'ownProposal' : 'ok';
}
