import { z } from 'zod';
import { coordinators, InstantText, post } from '../../../platform/core/contract.ts';
import { MemberId } from '../../../platform/core/ids.ts';

/** What binds somebody to silence. discretion: a duty from their work; a judge can ask them to speak. secrecy: professional
 *  secrecy by law; they may stay silent before a judge too. It follows from the service they work for. */
export const Mandate = z.enum(['discretion', 'secrecy']);
export type Mandate = z.output<typeof Mandate>;

export const setMandate = post('/conversation/set-mandate', {
  who: coordinators,
  summary: 'Whether a duty of discretion or professional secrecy binds somebody of the team',
  input: z.object({ member: MemberId, mandate: Mandate }),
  answer: z.object({ at: InstantText }),
});
