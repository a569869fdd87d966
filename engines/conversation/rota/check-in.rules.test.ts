import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MemberId } from '../../../platform/core/ids.ts';
import { addMs, HOUR, type Instant, MINUTE, msBetween, SECOND } from '../../../platform/core/time.ts';
import { momentOfLocal } from '../door/city-time.rules.ts';
import { decideCheckIn, forgottenSince, isOnCall } from './check-in.rules.ts';
import type { Occurrence, RotaMember, ShiftId } from './rota.rules.ts';

const ZONE = 'Europe/Brussels';
const at = (time: string) => momentOfLocal(`2026-06-17T${time}`, ZONE);
const NOOR = 'noor' as MemberId;
const worker: RotaMember = { memberId: NOOR, kind: 'worker', screenedOn: '2025-01-10', hostUntil: null };
const young: RotaMember = { ...worker, kind: 'youngHost' };
const guest: RotaMember = { ...worker, kind: 'guestHost', hostUntil: '2026-06-17' };

const shift = (from: string, to: string, parts: Partial<Occurrence> = {}): Occurrence => ({
  shiftId: from as ShiftId,
  day: '2026-06-17',
  memberId: NOOR,
  plannedFor: NOOR,
  vindplaats: { kind: 'house', name: 'Het huis' },
  isOnCall: false,
  from: at(from),
  to: at(to),
  state: 'planned',
  askedOf: null,
  declinedBy: [],
  ...parts,
});
const afternoon = shift('14:00', '18:00');
const stream = shift('13:00', '18:00', {
  vindplaats: { kind: 'platform', name: 'Twitch', account: 'noor_stad' },
});
const checkIn = (member: RotaMember, shifts: readonly Occurrence[], now: Instant) =>
  decideCheckIn(member, shifts, now, ZONE);

describe('checking in', () => {
  it.each([
    ['half an hour early', young, [afternoon], '13:30', afternoon],
    ['in the middle', young, [afternoon], '17:59', afternoon],
    ['a guest, on the last day', guest, [afternoon], '14:00', afternoon],
    [
      'for a shift taken over',
      young,
      [{ ...afternoon, plannedFor: 'sam' as MemberId, state: 'takenOver' }],
      '14:00',
      { shiftId: '14:00' },
    ],
    ['a worker without a shift', worker, [], '09:00', null],
    ['a worker long before the shift', worker, [afternoon], '09:00', null],
    ['a worker who was ill, and came after all', worker, [{ ...afternoon, state: 'ill' }], '14:00', null],
    ['a worker who is on call', worker, [{ ...afternoon, isOnCall: true }], '14:00', null],
    [
      'for the one that runs, not the one that comes',
      worker,
      [shift('18:00', '21:00'), afternoon],
      '17:45',
      afternoon,
    ],
    ['for the house rather than elsewhere', worker, [stream, afternoon], '14:00', afternoon],
  ] as const)('is possible %s', (_, member, shifts, now, expected) => {
    const found = checkIn(member, shifts, at(now));
    if ('refused' in found) throw new Error(found.refused);
    if (expected === null)
      expect(found).toMatchObject({
        occurrence: null,
        vindplaats: null,
        countsAtDoor: true,
        plannedTo: null,
      });
    else expect(found).toMatchObject({ occurrence: expected, plannedTo: at('18:00') });
    expect(found.endsAtLatest).toBe(addMs(at(now), 12 * HOUR));
  });

  it.each([
    [
      'before the screening was seen',
      { ...worker, screenedOn: null },
      [afternoon],
      '14:00',
      { refused: 'notScreened' },
    ],
    [
      'before the screening was seen, without a shift',
      { ...worker, screenedOn: null },
      [],
      '14:00',
      { refused: 'notScreened' },
    ],
    [
      'a guest after the last day',
      { ...guest, hostUntil: '2026-06-16' },
      [afternoon],
      '14:00',
      { refused: 'guestEnded' },
    ],
    ['a young host without a shift', young, [], '14:00', { refused: 'noShift' }],
    [
      'a young host, too early',
      young,
      [shift('16:00', '18:00'), afternoon],
      '13:29',
      { refused: 'tooEarly', data: { from: at('13:30') } },
    ],
    ['a young host, after it', young, [afternoon], '18:00', { refused: 'noShift' }],
    ['a young host marked ill', young, [{ ...afternoon, state: 'ill' }], '14:00', { refused: 'noShift' }],
    [
      "a young host on somebody else's shift",
      young,
      [{ ...afternoon, memberId: 'sam' as MemberId }],
      '14:00',
      { refused: 'noShift' },
    ],
  ] as const)('is refused %s', (_, member, shifts, now, refused) => {
    expect(checkIn(member, shifts, at(now))).toEqual(refused);
  });

  it('opens the door for who is at the house or in a room, and not for who streams', () => {
    const room = shift('14:00', '18:00', { vindplaats: { kind: 'room', name: 'Muziek' } });
    expect(checkIn(worker, [room], at('14:00'))).toMatchObject({ countsAtDoor: true });
    expect(checkIn(worker, [stream], at('14:00'))).toMatchObject({
      countsAtDoor: false,
      vindplaats: stream.vindplaats,
    });
  });
});

