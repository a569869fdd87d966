import { type Refused, refuse } from '../../../platform/core/contract.ts';
import { addMs, type Instant, MINUTE } from '../../../platform/core/time.ts';
import { EDIT_MIN, messageGone, tooLateToEdit, wordsStand } from './acts.contract.ts';

/** A message that somebody wants to do something with, and where it stands. */
export interface MessageThere {
  readonly at: Instant;
  readonly gone: string | null;
  readonly isOfHost: boolean;
  readonly isInTalk: boolean;
}

/** Whatever a visitor said they may take back, at any time. What an adult said to one young person apart stands: nobody
 *  else was there to hear it. */
export function decideTakeBack(message: Omit<MessageThere, 'at'>): Refused | null {
  return decideReact(message) ?? (message.isOfHost && message.isInTalk ? refuse(wordsStand) : null);
}

export function decideEdit(message: MessageThere, now: Instant): Refused | null {
  const refused = decideTakeBack(message);
  if (refused !== null) return refused;
  return now > addMs(message.at, EDIT_MIN * MINUTE) ? refuse(tooLateToEdit, { minutes: EDIT_MIN }) : null;
}

export const decideReact = ({ gone }: Pick<MessageThere, 'gone'>): Refused | null =>
  gone === null ? null : refuse(messageGone);
