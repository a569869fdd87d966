import { signal } from '@preact/signals';
import type { FunctionComponent } from 'preact';

/** Parts that engines put on every desk screen: the desk gathers them, and knows none by name. They live in the
 *  browser alone, so the first screen from the server is without them. */
const parts = signal<PlacedParts>({ top: [], side: [] });

export interface PlacedParts {
  /** Above the screen: what must be answered now. */
  readonly top: readonly FunctionComponent[];
  /** Beside the screens' names. */
  readonly side: readonly FunctionComponent[];
}

/** Called once by the desk's entry, after its first screen is alive. */
export function placeDeskParts(placed: PlacedParts): void {
  parts.value = placed;
}

export function DeskParts({ at: place }: { at: keyof PlacedParts }) {
  return (
    <>
      {parts.value[place].map((Part, at) => (
        <Part key={at} />
      ))}
    </>
  );
}
