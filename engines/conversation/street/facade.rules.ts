export type RoomState = 'lit' | 'dark' | 'opensSoon';
export type RoomDrawing = 'attic' | 'music' | 'game' | 'living' | 'ask' | 'generic';
/** Silhouettes in the window, never a head count: however busy it is, three at most. 0 with a lit window = only a host. */
export type Silhouettes = 0 | 1 | 2 | 3;

export interface FacadeRoom {
  readonly id: string;
  /** Short: the sill holds some 14 letters on one line, a longer name wraps. */
  readonly name: string;
  readonly state: RoomState;
  /** The state in words, beside the drawing: "een paar binnen", "wo 16 u". */
  readonly words: string;
  readonly drawing: RoomDrawing;
  readonly people: Silhouettes;
  /** Left out = the sill is shown, but leads nowhere. */
  readonly href?: string;
  /** Beside following the link. */
  readonly onPress?: (press: { preventDefault(): void }) => void;
}

/** A floor under the gable: one room in a window of the full width, two beside each other, or nobody's dark windows. */
export type Floor =
  | { readonly kind: 'wide'; readonly room: FacadeRoom }
  | { readonly kind: 'pair'; readonly rooms: readonly [FacadeRoom, FacadeRoom] }
  | { readonly kind: 'plain' };

export interface FacadePlan {
  /** The window in the gable; null = a round window that is no room. */
  readonly attic: FacadeRoom | null;
  /** From top to bottom, at least two: with one room the house is as tall as with five. */
  readonly floors: readonly Floor[];
  /** The window beside the door; null = a plain one with a flower box. */
  readonly beside: FacadeRoom | null;
}

const PAIRS_UNDER_GABLE = 4;
const FLOORS_AT_LEAST = 2;

/** Divides the rooms over the house, so that one to six look meant. More than six add floors; none is ever left out.
 *  The order given is kept from top to bottom, except for one attic room, which goes up. */
export function decideFacade(rooms: readonly FacadeRoom[]): FacadePlan {
  const rest = [...rooms];
  let attic: FacadeRoom | null = null;
  if (rest.length > 1) {
    const up = rest.findIndex((room) => room.drawing === 'attic');
    if (up >= 0) attic = rest.splice(up, 1)[0] ?? null;
    else if (rest.length > PAIRS_UNDER_GABLE) attic = rest.pop() ?? null;
  }
  const beside = rest.length > PAIRS_UNDER_GABLE && rest.length % 2 === 1 ? (rest.pop() ?? null) : null;

  const floors: Floor[] = [];
  const left = rest[Symbol.iterator]();
  // An odd number: the first room, the one the house is proud of, gets the wide window.
  if (rest.length % 2 === 1) floors.push({ kind: 'wide', room: left.next().value as FacadeRoom });
  for (let room = left.next().value; room; room = left.next().value) {
    const next = left.next().value;
    floors.push(next ? { kind: 'pair', rooms: [room, next] } : { kind: 'wide', room });
  }
  while (floors.length < FLOORS_AT_LEAST) floors.unshift({ kind: 'plain' });
  return { attic, floors, beside };
}

/** On which sill the cat sits.
 *  @param day any whole number that goes up by one a day, so that the cat moves each day; negative is fine
 *  @param sills how many sills there are, at least 1 */
export function decideCatSill(day: number, sills: number): number {
  return ((day % sills) + sills) % sills;
}
