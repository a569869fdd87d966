import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { SentOf } from '../../../platform/core/contract.ts';
import type { MemberId } from '../../../platform/core/ids.ts';
import type { EntryId } from '../../../platform/core/room-log.ts';
import { addMs, HOUR, instant, MINUTE } from '../../../platform/core/time.ts';
import { type Actor, aCity, type Host, type TestCity } from '../../../platform/testing/a-city.ts';
import { Listener } from '../../../platform/testing/listening.ts';
import { refusedWith } from '../../../platform/testing/matchers.ts';
import { checkIn, checkOut, readDesk } from '../desk/desk.contract.ts';
import { enter } from '../door/door.contract.ts';
import { readMyRoom, say } from '../rooms/rooms.contract.ts';
import { planShift } from '../rota/rota.contract.ts';
import { readStreet } from '../street/street.contract.ts';
import {
  dropProposal,
  keepProposal,
  readHours,
  type Slot,
  setException,
  setNamedDays,
  setWeek,
  takeAway,
  type Week,
} from './hours.contract.ts';

const house = (from: string, to: string): Slot => ({ from, to, what: 'house', roomId: null });
const NONE: Week = [[], [], [], [], [], [], []];
/** Monday first. */
const weekWith = (days: Partial<Record<number, Slot[]>>): Week => NONE.map((_, at) => days[at] ?? []);
const [SATURDAY, SUNDAY, FRIDAY] = [5, 6, 4];

/** Friday 16:00 to 22:00, Saturday 14:00 to 18:00. */
const EVENINGS = weekWith({ [FRIDAY]: [house('16:00', '22:00')], [SATURDAY]: [house('14:00', '18:00')] });
const entryId = () => randomUUID() as EntryId;

const lines: Listener[] = [];
afterEach(() => {
  for (const line of lines.splice(0)) line.drop();
});

/** A real city at a moment, with a coordinator and these hours. */
async function aRealCity(at: string, week: Week): Promise<{ city: TestCity; coordinator: Host }> {
  const city = await aCity({ isDemo: false });
  city.setClock(at);
  const coordinator = await city.member({ workName: 'Nadia', role: 'coordinator' });
  const { today } = await coordinator.must(readHours, {});
  await coordinator.must(setWeek, { validFrom: today, week });
  return { city, coordinator };
}

/** Their desk page is open, as it is for whoever works here. */
async function atDesk(city: TestCity, ...hosts: Actor[]): Promise<void> {
  for (const host of hosts) {
    const line = await Listener.open(city, host, 'desk');
    lines.push(line);
    // An answer means the house knows whose line this is.
    line.send({ ping: 1 });
    await line.until(() => line.heard.some((message) => 'pong' in message));
  }
}

const streetOf = (city: TestCity) => city.anyone().must(readStreet, {});

/** Friday evening half past nine: two hosts at their desks, a visitor inside. */
async function anOpenEvening() {
  const { city, coordinator } = await aRealCity('2026-11-27T20:30:00.000Z', EVENINGS);
  const hosts = await city.openHouse();
  await atDesk(city, ...hosts);
  await city.keep();
  const visitor = city.anyone();
  await visitor.must(enter, { handle: 'Reiger' });
  const room = (await visitor.must(readMyRoom, {})).id;
  return { city, coordinator, hosts, visitor, room };
}

const onShift = (city: TestCity) =>
  city.house.services.db
    .transaction(city.city.id, (tx) =>
      tx.many(
        z.object({ memberId: z.string() }),
        sql`select member_id from conversation_shift where city_id = ${tx.cityId} and checked_out_at is null`,
      ),
    )
    .then((rows) => rows.map((row) => row.memberId));

