import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MemberId } from '../../../platform/core/ids.ts';
import { addMs, HOUR, msBetween } from '../../../platform/core/time.ts';
import { momentOfLocal } from '../door/city-time.rules.ts';
import type { HostKind } from '../door/hosts.rules.ts';
import type { OpenSlot } from '../door/hours.rules.ts';
import { gapsOf } from './gaps.rules.ts';
import type { Occurrence, ShiftId } from './rota.rules.ts';

const at = (time: string) => momentOfLocal(`2026-06-17T${time}`, 'Europe/Brussels');
const slot: OpenSlot = {
  day: '2026-06-17',
  what: 'house',
  roomId: null,
  opensAt: at('14:00'),
  closesAt: at('21:00'),
};
const consultingHour: OpenSlot = { ...slot, what: 'consulting' };
const kinds = new Map<MemberId, HostKind>([
  ['noor' as MemberId, 'worker'],
  ['sam' as MemberId, 'worker'],
  ['bilal' as MemberId, 'youngHost'],
  ['aya' as MemberId, 'youngHost'],
  ['lies' as MemberId, 'guestHost'],
]);
const stands = (who: string, from = '14:00', to = '21:00', parts: Partial<Occurrence> = {}): Occurrence => ({
  shiftId: `${who}'s` as ShiftId,
  day: '2026-06-17',
  memberId: who as MemberId,
  plannedFor: who as MemberId,
  vindplaats: { kind: 'house', name: 'Het huis' },
  isOnCall: false,
  from: at(from),
  to: at(to),
  state: 'planned',
  askedOf: null,
  declinedBy: [],
  ...parts,
});
const gaps = (rota: readonly Occurrence[], slots = [slot], hostsNeeded: 1 | 2 = 2) =>
  gapsOf({ slots, rota, kinds, hostsNeeded });
const short = (gap: ReturnType<typeof gaps>[number] | undefined) =>
  gap && [gap.hostsShort, gap.lacksWorker, gap.lacksOnCall];
const WHOLE = { from: at('14:00'), to: at('21:00'), ill: [] };

