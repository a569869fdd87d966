import { z } from 'zod';
import { event, InstantText, post, refusal, visitors } from '../../../platform/core/contract.ts';
import { RoomId } from '../../../platform/core/room-log.ts';

// Apart from the rest of the rooms: the street carries this, and nothing of what is said inside.

/** When the house is open again and whom to call now, for whoever finds it closed. */
export const roomClosed = refusal('roomClosed', 409, { nextOpen: InstantText.nullable() });

/** Into another open room, for this visit: every tab of it. Addresses name no room, so the server knows which. */
export const goTo = post('/conversation/go-to', {
  who: visitors,
  summary: 'Go to another open room of the house',
  input: z.object({ room: RoomId }),
  answer: z.object({ room: RoomId }),
  refuses: [roomClosed],
});
/** A visitor went to another room: their other tabs follow. */
export const wentTo = event('conversation.wentTo', { visitorId: z.string() });
