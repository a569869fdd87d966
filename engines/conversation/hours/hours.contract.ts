import { z } from 'zod';
import {
  coordinators,
  event,
  get,
  InstantText,
  page,
  post,
  refusal,
} from '../../../platform/core/contract.ts';
import { RoomId } from '../../../platform/core/room-log.ts';
import { optionalTextOf, textOf } from '../../../platform/core/text.ts';

/** UTF-16 units. */
export const WHY_MAX = 120;
export const NAME_MAX = 80;
export const SLOTS_PER_DAY = 6;

/** Local date in the city. */
export const LocalDay = z.iso.date();
const LocalTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** One stretch of a day in wall time. `to` at or before `from` is the next day; 00:00 to 00:00 is the whole day. */
export const Slot = z.object({
  from: LocalTime,
  to: LocalTime,
  /** consulting: private talks only. */
  what: z.enum(['house', 'consulting']),
  /** A room with hours of its own, inside those of the house. */
  roomId: RoomId.nullable().default(null),
});
export type Slot = z.output<typeof Slot>;

export const Slots = z.array(Slot).max(SLOTS_PER_DAY);
/** Seven days, Monday first. */
export const Week = z.array(Slots).length(7);
export type Week = z.output<typeof Week>;

/** What a day with a name does to the hours. */
export const Opens = z.enum(['closed', 'week', 'slots']);
export type Opens = z.output<typeof Opens>;

/** Of every line, by work name: nothing is overwritten. */
const Who = { by: z.string(), at: InstantText };

export const Version = z.object({ id: z.string(), validFrom: LocalDay, week: Week, ...Who });
export type Version = z.output<typeof Version>;
export const Exception = z.object({ id: z.string(), day: LocalDay, slots: Slots, why: z.string(), ...Who });
export type Exception = z.output<typeof Exception>;

const HolidayKind = z.enum(['public', 'school', 'own']);
export const NamedDays = z.object({
  id: z.string(),
  kind: HolidayKind,
  name: z.string(),
  from: LocalDay,
  /** Last day, included. */
  to: LocalDay,
  opens: Opens,
  slots: Slots,
  source: z.string().nullable(),
  ...Who,
});
export type NamedDays = z.output<typeof NamedDays>;

/** A holiday the calendar knows and the city has not decided about. */
export const Proposal = z.object({
  kind: z.enum(['public', 'school']),
  name: z.string(),
  from: LocalDay,
  to: LocalDay,
  opens: Opens,
  source: z.string(),
});
export type Proposal = z.output<typeof Proposal>;

/** A line that no longer holds: what it was, who replaced it and when. */
export const Replaced = z.object({
  id: z.string(),
  what: z.enum(['week', 'exception', 'namedDays']),
  /** The day it held from. */
  day: LocalDay,
  name: z.string(),
  by: z.string(),
  at: InstantText,
});
export type Replaced = z.output<typeof Replaced>;

export const HoursView = z.object({
  today: LocalDay,
  isOpen: z.boolean(),
  isOnShift: z.boolean(),
  rooms: z.array(z.object({ id: RoomId, name: z.string() })),
  /** The week that holds today; null before the first. */
  current: Version.nullable(),
  /** Weeks that begin later, earliest first. */
  coming: z.array(Version),
  exceptions: z.array(Exception),
  namedDays: z.array(NamedDays),
  /** Of the year that was asked for; null when none was. */
  proposals: z.object({ year: z.number().int(), days: z.array(Proposal) }).nullable(),
  replaced: z.array(Replaced),
});
export type HoursView = z.output<typeof HoursView>;

/** `day` is a local date that stands for its weekday. */
const Pair = {
  day: LocalDay,
  from: z.string(),
  to: z.string(),
  otherFrom: z.string(),
  otherTo: z.string(),
};
export const slotsOverlap = refusal('slotsOverlap', 409, Pair);
export const slotWithoutLength = refusal('slotWithoutLength', 409, { day: LocalDay, at: z.string() });
export const roomOutsideHouse = refusal('roomOutsideHouse', 409, {
  day: LocalDay,
  from: z.string(),
  to: z.string(),
});
export const dayIsPast = refusal('dayIsPast', 409, { day: LocalDay, today: LocalDay });
export const endsBeforeItBegins = refusal('endsBeforeItBegins', 409, { from: LocalDay, to: LocalDay });
const slotRefusals = [slotsOverlap, slotWithoutLength, roomOutsideHouse] as const;

export const readHours = get('/conversation/hours', {
  who: coordinators,
  summary: 'Opening hours: the week now and later, exceptions, holidays, and what was replaced',
  input: z.object({ jaar: z.coerce.number().int().min(2020).max(2100).optional() }),
  answer: HoursView,
});

const Written = z.object({ id: z.string(), at: InstantText });

/** A week from a day on. The week before it stays readable; one that was set for the same day is replaced. */
export const setWeek = post('/conversation/hours/week', {
  who: coordinators,
  summary: 'Set the weekly hours from a day on',
  input: z.object({ validFrom: LocalDay, week: Week }),
  answer: Written,
  refuses: [...slotRefusals, dayIsPast],
});

export const setException = post('/conversation/hours/exception', {
  who: coordinators,
  summary: 'Let one day differ; no slots is closed',
  input: z.object({ day: LocalDay, slots: Slots, why: optionalTextOf(WHY_MAX) }),
  answer: Written,
  refuses: [...slotRefusals, dayIsPast],
});

export const keepProposal = post('/conversation/hours/proposal/keep', {
  who: coordinators,
  summary: 'Keep a holiday that the calendar proposes',
  input: z.object({
    kind: z.enum(['public', 'school']),
    from: LocalDay,
    opens: Opens,
    slots: Slots.default([]),
  }),
  answer: Written,
  refuses: [...slotRefusals, dayIsPast],
});

export const dropProposal = post('/conversation/hours/proposal/drop', {
  who: coordinators,
  summary: 'Do without a holiday that the calendar proposes',
  input: z.object({ kind: z.enum(['public', 'school']), from: LocalDay }),
  answer: Written,
});

export const setNamedDays = post('/conversation/hours/named-days', {
  who: coordinators,
  summary: 'Give days of our own a name, and hours if they differ',
  input: z.object({
    name: textOf(NAME_MAX),
    from: LocalDay,
    to: LocalDay,
    opens: Opens,
    slots: Slots.default([]),
  }),
  answer: Written,
  refuses: [...slotRefusals, dayIsPast, endsBeforeItBegins],
});

/** Takes away a week that has not begun, an exception, or days with a name. It stays in the history. */
export const takeAway = post('/conversation/hours/take-away', {
  who: coordinators,
  summary: 'Take away a coming week, an exception or a holiday',
  input: z.object({ what: z.enum(['week', 'exception', 'namedDays']), id: z.uuid() }),
  answer: Written,
  refuses: [dayIsPast],
});

/** Hours changed: whoever plans with them reads them anew. */
export const hoursChanged = event('conversation.hoursChanged', {});

export const hoursPage = page('/team/uren', {
  screen: 'engines/conversation/hours/Hours',
  shows: readHours,
  side: 'desk',
});
