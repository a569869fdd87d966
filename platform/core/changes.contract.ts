import { z } from 'zod';
import { InstantText, refusal } from './contract.ts';

/** Who changed something that is arranged for all, and when. */
export const LastChange = z.object({
  /** Work name; null when it was so from the start. */
  by: z.string().nullable(),
  at: InstantText,
});
export type LastChange = z.output<typeof LastChange>;

/** The version that somebody looked at while they typed. It travels with what they save. */
export const Version = z.number().int().min(1);

/** Somebody else saved in between: nothing was overwritten, and what was typed stays with who typed it. */
export const changedMeanwhile = refusal('changedMeanwhile', 409, {
  by: z.string().nullable(),
  at: InstantText,
});
