import { z } from 'zod';
import { InstantText } from '../../../platform/core/contract.ts';

// Apart from the rest of the hours: visitors' screens carry this, and nothing of what the coordinator does.

/** When somebody is there again, as told to whoever finds the house closed. */
export const Opening = z.object({
  at: InstantText,
  /** How far away, in the city's days: within the week a weekday says enough. */
  when: z.enum(['today', 'tomorrow', 'thisWeek', 'later']),
});
export type Opening = z.output<typeof Opening>;
