import { z } from 'zod';
import { type Entry, RoomId } from './room-log.ts';

/** What a tab asks of its one live line. */
export const ToServer = z.union([
  z.object({
    watch: z.literal('room'),
    room: RoomId,
    /** The cursor: the last seq the tab has. */ after: z.number().int().min(0),
  }),
  z.object({ unwatch: z.literal('room'), room: RoomId }),
  z.object({ ping: z.number().int() }),
]);
export type ToServer = z.output<typeof ToServer>;

/** What a tab hears. `happened` carries ids only: the tab then reads anew what it shows. */
export type ToClient =
  | { readonly entries: readonly Entry[]; readonly room: string }
  /** The cursor is of no use any more: take a fresh snapshot. */
  | { readonly reload: string }
  | { readonly happened: string; readonly data: Record<string, unknown> }
  | { readonly pong: number }
  /** The session is over; the line closes after this. */
  | { readonly ended: true };

/** A tab pings this often, and gives the line up when no answer comes within `LINE_PATIENCE_MS`. */
export const LINE_PING_MS = 20_000;
export const LINE_PATIENCE_MS = 10_000;
