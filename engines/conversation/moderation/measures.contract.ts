import { z } from 'zod';
import {
  get,
  hosts,
  InstantText,
  page,
  post,
  refusal,
  visitors,
  workers,
} from '../../../platform/core/contract.ts';
import { EntryId, RoomId } from '../../../platform/core/room-log.ts';
import { optionalTextOf, textOf } from '../../../platform/core/text.ts';
import { HelpLineView } from '../help/help.contract.ts';
import {
  doorForTonight,
  HostCard,
  MESSAGE_MAX,
  notOnShift,
  paused,
  roomClosed,
  talkEnded,
} from '../rooms/rooms.contract.ts';
import {
  aboutHost,
  Distance,
  MeasureId,
  MeasureKind,
  measureOver,
  measureRuns,
  messageGone,
  onlyWorkers,
  PAUSE_MIN_MINUTES,
  ReportId,
  reportHandled,
  roomGone,
  ruleUnknown,
  WORDS_MAX,
  wordsChanged,
} from './moderation.contract.ts';
import { MyReport } from './reports.contract.ts';

export const takeMeasure = post('/conversation/take-measure', {
  who: hosts,
  summary: 'Do something about a message, with rule, reason, distance and end',
  input: z.object({
    room: RoomId,
    entry: EntryId,
    report: ReportId.nullable().default(null),
    /** When the words were changed last, as the page that was read had it. */
    editedAt: InstantText.nullable().default(null),
    kind: MeasureKind,
    /** Number of the rule in this room; null where a room has no rules. */
    rule: z.number().int().min(1).nullable(),
    distance: Distance,
    /** As the writer reads it. */
    reason: textOf(WORDS_MAX),
    /** Of a pause; null = the whole evening. */
    minutes: z
      .number()
      .int()
      .min(PAUSE_MIN_MINUTES)
      .max(24 * 60)
      .nullable()
      .default(null),
  }),
  answer: z.object({ measure: MeasureId, at: InstantText, endsAt: InstantText.nullable() }),
  refuses: [
    notOnShift,
    onlyWorkers,
    aboutHost,
    reportHandled,
    measureRuns,
    messageGone,
    ruleUnknown,
    roomGone,
    wordsChanged,
  ],
});

export const notLonger = refusal('notLonger', 409);
/** Two agreed on an end; until then there is nothing to propose. */
export const longerRuns = refusal('longerRuns', 409);
export const longerTooLong = refusal('longerTooLong', 409, { days: z.number().int() });
export const longerByAnother = refusal('longerByAnother', 409);

export const proposeLonger = post('/conversation/propose-longer', {
  who: workers,
  summary: 'Propose that a door stays shut longer than tonight, with a reason and an end',
  input: z.object({ measure: MeasureId, days: z.number().int().min(1).max(365), reason: textOf(WORDS_MAX) }),
  answer: z.object({ at: InstantText, until: InstantText }),
  refuses: [measureOver, notLonger, longerTooLong, longerRuns],
});

export const confirmLonger = post('/conversation/confirm-longer', {
  who: workers,
  summary: "Agree that a door stays shut longer; never with one's own proposal",
  input: z.object({ measure: MeasureId }),
  answer: z.object({ at: InstantText, until: InstantText }),
  refuses: [measureOver, longerByAnother],
});

export const MySecondLook = z.object({
  askedAt: InstantText,
  answerBy: InstantText,
  /** Nobody may answer it now: then what was done ends by itself. */
  lapsesAt: InstantText.nullable(),
  words: z.string().nullable(),
  outcome: z
    .object({
      is: z.enum(['stays', 'lifted']),
      /** Null when nobody could answer, and it ended by itself. */
      reason: z.string().nullable(),
      byName: z.string().nullable(),
      at: InstantText,
    })
    .nullable(),
});

export const MyMeasure = z.object({
  id: MeasureId,
  kind: MeasureKind,
  roomName: z.string().nullable(),
  text: z.string(),
  saidAt: InstantText,
  rule: z.object({ number: z.number().int(), text: z.string() }).nullable(),
  distance: Distance,
  reason: z.string(),
  by: HostCard.nullable(),
  /** The host who decided is on shift, and can be asked for a talk apart. */
  isByHere: z.boolean(),
  at: InstantText,
  endsAt: InstantText.nullable(),
  /** Longer than tonight: by whom beside the first, and why. */
  longer: z
    .object({ reason: z.string(), byName: z.string().nullable(), alsoBy: z.string().nullable() })
    .nullable(),
  isRunning: z.boolean(),
  endedBy: z.enum(['time', 'writer', 'secondLook']).nullable(),
  isLeft: z.boolean(),
  secondLook: MySecondLook.nullable(),
  /** Who would look, and by when, if it is asked now; without a name nobody may, and it lapses. Null when the time for it is over. */
  canAsk: z
    .object({ name: z.string().nullable(), answerBy: InstantText, lapsesAt: InstantText.nullable() })
    .nullable(),
});
export type MyMeasure = z.output<typeof MyMeasure>;

/** Everything that was told to me, newest first. Nothing of it is secret from the one it is about. */
export const readMyMeasures = get('/conversation/my-measures', {
  who: visitors,
  summary: 'What was done about my messages, why, until when, and what I can do',
  answer: z.object({
    door: z.object({ until: InstantText }).nullable(),
    hasWords: z.boolean(),
    measures: z.array(MyMeasure),
    reports: z.array(MyReport),
    help: z.array(HelpLineView),
  }),
});

/** A number, an address or a link that a host must see first has no place in other words for a covered message. */
export const detailsInside = refusal('detailsInside', 409);

export const sayOtherwise = post('/conversation/say-otherwise', {
  who: visitors,
  summary: 'Put other words in the place of my covered message',
  input: z.object({ measure: MeasureId, id: EntryId, text: textOf(MESSAGE_MAX) }),
  answer: z.object({ id: EntryId, seq: z.number().int(), at: InstantText }),
  refuses: [measureOver, roomClosed, talkEnded, paused, doorForTonight, detailsInside],
  bodyLimit: 1024 * 1024,
});

export const putAway = post('/conversation/put-away', {
  who: visitors,
  summary: 'Leave it as it is: nothing in the room points at it any more',
  input: z.union([z.object({ measure: MeasureId }), z.object({ report: ReportId })]),
  answer: z.object({ at: InstantText }),
});

export const alreadyLooked = refusal('alreadyLooked', 409);
export const tooLateToAsk = refusal('tooLateToAsk', 409);

export const askSecondLook = post('/conversation/ask-second-look', {
  who: visitors,
  summary: 'Ask that somebody else looks again',
  input: z.object({ measure: MeasureId, words: optionalTextOf(WORDS_MAX).default('') }),
  answer: z.object({ at: InstantText, answerBy: InstantText }),
  refuses: [alreadyLooked, tooLateToAsk],
});

export const myMeasuresPage = page('/uitleg', {
  screen: 'engines/conversation/moderation/Explained',
  shows: readMyMeasures,
  side: 'house',
});
