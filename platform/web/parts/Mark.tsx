/** The mark: a window, lit only while the house is open. A drawing; the name stands beside it. */
export function Mark({ lit }: { readonly lit: boolean }) {
  return (
    <svg class={lit ? 'licht' : 'dicht'} viewBox="0 0 20 26" aria-hidden="true">
      <path
        d="M1 25V8Q10-3 19 8V25Z"
        fill={lit ? 'var(--licht)' : 'var(--luik)'}
        stroke={lit ? 'var(--licht-diep)' : 'var(--inkt)'}
        stroke-width="1.5"
      />
      <path d="M10 3V25M2 13H18" stroke={lit ? 'var(--op-licht)' : 'var(--kozijn)'} stroke-width="1.6" />
    </svg>
  );
}
