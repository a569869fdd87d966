import type { Bustle } from './rooms.contract.ts';

const BUSY_FROM = 6;

/** How a number of visitors reads in words: the house never shows head counts. */
export function bustleOf(visitors: number): Bustle {
  if (visitors === 0) return 'nobody';
  if (visitors === 1) return 'someone';
  return visitors < BUSY_FROM ? 'aFew' : 'busy';
}
