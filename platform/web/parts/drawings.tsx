// Small drawings of the house that several screens show. All beside words, so hidden from screen readers.

/** The door of the room apart, ajar, somebody inside: waiting for a talk. */
export function DoorAjar() {
  return (
    <svg viewBox="0 0 116 132" aria-hidden="true">
      <path d="M4 132V34Q58-10 112 34V132Z" fill="var(--arduin)" />
      <path d="M15 132V39Q58 6 101 39V132Z" fill="var(--glas-uit)" />
      <path d="M15 132V39Q37 22 58 20V132Z" fill="#ffcb68" />
      <path d="M58 16L92 32V132H58Z" fill="var(--poort)" />
      <path
        d="M64 40L86 48V78H64ZM64 92H86V126H64Z"
        fill="none"
        stroke="var(--poort-diep)"
        stroke-width="2.5"
      />
      <circle cx="65" cy="85" r="3" fill="#ded8e2" />
      <circle cx="36" cy="84" r="10" fill="#7a4310" />
      <path d="M15 132V118Q16 100 36 98T57 118V132Z" fill="#7a4310" />
    </svg>
  );
}

/** A note in the slot of the closed door. */
export function NoteInSlot() {
  return (
    <svg class="bus" viewBox="0 0 328 132" aria-hidden="true">
      <path d="M0 0H328V132H0Z" fill="var(--poort)" />
      <path
        d="M16-10V50H118V-10M210-10V50H312V-10M16 142V96H118V142M210 142V96H312V142M120-10V142M208-10V142"
        fill="none"
        stroke="var(--poort-diep)"
        stroke-width="3"
      />
      <g transform="rotate(-4 164 50)">
        <path d="M124 18H206V74H124Z" fill="var(--plaat)" />
        <path d="M124 18L165 50L206 18" fill="none" stroke="var(--arduin-schaduw)" stroke-width="2.5" />
      </g>
      <path d="M104 66H224V94H104Z" fill="#cfc9d4" />
      <path d="M112 72H216V80H112Z" fill="var(--glas-uit)" />
      <path d="M104 91H224V94H104Z" fill="var(--arduin-schaduw)" />
      <circle cx="110" cy="86" r="2" fill="var(--arduin-schaduw)" />
      <circle cx="218" cy="86" r="2" fill="var(--arduin-schaduw)" />
    </svg>
  );
}

export interface SmallWindowProps {
  /** ajar = the room apart. */
  readonly state: 'lit' | 'dark' | 'ajar';
  /** Silhouettes, three at most. */
  readonly people?: 0 | 1 | 2 | 3;
}

const SEATS = [
  [[52, 64]],
  [
    [36, 62],
    [78, 66],
  ],
  [
    [30, 66],
    [58, 62],
    [86, 67],
  ],
] as const;

/** A room's window on the desk, small; needs no shared definitions. */
export function SmallWindow({ state, people = 0 }: SmallWindowProps) {
  const isLit = state !== 'dark';
  const seats = state === 'ajar' ? [[36, 64] as const] : (SEATS[people - 1] ?? []);
  return (
    <svg viewBox="0 0 120 94" aria-hidden="true">
      <path d="M3 94V27Q60-4 117 27V94Z" fill="var(--arduin)" />
      <path d="M12 94V31Q60 8 108 31V94Z" fill={isLit ? '#ffcb68' : 'var(--luik)'} />
      {state === 'ajar' && <path d="M60 10L100 28V94H60Z" fill="var(--poort)" />}
      <g fill="#7a4310">
        {seats.map(([x, y]) => (
          <path
            key={x}
            d={`M${x - 9} ${y}a9 9 0 0 1 18 0a9 9 0 0 1-18 0M${x - 20} 94Q${x - 19} ${y + 13} ${x} ${y + 13}T${x + 20} 94Z`}
          />
        ))}
      </g>
      {state === 'lit' && <path d="M60 18V94M12 50H108" stroke="var(--kozijn)" stroke-width="4" />}
      {state === 'dark' && (
        <path
          d="M12 36H108M12 48H108M12 60H108M12 72H108M12 84H108"
          stroke="var(--luik-lijn)"
          stroke-width="2.5"
        />
      )}
    </svg>
  );
}
