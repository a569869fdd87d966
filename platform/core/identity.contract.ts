import { z } from 'zod';
import {
  anyone,
  type Guard,
  get,
  InstantText,
  type Person,
  page,
  post,
  type RefusalKind,
  ROLES,
  refusal,
  type Visitor,
} from './contract.ts';

export const invitationUnknown = refusal('invitationUnknown', 404);
export const invitationUsed = refusal('invitationUsed', 409);
export const invitationExpired = refusal('invitationExpired', 409);
const invitationRefusals = [
  invitationUnknown,
  invitationUsed,
  invitationExpired,
] as const satisfies readonly RefusalKind[];

const Secret = z.object({ secret: z.string().max(100) });

/** Tells whom an invitation is for, without using it up: mail scanners open links. */
export const lookAtInvitation = post('/identity/look-at-invitation', {
  who: anyone,
  summary: 'Whom an invitation is for; does not use it up',
  input: Secret,
  answer: z.object({ workName: z.string(), expiresAt: InstantText }),
  refuses: invitationRefusals,
});

export const useInvitation = post('/identity/use-invitation', {
  who: anyone,
  summary: 'Sign in with an invitation, once',
  input: Secret,
  answer: z.object({ signedIn: z.literal(true) }),
  refuses: invitationRefusals,
});

/** The team, and who is not signed in any more: pressing twice is no fault. A visit in the same browser is not meant. */
const theTeam: Guard<Exclude<Person, Visitor>> = {
  name: 'team',
  roles: ['anyone', ...ROLES.filter((role) => role !== 'visitor')],
};

export const signOut = post('/identity/sign-out', {
  who: theTeam,
  summary: 'End my session on this browser',
  answer: z.object({ left: z.literal(true) }),
});

export const readSignIn = get('/identity/sign-in', {
  who: anyone,
  summary: 'The door of the team',
  answer: z.object({ isSignedIn: z.boolean() }),
});

export const signInPage = page('/team/aanmelden', {
  screen: 'platform/web/sign-in/SignIn',
  shows: readSignIn,
  side: 'desk',
});
