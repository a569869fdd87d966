import { z } from 'zod';
import {
  event,
  get,
  hosts,
  InstantText,
  page,
  post,
  refusal,
  workers,
} from '../../../platform/core/contract.ts';
import { type Id, idOf, MemberId } from '../../../platform/core/ids.ts';
import { RoomId } from '../../../platform/core/room-log.ts';
import { optionalTextOf } from '../../../platform/core/text.ts';
import { notCheckedIn, notScreened } from '../desk/desk.contract.ts';
import { guestEnded, Place, PlaceKind } from './today.contract.ts';

/** UTF-16 units. */
export const PLACE_NAME_MAX = 60;
export const ACCOUNT_MAX = 60;
export const EVERY_WEEKS_MAX = 8;

export const ShiftId = idOf<'shift'>();
export type ShiftId = Id<'shift'>;
/** Local date in the city. */
const LocalDay = z.iso.date();
const LocalTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const Weekday = z.union([1, 2, 3, 4, 5, 6, 7].map((day) => z.literal(day as 1 | 2 | 3 | 4 | 5 | 6 | 7)));

export const Repeats = z.object({
  /** 2 is every other week. */
  everyWeeks: z.number().int().min(1).max(EVERY_WEEKS_MAX),
  /** 1 = Monday. */
  weekdays: z.array(Weekday).min(1).max(7).readonly(),
  /** Last day on which one may begin; null: no end. */
  until: LocalDay.nullable(),
});
export type Repeats = z.output<typeof Repeats>;

export const RotaTime = z.object({
  shiftId: ShiftId,
  /** The local day it begins on: with the shift's id this names it for good. */
  day: LocalDay,
  from: InstantText,
  to: InstantText,
  memberId: MemberId,
  workName: z.string(),
  /** Work name of who it was planned for, when a colleague took it over. */
  insteadOf: z.string().nullable(),
  place: Place,
  roomId: RoomId.nullable(),
  isOnCall: z.boolean(),
  isSeen: z.boolean(),
  state: z.enum(['planned', 'swapAsked', 'takenOver', 'ill']),
  /** Who stood for it left the team: nobody is ill, and whoever can may take it. */
  isVacant: z.boolean(),
  /** Of whom the swap was asked; null: of the whole team, or no swap is asked. */
  askedOf: z.string().nullable(),
  repeats: Repeats.nullable(),
  /** now: it is on. here: it is on, and they checked in. */
  presence: z.enum(['here', 'now']).nullable(),
  /** What I may do with it now. */
  may: z.array(z.enum(['askSwap', 'takeBack', 'take', 'decline', 'tellIll', 'change'])),
});
export type RotaTime = z.output<typeof RotaTime>;

/** A stretch of an opening that the rota does not carry. */
export const RotaGap = z.object({
  day: LocalDay,
  from: InstantText,
  to: InstantText,
  hostsShort: z.number().int(),
  lacksWorker: z.boolean(),
  lacksOnCall: z.boolean(),
  /** Work names of who is ill for it: whoever takes their time over mends it. */
  ill: z.array(z.string()),
});
export type RotaGap = z.output<typeof RotaGap>;

export const RotaChange = z.object({
  kind: z.enum([
    'planned',
    'changed',
    'stopped',
    'leftOut',
    'ill',
    'swapAsked',
    'swapDeclined',
    'swapTakenBack',
    'takenOver',
  ]),
  day: LocalDay,
  /** Whose shift it is about. */
  of: z.string(),
  by: z.string(),
  at: InstantText,
});
export type RotaChange = z.output<typeof RotaChange>;

export const RotaView = z.object({
  isOpen: z.boolean(),
  shiftUntil: InstantText.nullable(),
  today: LocalDay,
  /** Monday to Sunday. */
  days: z.array(LocalDay).length(7),
  previousWeek: LocalDay,
  nextWeek: LocalDay,
  isThisWeek: z.boolean(),
  /** Days on which the house opens by its hours, or where nobody set hours, by who is planned. */
  openDays: z.array(LocalDay),
  isCoordinator: z.boolean(),
  times: z.array(RotaTime),
  gaps: z.array(RotaGap),
  /** Of the coming four weeks: swaps that are asked and times somebody is ill for. */
  open: z.array(RotaTime),
  team: z.array(
    z.object({ id: MemberId, workName: z.string(), isScreened: z.boolean(), isWorker: z.boolean() }),
  ),
  rooms: z.array(z.object({ id: RoomId, name: z.string() })),
  /** Newest first. */
  changes: z.array(RotaChange),
});
export type RotaView = z.output<typeof RotaView>;

export const readRota = get('/conversation/rota', {
  who: hosts,
  summary: 'A week of the rota, Monday to Sunday, with what it lacks',
  input: z.object({ week: LocalDay.optional() }),
  answer: RotaView,
});