describe('a forgotten shift', () => {
  const planned = { checkedInAt: at('13:45'), plannedTo: at('18:00'), lastSeenAt: at('17:50') };
  it.each([
    ['goes on until half an hour after its end', planned, addMs(at('18:30'), -1), null],
    ['ends itself then, when the page is gone', planned, at('19:00'), at('18:30')],
    ['goes on while the page is there', { ...planned, lastSeenAt: at('19:00') }, at('19:00'), null],
    [
      'ends when the page goes later',
      { ...planned, lastSeenAt: at('19:00') },
      at('20:00'),
      addMs(at('19:00'), 45 * SECOND),
    ],
    [
      'does not end early because the page was gone for a while',
      { ...planned, lastSeenAt: at('14:00') },
      at('17:00'),
      null,
    ],
    [
      'ends after twelve hours, page or not',
      { ...planned, checkedInAt: at('08:00'), lastSeenAt: at('20:00') },
      at('20:00'),
      at('20:00'),
    ],
    [
      'unplanned, ends half an hour after the page was last seen',
      { ...planned, plannedTo: null },
      at('19:00'),
      at('18:20'),
    ],
    ['unplanned, goes on until then', { ...planned, plannedTo: null }, at('18:19'), null],
  ] as const)('%s', (_, shiftNow, now, since) => {
    expect(forgottenSince(shiftNow, now)).toBe(since);
  });

  it('never ends later than twelve hours after checking in, nor in the future', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 900 }),
        fc.option(fc.integer({ min: -60, max: 900 })),
        fc.integer({ min: 0, max: 900 }),
        (seen, ends, later) => {
          const checkedInAt = at('08:00');
          const minutesOn = (minutes: number) => addMs(checkedInAt, minutes * MINUTE);
          const now = minutesOn(seen + later);
          const since = forgottenSince(
            { checkedInAt, lastSeenAt: minutesOn(seen), plannedTo: ends === null ? null : minutesOn(ends) },
            now,
          );
          if (since) expect(since <= now && msBetween(checkedInAt, since) <= 12 * HOUR).toBe(true);
          else expect(msBetween(checkedInAt, now)).toBeLessThan(12 * HOUR);
        },
      ),
    );
  });
});

describe('being on call', () => {
  it.each([
    ['a worker whose page gave a sign just now', worker, 44_999, true],
    ['a worker whose page was silent for 45 seconds', worker, 45_000, false],
    ['a worker without a page', worker, null, false],
    ['a worker who was not screened', { ...worker, screenedOn: null }, 0, false],
    ['a young host', young, 0, false],
  ] as const)('is %s', (_, member, ago, isThere) => {
    const now = at('15:00');
    expect(isOnCall(member, ago === null ? null : addMs(now, -ago), now, ZONE)).toBe(isThere);
  });
});
