import { z } from 'zod';
import { event, get, hosts, InstantText, post, refusal } from '../../../platform/core/contract.ts';
import { EntryId, RoomId } from '../../../platform/core/room-log.ts';
import { textOf } from '../../../platform/core/text.ts';
import { notOnShift, roomClosed } from '../rooms/rooms.contract.ts';
import { HeldBecause, heldDecided } from './held.contract.ts';

/** UTF-16 units in a reason. */
export const REASON_MAX = 300;

export const HeldForHosts = z.object({
  id: EntryId,
  visitorId: z.string(),
  handle: z.string(),
  room: z.object({ id: RoomId, name: z.string() }),
  text: z.string(),
  because: HeldBecause,
  saidAt: InstantText,
  /** When it goes back to its writer by itself. */
  until: InstantText,
});
export type HeldForHosts = z.output<typeof HeldForHosts>;

export const readHeld = get('/conversation/held', {
  who: hosts,
  summary: 'Messages that wait for a host before anybody sees them; nothing to who is not on shift',
  answer: z.object({ isOnShift: z.boolean(), held: z.array(HeldForHosts) }),
});

/** Who wrote it may not write in the rooms until then; what they wrote before goes in no sooner. */
export const writerStopped = refusal('writerStopped', 409, { until: InstantText });

const Which = z.object({ id: EntryId, visitor: z.uuid() });

export const releaseHeld = post('/conversation/release-held', {
  who: hosts,
  summary: 'Let a held message into its room, under the name of who wrote it',
  input: Which,
  answer: z.object({ id: EntryId, at: InstantText }),
  refuses: [notOnShift, heldDecided, roomClosed, writerStopped],
});

export const keepHeldBack = post('/conversation/keep-held-back', {
  who: hosts,
  summary: 'Do not let a held message through, and say why to who wrote it',
  input: Which.extend({ reason: textOf(REASON_MAX) }),
  answer: z.object({ id: EntryId, at: InstantText }),
  refuses: [notOnShift, heldDecided],
});

/** What waits for a host changed: read anew. */
export const heldChanged = event('conversation.heldChanged', {});