/** Somebody else's shift: only a coordinator plans for others. */
export const onlyOwnShifts = refusal('onlyOwnShifts', 403);
export const colleagueNotScreened = refusal('colleagueNotScreened', 409, { name: z.string() });
export const workerNeeded = refusal('workerNeeded', 409);
export const shiftTooLong = refusal('shiftTooLong', 409, { hours: z.number().int() });
export const firstDayNotInWeekdays = refusal('firstDayNotInWeekdays', 409);
export const repeatEndsTooSoon = refusal('repeatEndsTooSoon', 409);
export const placeNameNeeded = refusal('placeNameNeeded', 409);
export const accountNeeded = refusal('accountNeeded', 409);
export const notFree = refusal('notFree', 409, { name: z.string(), from: InstantText, to: InstantText });
export const shiftInPast = refusal('shiftInPast', 409);
export const shiftStarted = refusal('shiftStarted', 409);
const planRefusals = [
  onlyOwnShifts,
  notScreened,
  colleagueNotScreened,
  guestEnded,
  workerNeeded,
  shiftTooLong,
  firstDayNotInWeekdays,
  repeatEndsTooSoon,
  placeNameNeeded,
  accountNeeded,
  notFree,
  shiftInPast,
] as const;

export const PlannedShift = z.object({
  memberId: MemberId,
  day: LocalDay,
  from: LocalTime,
  /** At or before `from` it is on the next day. */
  to: LocalTime,
  place: z.object({
    kind: PlaceKind,
    /** Of a square, school, platform or learning time; the house and its rooms have names of their own. */
    name: optionalTextOf(PLACE_NAME_MAX).default(''),
    account: optionalTextOf(ACCOUNT_MAX).default(''),
    roomId: RoomId.nullable().default(null),
  }),
  /** The second person of an opening: reachable, not hosting. Always at the house. */
  isOnCall: z.boolean().default(false),
  /** Shown on the street, where anyone reads it. */
  isSeen: z.boolean().default(false),
  repeats: Repeats.nullable().default(null),
});
export type PlannedShift = z.output<typeof PlannedShift>;

const Written = z.object({ shiftId: ShiftId, at: InstantText });

export const planShift = post('/conversation/rota/plan', {
  who: workers,
  summary: 'Put a shift, or a time on call, on the rota: my own, or as coordinator anybody’s',
  input: PlannedShift,
  answer: Written,
  refuses: planRefusals,
});

const OneTime = z.object({ shiftId: ShiftId, day: LocalDay });

/** From this day on the shift goes on as given; what was before stays as it was. */
export const changeShift = post('/conversation/rota/change', {
  who: workers,
  summary: 'Change a shift from one of its days on',
  input: OneTime.extend({ shift: PlannedShift }),
  answer: Written,
  refuses: [...planRefusals, shiftStarted],
});

export const stopShift = post('/conversation/rota/stop', {
  who: workers,
  summary: 'Leave out one day of a shift, or stop it from that day on',
  input: OneTime.extend({ what: z.enum(['day', 'fromDay']) }),
  answer: Written,
  refuses: [onlyOwnShifts, shiftStarted],
});

export const notYours = refusal('notYours', 403);
export const ownShift = refusal('ownShift', 409);
export const shiftOver = refusal('shiftOver', 409);
export const markedIll = refusal('markedIll', 409);
export const alreadyIll = refusal('alreadyIll', 409);
export const swapNotAsked = refusal('swapNotAsked', 409);
export const alreadyTaken = refusal('alreadyTaken', 409, { name: z.string() });
export const askedOfAnother = refusal('askedOfAnother', 409);

export const askSwap = post('/conversation/rota/swap/ask', {
  who: hosts,
  summary: 'Ask the team or one colleague to take a shift of mine over',
  input: OneTime.extend({ of: MemberId.nullable() }),
  answer: Written,
  refuses: [notYours, ownShift, shiftStarted, markedIll],
});

export const takeBackSwap = post('/conversation/rota/swap/take-back', {
  who: hosts,
  summary: 'Keep the shift after all: take my swap back',
  input: OneTime,
  answer: Written,
  refuses: [notYours, swapNotAsked],
});

export const takeShift = post('/conversation/rota/swap/take', {
  who: hosts,
  summary: 'Take over a shift that is asked, or that somebody is ill for',
  input: OneTime,
  answer: Written,
  refuses: [
    ownShift,
    shiftStarted,
    shiftOver,
    swapNotAsked,
    alreadyTaken,
    askedOfAnother,
    notScreened,
    guestEnded,
    workerNeeded,
    notFree,
  ],
});

export const declineSwap = post('/conversation/rota/swap/decline', {
  who: hosts,
  summary: 'Say that I cannot take a shift over',
  input: OneTime,
  answer: Written,
  refuses: [ownShift, swapNotAsked, askedOfAnother],
});

/** No reason is asked or kept. */
export const tellIll = post('/conversation/rota/ill', {
  who: hosts,
  summary: 'Say that I am ill for a shift; as coordinator also for somebody else',
  input: OneTime,
  answer: Written,
  refuses: [notYours, shiftOver, alreadyIll],
});

export const tooManyRooms = refusal('tooManyRooms', 409, { max: z.number().int() });
export const notAtTheHouse = refusal('notAtTheHouse', 409);

/** Which rooms I hold now; the rest is for the others. */
export const lookAfterRooms = post('/conversation/look-after', {
  who: hosts,
  summary: 'Choose the rooms I look after during this shift',
  input: z.object({ rooms: z.array(RoomId).max(20) }),
  answer: z.object({ at: InstantText }),
  refuses: [notCheckedIn, tooManyRooms, notAtTheHouse],
});

/** Something on the rota changed: read anew. */
export const rotaChanged = event('conversation.rotaChanged', {});

export const rotaPage = page('/team/rooster', {
  screen: 'engines/conversation/rota/Rota',
  shows: readRota,
  side: 'desk',
});
