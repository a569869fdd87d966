import { z } from 'zod';
import { get, InstantText, page, post, refusal, workers } from '../../../platform/core/contract.ts';
import { textOf } from '../../../platform/core/text.ts';
import { Distance, MeasureId, MeasureKind, SecondLookId, WORDS_MAX } from './moderation.contract.ts';

export const SecondLook = z.object({
  id: SecondLookId,
  kind: MeasureKind,
  text: z.string(),
  saidAt: InstantText,
  rule: z.object({ number: z.number().int(), text: z.string() }).nullable(),
  distance: Distance,
  reason: z.string(),
  decidedBy: z.string().nullable(),
  decidedAt: InstantText,
  askedAt: InstantText,
  answerBy: InstantText,
  isLate: z.boolean(),
  words: z.string().nullable(),
  /** For whom it lies ready. */
  lookerName: z.string().nullable(),
  isForMe: z.boolean(),
  /** I decided the measure: somebody else looks. */
  isMine: z.boolean(),
});
export type SecondLook = z.output<typeof SecondLook>;

/** A door that is shut for somebody now. Longer than tonight takes two. */
export const ShutDoor = z.object({
  id: MeasureId,
  handle: z.string().nullable(),
  endsAt: InstantText,
  decidedBy: z.string().nullable(),
  isLonger: z.boolean(),
  proposed: z
    .object({ until: InstantText, reason: z.string(), byName: z.string().nullable(), isMine: z.boolean() })
    .nullable(),
});
export type ShutDoor = z.output<typeof ShutDoor>;

export const readSecondLooks = get('/conversation/second-looks', {
  who: workers,
  summary: 'Second looks that wait, the late ones first, and the doors that are shut',
  answer: z.object({
    isOpen: z.boolean(),
    shiftUntil: InstantText.nullable(),
    looks: z.array(SecondLook),
    doors: z.array(ShutDoor),
  }),
});

/** Who decided the measure never decides here. */
export const lookByAnother = refusal('lookByAnother', 409);
export const lookAnswered = refusal('lookAnswered', 409);

export const decideSecondLook = post('/conversation/decide-second-look', {
  who: workers,
  summary: 'Answer a second look: it stays, or it is lifted, with a reason',
  input: z.object({ look: SecondLookId, outcome: z.enum(['stays', 'lifted']), reason: textOf(WORDS_MAX) }),
  answer: z.object({ at: InstantText }),
  refuses: [lookByAnother, lookAnswered],
});

export const secondLooksPage = page('/team/tweede-blik', {
  screen: 'engines/conversation/moderation/SecondLooks',
  shows: readSecondLooks,
  side: 'desk',
});
