import type { JSX } from 'preact';
import type { RoomDrawing, Silhouettes } from './facade.rules.ts';

// What stands in a lit window, on the window's own grid of 120 x 96 (floor at 98). Two browns against the light, --m and
// --m2 in street.css; no faces, no skin, no gender.

/** Where somebody is: x, y of the feet's line, and what they wear. */
type Place = readonly [x: number, y: number, wears?: 'bun' | 'cap'];

function Somebody({ at: [x, y, wears] }: { readonly at: Place }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <use href="#mens" />
      {wears === 'bun' && <circle cy="-39" r="4.5" />}
      {wears === 'cap' && <path d="M-8-29A8 8 0 0 1 8-29H13.600V-26.500H-8Z" fill="var(--m2)" />}
    </g>
  );
}

interface Scene {
  readonly things: JSX.Element;
  readonly places: readonly [Place, Place, Place];
}

const LAMP = (
  <>
    <path d="M84 20V40" stroke="var(--m)" stroke-width="1.5" />
    <path d="M74 50Q76 39 84 39T94 50Z" />
    <circle cx="84" cy="51.5" r="4" fill="#fff7df" />
  </>
);

const SCENES: Readonly<Record<RoomDrawing, Scene>> = {
  living: {
    things: (
      <>
        {LAMP}
        <use href="#plant" />
      </>
    ),
    places: [
      [52, 94, 'bun'],
      [30, 98],
      [74, 98, 'cap'],
    ],
  },
  game: {
    things: (
      <>
        <rect x="40" y="46" width="46" height="30" rx="2" />
        <path d="M43 49H83V73H43Z" fill="#fff4d2" />
        <path d="M46 69L56 57L64 65L70 60L80 69Z" fill="var(--licht-diep)" />
        <path d="M60 76H66V84H60Z" />
        <path d="M18 84H104V98H18Z" fill="var(--m2)" />
      </>
    ),
    places: [
      [30, 98, 'cap'],
      [96, 98],
      [63, 112],
    ],
  },
  music: {
    things: (
      <>
        <path d="M88 54H106V98H88Z" fill="var(--m2)" />
        <circle cx="97" cy="66" r="5" />
        <circle cx="97" cy="84" r="7" />
        <g transform="rotate(14 28 78)">
          <circle cx="28" cy="88" r="11" />
          <circle cx="28" cy="74" r="8" />
          <path d="M26.5 40H29.500V74H26.500ZM25 34H31V42H25Z" />
          <circle cx="28" cy="79" r="3.5" fill="#ffcb68" />
        </g>
      </>
    ),
    places: [
      [66, 98, 'bun'],
      [46, 100],
      [84, 104, 'cap'],
    ],
  },
  attic: {
    things: (
      <>
        <path d="M74 98V80H100V98Z" fill="var(--m2)" />
        <path d="M78 80Q87 74 87 80Q87 74 96 80" fill="none" stroke="var(--m)" stroke-width="2.5" />
      </>
    ),
    places: [
      [48, 98],
      [28, 102, 'cap'],
      [68, 104, 'bun'],
    ],
  },
  ask: {
    things: (
      <>
        <path d="M36 80H84V85H36ZM57 85H63V98H57Z" fill="var(--m2)" />
        <path d="M46 71H55V80H46ZM66 71H75V80H66Z" />
        <path d="M50 67Q47 63 50 59M71 67Q68 63 71 59" fill="none" stroke="var(--m2)" stroke-width="1.8" />
      </>
    ),
    places: [
      [28, 98, 'bun'],
      [92, 98],
      [60, 108],
    ],
  },
  generic: {
    things: (
      <>
        <path d="M70 62H104V65H70Z" />
        <path d="M73 47H78V62H73ZM79 50H84V62H79ZM86 45H91V62H86Z" fill="var(--m2)" />
        <use href="#plant" />
      </>
    ),
    places: [
      [44, 98],
      [70, 100, 'cap'],
      [26, 102, 'bun'],
    ],
  },
};

/** What stands left and right in a window of the full width; the scene itself is in the middle. */
const WIDE_SIDES = (
  <>
    <path d="M22 40H76V43H22ZM22 62H76V65H22Z" />
    <path
      d="M26 27H31V40H26ZM33 30H38V40H33ZM40 26H45V40H40ZM62 31H72V40H62ZM28 52H34V62H28ZM50 48H55V62H50ZM57 51H62V62H57ZM64 47H69V62H64Z"
      fill="var(--m2)"
    />
    <path d="M20 98V86Q20 80 27 80H70Q76 80 76 86V98Z" fill="var(--m2)" />
    <path d="M236 40V98" stroke="var(--m)" stroke-width="2.5" />
    <path d="M224 50L230 32H242L248 50Z" />
    <path d="M206 98V84H220V98ZM252 98V84Q252 78 260 78H276V98Z" fill="var(--m2)" />
  </>
);

/** In a wide window the third of them takes the sofa on the left, instead of standing close. */
const SOFA: Place = [-42, 96, 'cap'];

/** @param wide in a window of the full width the scene moves to the middle pane and gets company */
export function Scene({
  drawing,
  people,
  wide,
}: {
  drawing: RoomDrawing;
  people: Silhouettes;
  wide: boolean;
}) {
  const { things, places } = SCENES[drawing];
  const scene = (
    <>
      {things}
      {places.slice(0, people).map((at, nth) => (
        <Somebody key={at[0]} at={wide && nth === 2 ? SOFA : at} />
      ))}
    </>
  );
  return (
    <g fill="var(--m)">
      {wide && WIDE_SIDES}
      {wide ? <g transform="translate(88)">{scene}</g> : scene}
    </g>
  );
}
