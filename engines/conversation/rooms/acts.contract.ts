import { z } from 'zod';
import {
  InstantText,
  inTheHouse,
  post,
  refusal,
  tooMany,
  visitors,
} from '../../../platform/core/contract.ts';
import { EntryId, RoomId } from '../../../platform/core/room-log.ts';
import { textOf } from '../../../platform/core/text.ts';
import { slowDown } from '../slow-mode/slow-mode.contract.ts';
import { messageGone } from './message-gone.contract.ts';
import { doorForTonight, MESSAGE_MAX, paused, roomClosed, talkEnded } from './rooms.contract.ts';

/** Words may be changed this long after they were said; taking back has no end. */
export const EDIT_MIN = 10;

/** What one can give a message, in the order in which they are offered. No sign weighs more than another. */
export const SIGNS = ['recognised', 'support', 'thanks', 'ha', 'thinking'] as const;
export const Sign = z.enum(SIGNS);
export type Sign = z.output<typeof Sign>;

export const tooLateToEdit = refusal('tooLateToEdit', 409, { minutes: z.number().int() });
export { messageGone };
/** In a talk apart, what somebody of the house said stays as it was said. */
export const wordsStand = refusal('wordsStand', 409);

/** New words with an address, a number or a link in them: as a message of its own somebody of the house reads them first. */
export const looksFirst = refusal('looksFirst', 409);

const act = {
  room: RoomId,
  /** Made by the client; a retry with the same id gets the first answer. */
  id: EntryId,
  /** The message it is about. */
  target: EntryId,
};
const written = z.object({ id: EntryId, seq: z.number().int(), at: InstantText });

export const edit = post('/conversation/message/edit', {
  who: inTheHouse,
  summary: 'Change the words of my own message shortly after',
  input: z.object({ ...act, text: textOf(MESSAGE_MAX) }),
  answer: written,
  refuses: [
    tooLateToEdit,
    messageGone,
    wordsStand,
    looksFirst,
    roomClosed,
    talkEnded,
    paused,
    doorForTonight,
    slowDown,
    tooMany,
  ],
  bodyLimit: 1024 * 1024,
});

/** Also in a room that is closed by now, and in a talk that is over: what may be read may be taken back. */
export const takeBack = post('/conversation/message/take-back', {
  who: inTheHouse,
  summary: 'Take my own message back: its words are gone for everybody',
  input: z.object(act),
  answer: written,
  refuses: [messageGone, wordsStand],
});

export const react = post('/conversation/message/react', {
  who: inTheHouse,
  summary: 'Give a message a sign, or take the sign away again',
  input: z.object({ ...act, sign: Sign, on: z.boolean() }),
  answer: written,
  refuses: [messageGone, roomClosed, talkEnded, paused, doorForTonight, tooMany],
});

/** Somebody who hides more than this has another problem, and the hosts can help with that one. */
export const HIDDEN_MAX = 500;
export const hidesMuch = refusal('hidesMuch', 409, { max: z.number().int() });

export const hide = post('/conversation/message/hide', {
  who: visitors,
  summary: 'Hide a message, or everything its writer says, from my own screen; or show it again',
  input: z.object({
    room: RoomId,
    message: EntryId,
    what: z.enum(['message', 'person']),
    isHidden: z.boolean(),
  }),
  answer: z.object({ at: InstantText }),
  refuses: [hidesMuch],
});
