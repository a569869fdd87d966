import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMs, instant, MINUTE } from '../../../platform/core/time.ts';
import {
  fateOf,
  LEASE_MS,
  lineOf,
  placeOf,
  VANISHED_MS,
  type Waiter,
  waitedMinutes,
  waitRange,
} from './waiting.rules.ts';

const now = instant('2026-11-27T19:00:00.000Z');
const asked = (id: string, minutesAgo: number, wishesMemberId: string | null = null): Waiter => ({
  id,
  askedAt: addMs(now, -minutesAgo * MINUTE),
  wishesMemberId,
});

describe('the waiting list', () => {
  it('is first come, first served, whatever the order it is read in', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 500 }), { maxLength: 20 }), (minutes) => {
        const waiters = minutes.map((ago, at) => asked(`w${at}`, ago));
        expect(lineOf(waiters).map((waiter) => waiter.askedAt)).toEqual(
          waiters.map((waiter) => waiter.askedAt).sort(),
        );
      }),
    );
  });

  it('counts before me only who may take the same host', () => {
    const line = [asked('a', 30, 'samira'), asked('b', 20, 'jonas'), asked('c', 10)];
    expect(placeOf(line, 'a')).toBe(0);
    expect(placeOf(line, 'b')).toBe(0);
    expect(placeOf(line, 'c')).toBe(2);
    expect(placeOf([...line, asked('d', 5, 'jonas')], 'd')).toBe(2);
    expect(placeOf(line, 'nobody')).toBe(null);
  });

  it.each([
    ['a free host', { before: 0, free: 1, busySince: [], talksMin: [] }, { fromMin: 0, toMin: 5 }],
    [
      'one talk of ten minutes going on',
      { before: 0, free: 0, busySince: [addMs(now, -10 * MINUTE)], talksMin: [] },
      { fromMin: 10, toMin: 25 },
    ],
    [
      'two before me and one host busy',
      { before: 2, free: 0, busySince: [addMs(now, -10 * MINUTE)], talksMin: [] },
      { fromMin: 45, toMin: 100 },
    ],
    [
      'a talk that runs long',
      { before: 0, free: 0, busySince: [addMs(now, -90 * MINUTE)], talksMin: [] },
      { fromMin: 5, toMin: 10 },
    ],
    [
      'short talks of late',
      { before: 0, free: 0, busySince: [now], talksMin: [8, 9, 10, 11, 12] },
      { fromMin: 5, toMin: 15 },
    ],
  ])('says an honest range with %s', (_name, facts, range) => {
    expect(waitRange({ ...facts, now })).toEqual(range);
  });

  it('promises nothing when nobody could take them', () => {
    expect(waitRange({ before: 0, free: 0, busySince: [], talksMin: [], now })).toBe(null);
  });
});

describe('a wait', () => {
  it('is counted in minutes, never below nothing nor above a day', () => {
    expect(waitedMinutes(addMs(now, -7.9 * MINUTE), now)).toBe(7);
    expect(waitedMinutes(addMs(now, MINUTE), now)).toBe(0);
    expect(waitedMinutes(addMs(now, -800 * 24 * 60 * MINUTE), now)).toBe(1440);
  });
});

describe('a talk whose host may have vanished', () => {
  const facts = {
    leaseUntil: addMs(now, -1),
    hostSpoke: false,
    hostsSeenAt: [addMs(now, -VANISHED_MS)],
    isInDanger: false,
    now,
  };
  it.each([
    ['gives the visitor their place back when the host never came', facts, 'backInLine'],
    ['waits out the lease', { ...facts, leaseUntil: addMs(now, LEASE_MS) }, 'goesOn'],
    [
      'goes on while one host is at the desk',
      { ...facts, hostsSeenAt: [addMs(now, -VANISHED_MS), now] },
      'goesOn',
    ],
    ['ends when the host who spoke is gone', { ...facts, hostSpoke: true }, 'ends'],
    ['is never ended for somebody in danger', { ...facts, hostSpoke: true, isInDanger: true }, 'goesOn'],
  ] as const)('%s', (_name, given, fate) => {
    expect(fateOf(given)).toBe(fate);
  });
});
