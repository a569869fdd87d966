import { z } from 'zod';
import { InstantText, refusal } from '../../../platform/core/contract.ts';

/** Seconds between two messages of one visitor. */
export const PACES = [10, 30, 60] as const;
export const Pace = z.union([z.literal(10), z.literal(30), z.literal(60)]);
export type Pace = z.output<typeof Pace>;

/** A room in slow mode, as everybody in it sees it. */
export const SlowMode = z.object({
  everySec: Pace,
  until: InstantText,
  /** When I may say something again; null: now. */
  nextAt: InstantText.nullable(),
});
export type SlowMode = z.output<typeof SlowMode>;

/** The room is slow for a while; the draft stays. */
export const slowDown = refusal('slowDown', 409, { seconds: z.number().int(), until: InstantText });
