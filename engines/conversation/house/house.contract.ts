import { z } from 'zod';
import { changedMeanwhile, LastChange, Version } from '../../../platform/core/changes.contract.ts';
import {
  coordinators,
  event,
  get,
  InstantText,
  page,
  post,
  refusal,
} from '../../../platform/core/contract.ts';
import { RoomId } from '../../../platform/core/room-log.ts';
import { textOf } from '../../../platform/core/text.ts';
import { RoomState } from '../rooms/rooms.contract.ts';

/** The sill holds some 14 letters on one line; a longer name wraps. */
export const ROOM_NAME_MAX = 32;
export const RULE_MAX = 160;
export const RULES_MOST = 12;
export const BECAUSE_MAX = 300;
/** More than six add floors to the drawing; with more than these nobody finds their way. */
export const ROOMS_MOST = 12;

export const Drawing = z.enum(['attic', 'music', 'game', 'living', 'ask', 'generic']);
export type Drawing = z.output<typeof Drawing>;

/** Who made the house rules of a room. */
export const RulesBy = z.enum(['city', 'visitors']);
export type RulesBy = z.output<typeof RulesBy>;

export const roomNameTaken = refusal('roomNameTaken', 409, { name: z.string() });
export const houseFull = refusal('houseFull', 409, { most: z.number().int() });
/** A house is at least one room. */
export const lastRoom = refusal('lastRoom', 409);
/** Nobody is put out on the street: it closes for good once nobody is in it. */
export const roomInUse = refusal('roomInUse', 409);

export const HouseRoom = z.object({
  id: RoomId,
  name: z.string(),
  drawing: Drawing,
  houseRules: z.array(z.string()),
  rulesBy: RulesBy,
  state: RoomState,
  version: Version,
  changed: LastChange.nullable(),
});
export type HouseRoom = z.output<typeof HouseRoom>;

export const RoomChangeKind = z.enum(['added', 'changed', 'moved', 'closed']);

export const readHouseRooms = get('/conversation/house-rooms', {
  who: coordinators,
  summary: 'The rooms of the house as the city arranges them',
  answer: z.object({
    isOpen: z.boolean(),
    shiftUntil: InstantText.nullable(),
    /** From the top floor down, as the street shows them. */
    rooms: z.array(HouseRoom),
    closed: z.array(
      z.object({
        id: RoomId,
        name: z.string(),
        because: z.string(),
        by: z.string().nullable(),
        at: InstantText,
      }),
    ),
    changes: z.array(
      z.object({ name: z.string(), kind: RoomChangeKind, by: z.string().nullable(), at: InstantText }),
    ),
  }),
});
export type HouseRoomsView = z.output<typeof readHouseRooms.answer>;

/** A room begins empty of rules and last in the house. */
export const addHouseRoom = post('/conversation/house-rooms/add', {
  who: coordinators,
  summary: 'Add a room to the house',
  input: z.object({ name: textOf(ROOM_NAME_MAX), drawing: Drawing }),
  answer: z.object({ id: RoomId, at: InstantText }),
  refuses: [roomNameTaken, houseFull],
});

export const RoomInput = z.object({
  id: RoomId,
  version: Version,
  name: textOf(ROOM_NAME_MAX),
  drawing: Drawing,
  houseRules: z.array(textOf(RULE_MAX)).max(RULES_MOST),
  rulesBy: RulesBy,
});
export type RoomInput = z.output<typeof RoomInput>;

export const changeHouseRoom = post('/conversation/house-rooms/change', {
  who: coordinators,
  summary: 'Change the name, drawing or house rules of a room; whoever is in it reads them at once',
  input: RoomInput,
  answer: z.object({ version: Version, at: InstantText }),
  refuses: [changedMeanwhile, roomNameTaken],
});

export const moveHouseRoom = post('/conversation/house-rooms/move', {
  who: coordinators,
  summary: 'Put a room one place higher or lower in the house',
  input: z.object({ id: RoomId, to: z.enum(['up', 'down']) }),
  answer: z.object({ at: InstantText }),
});

export const closeHouseRoom = post('/conversation/house-rooms/close', {
  who: coordinators,
  summary: 'Close a room for good, when nobody is in it; what was said goes when its time is over',
  input: z.object({ id: RoomId, because: textOf(BECAUSE_MAX) }),
  answer: z.object({ at: InstantText }),
  refuses: [lastRoom, roomInUse],
});

/** Something that is arranged for the house changed: the coordinators' screens read anew. */
export const settingsChanged = event('conversation.settingsChanged', {});

export const houseRoomsPage = page('/team/kamers', {
  screen: 'engines/conversation/house/HouseRooms',
  shows: readHouseRooms,
  side: 'desk',
});