describe('a gap in the rota', () => {
  it.each([
    ['a worker and a young host', [stands('noor'), stands('bilal')]],
    [
      'somebody in a room of the house',
      [stands('noor'), stands('bilal', '14:00', '21:00', { vindplaats: { kind: 'room', name: 'Muziek' } })],
    ],
    [
      'somebody who asked for a swap',
      [stands('noor'), stands('bilal', '14:00', '21:00', { state: 'swapAsked' })],
    ],
    [
      'shifts that follow each other',
      [stands('noor'), stands('bilal', '14:00', '17:00'), stands('sam', '17:00', '21:00')],
    ],
    [
      'shifts that are longer than the opening',
      [stands('noor', '12:00', '22:00'), stands('bilal', '13:00', '23:00')],
    ],
  ])('is not there with %s', (_, rota) => {
    expect(gaps(rota)).toEqual([]);
  });

  it.each([
    ['nobody', [], [2, true, false]],
    ['one worker: needs a second host', [stands('noor')], [1, false, false]],
    ['one worker twice', [stands('noor'), stands('noor')], [1, false, false]],
    ['one young host', [stands('bilal')], [1, true, false]],
    ['a worker and a guest', [stands('noor'), stands('lies')], [1, false, false]],
    ['a worker and somebody who left', [stands('noor'), stands('gone')], [1, false, false]],
    [
      'a worker on a square',
      [stands('noor'), stands('sam', '14:00', '21:00', { vindplaats: { kind: 'square', name: 'Plein' } })],
      [1, false, false],
    ],
    [
      'a worker who is only on call',
      [stands('noor'), stands('sam', '14:00', '21:00', { isOnCall: true })],
      [1, false, false],
    ],
  ])('is the whole opening with %s', (_, rota, lack) => {
    const found = gaps(rota);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject(WHOLE);
    expect(short(found[0])).toEqual(lack);
  });

  it('is two young hosts without a worker', () => {
    expect(short(gaps([stands('bilal'), stands('aya')])[0])).toEqual([0, true, false]);
  });

  it('is only the part that nobody carries', () => {
    const found = gaps([stands('noor'), stands('bilal', '15:00', '20:00')]);
    expect(found.map(({ from, to }) => [from, to])).toEqual([
      [at('14:00'), at('15:00')],
      [at('20:00'), at('21:00')],
    ]);
  });

  it('is one gap when people change but the lack does not', () => {
    expect(gaps([stands('noor', '14:00', '17:00'), stands('sam', '17:00', '21:00')])).toMatchObject([WHOLE]);
  });

  it('shows illness, and whose time is to be taken over', () => {
    const found = gaps([stands('noor'), stands('bilal', '16:00', '21:00', { state: 'ill' })]);
    expect(found.map(({ from, ill }) => [from, ill.map((one) => one.shiftId)])).toEqual([
      [at('14:00'), []],
      [at('16:00'), ["bilal's"]],
    ]);
  });

  it('of a consulting hour is its worker, or somebody on call beside one worker', () => {
    const onCall = stands('sam', '14:00', '21:00', { isOnCall: true });
    expect(gaps([stands('noor'), onCall], [consultingHour])).toEqual([]);
    expect(gaps([stands('noor'), stands('bilal')], [consultingHour])).toEqual([]);
    expect(short(gaps([stands('noor')], [consultingHour])[0])).toEqual([0, false, true]);
    expect(short(gaps([onCall], [consultingHour])[0])).toEqual([1, true, false]);
    expect(
      short(
        gaps([stands('noor'), stands('noor', '14:00', '21:00', { isOnCall: true })], [consultingHour])[0],
      ),
    ).toEqual([0, false, true]);
    expect(
      short(gaps([stands('noor'), { ...onCall, memberId: 'bilal' as MemberId }], [consultingHour])[0]),
    ).toEqual([0, false, true]);
  });

  it('does not count a second host where one is enough', () => {
    expect(gaps([stands('noor')], [slot], 1)).toEqual([]);
    expect(gaps([stands('noor')], [consultingHour], 1)).toEqual([]);
    expect(short(gaps([stands('bilal')], [slot], 1)[0])).toEqual([0, true, false]);
  });

  it('is there exactly at the moments when too few stand, whatever the rota', () => {
    const anyTime = fc.integer({ min: 12, max: 22 });
    const anyStanding = fc
      .tuple(
        fc.constantFrom('noor', 'sam', 'bilal', 'lies'),
        anyTime,
        fc.integer({ min: 1, max: 6 }),
        fc.boolean(),
      )
      .map(([who, from, long, isIll]) => {
        const start = addMs(at('00:00'), from * HOUR);
        return {
          ...stands(who),
          from: start,
          to: addMs(start, long * HOUR),
          state: isIll ? ('ill' as const) : ('planned' as const),
        };
      });
    fc.assert(
      fc.property(fc.array(anyStanding, { maxLength: 6 }), fc.integer({ min: 0, max: 6 }), (rota, hour) => {
        const moment = addMs(slot.opensAt, hour * HOUR + HOUR / 2);
        const there = new Set(
          rota
            .filter(
              (one) =>
                one.state !== 'ill' && one.from <= moment && moment < one.to && one.memberId !== 'lies',
            )
            .map((one) => one.memberId as string),
        );
        const isCarried = there.size >= 2 && (there.has('noor') || there.has('sam'));
        const found = gaps(rota);
        expect(found.some((gap) => gap.from <= moment && moment < gap.to)).toBe(!isCarried);
        for (const [index, gap] of found.entries()) {
          expect(msBetween(gap.from, gap.to)).toBeGreaterThan(0);
          const before = found[index - 1];
          if (before) expect(before.to <= gap.from).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});
