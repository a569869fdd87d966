import { type Refused, refuse } from '../../../platform/core/contract.ts';
import { houseFull, lastRoom, ROOMS_MOST, roomInUse, roomNameTaken } from './house.contract.ts';

/** More than so many words cannot be read in 20 seconds by somebody of fifteen on a phone: a hint, never a refusal. */
export const WORDS_IN_20_SECONDS = 60;

export const wordsIn = (rules: readonly string[]): number =>
  rules.flatMap((rule) => rule.split(/\s+/)).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

export interface RoomInHouse {
  readonly id: string;
  readonly name: string;
}

const sameName = (one: string, other: string) =>
  one.trim().toLocaleLowerCase('nl') === other.trim().toLocaleLowerCase('nl');

/** A name that another open room has not, or why not.
 *  @param id null = a new room */
export function decideName(name: string, id: string | null, rooms: readonly RoomInHouse[]): string | Refused {
  const other = rooms.find((room) => room.id !== id && sameName(room.name, name));
  return other === undefined ? name.trim() : refuse(roomNameTaken, { name: other.name });
}

export const decideRoomForOneMore = (rooms: readonly RoomInHouse[]): Refused | null =>
  rooms.length < ROOMS_MOST ? null : refuse(houseFull, { most: ROOMS_MOST });

/** @param visitors how many are in it now
 *  @param rooms of the house, this one among them */
export function decideClosing(
  state: 'open' | 'withoutHost' | 'closed',
  visitors: number,
  rooms: readonly RoomInHouse[],
): Refused | null {
  if (rooms.length <= 1) return refuse(lastRoom);
  return state !== 'closed' && visitors > 0 ? refuse(roomInUse) : null;
}

/** The order from top to bottom with one moved; the same order when it is at that end already. */
export function movedTo(ids: readonly string[], id: string, to: 'up' | 'down'): string[] {
  const order = [...ids];
  const at = order.indexOf(id);
  const place = at + (to === 'up' ? -1 : 1);
  const other = order[place];
  if (at < 0 || other === undefined) return order;
  order[at] = other;
  order[place] = id;
  return order;
}
