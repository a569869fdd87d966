import { z } from 'zod';
import { event, InstantText, post, refusal, visitors } from '../../../platform/core/contract.ts';
import { EntryId } from '../../../platform/core/room-log.ts';

/** What a message holds that a host looks at before anybody else sees it. */
export const HeldBecause = z.enum(['phone', 'mail', 'address', 'account', 'link']);
export type HeldBecause = z.output<typeof HeldBecause>;

/** What I said and what nobody else sees yet, or never will. waiting: a host will look, at the latest `until`.
 *  keptBack: a host said why not. lapsed: nobody came to it in time. */
export const MyHeld = z.object({
  id: EntryId,
  text: z.string(),
  because: HeldBecause,
  until: InstantText,
  state: z.enum(['waiting', 'keptBack', 'lapsed']),
  reason: z.string().nullable(),
  byName: z.string().nullable(),
});
export type MyHeld = z.output<typeof MyHeld>;

/** Somebody decided about it a moment before. */
export const heldDecided = refusal('heldDecided', 409);

/** Messages of one visitor that wait at the same time: a panel that fills up is looked at by nobody. */
export const WAITING_MAX = 3;
/** As many wait already; the draft stays. */
export const heldEnough = refusal('heldEnough', 409, { max: z.number().int() });

export const dropHeld = post('/conversation/drop-held', {
  who: visitors,
  summary: 'Take back what I said and what is held, while it is not in the room',
  input: z.object({ id: EntryId }),
  answer: z.object({ id: EntryId, at: InstantText }),
  refuses: [heldDecided],
});

/** To its writer, and nobody else. */
export const myHeldChanged = event('conversation.myHeldChanged', { visitorId: z.string() });
