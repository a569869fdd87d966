import { z } from 'zod';
import { anyone, get, page, post, refusal } from '../../../platform/core/contract.ts';
import { RoomId } from '../../../platform/core/room-log.ts';
import { Opening } from '../hours/opening.contract.ts';
import { doorForTonight, paused, roomClosed } from '../rooms/rooms.contract.ts';

export const handleLooksLikeHost = refusal('handleLooksLikeHost', 409);
export const handleUnreadable = refusal('handleUnreadable', 409);
/** A number, an address or an account: everybody in the house would read it beside each message. */
export const handleIsContact = refusal('handleIsContact', 409);

export const DoorView = z.object({
  isOpen: z.boolean(),
  /** A consulting hour: one walks in to a talk apart, and no room is open. */
  isConsulting: z.boolean(),
  /** When somebody is there again by the hours, while the door is closed. */
  next: Opening.nullable(),
  /** Who this browser is already, by handle: they posted a note, or were inside before. */
  as: z.string().nullable(),
  /** Names the house offers; the first is filled in. */
  offered: z.array(z.string()),
});
export type DoorView = z.output<typeof DoorView>;

export const readDoor = get('/conversation/door', {
  who: anyone,
  summary: 'Handles the house offers at the door',
  answer: DoorView,
});

/** Walk in: no account, no e-mail, no number. Starts a session that ends with the browser. */
export const enter = post('/conversation/enter', {
  who: anyone,
  summary: 'Walk in under a handle; who is known in this browser already stays the same visitor',
  input: z.object({
    handle: z.string().max(200),
    room: RoomId.nullable().default(null),
    /** Somebody else sits here now: what was there before stays behind. */
    asNew: z.boolean().default(false),
  }),
  answer: z.object({ inside: z.literal(true) }),
  refuses: [roomClosed, doorForTonight, paused, handleLooksLikeHost, handleUnreadable, handleIsContact],
});

export const doorPage = page('/deur', {
  screen: 'engines/conversation/door/Door',
  shows: readDoor,
  side: 'house',
});
