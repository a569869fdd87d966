import { describe, expect, it } from 'vitest';
import { instant } from '../../../platform/core/time.ts';
import {
  type DangerFacts,
  judgeConfirm,
  maySee,
  numberFrom,
  type Reachable,
  ringsFor,
} from './danger.rules.ts';

const person = (memberId: string, given: Partial<Reachable> = {}): Reachable => ({
  memberId,
  isOnShift: false,
  isOnCall: false,
  isDeskAlive: true,
  ...given,
});

describe('somebody in danger', () => {
  it.each([
    [
      'rings for the other hosts on shift',
      [person('a', { isOnShift: true }), person('b', { isOnShift: true }), person('c', { isOnCall: true })],
      ['b'],
    ],
    ['never rings for who raised it', [person('a', { isOnShift: true })], []],
    [
      'rings for who is on call when nobody else is on shift',
      [person('a', { isOnShift: true }), person('c', { isOnCall: true }), person('d')],
      ['c'],
    ],
    [
      'passes over a desk that is gone',
      [
        person('a', { isOnShift: true }),
        person('b', { isOnShift: true, isDeskAlive: false }),
        person('c', { isOnCall: true }),
      ],
      ['c'],
    ],
    [
      'rings wherever a desk is open when nobody is on call',
      [person('a', { isOnShift: true }), person('d'), person('e', { isDeskAlive: false })],
      ['d'],
    ],
  ])('%s', (_name, people, rings) => {
    expect(ringsFor(people, 'a')).toEqual(rings);
  });

  it('shows the number of the city after a minute', () => {
    expect(numberFrom(instant('2026-11-27T20:31:00.000Z'))).toBe('2026-11-27T20:32:00.000Z');
  });

  const danger: DangerFacts = {
    raisedBy: 'a',
    answeredBy: 'b',
    ringsFor: ['b', 'c'],
    proposedBy: 'a',
    closedAt: null,
  };
  it('is seen by who is in it, whom it rings for and a coordinator, and by nobody else', () => {
    for (const id of ['a', 'b', 'c']) expect(maySee(danger, { id, role: 'worker' })).toBe(true);
    expect(maySee(danger, { id: 'd', role: 'worker' })).toBe(false);
    expect(maySee(danger, { id: 'd', role: 'coordinator' })).toBe(true);
  });

  it('takes a second person to confirm', () => {
    expect(judgeConfirm(danger, 'a')).toBe('ownProposal');
    expect(judgeConfirm(danger, 'b')).toBe('ok');
    expect(judgeConfirm({ ...danger, proposedBy: null }, 'b')).toBe('nothingProposed');
    expect(judgeConfirm({ ...danger, closedAt: instant('2026-11-27T21:00:00.000Z') }, 'b')).toBe('closed');
  });
});
