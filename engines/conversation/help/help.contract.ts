import { z } from 'zod';
import { anyone, get, InstantText, page } from '../../../platform/core/contract.ts';
import { type Id, idOf } from '../../../platform/core/ids.ts';
import { textOf } from '../../../platform/core/text.ts';

export type HelpLineId = Id<'helpLine'>;
export const HelpLineId = idOf<'helpLine'>();

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

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

export const helpPage = page('/hulp', {
  screen: 'engines/conversation/help/Help',
  shows: readHelp,
  side: 'house',
});
