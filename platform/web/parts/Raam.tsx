export interface RaamProps {
  /** First letter of the name; left out for a room. */
  readonly letter?: string | undefined;
  /** Lit = here now. */
  readonly lit?: boolean | undefined;
  /** A host has a green sill. */
  readonly host?: boolean | undefined;
  readonly size?: 'mini' | 'normal' | 'large' | undefined;
}

const SIZE_CLASS = { mini: ' mini', normal: '', large: ' groot' } as const;

/** The window avatar: no photo, no colour of one's own. Hidden from screen readers, so name and state stand beside it
 *  in words. */
export function Raam({ letter, lit = false, host = false, size = 'normal' }: RaamProps) {
  return (
    <span class={`raam${lit ? ' aan' : ''}${host ? ' host' : ''}${SIZE_CLASS[size]}`} aria-hidden="true">
      {letter}
    </span>
  );
}

/** The presence mark, lit or not; words follow it, always. */
export function Lichtje({ lit }: { readonly lit: boolean }) {
  return <i class={lit ? 'lichtje' : 'lichtje uit'} aria-hidden="true" />;
}
