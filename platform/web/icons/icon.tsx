import type { FunctionComponent } from 'preact';

export type Icon = FunctionComponent<Record<never, never>>;

/** An icon is never alone: a word stands beside it, or its button has an aria-label. So it is always hidden from
 *  screen readers.
 *  @param path one path on Phosphor's 256-unit grid */
export function icon(path: string): Icon {
  return () => (
    <svg class="i" viewBox="0 0 256 256" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
