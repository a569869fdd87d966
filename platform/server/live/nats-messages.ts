import { z } from 'zod';
import { CityId } from '../../core/ids.ts';
import type { WakeUp } from './bus.ts';

const OF_CITY = 'vindplaats.city.';
/** The wake-ups of every city. */
export const EVERY_CITY = `${OF_CITY}*`;
/** Where the nodes tell each other that they are there. */
export const NODES = 'vindplaats.nodes';

export const subjectOf = (cityId: CityId) => `${OF_CITY}${cityId}`;

const Sent = z.union([
  z.object({ kind: z.literal('rooms'), roomIds: z.array(z.string()) }),
  z.object({ kind: z.literal('happened'), name: z.string(), data: z.record(z.string(), z.unknown()) }),
  z.object({ kind: z.literal('ended'), sessionId: z.string() }),
]);

/** A sign of life. */
export const Beat = z.object({
  node: z.uuid(),
  /** How often the node lost the bus: with more of them, others missed something of it. */
  gaps: z.number().int(),
  isLeaving: z.boolean(),
  /** What is followed there: keys of city and topic. */
  follows: z.array(z.string()),
});
export type Beat = z.output<typeof Beat>;

/** @returns null for what no node of ours sends */
export function wakeUpFrom(subject: string, text: string): WakeUp | null {
  const cityId = CityId.safeParse(subject.slice(OF_CITY.length));
  const sent = Sent.safeParse(parsed(text));
  return cityId.success && sent.success ? { ...sent.data, cityId: cityId.data } : null;
}

/** @returns null for what no node of ours sends */
export function beatFrom(text: string): Beat | null {
  return Beat.safeParse(parsed(text)).data ?? null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
