/** Shift pressed three times by itself, within five seconds: the way out without looking for the button. */
export const TIMES = 3;
export const WITHIN_MS = 5_000;

export interface Presses {
  /** When Shift was pressed by itself, in ms of the event clock; never more than TIMES. */
  readonly at: readonly number[];
  /** Shift is held for a capital: letting go of it does not count. */
  readonly forCapital: boolean;
}

export const NO_PRESSES: Presses = { at: [], forCapital: false };

/** Looks at keys being let go. Typing "ANNA" is not leaving: Shift counts only when no other key came in between. */
export function letGo(
  { at, forCapital }: Presses,
  key: { readonly name: string; readonly withShift: boolean; readonly at: number },
): Presses {
  if (key.name !== 'Shift') return { at: [], forCapital: key.withShift };
  if (forCapital) return NO_PRESSES;
  return { at: [...at.filter((press) => key.at - press < WITHIN_MS), key.at], forCapital: false };
}

export const isLeaving = ({ at }: Presses): boolean => at.length >= TIMES;
