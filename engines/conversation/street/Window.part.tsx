import type { FacadeRoom } from './facade.rules.ts';
import { Scene } from './scenes.part.tsx';

// Windows of the house. All are drawings beside words, so hidden from screen readers. A page has one facade: ids are plain.

const ARCH = 'M12 96V31Q60 8 108 31V96Z';
const WIDE_ARCH = 'M12 96V30Q148 4 284 30V96Z';
const SLATS = Array.from({ length: 10 }, (_, slat) => `M0 ${20 + 6 * slat}H300`).join('');
const HALF_SLATS = SLATS.split('M').slice(0, 5).join('M');

/** What the windows share, once per page. */
export function WindowDefs() {
  return (
    <svg class="defs" width="0" height="0" aria-hidden="true">
      <defs>
        <clipPath id="glas">
          <path d={ARCH} />
        </clipPath>
        <clipPath id="glasbreed">
          <path d={WIDE_ARCH} />
        </clipPath>
        <radialGradient id="licht" cx=".62" cy=".42" r=".8">
          <stop offset="0" stop-color="#ffe9b3" />
          <stop offset=".55" stop-color="#ffcb68" />
          <stop offset="1" stop-color="#f3a93a" />
        </radialGradient>
        <g id="mens">
          <circle cy="-28" r="8" />
          <path d="M-16.8 20V-9Q-16.8-18 0-18T16.8-9V20Z" />
        </g>
        <g id="plant">
          <path
            d="M100 96V78M100 84Q88 80 88 68Q98 70 100 82Q101 66 110 64Q112 78 100 86"
            fill="var(--m2)"
            stroke="var(--m2)"
            stroke-width="1.5"
          />
          <path d="M94 86H107L105 97H96Z" />
        </g>
        <g id="luik">
          <path d="M0 0H300V78H0Z" fill="var(--luik)" />
          <path d={SLATS} stroke="var(--luik-lijn)" stroke-width="1.6" />
          <path d="M0 75H300V79H0Z" fill="var(--luik-lijn)" />
        </g>
        <g id="halfluik">
          <path d="M0 0H300V44H0Z" fill="var(--luik)" />
          <path d={HALF_SLATS} stroke="var(--luik-lijn)" stroke-width="1.6" />
          <path d="M0 41H300V45H0Z" fill="var(--luik-lijn)" />
        </g>
        <g id="hoog">
          <path d="M3 140V27Q60-4 117 27V140Z" fill="var(--arduin)" />
          <path d="M53 10H67L65 22H55Z" fill="var(--arduin-schaduw)" />
          <path d="M12 140V31Q60 8 108 31V140Z" fill="var(--glas-uit)" />
          <path
            d="M16 140V30Q26 25 38 23Q36 92 20 108V140ZM104 140V30Q94 25 82 23Q84 92 100 108V140Z"
            fill="var(--luik)"
          />
          <path d="M60 16V140M12 54H108M12 97H108" stroke="var(--kozijn)" stroke-width="3.2" />
          <path d="M12 140V31Q60 8 108 31V140Z" fill="none" stroke="var(--kozijn)" stroke-width="3.2" />
          <path d="M-2 139H122V147H-2Z" fill="var(--plaat)" />
          <path d="M-2 147H122V151H-2Z" fill="var(--arduin-schaduw)" />
        </g>
      </defs>
    </svg>
  );
}

/** The cat sits on the right end of a sill and leans a little over the frame. */
function Cat({ at }: { readonly at: string }) {
  return (
    <g transform={`translate(${at})`} fill="#1b1320">
      <path d="M8 33V18Q8 10 16 9L15 2L20 6H24L28 2L28 10Q30 13 28 17Q38 19 38 28V33Z" />
      <path d="M37 31Q45 30 43 20" fill="none" stroke="#1b1320" stroke-width="3.4" stroke-linecap="round" />
    </g>
  );
}

interface RoomWindowProps {
  readonly room: FacadeRoom;
  readonly wide?: boolean;
  readonly cat?: boolean;
}

