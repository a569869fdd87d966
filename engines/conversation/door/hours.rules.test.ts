import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RoomId } from '../../../platform/core/room-log.ts';
import { addMs, DAY, HOUR, type Instant, instant, MINUTE, msBetween } from '../../../platform/core/time.ts';
import { addDays, dayIn, momentAt, type Weekday } from './city-time.rules.ts';
import type { ClosedDay } from './closed-days.rules.ts';
import {
  type HoursSlot,
  hoursAt,
  houseSlots,
  nextOpening,
  type OpeningHours,
  openSlotAt,
  planOfDay,
  slotsOfDay,
} from './hours.rules.ts';

const ZONE = 'Europe/Brussels';
const MUSIC = '3f0c2b8e-0000-4000-8000-000000000001' as RoomId;
const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

const house = (from: string, to: string): HoursSlot => ({ from, to, what: 'house' });
const consulting = (from: string, to: string): HoursSlot => ({ from, to, what: 'consulting' });
const daily = (...slots: HoursSlot[]): OpeningHours =>
  weekly(Object.fromEntries(WEEKDAYS.map((day) => [day, slots])));
const weekly = (week: Partial<Record<Weekday, HoursSlot[]>>): OpeningHours => ({
  versions: [{ validFrom: '2020-01-01', week }],
  exceptions: [],
});
const at = (local: string): Instant => momentAt(local.slice(0, 10), local.slice(11), ZONE);
const hoursLong = (slot: { opensAt: Instant; closesAt: Instant } | null | undefined) =>
  slot ? msBetween(slot.opensAt, slot.closesAt) / HOUR : null;

describe('which hours hold on a day', () => {
  const hours: OpeningHours = {
    versions: [
      { validFrom: '2026-09-02', week: { 3: [house('14:00', '22:00')] } },
      { validFrom: '2026-01-01', week: { 3: [house('14:00', '21:00')] } },
    ],
    exceptions: [{ day: '2026-09-16', slots: [house('10:00', '12:00')] }],
  };

  it.each([
    ['before the first version', '2025-12-31', []],
    ['under the older version, still readable later', '2026-08-26', [house('14:00', '21:00')]],
    ['from the day the newer version holds', '2026-09-02', [house('14:00', '22:00')]],
    ['on a weekday without hours', '2026-09-03', []],
    ['on a day with an exception', '2026-09-16', [house('10:00', '12:00')]],
  ])('are right %s', (_, day, slots) => {
    expect(planOfDay(hours, [], day).slots).toEqual(slots);
  });

  it('let an exception go before a closed day, and the last written one before an earlier one', () => {
    const closed: ClosedDay = { day: '2026-09-16', name: 'Studiedag', kind: 'own', hours: null };
    expect(planOfDay(hours, [closed], '2026-09-16').because).toBe('exception');
    const twice = { ...hours, exceptions: [...hours.exceptions, { day: '2026-09-16', slots: [] }] };
    expect(planOfDay(twice, [], '2026-09-16').slots).toEqual([]);
  });

  it('let the city go before public, and public before school', () => {
    const day = '2026-09-23';
    const school: ClosedDay = { day, name: 'S', kind: 'school', hours: [house('09:00', '10:00')] };
    const open: ClosedDay = { day, name: 'P', kind: 'public', hours: null };
    const own: ClosedDay = { day, name: 'O', kind: 'own', hours: [house('11:00', '12:00')] };
    expect(planOfDay(hours, [school, open, own], day).closedDay).toBe(own);
    expect(planOfDay(hours, [school, open], day).closedDay).toBe(open);
    expect(planOfDay(hours, [school], day).slots).toEqual(school.hours);
  });

  it('go on through a day that only has a name', () => {
    const named: ClosedDay = { day: '2026-09-23', name: 'Herfstvakantie', kind: 'school' };
    expect(planOfDay(hours, [named], '2026-09-23')).toMatchObject({
      because: 'week',
      slots: [house('14:00', '22:00')],
    });
  });
});

