import { z } from 'zod';
import type { ToClient } from './live.ts';
import { RoomId } from './room-log.ts';

/** What a tab asks where WebSockets are blocked: one question at a time, held until there is something to tell. In the
 *  body and not in the address, which a proxy would keep. */
export const Poll = z.object({
  side: z.enum(['house', 'desk']),
  /** The line of the last answer; null at first. */
  line: z.uuid().nullable(),
  /** Up to which event this tab has heard: what lies after it is told again. */
  heard: z.number().int().min(0),
  /** The rooms that it follows, each from its own cursor. */
  rooms: z.array(z.object({ room: RoomId, after: z.number().int().min(0) })).max(8),
  /** False asks for an answer at once, to see whether the line is there. */
  hold: z.boolean(),
  /** The tab closes: nobody is there any more. */
  bye: z.boolean(),
});
export type Poll = z.input<typeof Poll>;
export interface PollAnswer {
  /** Another one than asked for: what happened in between is lost, and screens read anew. */
  readonly line: string;
  readonly heard: number;
  readonly messages: readonly ToClient[];
}

/** Longest that a question is held: shorter than proxies that cut what is silent. */
export const POLL_WAIT_MS = 25_000;
