import { describe, expect, it } from 'vitest';
import { isLeaving, letGo, NO_PRESSES, type Presses } from './three-times.ts';

/** Keys let go at these ms; a capital letter means Shift was still down. */
const typed = (...keys: (readonly [name: string, at: number])[]): Presses =>
  keys.reduce<Presses>(
    (presses, [name, at]) => letGo(presses, { name, withShift: /^[A-Z]$/.test(name), at }),
    NO_PRESSES,
  );

describe('Shift three times', () => {
  it('leaves at the third press within five seconds', () => {
    expect(isLeaving(typed(['Shift', 0], ['Shift', 2000]))).toBe(false);
    expect(isLeaving(typed(['Shift', 0], ['Shift', 2000], ['Shift', 4999]))).toBe(true);
  });

  it('does not leave when the first press is longer ago than that', () => {
    expect(isLeaving(typed(['Shift', 0], ['Shift', 2000], ['Shift', 5000]))).toBe(false);
    expect(isLeaving(typed(['Shift', 0], ['Shift', 2000], ['Shift', 5000], ['Shift', 6000]))).toBe(true);
  });

  it('does not throw somebody out who types capitals', () => {
    expect(
      isLeaving(typed(['A', 0], ['Shift', 50], ['B', 400], ['Shift', 450], ['C', 800], ['Shift', 850])),
    ).toBe(false);
    expect(typed(['A', 0], ['Shift', 50]).at).toEqual([]);
  });

  it('begins anew after any other key', () => {
    expect(isLeaving(typed(['Shift', 0], ['Shift', 100], ['a', 200], ['Shift', 300]))).toBe(false);
  });

  it('counts again after a capital was finished', () => {
    expect(isLeaving(typed(['A', 0], ['Shift', 50], ['Shift', 500], ['Shift', 900], ['Shift', 1300]))).toBe(
      true,
    );
  });
});