describe('hours across a change of the clocks', () => {
  it.each([
    ['2026-03-27', '2026-03-27T15:00:00.000Z'],
    ['2026-03-29', '2026-03-29T14:00:00.000Z'],
    ['2026-10-24', '2026-10-24T14:00:00.000Z'],
    ['2026-10-25', '2026-10-25T15:00:00.000Z'],
  ])('keep 16:00 to 22:00 local and six hours long on %s', (day, opensAt) => {
    const [slot] = slotsOfDay(daily(house('16:00', '22:00')), [], day, ZONE);
    expect(slot?.opensAt).toBe(opensAt);
    expect(hoursLong(slot)).toBe(6);
  });

  it.each([
    ['spring night', '2026-03-28', house('22:00', '04:00'), 5],
    ['autumn night', '2026-10-24', house('22:00', '04:00'), 7],
    ['into the hour that does not exist', '2026-03-29', house('01:00', '02:30'), 1.5],
    ['to the hour that comes twice, at its first time', '2026-10-24', house('22:00', '02:30'), 4.5],
    ['a whole spring day', '2026-03-29', house('00:00', '00:00'), 23],
  ])('last as long as they truly do: %s', (_, day, slot, hours) => {
    expect(hoursLong(slotsOfDay(daily(slot), [], day, ZONE)[0])).toBe(hours);
  });

  it('leave out a slot that the spring jump turns around', () => {
    const hours = daily(house('02:30', '03:15'));
    expect(slotsOfDay(hours, [], '2026-03-29', ZONE)).toEqual([]);
    expect(slotsOfDay(hours, [], '2026-03-28', ZONE)).toHaveLength(1);
    expect(slotsOfDay(daily(house('02:15', '03:15')), [], '2026-03-29', ZONE)).toEqual([]);
  });
});

describe('the slot that is open', () => {
  it('opens at its first moment and is closed at its last', () => {
    const hours = daily(house('14:00', '21:00'));
    expect(openSlotAt(hours, [], at('2026-06-17T14:00'), ZONE)).not.toBeNull();
    expect(openSlotAt(hours, [], addMs(at('2026-06-17T14:00'), -1), ZONE)).toBeNull();
    expect(openSlotAt(hours, [], addMs(at('2026-06-17T21:00'), -1), ZONE)).not.toBeNull();
    expect(openSlotAt(hours, [], at('2026-06-17T21:00'), ZONE)).toBeNull();
  });

  it('goes on past midnight, also into a closed day', () => {
    const hours = weekly({ 5: [house('20:00', '01:00')] });
    const closed: ClosedDay = { day: '2026-06-20', name: 'Dicht', kind: 'own', hours: null };
    expect(openSlotAt(hours, [closed], at('2026-06-20T00:30'), ZONE)).toMatchObject({ day: '2026-06-19' });
  });

  it('joins slots that touch, so that no end is announced in between', () => {
    const hours = daily(house('14:00', '17:00'), house('17:00', '21:00'));
    expect(openSlotAt(hours, [], at('2026-06-17T16:50'), ZONE)).toMatchObject({
      closesAt: at('2026-06-17T21:00'),
    });
  });

  it('keeps the later end when one slot lies within another', () => {
    const hours = daily(house('14:00', '21:00'), house('15:00', '16:00'));
    expect(openSlotAt(hours, [], at('2026-06-17T15:30'), ZONE)).toMatchObject({
      closesAt: at('2026-06-17T21:00'),
    });
  });

  it('is the house where house and consulting overlap, and consulting around it', () => {
    const hours = daily(consulting('12:00', '20:00'), house('14:00', '18:00'));
    const found = ['13:00', '15:00', '19:00'].map((time) =>
      openSlotAt(hours, [], at(`2026-06-17T${time}`), ZONE),
    );
    expect(found).toMatchObject([
      { what: 'consulting', opensAt: at('2026-06-17T12:00'), closesAt: at('2026-06-17T14:00') },
      { what: 'house', opensAt: at('2026-06-17T14:00'), closesAt: at('2026-06-17T18:00') },
      { what: 'consulting', opensAt: at('2026-06-17T18:00'), closesAt: at('2026-06-17T20:00') },
    ]);
  });

  it("never is a room's own slot", () => {
    const hours = daily({ ...house('14:00', '16:00'), roomId: MUSIC });
    expect(openSlotAt(hours, [], at('2026-06-17T15:00'), ZONE)).toBeNull();
    expect(hoursAt(hours, [], at('2026-06-17T15:00'), ZONE)).toMatchObject({
      next: null,
      roomSlots: [{ roomId: MUSIC }],
    });
    expect(hoursAt(hours, [], at('2026-06-17T16:00'), ZONE).roomSlots).toEqual([]);
  });
});

