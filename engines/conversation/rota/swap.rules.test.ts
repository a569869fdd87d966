import { describe, expect, it } from 'vitest';
import type { MemberId } from '../../../platform/core/ids.ts';
import { momentOfLocal } from '../door/city-time.rules.ts';
import { afterChange, type Occurrence, type RotaMember, type ShiftId } from './rota.rules.ts';
import { decideIll, decideSwap, type SwapAct } from './swap.rules.ts';

const ZONE = 'Europe/Brussels';
const NOOR = 'noor' as MemberId;
const SAM = 'sam' as MemberId;
const AYA = 'aya' as MemberId;
const at = (local: string) => momentOfLocal(local, ZONE);
const BEFORE = at('2026-06-16T09:00');
const DURING = at('2026-06-17T15:00');
const AFTER = at('2026-06-17T21:00');

const planned: Occurrence = {
  shiftId: 'shift' as ShiftId,
  day: '2026-06-17',
  memberId: NOOR,
  plannedFor: NOOR,
  vindplaats: { kind: 'house', name: 'Het huis' },
  isOnCall: false,
  from: at('2026-06-17T14:00'),
  to: AFTER,
  state: 'planned',
  askedOf: null,
  declinedBy: [],
};
const asked: Occurrence = { ...planned, state: 'swapAsked' };
const askedAya: Occurrence = { ...asked, askedOf: AYA };
const ill: Occurrence = { ...planned, state: 'ill' };
const sam: RotaMember = { memberId: SAM, kind: 'worker', screenedOn: '2025-01-10', hostUntil: null };
const busy = [
  {
    ...planned,
    shiftId: 'other' as ShiftId,
    memberId: SAM,
    from: at('2026-06-17T20:00'),
    to: at('2026-06-17T23:00'),
  },
];

const ask = (by: MemberId, of: MemberId | null = null): SwapAct => ({ kind: 'ask', by, of });
const take = (by: RotaMember = sam, own: readonly Occurrence[] = []): SwapAct => ({ kind: 'take', by, own });

describe('a swap', () => {
  it.each([
    ['asked by who stands for it', planned, ask(NOOR), BEFORE, { kind: 'swapAsked', of: null }],
    ['asked of one colleague', planned, ask(NOOR, SAM), BEFORE, { kind: 'swapAsked', of: SAM }],
    ['asked by another', planned, ask(SAM), BEFORE, { refused: 'notYours' }],
    ['asked of oneself', planned, ask(NOOR, NOOR), BEFORE, { refused: 'ownShift' }],
    ['asked as it begins', planned, ask(NOOR), planned.from, { refused: 'shiftStarted' }],
    ['asked while ill', ill, ask(NOOR), BEFORE, { refused: 'markedIll' }],
    ['taken by a screened colleague who is free', asked, take(), BEFORE, { kind: 'takenOver', by: SAM }],
    ['taken by a colleague with another shift then', asked, take(sam, busy), BEFORE, { refused: 'notFree' }],
    [
      'taken by somebody who was not screened',
      asked,
      take({ ...sam, screenedOn: null }),
      BEFORE,
      { refused: 'notScreened' },
    ],
    [
      'taken by a guest who will have ended',
      asked,
      take({ ...sam, kind: 'guestHost', hostUntil: '2026-06-16' }),
      BEFORE,
      { refused: 'guestEnded' },
    ],
    ['taken unasked', planned, take(), BEFORE, { refused: 'swapNotAsked' }],
    ['taken by who asked', asked, take({ ...sam, memberId: NOOR }), BEFORE, { refused: 'ownShift' }],
    ['taken though asked of another', askedAya, take(), BEFORE, { refused: 'askedOfAnother' }],
    ['taken after it began', asked, take(), DURING, { refused: 'shiftStarted' }],
    [
      'of an on-call time, taken by a young host',
      { ...asked, isOnCall: true },
      take({ ...sam, kind: 'youngHost' }),
      BEFORE,
      { refused: 'workerNeeded' },
    ],
    ['declined', asked, { kind: 'decline', by: SAM }, BEFORE, { kind: 'swapDeclined', by: SAM }],
    ['declined by who asked', asked, { kind: 'decline', by: NOOR }, BEFORE, { refused: 'ownShift' }],
    [
      'declined though asked of another',
      askedAya,
      { kind: 'decline', by: SAM },
      BEFORE,
      { refused: 'askedOfAnother' },
    ],
    ['declined unasked', planned, { kind: 'decline', by: SAM }, BEFORE, { refused: 'swapNotAsked' }],
    ['taken back', asked, { kind: 'takeBack', by: NOOR }, BEFORE, { kind: 'swapTakenBack' }],
    ['taken back by another', asked, { kind: 'takeBack', by: SAM }, BEFORE, { refused: 'notYours' }],
    ['taken back unasked', planned, { kind: 'takeBack', by: NOOR }, BEFORE, { refused: 'swapNotAsked' }],
  ] as const)('%s', (_, one, act, now, expected) => {
    const decided = decideSwap(one, act, now, ZONE);
    expect(decided).toMatchObject(expected);
    if ('kind' in decided)
      expect(decided).toMatchObject({ shiftId: planned.shiftId, day: planned.day, at: now });
    else expect(decided).not.toHaveProperty('kind');
  });

  it('leaves who asked standing for it until it is taken', () => {
    const decided = decideSwap(planned, ask(NOOR), BEFORE, ZONE);
    if ('refused' in decided) throw new Error(decided.refused);
    expect(afterChange(planned, decided)).toMatchObject({ memberId: NOOR, state: 'swapAsked' });
  });
});

describe('illness', () => {
  it.each([
    ['by the person', planned, { memberId: NOOR, isCoordinator: false }, BEFORE, { kind: 'ill' }],
    ['by a coordinator', planned, { memberId: AYA, isCoordinator: true }, BEFORE, { kind: 'ill' }],
    ['by a colleague', planned, { memberId: AYA, isCoordinator: false }, BEFORE, { refused: 'notYours' }],
    ['in the middle of it', planned, { memberId: NOOR, isCoordinator: false }, DURING, { kind: 'ill' }],
    ['after it', planned, { memberId: NOOR, isCoordinator: false }, AFTER, { refused: 'shiftOver' }],
    ['twice', ill, { memberId: NOOR, isCoordinator: false }, BEFORE, { refused: 'alreadyIll' }],
    ['with a swap asked', asked, { memberId: NOOR, isCoordinator: false }, BEFORE, { kind: 'ill' }],
  ] as const)('is told %s', (_, one, by, now, expected) => {
    expect(decideIll(one, by, now)).toMatchObject(expected);
  });

  it('opens the time to the whole team until it ends, without asking', () => {
    expect(decideSwap(ill, take(), DURING, ZONE)).toMatchObject({ kind: 'takenOver', by: SAM });
    expect(decideSwap(ill, take(), AFTER, ZONE)).toMatchObject({ refused: 'shiftOver' });
  });

  it('can be taken back by who was ill', () => {
    expect(decideSwap(ill, take({ ...sam, memberId: NOOR }), DURING, ZONE)).toMatchObject({
      kind: 'takenOver',
      by: NOOR,
    });
  });
});
