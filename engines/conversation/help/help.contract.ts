import { z } from 'zod';
import {
  anyone,
  coordinators,
  get,
  InstantText,
  page,
  post,
  refusal,
} from '../../../platform/core/contract.ts';
import { type Id, idOf } from '../../../platform/core/ids.ts';
import { textOf } from '../../../platform/core/text.ts';

export type HelpLineId = Id<'helpLine'>;
export const HelpLineId = idOf<'helpLine'>();

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const LocalDay = z.iso.date();

/** A stretch of a day on the city's clock; `to` at or before `from` means the next day, as in the opening hours. */
export const HelpSlot = z.object({ from: Time, to: Time });
/** By ISO weekday, '1' = Monday. A day that is left out has none. */
export const HelpWeek = z.partialRecord(
  z.enum(['1', '2', '3', '4', '5', '6', '7']),
  z.array(HelpSlot).min(1).max(4),
);
export type HelpWeek = z.output<typeof HelpWeek>;

export const HelpWords = z.object({ name: textOf(60), forWhom: textOf(120) });
export type HelpWords = z.output<typeof HelpWords>;

/** open: answered now; until null = day and night. notKnown: nothing is claimed. */
export const LineState = z.union([
  z.object({ is: z.literal('open'), until: InstantText.nullable() }),
  z.object({ is: z.literal('closed'), until: InstantText }),
  z.object({ is: z.literal('notKnown') }),
]);
export type LineState = z.output<typeof LineState>;

export const HelpLineView = z.object({
  id: HelpLineId,
  name: z.string(),
  forWhom: z.string(),
  number: z.string(),
  state: LineState,
  /** Where the city found it, and the local day it looked; null = nobody has looked yet. */
  checked: z.object({ source: z.string(), on: z.string() }).nullable(),
});
export type HelpLineView = z.output<typeof HelpLineView>;

export const readHelp = get('/conversation/help', {
  who: anyone,
  summary: 'Whom to call now',
  answer: z.object({ lines: z.array(HelpLineView) }),
});

export const KeptLine = z.object({
  id: HelpLineId,
  number: z.string(),
  nl: HelpWords,
  en: HelpWords.nullable(),
  hours: HelpWeek.nullable(),
  source: z.string().nullable(),
  checkedOn: z.string().nullable(),
  /** Work name; null when nobody did, or when they left the team. */
  checkedBy: z.string().nullable(),
});
export type KeptLine = z.output<typeof KeptLine>;

export const readHelpDesk = get('/conversation/help-desk', {
  who: coordinators,
  summary: 'The help lines as the city keeps them',
  answer: z.object({
    isOpen: z.boolean(),
    shiftUntil: InstantText.nullable(),
    today: z.string(),
    lines: z.array(KeptLine),
    leavesTo: z.string().nullable(),
  }),
});

/** Source and date belong together: one without the other says nothing. */
export const checkIncomplete = refusal('checkIncomplete', 409);
export const checkedInFuture = refusal('checkedInFuture', 409);
/** 112 is never renumbered or taken away. */
export const emergencyStays = refusal('emergencyStays', 409);

export const HelpLineInput = z.object({
  /** null = a new line, at the end. */
  id: HelpLineId.nullable(),
  /** As people write it; dialled without what is no digit. */
  number: z
    .string()
    .max(30)
    .regex(/^\+?[\d .\-/()]*\d[\d .\-/()]*$/),
  nl: HelpWords,
  /** null = the Dutch words in English too. */
  en: HelpWords.nullable(),
  hours: HelpWeek.nullable(),
  source: textOf(200).nullable(),
  checkedOn: LocalDay.nullable(),
});
export type HelpLineInput = z.output<typeof HelpLineInput>;

export const saveHelpLine = post('/conversation/save-help-line', {
  who: coordinators,
  summary: 'Add a help line or change one; what stood there stays in its history',
  input: HelpLineInput,
  answer: z.object({ id: HelpLineId, at: InstantText }),
  refuses: [checkIncomplete, checkedInFuture, emergencyStays],
});

export const takeAwayHelpLine = post('/conversation/take-away-help-line', {
  who: coordinators,
  summary: 'Show a help line no more',
  input: z.object({ id: HelpLineId }),
  answer: z.object({ at: InstantText }),
  refuses: [emergencyStays],
});

export const moveHelpLine = post('/conversation/move-help-line', {
  who: coordinators,
  summary: 'Show a help line one place earlier',
  input: z.object({ id: HelpLineId }),
  answer: z.object({ at: InstantText }),
});

export const setLeavesTo = post('/conversation/set-leaves-to', {
  who: coordinators,
  summary: 'Where the quick exit leads',
  input: z.object({
    /** null = the house's own neutral page. */
    address: z
      .string()
      .max(300)
      .regex(/^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+(\/\S*)?$/i)
      .nullable(),
  }),
  answer: z.object({ at: InstantText }),
});

export const helpPage = page('/hulp', {
  screen: 'engines/conversation/help/Help',
  shows: readHelp,
  side: 'house',
});
export const helpDeskPage = page('/team/hulplijnen', {
  screen: 'engines/conversation/help/HelpDesk',
  shows: readHelpDesk,
  side: 'desk',
});
