/** The slot in the team's door, with a note half in it. A drawing beside words. */
export function Box() {
  return (
    <svg class="bus" viewBox="0 0 328 132" aria-hidden="true">
      <path d="M0 0H328V132H0Z" fill="var(--poort)" />
      <path
        d="M16 -10V50H118V-10M210 -10V50H312V-10M16 142V96H118V142M210 142V96H312V142"
        fill="none"
        stroke="var(--poort-diep)"
        stroke-width="3"
      />
      <path d="M120 -10V142M208 -10V142" stroke="var(--poort-diep)" stroke-width="3" />
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
