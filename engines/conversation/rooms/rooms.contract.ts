import { z } from 'zod';
import {
  event,
  get,
  InstantText,
  inTheHouse,
  page,
  post,
  refusal,
  visitors,
} from '../../../platform/core/contract.ts';
import { Entry, EntryId, RoomId } from '../../../platform/core/room-log.ts';
import { textOf } from '../../../platform/core/text.ts';
import { HeldBecause, heldEnough, MyHeld } from '../held/held.contract.ts';
import { Opening } from '../hours/opening.contract.ts';
import { SlowMode, slowDown } from '../slow-mode/slow-mode.contract.ts';
import { roomClosed } from './go.contract.ts';

/** UTF-16 units in one message. */
export const MESSAGE_MAX = 2000;

/** How busy it is, in words and never in figures. */
export const Bustle = z.enum(['nobody', 'someone', 'aFew', 'busy']);
export type Bustle = z.output<typeof Bustle>;

export const HostCard = z.object({ id: z.string(), workName: z.string(), workTitle: z.string() });
export type HostCard = z.output<typeof HostCard>;

export const RoomState = z.enum(['open', 'withoutHost', 'closed']);

export { roomClosed };

/** Reading goes on, writing waits until then. These two stand here, and not with the measures that cause them, because a
 *  phone in the room needs them and nothing else of those. */
export const paused = refusal('paused', 409, { until: InstantText });
export const doorForTonight = refusal('doorForTonight', 409, { until: InstantText });

/** What a room says about its end. closingTime: a quarter of an hour or five minutes ahead. shortOfHosts, withoutHost: within
 *  a minute, unless somebody comes; without a moment where danger holds the room open. */
export const RoomNotice = z.object({
  kind: z.enum(['closingTime', 'shortOfHosts', 'withoutHost']),
  closesAt: InstantText.nullable(),
});
export type RoomNotice = z.output<typeof RoomNotice>;
/** For those at work alone. */
export const notOnShift = refusal('notOnShift', 409);

/** The talk is over; what was said can still be read. */
export const talkEnded = refusal('talkEnded', 409);

/** What a visitor does not want to see: for themselves alone, for as long as they are remembered. */
export const Hidden = z.object({ messages: z.array(EntryId), people: z.array(z.string()) });
export type Hidden = z.output<typeof Hidden>;

/** Another room of the house, as the list of rooms shows it. */
export const RoomNearby = z.object({
  id: RoomId,
  name: z.string(),
  state: RoomState,
  bustle: Bustle,
  opens: Opening.nullable(),
});

export type RoomNearby = z.output<typeof RoomNearby>;

export const RoomView = z.object({
  id: RoomId,
  name: z.string(),
  state: RoomState,
  until: InstantText.nullable(),
  notice: RoomNotice.nullable(),
  /** When it opens again by the hours, while it is closed. */
  opens: Opening.nullable(),
  /** Something was told to me alone: a measure, or what was done with what I brought. */
  toldMe: z.boolean(),
  hosts: z.array(HostCard),
  bustle: Bustle,
  /** An answer to a note of theirs lies in the letterbox, unread. */
  hasAnswer: z.boolean(),
  houseRules: z.array(z.string()),
  rulesBy: z.string().nullable(),
  /** All rooms of the house from the top floor down, this one too. */
  rooms: z.array(RoomNearby),
  hidden: Hidden,
  entries: z.array(Entry),
  /** The cursor to listen on from. */
  seq: z.number().int(),
  /** What I said and what is not in the room. */
  held: z.array(MyHeld),
  /** One message per so many seconds; null when the room has its own pace. */
  slow: SlowMode.nullable(),
});
export type RoomView = z.output<typeof RoomView>;

/** The room this visitor is in. */
export const readMyRoom = get('/conversation/room', {
  who: visitors,
  summary: 'The room the visitor is in, with its newest entries',
  answer: RoomView,
  refuses: [doorForTonight],
});

/** Entries after a cursor, oldest first; for who was away. */
export const readLog = get('/conversation/log', {
  who: inTheHouse,
  summary: 'Entries of a room after a cursor',
  input: z.object({ room: RoomId, after: z.coerce.number().int().min(0) }),
  answer: z.union([z.object({ entries: z.array(Entry) }), z.object({ reload: z.literal(true) })]),
});

export const Say = z.object({
  room: RoomId,
  /** Made by the client; a retry with the same id gets the first answer. */
  id: EntryId,
  /** Kept exactly as typed. */
  text: textOf(MESSAGE_MAX),
  /** The message this one answers. */
  answers: EntryId.nullable().default(null),
});

/** In the room; or held, because of what stands in it, until a host looked. */
export const Said = z.union([
  z.object({ id: EntryId, seq: z.number().int(), at: InstantText }),
  z.object({ id: EntryId, held: z.object({ because: HeldBecause }) }),
]);

/** "Sent" is this answer: it comes after the commit. */
export const say = post('/conversation/say', {
  who: inTheHouse,
  summary: 'Say something in an open room',
  input: Say,
  answer: Said,
  refuses: [roomClosed, talkEnded, paused, doorForTonight, slowDown, heldEnough],
  // Room for what is far too long, so that the refusal is a sentence about length and not about bytes.
  bodyLimit: 1024 * 1024,
});

/** Something about a room that its screens show has changed: read anew. */
export const roomChanged = event('conversation.roomChanged', { roomId: z.string() });

export const roomPage = page('/binnen', {
  screen: 'engines/conversation/rooms/Room',
  shows: readMyRoom,
  side: 'house',
  elsewhere: { doorForTonight: '/uitleg' },
});
