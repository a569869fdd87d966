import { z } from 'zod';
import { InstantText, refusal } from '../../../platform/core/contract.ts';

/** A guest host has an end date, and hosts no longer than that. */
export const guestEnded = refusal('guestEnded', 409);
/** Only a worker starts without a planned shift. */
export const noShift = refusal('noShift', 409);
export const tooEarly = refusal('tooEarly', 409, { from: InstantText });

export const PLACE_KINDS = ['house', 'room', 'square', 'school', 'platform', 'learning'] as const;
export const PlaceKind = z.enum(PLACE_KINDS);
export type PlaceKind = z.output<typeof PlaceKind>;

/** Where a shift is. `name` is empty for the house. */
export const Place = z.object({
  kind: PlaceKind,
  name: z.string(),
  /** The work account that is used there; null where there is none. */
  account: z.string().nullable(),
});
export type Place = z.output<typeof Place>;

/** What the rota says on the desk today. */
export const RotaToday = z.object({
  /** Named on call at this moment. `isThere`: a desk page of theirs is open, so they answer within a minute. */
  onCall: z.array(z.object({ workName: z.string(), isThere: z.boolean() })),
  /** My next time, of the coming two weeks; null when there is none. Begun already: not any more. */
  next: z.object({ from: InstantText, to: InstantText, place: Place, isOnCall: z.boolean() }).nullable(),
});
export type RotaToday = z.output<typeof RotaToday>;

/** Somebody of the team who can be found elsewhere today: on a square, at a school, in a stream or game. */
export const Elsewhere = z.object({
  kind: z.enum(['square', 'school', 'platform']),
  name: z.string(),
  account: z.string().nullable(),
  workName: z.string(),
  from: InstantText,
  to: InstantText,
});
export type Elsewhere = z.output<typeof Elsewhere>;
