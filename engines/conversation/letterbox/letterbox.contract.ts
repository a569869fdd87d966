import { z } from 'zod';
import {
  anyone,
  event,
  get,
  InstantText,
  page,
  post,
  refusal,
  visitors,
  workers,
} from '../../../platform/core/contract.ts';
import { type Id, idOf } from '../../../platform/core/ids.ts';
import { textOf } from '../../../platform/core/text.ts';
import { HelpLineView } from '../help/help.contract.ts';
import { notOnShift } from '../rooms/rooms.contract.ts';

export const LetterId = idOf<'letter'>();
export type LetterId = Id<'letter'>;

/** UTF-16 units in a note, and in its answer. */
export const LETTER_MAX = 4000;

/** One new letter a day while one has no answer yet; `from` is when the next may follow. */
export const letterWaits = refusal('letterWaits', 409, { from: InstantText });
/** A host has it in hand: it cannot be taken back, or it was taken back before. */
export const letterOpened = refusal('letterOpened', 409);
export const letterAnswered = refusal('letterAnswered', 409);
/** Its writer wanted no answer. */
export const noAnswerWanted = refusal('noAnswerWanted', 409);

/** Starts a visit for who wants to leave something behind without walking in; who has one keeps it. */
export const beginWriting = post('/conversation/begin-writing', {
  who: anyone,
  summary: 'Start a visit at the closed door, under a name the house offers',
  answer: z.object({ canWrite: z.literal(true) }),
});

export const MyLetter = z.object({
  id: LetterId,
  text: z.string(),
  wantsAnswer: z.boolean(),
  postedAt: InstantText,
  promisedBy: InstantText.nullable(),
  isOpened: z.boolean(),
  answer: z.object({ text: z.string(), byName: z.string().nullable(), at: InstantText }).nullable(),
  readAt: InstantText.nullable(),
});
export type MyLetter = z.output<typeof MyLetter>;

export const readLetterbox = get('/conversation/letterbox', {
  who: anyone,
  summary: 'The letterbox: what is promised, and my own letters with their answers',
  answer: z.object({
    isOpen: z.boolean(),
    nextOpen: InstantText.nullable(),
    /** By when a letter posted now would be answered. */
    promisedBy: InstantText,
    /** When the next letter may follow; null: now. */
    waitsUntil: InstantText.nullable(),
    letters: z.array(MyLetter),
    /** Whom to call now, for what cannot wait. */
    help: z.array(HelpLineView),
  }),
});

export const postLetter = post('/conversation/post-letter', {
  who: visitors,
  summary: 'Post a letter',
  input: z.object({ text: textOf(LETTER_MAX), wantsAnswer: z.boolean() }),
  answer: z.object({ id: LetterId, at: InstantText, promisedBy: InstantText.nullable() }),
  refuses: [letterWaits],
  bodyLimit: 1024 * 1024,
});

export const takeLetterBack = post('/conversation/take-letter-back', {
  who: visitors,
  summary: 'Take my letter out of the box, while nobody has opened it',
  input: z.object({ letter: LetterId }),
  answer: z.object({ at: InstantText }),
  refuses: [letterOpened],
});

export const markAnswerRead = post('/conversation/letter-answer-read', {
  who: visitors,
  summary: 'I have read the answer; from now on it is kept for 30 days',
  input: z.object({ letter: LetterId }),
  answer: z.object({ at: InstantText }),
});

export const DeskLetter = z.object({
  id: LetterId,
  postedAt: InstantText,
  promisedBy: InstantText.nullable(),
  wantsAnswer: z.boolean(),
  isOpened: z.boolean(),
});
export type DeskLetter = z.output<typeof DeskLetter>;

/** How many letters wait for an answer, and the promise that falls first. */
export const Promised = z.object({ letters: z.number().int(), first: InstantText.nullable() });
export type Promised = z.output<typeof Promised>;

export const readLetters = get('/conversation/letters', {
  who: workers,
  summary: 'Letters that wait; nothing of them to who is not on shift',
  input: z.object({ brief: LetterId.optional() }),
  answer: z.object({
    shiftUntil: InstantText.nullable(),
    isOpen: z.boolean(),
    letters: z.array(DeskLetter),
    /** The letter in hand, once it was opened. */
    inHand: DeskLetter.extend({ text: z.string() }).nullable(),
  }),
});

export const openLetter = post('/conversation/open-letter', {
  who: workers,
  summary: 'Take a letter out of the box to read it',
  input: z.object({ letter: LetterId }),
  answer: z.object({ id: LetterId }),
  refuses: [notOnShift],
});

export const answerLetter = post('/conversation/answer-letter', {
  who: workers,
  summary: 'Answer a letter',
  input: z.object({ letter: LetterId, text: textOf(LETTER_MAX) }),
  answer: z.object({ id: LetterId, at: InstantText }),
  refuses: [notOnShift, letterAnswered, noAnswerWanted],
  bodyLimit: 1024 * 1024,
});

/** To the one who wrote it, and nobody else. */
export const letterWasAnswered = event('conversation.letterWasAnswered', { visitorId: z.string() });

export const letterboxPage = page('/brief', {
  screen: 'engines/conversation/letterbox/Letterbox',
  shows: readLetterbox,
  side: 'house',
});
export const lettersPage = page('/team/brieven', {
  screen: 'engines/conversation/letterbox/Letters',
  shows: readLetters,
  side: 'desk',
});