describe('the door', () => {
  it('opens by hours and two hosts together, one of them a worker, and by neither alone', async () => {
    const { city, coordinator } = await aRealCity(
      '2026-11-27T14:59:00.000Z',
      weekWith({ [FRIDAY]: [house('16:00', '22:00')] }),
    );
    const young = await city.member({ role: 'youngHost' });
    const younger = await city.member({ role: 'youngHost' });
    const worker = await city.member();
    // A young host starts only when the rota says so.
    for (const host of [young, younger])
      await coordinator.must(planShift, {
        memberId: host.id as MemberId,
        day: '2026-11-27',
        from: '15:30',
        to: '22:00',
        place: { kind: 'house' },
      });
    for (const host of [young, younger, worker]) await host.must(checkIn, {});
    await atDesk(city, young, younger, worker);
    expect(await streetOf(city)).toMatchObject({ isOpen: false, closed: { because: 'hours' } });
    city.setClock('2026-11-27T15:00:00.000Z');
    await city.keep();
    expect(await streetOf(city)).toMatchObject({ isOpen: true, rooms: [{ state: 'open' }] });
    await worker.must(checkOut, {});
    city.wait(65_000);
    await city.keep();
    expect(await streetOf(city)).toMatchObject({ isOpen: false, closed: { because: 'people' } });
    await worker.must(checkIn, {});
    await young.must(checkOut, {});
    expect(await streetOf(city)).toMatchObject({ isOpen: true });
  });

  it('says so when one of two leaves, and closes a minute later unless somebody comes', async () => {
    const { city, hosts, visitor, room } = await anOpenEvening();
    await hosts[1].must(checkOut, {});
    const told = await visitor.must(readMyRoom, {});
    expect(told).toMatchObject({ state: 'open', notice: { kind: 'shortOfHosts' } });
    await visitor.must(say, { room, id: entryId(), text: 'nog binnen de minuut' });
    await hosts[1].must(checkIn, {});
    expect(await visitor.must(readMyRoom, {})).toMatchObject({ state: 'open', notice: null });
    await hosts[1].must(checkOut, {});
    city.wait(60_000);
    await city.keep();
    expect(await visitor.must(readMyRoom, {})).toMatchObject({ state: 'closed', notice: null });
  });

  it('says that a room has no host, and closes it after a minute', async () => {
    const { city, hosts, visitor } = await anOpenEvening();
    const third = await city.member();
    await third.must(checkIn, {});
    await atDesk(city, third);
    // The house keeps two; nobody of them looks after this room any more.
    await city.house.services.db.transaction(city.city.id, (tx) =>
      tx.run(sql`delete from conversation_shift_room where city_id = ${tx.cityId}`),
    );
    await city.keep();
    expect(await visitor.must(readMyRoom, {})).toMatchObject({
      state: 'withoutHost',
      notice: { kind: 'withoutHost' },
    });
    city.wait(60_000);
    await city.keep();
    expect(await visitor.must(readMyRoom, {})).toMatchObject({ state: 'closed' });
    expect(await streetOf(city)).toMatchObject({ isOpen: true });
    expect(hosts).toHaveLength(2);
  });

  it('announces closing time, closes by itself, and is read but not written afterwards', async () => {
    const { city, visitor, room } = await anOpenEvening();
    city.setClock('2026-11-27T20:44:59.000Z');
    await city.keep();
    expect(await visitor.must(readMyRoom, {})).toMatchObject({ notice: null });
    city.setClock('2026-11-27T20:45:00.000Z');
    await city.keep();
    const closesAt = '2026-11-27T21:00:00.000Z';
    expect(await visitor.must(readMyRoom, {})).toMatchObject({ notice: { kind: 'closingTime', closesAt } });
    expect(await streetOf(city)).toMatchObject({ isOpen: true, closesAt });
    await visitor.must(say, { room, id: entryId(), text: 'tot straks' });
    city.setClock(closesAt);
    await city.keep();
    const next = '2026-11-28T13:00:00.000Z';
    const late = await visitor.call(say, { room, id: entryId(), text: 'te laat' });
    expect(refusedWith(late, 'roomClosed').data).toEqual({ nextOpen: next });
    const after = await visitor.must(readMyRoom, {});
    expect(after).toMatchObject({ state: 'closed', opens: { at: next, when: 'tomorrow' }, hosts: [] });
    expect(after.entries.map((entry) => entry.text)).toEqual(['tot straks']);
  });

  it('counts and names only hosts whose desk page is there', async () => {
    const { city, hosts, visitor } = await anOpenEvening();
    const passing = await city.member();
    await passing.must(checkIn, {});
    const names = async () => (await streetOf(city)).hosts.map((host) => host.workName);
    expect(await names()).toEqual([...hosts, passing].map((host) => host.workName));
    city.wait(46_000);
    await city.keep();
    expect(await names()).toEqual(hosts.map((host) => host.workName));
    expect(await visitor.must(readMyRoom, {})).toMatchObject({ state: 'open', notice: null });
  });

  it('is shut at 23:10 on a Friday, and the street says when somebody is back', async () => {
    const { city } = await aRealCity('2026-11-27T22:10:00.000Z', EVENINGS);
    await city.openHouse();
    await city.keep();
    const at = '2026-11-28T13:00:00.000Z';
    expect(await streetOf(city)).toMatchObject({
      isOpen: false,
      next: { at, when: 'tomorrow' },
      rooms: [{ state: 'closed', opens: { at, when: 'tomorrow' } }],
      hosts: [],
    });
    refusedWith(await city.anyone().call(enter, { handle: 'Reiger' }), 'roomClosed');
  });

  it('is told to be opened by who is planned then, and by nobody who is elsewhere', async () => {
    const { city, coordinator } = await aRealCity('2026-11-27T22:10:00.000Z', EVENINGS);
    const [lenn, samira, jonas] = [
      await city.member({ workName: 'Lenn' }),
      await city.member({ workName: 'Samira' }),
      await city.member({ workName: 'Jonas' }),
    ];
    const at = { day: '2026-11-28', from: '14:00', to: '18:00' };
    const plan = (who: Host, place: SentOf<typeof planShift>['place']) =>
      coordinator.must(planShift, { ...at, memberId: who.id as MemberId, place });
    await plan(lenn, { kind: 'house' });
    await plan(samira, { kind: 'house' });
    await plan(jonas, { kind: 'square', name: 'skatebowl' });
    expect(await streetOf(city)).toMatchObject({ nextHosts: ['Lenn', 'Samira'] });
  });

  it('ends a forgotten shift half an hour after its time once the desk is gone, and never before', async () => {
    const { city } = await aRealCity('2026-11-27T15:00:00.000Z', EVENINGS);
    const [host, stays] = await city.openHouse();
    const { shift } = await host.must(readDesk, {});
    const onSquare = await city.member();
    await onSquare.must(checkIn, {});
    await city.house.services.db.transaction(city.city.id, (tx) =>
      tx.run(
        sql`update conversation_shift set counts_at_door = false where city_id = ${tx.cityId} and member_id = ${onSquare.id}`,
      ),
    );
    await atDesk(city, stays);
    await city.keep();
    city.setClock(addMs(instant(shift?.until ?? ''), 29 * MINUTE));
    await city.keep();
    expect(await onShift(city)).toHaveLength(3);
    city.setClock(addMs(instant(shift?.until ?? ''), 31 * MINUTE));
    await city.keep();
    expect(await onShift(city)).toEqual([stays.id]);
    city.setClock(addMs(instant(shift?.since ?? ''), 12 * HOUR + MINUTE));
    await city.keep();
    expect(await onShift(city)).toEqual([]);
  });
});

