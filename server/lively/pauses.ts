import { setTimeout as wait } from 'node:timers/promises';

/** Somewhere in between: people are not clocks. */
export const between = (leastMs: number, mostMs: number) => leastMs + Math.random() * (mostMs - leastMs);

/** @throws AbortError when the house stops meanwhile */
export const pause = (ms: number, signal: AbortSignal) => wait(ms, undefined, { signal });

/** As long as somebody takes to read what was said before, think, and type this. */
export const typing = (text: string) => between(1_800, 3_200) + Math.min(text.length, 120) * 35;
