import { z } from 'zod';
import { coordinators, get, InstantText, page, post, refusal } from '../../../platform/core/contract.ts';
import { textOf } from '../../../platform/core/text.ts';
import { HelpLineId, HelpWeek, HelpWords } from './help.contract.ts';

// Apart from what everybody reads, so that a visitor's phone is not sent how the desk keeps it.

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
  checkedOn: z.iso.date().nullable(),
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

export const helpDeskPage = page('/team/hulplijnen', {
  screen: 'engines/conversation/help/HelpDesk',
  shows: readHelpDesk,
  side: 'desk',
});
