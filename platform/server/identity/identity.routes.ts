import { type Refused, refuse } from '../../core/contract.ts';
import {
  invitationExpired,
  invitationUnknown,
  invitationUsed,
  lookAtInvitation,
  readSignIn,
  signInPage,
  signOut,
  useInvitation as useInvitationCall,
} from '../../core/identity.contract.ts';
import type { Engine } from '../engine.ts';
import { freeRoute, route } from '../http/route.ts';
import type { Tx } from '../storage/types.ts';
import { endMemberSession, findInvitation, type Invitation, useInvitation } from './identity.store.ts';

async function usable(tx: Tx, secret: string): Promise<Invitation | Refused> {
  const invitation = await findInvitation(tx, secret);
  if (invitation === null) return refuse(invitationUnknown);
  if (invitation.usedAt !== null) return refuse(invitationUsed);
  if (invitation.expiresAt <= tx.now) return refuse(invitationExpired);
  return invitation;
}

/** Signing in and out belongs to the platform; it is laid down like an engine's topic. */
export const identity: Engine = {
  name: 'identity',
  routes: [
    route(readSignIn, async ({ by }) => ({ isSignedIn: by.role !== 'anyone' && by.role !== 'visitor' })),
    freeRoute(lookAtInvitation, async ({ city, input }, { db }) =>
      db.transaction(city.id, async (tx) => {
        const found = await usable(tx, input.secret);
        return 'refused' in found ? found : { workName: found.workName, expiresAt: found.expiresAt };
      }),
    ),
    // Not kept once like other writes: the answer is a cookie, and a second press must be refused.
    freeRoute(useInvitationCall, async ({ city, input, reply }, { db }) => {
      const outcome = await db.transaction(city.id, async (tx) => {
        const found = await usable(tx, input.secret);
        return 'refused' in found ? found : useInvitation(tx, input.secret, found);
      });
      if (typeof outcome !== 'string') return outcome;
      reply.startWork(outcome);
      return { signedIn: true as const };
    }),
    freeRoute(signOut, async ({ by, city, reply }, { db, hub }) => {
      if (by.role !== 'anyone') {
        await db.transaction(city.id, (tx) => endMemberSession(tx, by.sessionId));
        hub.endSession(city.id, by.sessionId);
      }
      reply.leave();
      return { left: true as const };
    }),
  ],
  pages: [signInPage],
  audiences: [],
  mayRead: async () => false,
  admit: null,
  keep: async () => undefined,
  begin: () => () => undefined,
  layOut: async () => undefined,
};
