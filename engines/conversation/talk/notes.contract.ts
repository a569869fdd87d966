import { z } from 'zod';
import { post, refusal, visitors, workers } from '../../../platform/core/contract.ts';
import { EntryId, RoomId } from '../../../platform/core/room-log.ts';
import { optionalTextOf, textOf } from '../../../platform/core/text.ts';
import { talkEnded } from '../rooms/rooms.contract.ts';
import { AGREEMENT_MAX, SUMMARY_MAX } from './talk.contract.ts';

/** How somebody sits in the talk, for a moment in which words are too much. stop: not further about this; the talk itself
 *  goes on until it is ended. */
export const Sign = z.enum(['slow', 'words', 'stop']);
export type Sign = z.output<typeof Sign>;

/** What one says of what the other wrote: right, otherwise (with words of their own), or rather not written down. */
export const Verdict = z.enum(['right', 'otherwise', 'notWritten']);
export type Verdict = z.output<typeof Verdict>;

/** It is not for this person to answer: it is their own, or it was answered already. */
export const noteAnswered = refusal('noteAnswered', 409);

const Written = z.object({ id: EntryId, seq: z.number().int() });

export const giveSign = post('/conversation/give-sign', {
  who: visitors,
  summary: 'A small sign in my talk, without words',
  input: z.object({ sign: Sign, id: EntryId }),
  answer: Written,
  refuses: [talkEnded],
});

export const proposeAgreement = post('/conversation/propose-agreement', {
  who: visitors,
  summary: 'Propose an agreement in my talk',
  input: z.object({ id: EntryId, text: textOf(AGREEMENT_MAX) }),
  answer: Written,
  refuses: [talkEnded],
});

/** A summary that the visitor can correct, or an agreement that holds once the visitor says so too. */
export const noteInTalk = post('/conversation/note-in-talk', {
  who: workers,
  summary: 'Write a summary or propose an agreement in the talk',
  input: z.object({
    talk: RoomId,
    kind: z.enum(['summary', 'agreement']),
    id: EntryId,
    text: textOf(SUMMARY_MAX),
  }),
  answer: Written,
  refuses: [talkEnded],
});

export const answerSummary = post('/conversation/answer-summary', {
  who: visitors,
  summary: 'Say of a summary or an agreement that it is right, say it otherwise, or have it not written down',
  input: z.object({
    summary: EntryId,
    id: EntryId,
    verdict: Verdict,
    text: optionalTextOf(SUMMARY_MAX).default(''),
  }),
  answer: Written,
  refuses: [talkEnded, noteAnswered],
});

export const answerAgreement = post('/conversation/answer-agreement', {
  who: workers,
  summary: 'Say of an agreement of the visitor that it is right, say it otherwise, or rather not agree',
  input: z.object({
    talk: RoomId,
    agreement: EntryId,
    id: EntryId,
    verdict: Verdict,
    text: optionalTextOf(SUMMARY_MAX).default(''),
  }),
  answer: Written,
  refuses: [talkEnded, noteAnswered],
});
