import type { Day } from '../door/city-time.rules.ts';
import type { RotaTime } from './rota.contract.ts';

/** The rows of the week, from the house outwards. */
export const ROWS = ['house', 'onCall', 'square', 'school', 'platform', 'learning'] as const;
export type Row = (typeof ROWS)[number];

type Placed = Pick<RotaTime, 'place' | 'isOnCall'>;

export function rowOf({ place, isOnCall }: Placed): Row {
  if (isOnCall) return 'onCall';
  return place.kind === 'room' ? 'house' : place.kind;
}

/** Times that are together in one block: same row, hours and place. */
export interface Block {
  readonly key: string;
  readonly from: RotaTime['from'];
  readonly to: RotaTime['to'];
  readonly times: readonly RotaTime[];
}

/** @param times of the week, earliest first */
export function blocksOf(times: readonly RotaTime[], row: Row, day: Day): Block[] {
  const blocks = new Map<string, RotaTime[]>();
  for (const one of times) {
    if (one.day !== day || rowOf(one) !== row) continue;
    const key = [one.from, one.to, one.place.name, one.place.account].join('|');
    blocks.set(key, [...(blocks.get(key) ?? []), one]);
  }
  return [...blocks].flatMap(([key, together]) => {
    const [first] = together;
    return first ? [{ key: `${row}|${day}|${key}`, from: first.from, to: first.to, times: together }] : [];
  });
}
