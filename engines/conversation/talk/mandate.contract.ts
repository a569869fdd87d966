import { z } from 'zod';
import { coordinators, InstantText, post } from '../../../platform/core/contract.ts';
import { MemberId } from '../../../platform/core/ids.ts';

/** What binds somebody to silence. discretion: a duty from their work; a judge can ask them to speak. secrecy: professional
 *  secrecy by law; they may stay silent before a judge too. It follows from the service they work for. */
export const MANDATES = ['discretion', 'secrecy'] as const;
export const Mandate = z.enum(MANDATES);
export type Mandate = z.output<typeof Mandate>;

/** Roles that hold talks apart: of the others no promise of silence is read. */
export const HOLDS_TALKS = ['worker', 'coordinator'] as const;
export const holdsTalks = (role: string): boolean => HOLDS_TALKS.some((one) => one === role);

export const setMandate = post('/conversation/set-mandate', {
  who: coordinators,
  summary: 'Whether a duty of discretion or professional secrecy binds somebody who holds talks',
  input: z.object({ member: MemberId, mandate: Mandate }),
  answer: z.object({ at: InstantText }),
});