describe('opening hours', () => {
  it.each([
    ['spring', '2026-03-28T12:00:00.000Z', ['2026-03-28T13:00:00.000Z', '2026-03-29T12:00:00.000Z']],
    ['autumn', '2026-10-24T11:00:00.000Z', ['2026-10-24T12:00:00.000Z', '2026-10-25T13:00:00.000Z']],
  ])('stay at 14:00 on the wall when the clocks change in %s', async (_season, at, [saturday, sunday]) => {
    const both = weekWith({ [SATURDAY]: [house('14:00', '18:00')], [SUNDAY]: [house('14:00', '18:00')] });
    const { city } = await aRealCity(at, both);
    expect(await streetOf(city)).toMatchObject({ next: { at: saturday, when: 'today' } });
    city.setClock(saturday ?? '');
    await city.openHouse();
    expect(await streetOf(city)).toMatchObject({ isOpen: true });
    city.setClock(addMs(instant(saturday ?? ''), 4 * HOUR));
    await city.keep();
    expect(await streetOf(city)).toMatchObject({ isOpen: false, next: { at: sunday, when: 'tomorrow' } });
  });

  it('give way to a holiday the city keeps, by name, and to nothing it drops', async () => {
    const { city, coordinator } = await aRealCity('2026-12-25T15:30:00.000Z', EVENINGS);
    await city.openHouse();
    expect(await streetOf(city)).toMatchObject({ isOpen: true });
    const { proposals } = await coordinator.must(readHours, { jaar: 2026 });
    expect(proposals?.days.map((day) => day.name)).toEqual(['Kerstvakantie', 'Kerstmis']);
    await coordinator.must(dropProposal, { kind: 'school', from: '2026-12-21' });
    await coordinator.must(keepProposal, { kind: 'public', from: '2026-12-25', opens: 'closed' });
    expect(await streetOf(city)).toMatchObject({
      isOpen: false,
      closed: { because: 'closedDay', dayName: 'Kerstmis' },
      next: { at: '2026-12-26T13:00:00.000Z', when: 'tomorrow' },
    });
    const after = await coordinator.must(readHours, { jaar: 2026 });
    expect(after.proposals?.days).toEqual([]);
    expect(after.namedDays).toMatchObject([{ name: 'Kerstmis', by: 'Nadia' }]);
  });

  it('open on an exception where the week and a holiday do not', async () => {
    const { city, coordinator } = await aRealCity('2026-11-30T14:00:00.000Z', NONE);
    await city.openHouse();
    await coordinator.must(setNamedDays, {
      name: 'Teamdag',
      from: '2026-11-30',
      to: '2026-11-30',
      opens: 'closed',
    });
    expect(await streetOf(city)).toMatchObject({ isOpen: false, next: null });
    await coordinator.must(setException, {
      day: '2026-11-30',
      slots: [house('14:00', '16:00')],
      why: 'proef',
    });
    expect(await streetOf(city)).toMatchObject({ isOpen: true, until: '2026-11-30T15:00:00.000Z' });
  });

  it('of a room hold inside those of the house', async () => {
    const { city, coordinator } = await aRealCity('2026-11-27T15:00:00.000Z', EVENINGS);
    await city.openHouse();
    const { rooms, today } = await coordinator.must(readHours, {});
    const own: Slot = { ...house('18:00', '19:00'), roomId: rooms[0]?.id ?? null };
    await coordinator.must(setWeek, {
      validFrom: today,
      week: weekWith({ [FRIDAY]: [house('16:00', '22:00'), own] }),
    });
    expect(await streetOf(city)).toMatchObject({
      isOpen: true,
      rooms: [{ state: 'closed', opens: { at: '2026-11-27T17:00:00.000Z', when: 'today' } }],
    });
    city.setClock('2026-11-27T17:00:00.000Z');
    const [one, other] = await city.openHouse();
    await atDesk(city, one, other);
    await city.keep();
    expect(await streetOf(city)).toMatchObject({ rooms: [{ state: 'open' }] });
  });

  it('keep what they were: a change is a new line, and the old one says who and when', async () => {
    const { coordinator, city } = await aRealCity('2026-11-27T15:00:00.000Z', EVENINGS);
    const later = weekWith({ [SATURDAY]: [house('10:00', '12:00')] });
    await coordinator.must(setWeek, { validFrom: '2026-12-01', week: later });
    const second = await city.member({ workName: 'Greet', role: 'coordinator' });
    await second.must(setWeek, { validFrom: '2026-12-01', week: NONE });
    const view = await coordinator.must(readHours, {});
    expect(view.current).toMatchObject({ validFrom: '2026-11-27', week: EVENINGS, by: 'Nadia' });
    expect(view.coming).toMatchObject([{ validFrom: '2026-12-01', week: NONE, by: 'Greet' }]);
    expect(view.replaced).toMatchObject([{ what: 'week', day: '2026-12-01', by: 'Greet' }]);
    const kept = await city.house.services.db.transaction(city.city.id, (tx) =>
      tx.many(
        z.object({ week: z.unknown() }),
        sql`select week from conversation_hours_version where city_id = ${tx.cityId} and valid_from = '2026-12-01'::date order by set_at`,
      ),
    );
    expect(kept.map((row) => row.week)).toEqual([later, NONE]);
    await second.must(takeAway, { what: 'week', id: view.coming[0]?.id ?? '' });
    expect((await second.must(readHours, {})).coming).toEqual([]);
    refusedWith(await second.call(takeAway, { what: 'week', id: view.current?.id ?? '' }), 'dayIsPast');
  });

  it.each<[string, string, Partial<Parameters<typeof weekWith>[0]>, string]>([
    [
      'two times over each other',
      '2026-11-27',
      { 2: [house('14:00', '18:00'), house('17:30', '21:00')] },
      'slotsOverlap',
    ],
    [
      'a night that runs into the next morning',
      '2026-11-27',
      { 6: [house('22:00', '02:00')], 0: [house('01:00', '03:00')] },
      'slotsOverlap',
    ],
    ['a time without length', '2026-11-27', { 2: [house('14:00', '14:00')] }, 'slotWithoutLength'],
    ['a day that has passed', '2026-11-26', { 2: [house('14:00', '18:00')] }, 'dayIsPast'],
  ])('refuse %s', async (_name, validFrom, days, code) => {
    const { coordinator } = await aRealCity('2026-11-27T15:00:00.000Z', EVENINGS);
    refusedWith(await coordinator.call(setWeek, { validFrom, week: weekWith(days) }), code);
    expect(await coordinator.must(readHours, {})).toMatchObject({ current: { week: EVENINGS }, coming: [] });
  });

  it('are changed by a coordinator alone: to a worker and a visitor they do not exist', async () => {
    const { city, hosts, visitor } = await anOpenEvening();
    const change = { validFrom: '2026-12-01', week: NONE };
    const slots = { day: '2026-12-01', slots: [], why: '' };
    const proposal = { kind: 'public', from: '2026-12-25' } as const;
    const own = { name: 'Teamdag', from: '2026-12-01', to: '2026-12-01', opens: 'closed' } as const;
    for (const actor of [hosts[0], visitor]) {
      refusedWith(await actor.call(readHours, {}), 'notFound');
      refusedWith(await actor.call(setWeek, change), 'notFound');
      refusedWith(await actor.call(setException, slots), 'notFound');
      refusedWith(await actor.call(keepProposal, { ...proposal, opens: 'closed' }), 'notFound');
      refusedWith(await actor.call(dropProposal, proposal), 'notFound');
      refusedWith(await actor.call(setNamedDays, own), 'notFound');
      refusedWith(await actor.call(takeAway, { what: 'week', id: randomUUID() }), 'notFound');
    }
    refusedWith(await city.anyone().call(readHours, {}), 'signInNeeded');
  });
});
