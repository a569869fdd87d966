import type { Beat } from './nats-messages.ts';

/** So often a node gives a sign of life. */
export const BEAT_EVERY_MS = 5_000;
/** After so long without one, what a node tells may not arrive. */
export const SILENT_MS = 12_000;
/** After so long it is taken to be gone for good. */
export const GONE_MS = 3_600_000;

interface OtherNode {
  readonly gaps: number;
  readonly heardAt: number;
  readonly follows: ReadonlySet<string>;
}
export type OtherNodes = ReadonlyMap<string, OtherNode>;

/** @param at milliseconds, from anywhere, never backwards
 *  @returns the nodes that are known now, and whether something of this one may have been missed until now */
export function heard(
  nodes: OtherNodes,
  beat: Beat,
  at: number,
): { readonly nodes: OtherNodes; readonly hasMissed: boolean } {
  const left = new Map(nodes);
  if (beat.isLeaving) {
    left.delete(beat.node);
    return { nodes: left, hasMissed: false };
  }
  const before = nodes.get(beat.node);
  left.set(beat.node, { gaps: beat.gaps, heardAt: at, follows: new Set(beat.follows) });
  // A node that nobody knew may have been alone for a while before the bus was there for it.
  const hasMissed = before === undefined || before.gaps !== beat.gaps || at - before.heardAt > SILENT_MS;
  return { nodes: left, hasMissed };
}

/** Whether one of them has fallen silent. Who is gone for good no longer counts. */
export const isSomeoneSilent = (nodes: OtherNodes, at: number): boolean =>
  [...nodes.values()].some(({ heardAt }) => at - heardAt > SILENT_MS && at - heardAt <= GONE_MS);

/** At how many of them this is followed. A node that is silent counts for none: who was there may be gone. */
export const followedAt = (nodes: OtherNodes, key: string, at: number): number =>
  [...nodes.values()].filter(({ heardAt, follows }) => at - heardAt <= SILENT_MS && follows.has(key)).length;