/** Lit: who is there, against the light. Dark: shutter down. Opens within the hour: shutter half up, nobody yet. */
export function RoomWindow({ room: { state, drawing, people }, wide = false, cat = false }: RoomWindowProps) {
  const width = wide ? 296 : 120;
  const middle = width / 2;
  const bars = wide ? 'M102 10V96M194 10V96M12 52H284' : 'M60 16V96M12 52H108';
  return (
    <svg class="ruit" viewBox={`0 0 ${width} 96`} aria-hidden="true">
      <path d={wide ? 'M3 96V25Q148-8 293 25V96Z' : 'M3 96V27Q60-4 117 27V96Z'} fill="var(--arduin)" />
      <path d={`M${middle - 7} ${wide ? 7 : 10}h14l-2 12h-10Z`} fill="var(--arduin-schaduw)" />
      <g clip-path={wide ? 'url(#glasbreed)' : 'url(#glas)'}>
        <path d={`M0 0H${width}V96H0Z`} fill={state === 'lit' ? 'url(#licht)' : 'var(--glas-uit)'} />
        {state === 'lit' && <Scene drawing={drawing} people={people} wide={wide} />}
        {state === 'dark' && <use href="#luik" />}
        {state === 'opensSoon' && <use href="#halfluik" />}
        {state !== 'dark' && <path d={bars} stroke="var(--kozijn)" stroke-width="3.2" />}
      </g>
      <path d={wide ? WIDE_ARCH : ARCH} fill="none" stroke="var(--kozijn)" stroke-width="3.2" />
      {cat && <Cat at={wide ? '250 63' : '76 63'} />}
    </svg>
  );
}

/** A window that is no room: tall, dark, curtains drawn aside. It holds no sill plate, so that nobody takes it for a way in. */
export function PlainWindow({ cat = false }: { readonly cat?: boolean }) {
  return (
    <svg class="ruit" viewBox="0 0 120 152" aria-hidden="true">
      <use href="#hoog" />
      {cat && <Cat at="76 106" />}
    </svg>
  );
}

/** The round window high in the gable, when the attic is no room. */
export function RoundWindow() {
  return (
    <svg class="oog" viewBox="0 0 64 64" aria-hidden="true">
      <circle cx="32" cy="32" r="30" fill="var(--arduin)" />
      <path
        d="M28 1H36L34.5 11H29.500ZM28 63H36L34.5 53H29.500ZM1 28V36L11 34.500V29.500ZM63 28V36L53 34.500V29.500Z"
        fill="var(--arduin-schaduw)"
      />
      <circle cx="32" cy="32" r="21" fill="var(--glas-uit)" stroke="var(--kozijn)" stroke-width="3" />
      <path d="M32 11V53M11 32H53" stroke="var(--kozijn)" stroke-width="2.6" />
    </svg>
  );
}

/** Beside the door, when no room lies there: a straight window with its shutters open and a flower box. */
export function FlowerWindow({ cat = false }: { readonly cat?: boolean }) {
  return (
    <svg class="ruit" viewBox="0 0 120 112" aria-hidden="true">
      <path d="M13 92V6H107V92Z" fill="var(--arduin)" />
      <path d="M21 92V15H99V92Z" fill="var(--glas-uit)" />
      <path d="M24 92V16H46Q44 60 28 72V92ZM96 92V16H74Q76 60 92 72V92Z" fill="var(--luik)" />
      <path d="M60 15V92M21 42H99" stroke="var(--kozijn)" stroke-width="3.2" />
      <path d="M21 15H99V92H21Z" fill="none" stroke="var(--kozijn)" stroke-width="3.2" />
      <path d="M-4 12H13V92H-4ZM107 12H124V92H107Z" fill="var(--poort)" />
      <path
        d="M0 17H9V50H0ZM0 55H9V87H0ZM111 17H120V50H111ZM111 55H120V87H111Z"
        fill="none"
        stroke="var(--poort-diep)"
        stroke-width="2"
      />
      {cat && <Cat at="62 59" />}
      <path d="M8 91H112V96H8Z" fill="var(--plaat)" />
      <path
        d="M14 100Q12 86 22 88Q26 78 34 86Q42 78 48 87Q56 79 62 87Q70 78 76 87Q84 79 90 87Q98 80 100 89Q108 88 106 100Z"
        fill="var(--poort)"
      />
      <g fill="var(--plaat)">
        <circle cx="24" cy="90" r="3" />
        <circle cx="42" cy="86" r="3" />
        <circle cx="57" cy="91" r="3" />
        <circle cx="78" cy="87" r="3" />
        <circle cx="95" cy="91" r="3" />
      </g>
      <path d="M12 97H108L105 110H15Z" fill="var(--arduin-schaduw)" />
    </svg>
  );
}
