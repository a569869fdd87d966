import { describe, expect, it } from 'vitest';
import {
  followedAt,
  GONE_MS,
  heard,
  isSomeoneSilent,
  type OtherNodes,
  SILENT_MS,
} from './other-nodes.rules.ts';

const node = 'a';
const beat = (gaps = 0, isLeaving = false) => ({ node, gaps, isLeaving, follows: ['stad|member:1'] });
const known: OtherNodes = heard(new Map(), beat(), 0).nodes;

describe('the other nodes', () => {
  it.each([
    ['a node that nobody knew', new Map(), beat(), 0, true],
    ['one that goes on', known, beat(), SILENT_MS, false],
    ['one that lost the bus and is back', known, beat(1), SILENT_MS, true],
    ['one that was silent for too long', known, beat(), SILENT_MS + 1, true],
    ['one that leaves', known, beat(0, true), 1, false],
  ])('may have been missed: %s', (_, nodes, said, at, hasMissed) => {
    expect(heard(nodes, said, at).hasMissed).toBe(hasMissed);
  });

  it('are silent after too long without a sign of life, until they are gone for good', () => {
    expect(isSomeoneSilent(known, SILENT_MS)).toBe(false);
    expect(isSomeoneSilent(known, SILENT_MS + 1)).toBe(true);
    expect(isSomeoneSilent(known, GONE_MS + 1)).toBe(false);
  });

  it('are not missed once they have said that they leave', () => {
    expect(isSomeoneSilent(heard(known, beat(0, true), 1).nodes, SILENT_MS * 2)).toBe(false);
  });

  it('tell what is followed there, for as long as they are heard', () => {
    const at = (ms: number, key = 'stad|member:1') => followedAt(known, key, ms);
    expect([at(0), at(SILENT_MS), at(SILENT_MS + 1), at(0, 'stad|member:2')]).toEqual([1, 1, 0, 0]);
    expect(followedAt(heard(known, beat(0, true), 1).nodes, 'stad|member:1', 1)).toBe(0);
  });
});
