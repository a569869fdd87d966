import { z } from 'zod';
import { changedMeanwhile, LastChange, Version } from '../../../platform/core/changes.contract.ts';
import { coordinators, get, InstantText, page, post, refusal } from '../../../platform/core/contract.ts';
import { MemberId } from '../../../platform/core/ids.ts';
import { textOf } from '../../../platform/core/text.ts';
import { Mandate } from '../talk/mandate.contract.ts';

export const WORK_NAME_MAX = 24;
export const LINE_MAX = 80;

/** Roles that a coordinator gives. */
export const TeamRole = z.enum(['worker', 'coordinator', 'youngHost', 'guestHost', 'confidant']);
export type TeamRole = z.output<typeof TeamRole>;

export const workNameTaken = refusal('workNameTaken', 409, { name: z.string() });
export const screenedInFuture = refusal('screenedInFuture', 409);
/** A guest is there for a while, and everybody knows until when. */
export const hostUntilNeeded = refusal('hostUntilNeeded', 409);
export const hostUntilPast = refusal('hostUntilPast', 409);
/** Without a coordinator nobody could let anybody in. */
export const lastCoordinator = refusal('lastCoordinator', 409);
/** Who reads complaints about hosts was never one of them under the same account. */
export const confidantApart = refusal('confidantApart', 409);

/** Who reads complaints, perhaps about the coordinator, signed in once: from then on the operator makes their links. */
export const confidantLinkByOperator = refusal('confidantLinkByOperator', 409, { name: z.string() });

const Line = textOf(LINE_MAX);

/** What is kept of somebody. Of the screening the day on which it was seen, and nothing else. */
export const MemberInput = z.object({
  /** What visitors read. */
  workName: textOf(WORK_NAME_MAX),
  /** For the desk alone. */
  fullName: Line,
  workTitle: Line,
  service: Line,
  role: TeamRole,
  screenedOn: z.iso.date().nullable(),
  /** Last day on which a guest hosts; of the others nothing is kept here. */
  hostUntil: z.iso.date().nullable(),
});
export type MemberInput = z.output<typeof MemberInput>;

export const TeamMemberView = MemberInput.extend({
  id: MemberId,
  workName: z.string(),
  fullName: z.string(),
  workTitle: z.string(),
  service: z.string(),
  screenedOn: z.string().nullable(),
  hostUntil: z.string().nullable(),
  version: Version,
  changed: LastChange.nullable(),
  /** Checked in now. */
  isHere: z.boolean(),
  isMe: z.boolean(),
  /** What binds them to silence; null for who holds no talks. */
  mandate: Mandate.nullable(),
  /** A sign-in link that nobody used yet works until then. */
  linkUntil: InstantText.nullable(),
});
export type TeamMemberView = z.output<typeof TeamMemberView>;

export const TeamChangeKind = z.enum(['added', 'changed', 'roleChanged', 'mandateSet', 'linkMade', 'ended']);

export const readTeam = get('/conversation/team', {
  who: coordinators,
  summary: 'Everybody with a work account, as the coordinator arranges them',
  answer: z.object({
    isOpen: z.boolean(),
    shiftUntil: InstantText.nullable(),
    today: z.string(),
    members: z.array(TeamMemberView),
    changes: z.array(
      z.object({ name: z.string(), kind: TeamChangeKind, by: z.string().nullable(), at: InstantText }),
    ),
  }),
});
export type TeamView = z.output<typeof readTeam.answer>;

const memberRefusals = [workNameTaken, screenedInFuture, hostUntilNeeded, hostUntilPast] as const;

export const addTeamMember = post('/conversation/team/add', {
  who: coordinators,
  summary: 'Give somebody a work account; they sign in by a link',
  input: MemberInput,
  answer: z.object({ id: MemberId, at: InstantText }),
  refuses: memberRefusals,
});

export const changeTeamMember = post('/conversation/team/change', {
  who: coordinators,
  summary: 'Change what is kept of somebody; with another role they sign in anew',
  input: MemberInput.extend({ id: MemberId, version: Version }),
  answer: z.object({ version: Version, at: InstantText }),
  refuses: [changedMeanwhile, ...memberRefusals, lastCoordinator, confidantApart],
});

/** The secret is answered and stored nowhere; pressed again there is another, and the first opens nothing. */
export const inviteTeamMember = post('/conversation/team/invite', {
  who: coordinators,
  summary: 'A sign-in link for somebody, shown once; unused ones before it end',
  input: z.object({ id: MemberId }),
  answer: z.object({ secret: z.string(), expiresAt: InstantText }),
  refuses: [confidantLinkByOperator],
});

export const endTeamMember = post('/conversation/team/end', {
  who: coordinators,
  summary: 'End the access of somebody: sessions and lines at once, coming shifts are open to the others',
  input: z.object({ id: MemberId }),
  answer: z.object({ at: InstantText }),
  refuses: [lastCoordinator],
});

export const teamPage = page('/team/mensen', {
  screen: 'engines/conversation/team/Team',
  shows: readTeam,
  side: 'desk',
});