describe('the next opening', () => {
  const hours = weekly({ 3: [house('14:00', '21:00')], 6: [consulting('10:00', '12:00')] });

  it.each([
    ['today, before it', '2026-06-17T13:59', '2026-06-17T14:00'],
    ['not the one that has begun', '2026-06-17T14:00', '2026-06-20T10:00'],
    ['next week', '2026-06-20T10:30', '2026-06-24T14:00'],
  ])('is %s', (_, now, opensAt) => {
    expect(nextOpening(hours, [], at(now), ZONE)?.opensAt).toBe(at(opensAt));
  });

  it('may begin after midnight, as what the house leaves of a consulting hour', () => {
    const night = weekly({ 5: [consulting('20:00', '02:00'), house('21:00', '00:30')] });
    expect(nextOpening(night, [], at('2026-06-20T00:10'), ZONE)).toMatchObject({
      what: 'consulting',
      opensAt: at('2026-06-20T00:30'),
    });
  });

  it('is found on a day on which a room has hours of its own too', () => {
    const mixed = daily(house('14:00', '21:00'), { ...house('15:00', '16:00'), roomId: MUSIC });
    expect(nextOpening(mixed, [], at('2026-06-17T12:00'), ZONE)).toMatchObject({
      day: '2026-06-17',
      roomId: null,
    });
  });

  it('passes over closed days', () => {
    const closed: ClosedDay = { day: '2026-06-20', name: 'Dicht', kind: 'own', hours: null };
    expect(nextOpening(hours, [closed], at('2026-06-18T12:00'), ZONE)?.day).toBe('2026-06-24');
  });

  it('is promised up to sixty days ahead and no further', () => {
    const once: OpeningHours = {
      versions: [],
      exceptions: [{ day: '2026-08-16', slots: [house('14:00', '15:00')] }],
    };
    expect(nextOpening(once, [], at('2026-06-17T14:00'), ZONE)?.day).toBe('2026-08-16');
    expect(nextOpening(once, [], at('2026-06-17T13:59'), ZONE)).toBeNull();
  });

  it('does not exist for a house that never closes', () => {
    const always = daily(house('00:00', '00:00'));
    expect(nextOpening(always, [], at('2026-06-17T12:00'), ZONE)).toBeNull();
    expect(openSlotAt(always, [], at('2026-06-17T12:00'), ZONE)).not.toBeNull();
  });

  it('comes with the closed day that shuts the house today, and without it when today has hours', () => {
    const closed: ClosedDay = { day: '2026-06-17', name: 'Dicht', kind: 'own', hours: null };
    expect(hoursAt(hours, [closed], at('2026-06-17T15:00'), ZONE)).toMatchObject({
      slot: null,
      closedDay: closed,
    });
    const shorter: ClosedDay = { ...closed, hours: [house('14:00', '15:00')] };
    expect(hoursAt(hours, [shorter], at('2026-06-17T15:00'), ZONE)).toMatchObject({
      slot: null,
      closedDay: null,
    });
  });
});

const time = fc.integer({ min: 0, max: 95 }).map((quarters) => {
  const minutes = (quarters % 4) * 15;
  return `${String(Math.floor(quarters / 4)).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
});
const anySlot = fc.record({
  from: time,
  to: time,
  what: fc.constantFrom('house' as const, 'consulting' as const),
});
const anyHours = fc
  .array(fc.array(anySlot, { maxLength: 3 }), { minLength: 7, maxLength: 7 })
  .map((week) => weekly(Object.fromEntries(WEEKDAYS.map((day) => [day, week[day - 1] ?? []]))));
const anyMoment = fc
  .integer({ min: 0, max: 730 * 24 * 60 })
  .map((minutes) => addMs(instant('2026-01-01T00:00:00.000Z'), minutes * MINUTE));

describe('any opening hours at all', () => {
  it('have at most one slot open at any moment, and in order', () => {
    fc.assert(
      fc.property(anyHours, anyMoment, (hours, now) => {
        const day = dayIn(now, ZONE);
        const slots = houseSlots(hours, [], addDays(day, -3), addDays(day, 3), ZONE);
        for (const [index, slot] of slots.entries()) {
          expect(slot.opensAt < slot.closesAt).toBe(true);
          const before = slots[index - 1];
          if (before) expect(before.closesAt <= slot.opensAt).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are open exactly when some slot as written is', () => {
    fc.assert(
      fc.property(anyHours, anyMoment, (hours, now) => {
        const day = dayIn(now, ZONE);
        const written = [addDays(day, -1), day].flatMap((one) => slotsOfDay(hours, [], one, ZONE));
        const isWritten = written.some((slot) => slot.opensAt <= now && now < slot.closesAt);
        expect(openSlotAt(hours, [], now, ZONE) !== null).toBe(isWritten);
      }),
      { numRuns: 60 },
    );
  });

  it('open at the next opening and not between now and then, unless open already', () => {
    fc.assert(
      fc.property(anyHours, anyMoment, (hours, now) => {
        const next = nextOpening(hours, [], now, ZONE);
        if (!next) return;
        expect(next.opensAt > now && msBetween(now, next.opensAt) <= 60 * DAY).toBe(true);
        expect(openSlotAt(hours, [], next.opensAt, ZONE)).toMatchObject({
          opensAt: next.opensAt,
          what: next.what,
        });
        const justBefore = openSlotAt(hours, [], addMs(next.opensAt, -1), ZONE);
        if (justBefore && !openSlotAt(hours, [], now, ZONE))
          throw new Error('opened before the next opening');
      }),
      { numRuns: 60 },
    );
  });
});
