import type { ComponentChildren } from 'preact';
import { Bike, FrontDoor } from './Door.part.tsx';
import { decideCatSill, decideFacade, type FacadeRoom, type Floor } from './facade.rules.ts';
import { FlowerWindow, PlainWindow, RoomWindow, RoundWindow, WindowDefs } from './Window.part.tsx';

export type { FacadeRoom, RoomDrawing, RoomState, Silhouettes } from './facade.rules.ts';

export interface FacadeProps {
  readonly house: 'open' | 'closed';
  /** One to six look best; see decideFacade for how they are divided over the house. */
  readonly rooms: readonly FacadeRoom[];
  readonly door: { readonly label: string; readonly href: string; readonly number?: string };
  /** A whole number that goes up by one a day; the cat then sits on another sill each day. Left out = no cat. */
  readonly cat?: number;
  /** Name of the house as a place to choose from, for screen readers: "Kamers in het huis". */
  readonly label?: string;
}

/** The house, as a list of links in reading order with drawings around them. Without the drawings nothing is missing.
 *  Pure: the same props give the same markup, on the server and in the browser. One facade per page (its ids are plain). */
export function Facade({ house, rooms, door, cat, label }: FacadeProps) {
  const { attic, floors, beside } = decideFacade(rooms);
  const sills = 2 * floors.length + 1;
  const catSill = cat === undefined ? -1 : decideCatSill(cat, sills);
  return (
    <nav class={`huis ${house}`} aria-label={label}>
      <WindowDefs />
      <div class="top" aria-hidden="true">
        <div class="trapgevel" />
        {[0, 1, 2, 3, 4, 5, 6].map((step) => (
          <i key={step} class={`trede t${step}`} />
        ))}
        {!attic && <RoundWindow />}
      </div>
      <div class="romp">
        <div class="lijst" aria-hidden="true" />
        <ul class="kamers">
          {attic && <Room room={attic} place="z" />}
          {floors.map((floor, nth) => (
            <FloorOf key={nth} floor={floor} cat={catSill - 2 * nth} />
          ))}
          {beside && <Room room={beside} place="naast" cat={catSill === sills - 1} />}
        </ul>
        <div class="gelijkvloers">
          <FrontDoor isOpen={house === 'open'} {...door} />
          <Bike isInTheWay={beside !== null} />
          {!beside && (
            <div class="bloemen" aria-hidden="true">
              <FlowerWindow cat={catSill === sills - 1} />
            </div>
          )}
        </div>
        <div class="plint" aria-hidden="true" />
      </div>
    </nav>
  );
}

/** @param cat 0 or 1 = the cat sits on this floor, left or right; anything else = elsewhere */
function FloorOf({ floor, cat }: { floor: Floor; cat: number }) {
  if (floor.kind === 'wide') return <Room room={floor.room} place="breed" cat={cat === 0 || cat === 1} />;
  if (floor.kind === 'pair') {
    return (
      <>
        {floor.rooms.map((room, side) => (
          <Room key={room.id} room={room} cat={cat === side} />
        ))}
      </>
    );
  }
  return (
    <>
      {[0, 1].map((side) => (
        <li key={side} class="kamer leeg" aria-hidden="true">
          <PlainWindow cat={cat === side} />
        </li>
      ))}
    </>
  );
}

function Room({
  room,
  place,
  cat = false,
}: {
  room: FacadeRoom;
  place?: 'z' | 'breed' | 'naast';
  cat?: boolean;
}) {
  const isLit = room.state === 'lit';
  return (
    <li class={`kamer ${place ?? ''} ${isLit ? 'aan' : 'uit'}`}>
      <Sill room={room}>
        <RoomWindow room={room} wide={place === 'breed'} cat={cat} />
        <span class="dorpel">
          <b>{room.name}</b>
          <span class="vh">: </span>
          <span>
            <i class={isLit ? 'lichtje' : 'lichtje uit'} />
            {room.words}
          </span>
        </span>
      </Sill>
    </li>
  );
}

function Sill({ room: { href, onPress }, children }: { room: FacadeRoom; children: ComponentChildren }) {
  return href === undefined ? (
    <div class="kozijn">{children}</div>
  ) : (
    <a href={href} class="kozijn" onClick={onPress}>
      {children}
    </a>
  );
}
