import { z } from 'zod';
import { anyone, get, page, post, refusal, tooMany, visitors } from '../../../platform/core/contract.ts';
import { doorForTonight, paused } from '../rooms/rooms.contract.ts';
import { handleIsContact, handleLooksLikeHost, handleUnreadable } from './door.contract.ts';

/** Wrong words, and nothing more is said: not which, not how near. */
export const wordsUnknown = refusal('wordsUnknown', 409);

export const readMyWords = get('/conversation/my-words', {
  who: visitors,
  summary: 'Whether I have four words, and my handle',
  answer: z.object({ handle: z.string(), hasWords: z.boolean() }),
});

/** Answered once and kept nowhere: neither here nor with the retries. Drawn again, the words before open nothing. */
export const drawMyWords = post('/conversation/draw-my-words', {
  who: visitors,
  summary: 'Draw four words with which I can come back; shown once',
  answer: z.object({ words: z.array(z.string()) }),
});

export const dropMyWords = post('/conversation/drop-my-words', {
  who: visitors,
  summary: 'Rather without coming back: forget my four words',
  answer: z.object({ dropped: z.literal(true) }),
});

export const changeHandle = post('/conversation/change-handle', {
  who: visitors,
  summary: 'Another handle in the house',
  input: z.object({ handle: z.string().max(200) }),
  answer: z.object({ changed: z.literal(true) }),
  refuses: [handleLooksLikeHost, handleUnreadable, handleIsContact, paused, doorForTonight, tooMany],
});

/** After a few misses a browser does a small sum before the next guess: this one, for these words. */
export const workFirst = refusal('workFirst', 409, { challenge: z.string() });

export const Work = z.object({
  challenge: z.string().max(2_000),
  counter: z.number().int().min(0),
  derivedKey: z.string().max(128),
});
export type Work = z.output<typeof Work>;

/** Words travel in the body alone: never in an address, a title or a log. */
export const comeBack = post('/conversation/come-back', {
  who: anyone,
  summary: 'Come back as the same visitor, by four words',
  input: z.object({
    words: z.string().max(300),
    /** The sum that was asked for; cannot: this browser does none, and waits instead. */
    work: z
      .union([Work, z.literal('cannot')])
      .nullable()
      .default(null),
  }),
  answer: z.object({ isOpen: z.boolean() }),
  refuses: [wordsUnknown, workFirst, tooMany],
});

export const readReturn = get('/conversation/return', {
  who: anyone,
  summary: 'The door for who was here before',
  answer: z.object({ isOpen: z.boolean() }),
});

export const wordsPage = page('/woorden', {
  screen: 'engines/conversation/door/Words',
  shows: readMyWords,
  side: 'house',
});
export const returnPage = page('/terug', {
  screen: 'engines/conversation/door/Return',
  shows: readReturn,
  side: 'house',
});
