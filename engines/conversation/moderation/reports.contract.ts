import { z } from 'zod';
import { get, hosts, InstantText, page, post, tooMany, visitors } from '../../../platform/core/contract.ts';
import { MemberId } from '../../../platform/core/ids.ts';
import { EntryId, RoomId } from '../../../platform/core/room-log.ts';
import { optionalTextOf, textOf } from '../../../platform/core/text.ts';
import { HostCard, notOnShift } from '../rooms/rooms.contract.ts';
import {
  aboutHost,
  MeasureKind,
  messageGone,
  onlyWorkers,
  ReportId,
  reportHandled,
  WORDS_MAX,
} from './moderation.contract.ts';

export const Outcome = z.enum([...MeasureKind.options, 'nothing', 'answered']);
export type Outcome = z.output<typeof Outcome>;

/** What a visitor said and others may bring to the hosts. */
export const ToReport = z.object({
  id: EntryId,
  name: z.string().nullable(),
  text: z.string(),
  at: InstantText,
});
export type ToReport = z.output<typeof ToReport>;

export const readReportPage = get('/conversation/report-page', {
  who: visitors,
  summary: 'What others said lately in my room, to bring one of it to the hosts',
  answer: z.object({
    room: RoomId,
    roomName: z.string(),
    hosts: z.array(HostCard),
    messages: z.array(ToReport),
  }),
});

/** Brought twice by the same person, it is the same report. */
export const report = post('/conversation/report', {
  who: visitors,
  summary: 'Bring a message to the hosts on shift',
  input: z.object({ room: RoomId, entry: EntryId, words: optionalTextOf(WORDS_MAX).default('') }),
  answer: z.object({ report: ReportId, at: InstantText }),
  refuses: [aboutHost, messageGone, tooMany],
});

export const MyReport = z.object({
  id: ReportId,
  /** What was brought, as long as its message has words; null once it was taken back, covered or erased. */
  text: z.string().nullable(),
  saidAt: InstantText,
  reportedAt: InstantText,
  outcome: z
    .object({ kind: Outcome, byName: z.string().nullable(), at: InstantText, why: z.string().nullable() })
    .nullable(),
  isLeft: z.boolean(),
});
export type MyReport = z.output<typeof MyReport>;

export const readMyReports = get('/conversation/my-reports', {
  who: visitors,
  summary: 'What I brought to the hosts, and what was done with it',
  answer: z.object({ reports: z.array(MyReport) }),
});

export const ReportCard = z.object({
  id: ReportId,
  roomName: z.string(),
  reportedAt: InstantText,
  /** A colleague asks me to look along. */
  asksMe: z.string().nullable(),
});
export type ReportCard = z.output<typeof ReportCard>;

export const readReports = get('/conversation/reports', {
  who: hosts,
  summary: 'Reports that wait for a host, and second looks that wait for me',
  answer: z.object({
    isOnShift: z.boolean(),
    reports: z.array(ReportCard),
    secondLooks: z.object({ waiting: z.number().int(), late: z.number().int() }).nullable(),
  }),
});

export const CaseMessage = z.object({
  id: EntryId,
  name: z.string().nullable(),
  isHost: z.boolean(),
  text: z.string().nullable(),
  /** What stands there now, where its writer changed what was brought; else null. */
  textNow: z.string().nullable(),
  at: InstantText,
  isTarget: z.boolean(),
});

/** With a report, or about any message of a visitor in a room that I may read. */
export const readCase = get('/conversation/case', {
  who: hosts,
  summary: 'A message with what stood around it, and what can be done',
  input: z.object({
    melding: ReportId.optional(),
    kamer: RoomId.optional(),
    bericht: EntryId.optional(),
  }),
  answer: z.object({
    report: z
      .object({
        id: ReportId,
        reportedAt: InstantText,
        words: z.string().nullable(),
        asksMe: z.string().nullable(),
      })
      .nullable(),
    room: RoomId,
    roomName: z.string(),
    /** Closed for good: nothing in it is covered or answered any more. */
    isRoomGone: z.boolean(),
    isOpen: z.boolean(),
    shiftUntil: InstantText.nullable(),
    entry: EntryId,
    /** When its words were changed last: a measure says which it is about. */
    editedAt: InstantText.nullable(),
    handle: z.string().nullable(),
    messages: z.array(CaseMessage),
    houseRules: z.array(z.string()),
    /** Others on shift: they see it too, and can be asked. */
    colleagues: z.array(HostCard),
    mayDecide: z.boolean(),
    /** When the house closes tonight, as far as known. */
    eveningEnd: InstantText,
    secondLook: z.object({ name: z.string().nullable(), answerBy: InstantText }),
    running: z.array(MeasureKind),
  }),
  refuses: [notOnShift],
});

export const closeReport = post('/conversation/close-report', {
  who: hosts,
  summary: 'Say that nothing is done and why, or that it was answered in the room',
  input: z.discriminatedUnion('how', [
    z.object({ how: z.literal('nothing'), report: ReportId, why: textOf(WORDS_MAX) }),
    z.object({ how: z.literal('answered'), report: ReportId }),
  ]),
  answer: z.object({ at: InstantText }),
  refuses: [notOnShift, onlyWorkers, reportHandled],
});

export const askToLook = post('/conversation/ask-to-look', {
  who: hosts,
  summary: 'Ask another host on shift to look along',
  input: z.object({ report: ReportId, colleague: MemberId }),
  answer: z.object({ at: InstantText }),
  refuses: [notOnShift, reportHandled],
});

export const reportPage = page('/melden', {
  screen: 'engines/conversation/moderation/Report',
  shows: readReportPage,
  side: 'house',
});
export const casePage = page('/team/melding', {
  screen: 'engines/conversation/moderation/Case',
  shows: readCase,
  side: 'desk',
});
