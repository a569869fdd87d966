import { type Refused, refuse } from '../../../platform/core/contract.ts';
import type { MemberId } from '../../../platform/core/ids.ts';
import {
  confidantApart,
  confidantLinkByOperator,
  hostUntilNeeded,
  hostUntilPast,
  lastCoordinator,
  type MemberInput,
  screenedInFuture,
  type TeamRole,
  workNameTaken,
} from './team.contract.ts';

export interface Colleague {
  readonly id: MemberId;
  readonly workName: string;
  readonly role: string;
  readonly hostUntil: string | null;
}

const sameName = (one: string, other: string) =>
  one.trim().toLocaleLowerCase('nl') === other.trim().toLocaleLowerCase('nl');

/** @param before null = somebody new
 *  @param team everybody with a work account, the one concerned among them
 *  @param today local day in the city
 *  @returns what is kept, or why not */
export function decideMember(
  input: MemberInput,
  before: Colleague | null,
  team: readonly Colleague[],
  today: string,
): MemberInput | Refused {
  const others = team.filter((one) => one.id !== before?.id);
  const namesake = others.find((one) => sameName(one.workName, input.workName));
  if (namesake !== undefined) return refuse(workNameTaken, { name: namesake.workName });
  if (input.screenedOn !== null && input.screenedOn > today) return refuse(screenedInFuture);
  const hostUntil = input.role === 'guestHost' ? input.hostUntil : null;
  if (input.role === 'guestHost') {
    if (hostUntil === null) return refuse(hostUntilNeeded);
    // Somebody's title may still be mended after their last day.
    if (hostUntil < today && hostUntil !== before?.hostUntil) return refuse(hostUntilPast);
  }
  const refused = before === null ? null : decideRole(before, input.role, others);
  if (refused !== null) return refused;
  return {
    ...input,
    hostUntil,
    workName: input.workName.trim(),
    fullName: input.fullName.trim(),
    workTitle: input.workTitle.trim(),
    service: input.service.trim(),
  };
}

function decideRole(before: Colleague, role: TeamRole, others: readonly Colleague[]): Refused | null {
  if (role === before.role) return null;
  if (role === 'confidant' || before.role === 'confidant') return refuse(confidantApart);
  return before.role === 'coordinator' ? decideEnding(before, others) : null;
}

/** May this one stop being who they are in the team? @param team with or without them */
export function decideEnding(member: Colleague, team: readonly Colleague[]): Refused | null {
  const isNeeded =
    member.role === 'coordinator' && !team.some((one) => one.id !== member.id && one.role === 'coordinator');
  return isNeeded ? refuse(lastCoordinator) : null;
}

/** Whether a shift of theirs that is on must end with this change: nobody hosts in a role or without a screening that
 *  they no longer have. */
export const endsShift = (before: Colleague, next: Pick<MemberInput, 'role' | 'screenedOn'>): boolean =>
  next.role !== before.role || next.screenedOn === null;

/** May a coordinator make a link that signs this one in? Whoever makes a link could use it. */
export const decideLink = (member: {
  readonly workName: string;
  readonly role: TeamRole;
  readonly firstInAt: string | null;
}): Refused | null =>
  member.role === 'confidant' && member.firstInAt !== null
    ? refuse(confidantLinkByOperator, { name: member.workName })
    : null;
