import { describe, expect, it } from 'vitest';
import type { MemberId } from '../../../platform/core/ids.ts';
import { type Actor, aCity, type TestCity } from '../../../platform/testing/a-city.ts';
import { Listener } from '../../../platform/testing/listening.ts';
import { refusedWith } from '../../../platform/testing/matchers.ts';
import { checkIn, readDesk } from '../desk/desk.contract.ts';
import { enter } from '../door/door.contract.ts';
import { setWeek } from '../hours/hours.contract.ts';
import { addRoom } from '../rooms/rooms.store.ts';
import { readStreet } from '../street/street.contract.ts';
import {
  askSwap,
  changeShift,
  declineSwap,
  lookAfterRooms,
  planShift,
  readRota,
  stopShift,
  takeBackSwap,
  takeShift,
  tellIll,
} from './rota.contract.ts';

type Worker = Actor & { workName: string };
const idOf = (member: Worker) => member.id as MemberId;
const HOUSE = { kind: 'house' } as const;

/** A team in a city, on a Monday morning unless said otherwise. */
async function aTeam(
  at = '2026-11-23T08:00:00.000Z',
): Promise<{ city: TestCity; nadia: Worker; samira: Worker; jonas: Worker }> {
  const city = await aCity();
  city.setClock(at);
  return {
    city,
    nadia: await city.member({ workName: 'Nadia', role: 'coordinator' }),
    samira: await city.member({ workName: 'Samira' }),
    jonas: await city.member({ workName: 'Jonas' }),
  };
}

const fridayOf = (member: Worker, from = '16:00', to = '22:00') => ({
  memberId: idOf(member),
  day: '2026-11-27',
  from,
  to,
  place: HOUSE,
});

describe('the rota', () => {
  it('lets a worker plan own shifts and a coordinator everybody’s, and shows the week from Monday to Sunday', async () => {
    const { nadia, samira, jonas } = await aTeam();
    await samira.must(planShift, fridayOf(samira));
    refusedWith(await samira.call(planShift, fridayOf(jonas)), 'onlyOwnShifts');
    await nadia.must(planShift, fridayOf(jonas, '16:00', '18:00'));
    const week = await jonas.must(readRota, { week: '2026-11-29' });
    expect([week.days[0], week.days[6], week.isThisWeek]).toEqual(['2026-11-23', '2026-11-29', true]);
    expect(week.times.map(({ workName, from, to, may }) => [workName, from, to, may])).toEqual([
      ['Samira', '2026-11-27T15:00:00.000Z', '2026-11-27T21:00:00.000Z', []],
      ['Jonas', '2026-11-27T15:00:00.000Z', '2026-11-27T17:00:00.000Z', ['askSwap', 'tellIll', 'change']],
    ]);
    expect(week.changes.map(({ kind, of, by }) => [kind, of, by])).toEqual([
      ['planned', 'Jonas', 'Nadia'],
      ['planned', 'Samira', 'Samira'],
    ]);
  });

  it('is not there for visitors, nor for another city', async () => {
    const { city, samira } = await aTeam();
    const { shiftId } = await samira.must(planShift, fridayOf(samira));
    const [host] = await city.openHouse();
    const visitor = city.anyone();
    await visitor.must(enter, { handle: 'Reiger' });
    refusedWith(await visitor.call(readRota, {}), 'notFound');
    refusedWith(await visitor.call(planShift, fridayOf(samira)), 'notFound');
    expect(host).toBeDefined();
    const other = await aTeam();
    expect((await other.nadia.must(readRota, {})).times).toEqual([]);
    refusedWith(await other.nadia.call(tellIll, { shiftId, day: '2026-11-27' }), 'notFound');
  });

  it('takes nobody before the screening was seen, whoever plans', async () => {
    const { city, nadia, samira } = await aTeam();
    const wout = await city.member({ workName: 'Wout', screenedOn: null });
    refusedWith(await wout.call(planShift, fridayOf(wout)), 'notScreened');
    const { data } = refusedWith(await nadia.call(planShift, fridayOf(wout)), 'colleagueNotScreened');
    expect(data).toEqual({ name: 'Wout' });
    // Nor by the back door of a swap.
    const { shiftId } = await samira.must(planShift, fridayOf(samira));
    const time = { shiftId, day: '2026-11-27' };
    await samira.must(askSwap, { ...time, of: null });
    refusedWith(await wout.call(takeShift, time), 'notScreened');
    expect((await nadia.must(readRota, {})).team.find(({ workName }) => workName === 'Wout')).toMatchObject({
      isScreened: false,
    });
  });

  it('puts nobody in two places at once, nor in the past, nor on a platform without a work account', async () => {
    const { samira } = await aTeam();
    await samira.must(planShift, fridayOf(samira));
    const { data } = refusedWith(await samira.call(planShift, fridayOf(samira, '21:00', '23:00')), 'notFree');
    expect(data).toMatchObject({ name: 'Samira', from: '2026-11-27T15:00:00.000Z' });
    refusedWith(await samira.call(planShift, { ...fridayOf(samira), day: '2026-11-20' }), 'shiftInPast');
    const stream = {
      ...fridayOf(samira, '12:00', '14:00'),
      place: { kind: 'platform' as const, name: 'Twitch' },
    };
    refusedWith(await samira.call(planShift, stream), 'accountNeeded');
    refusedWith(
      await samira.call(planShift, { ...stream, place: { kind: 'square', name: '  ' } }),
      'placeNameNeeded',
    );
    await samira.must(planShift, { ...stream, place: { ...stream.place, account: 'samira_stad' } });
  });

  it('keeps a weekly shift at the same wall time when the clocks change', async () => {
    const { city, samira } = await aTeam();
    city.setClock('2026-03-23T08:00:00.000Z');
    const friend = await city.member({ workName: 'Lenn', screenedOn: '2026-01-10' });
    await friend.must(planShift, {
      ...fridayOf(friend),
      day: '2026-03-27',
      repeats: { everyWeeks: 1, weekdays: [5], until: null },
    });
    const begins = async (week: string) =>
      (await friend.must(readRota, { week })).times.map(({ from }) => from);
    expect(await begins('2026-03-27')).toEqual(['2026-03-27T15:00:00.000Z']);
    expect(await begins('2026-04-03')).toEqual(['2026-04-03T14:00:00.000Z']);
    expect(samira.workName).toBe('Samira');
  });

  it('changes or stops a series from a day on, leaves one day out, and keeps what was before', async () => {
    const { samira } = await aTeam();
    const weekly = { ...fridayOf(samira), repeats: { everyWeeks: 1, weekdays: [5 as const], until: null } };
    const { shiftId } = await samira.must(planShift, weekly);
    await samira.must(stopShift, { shiftId, day: '2026-12-04', what: 'day' });
    const later = await samira.must(changeShift, {
      shiftId,
      day: '2026-12-11',
      shift: { ...weekly, day: '2026-12-11', from: '17:00' },
    });
    await samira.must(stopShift, { shiftId: later.shiftId, day: '2026-12-18', what: 'fromDay' });
    const begins = async (week: string) =>
      (await samira.must(readRota, { week })).times.map(({ from }) => from);
    expect(await begins('2026-11-27')).toEqual(['2026-11-27T15:00:00.000Z']);
    expect(await begins('2026-12-04')).toEqual([]);
    expect(await begins('2026-12-11')).toEqual(['2026-12-11T16:00:00.000Z']);
    expect(await begins('2026-12-18')).toEqual([]);
    expect((await samira.must(readRota, {})).changes.map(({ kind }) => kind)).toEqual([
      'stopped',
      'changed',
      'leftOut',
      'planned',
    ]);
  });

  it('gives a swap to the first of two who take it, and says to the other who it was', async () => {
    const { city, samira, jonas } = await aTeam();
    const others = await Promise.all(
      ['Lenn', 'Ayla', 'Wout', 'Noor', 'Ines'].map((workName) => city.member({ workName })),
    );
    const { shiftId } = await samira.must(planShift, fridayOf(samira));
    const time = { shiftId, day: '2026-11-27' };
    refusedWith(await jonas.call(takeShift, time), 'swapNotAsked');
    await samira.must(askSwap, { ...time, of: null });
    const takers = [jonas, ...others];
    const replies = await Promise.all(takers.map((taker) => taker.call(takeShift, time)));
    expect(replies.filter((reply) => reply.ok)).toHaveLength(1);
    const winner = takers[replies.findIndex((reply) => reply.ok)]?.workName;
    for (const reply of replies)
      if (!reply.ok) expect(refusedWith(reply, 'alreadyTaken').data).toEqual({ name: winner });
    expect((await samira.must(readRota, { week: time.day })).times).toMatchObject([
      { workName: winner, insteadOf: 'Samira', state: 'takenOver' },
    ]);
  });

  it('leaves a shift with who asked until it is taken, and lets them take the question back', async () => {
    const { samira, jonas } = await aTeam();
    const { shiftId } = await samira.must(planShift, fridayOf(samira));
    const time = { shiftId, day: '2026-11-27' };
    refusedWith(await jonas.call(askSwap, { ...time, of: null }), 'notYours');
    await samira.must(askSwap, { ...time, of: idOf(jonas) });
    expect((await jonas.must(readRota, {})).open).toMatchObject([
      { workName: 'Samira', askedOf: 'Jonas', may: ['take', 'decline'] },
    ]);
    await jonas.must(declineSwap, time);
    await samira.must(askSwap, { ...time, of: null });
    await samira.must(takeBackSwap, time);
    refusedWith(await jonas.call(takeShift, time), 'swapNotAsked');
    expect((await jonas.must(readRota, {})).open).toEqual([]);
  });

  it('shows the gap as soon as somebody is ill, and closes it when a colleague takes over', async () => {
    const { city, samira, jonas } = await aTeam();
    const lenn = await city.member({ workName: 'Lenn' });
    const { shiftId } = await samira.must(planShift, fridayOf(samira));
    await jonas.must(planShift, fridayOf(jonas));
    const time = { shiftId, day: '2026-11-27' };
    const gaps = async () => (await jonas.must(readRota, { week: time.day })).gaps;
    expect(await gaps()).toEqual([]);
    refusedWith(await jonas.call(tellIll, time), 'notYours');
    await samira.must(tellIll, time);
    expect(await gaps()).toMatchObject([
      { from: '2026-11-27T15:00:00.000Z', to: '2026-11-27T21:00:00.000Z', hostsShort: 1, ill: ['Samira'] },
    ]);
    refusedWith(await samira.call(tellIll, time), 'alreadyIll');
    await lenn.must(takeShift, time);
    expect(await gaps()).toEqual([]);
  });
});

describe('the rota beside the opening hours', () => {
  it('shows each opening that lacks hosts, also where nobody is planned, and who is there outside them is no gap', async () => {
    const { nadia, samira, jonas } = await aTeam();
    const slot = { from: '16:00', to: '20:00', what: 'house' as const, roomId: null };
    await nadia.must(setWeek, { validFrom: '2026-11-23', week: [[], [], [slot], [], [slot], [], []] });
    await samira.must(planShift, fridayOf(samira, '14:00', '18:00'));
    await jonas.must(planShift, fridayOf(jonas, '16:00', '20:00'));
    const { gaps, openDays } = await nadia.must(readRota, {});
    expect(openDays).toEqual(['2026-11-25', '2026-11-27']);
    expect(gaps.map(({ from, to, hostsShort }) => [from, to, hostsShort])).toEqual([
      ['2026-11-25T15:00:00.000Z', '2026-11-25T19:00:00.000Z', 2],
      ['2026-11-27T17:00:00.000Z', '2026-11-27T19:00:00.000Z', 1],
    ]);
  });
});

describe('checking in by the rota', () => {
  it('runs until the planned end, and without a plan a worker still starts', async () => {
    const { samira, jonas } = await aTeam('2026-11-27T15:20:00.000Z');
    await samira.must(planShift, fridayOf(samira, '16:00', '18:00'));
    expect((await samira.must(checkIn, {})).until).toBe('2026-11-27T17:00:00.000Z');
    expect((await jonas.must(checkIn, {})).until > '2026-11-27T19:19').toBe(true);
    expect((await jonas.must(readRota, {})).times).toMatchObject([{ workName: 'Samira', presence: 'here' }]);
  });

  it('lets a young host start only when planned, and says from when', async () => {
    const { city, nadia } = await aTeam('2026-11-27T14:25:00.000Z');
    const bram = await city.member({ workName: 'Bram', role: 'youngHost' });
    refusedWith(await bram.call(checkIn, {}), 'noShift');
    await nadia.must(planShift, fridayOf(bram));
    const { data } = refusedWith(await bram.call(checkIn, {}), 'tooEarly');
    expect(data).toEqual({ from: '2026-11-27T14:30:00.000Z' });
    city.setClock('2026-11-27T14:31:00.000Z');
    await bram.must(checkIn, {});
  });

  it('opens no door for a shift on a square, and shows it on the street', async () => {
    const { city, samira } = await aTeam('2026-11-27T15:00:30.000Z');
    const skate = { kind: 'square' as const, name: 'Skatebowl' };
    await samira.must(planShift, { ...fridayOf(samira), place: skate, isSeen: true });
    await samira.must(checkIn, {});
    await city.keep();
    const street = await city.anyone().must(readStreet, {});
    expect(street.isOpen).toBe(false);
    expect(street.elsewhere).toMatchObject([{ kind: 'square', name: 'Skatebowl', workName: 'Samira' }]);
    refusedWith(await samira.call(lookAfterRooms, { rooms: [] }), 'notAtTheHouse');
    await samira.must(tellIll, {
      shiftId: (await samira.must(readRota, {})).times[0]?.shiftId ?? ('' as never),
      day: '2026-11-27',
    });
    expect((await city.anyone().must(readStreet, {})).elsewhere).toEqual([]);
  });

  it('lets a host choose the rooms, and nobody hold one of another city', async () => {
    const { city, samira } = await aTeam();
    refusedWith(await samira.call(lookAfterRooms, { rooms: [] }), 'notCheckedIn');
    await samira.must(checkIn, {});
    const mine = async () =>
      (await samira.must(readDesk, {})).rooms.filter((room) => room.hosts.length > 0).map(({ id }) => id);
    const rooms = await mine();
    expect(rooms).toHaveLength(1);
    await samira.must(lookAfterRooms, { rooms: [] });
    expect(await mine()).toEqual([]);
    await samira.must(lookAfterRooms, { rooms });
    expect(await mine()).toEqual(rooms);
    const elsewhere = await aTeam();
    await elsewhere.samira.must(checkIn, {});
    refusedWith(await elsewhere.samira.call(lookAfterRooms, { rooms }), 'notFound');
    expect(city.host).not.toBe(elsewhere.city.host);
  });

  it('hands out rooms up to what one may hold, those without a host first, and the room of a shift to who has it', async () => {
    const { city, samira, jonas, nadia } = await aTeam('2026-11-27T15:20:00.000Z');
    await city.house.services.db.transaction(city.city.id, async (tx) => {
      for (const name of ['Muziek', 'Atelier'])
        await addRoom(tx, { name, drawing: 'generic', floor: 0, houseRules: [], rulesBy: null });
    });
    const { rooms } = await nadia.must(readRota, {});
    await nadia.must(planShift, {
      ...fridayOf(nadia),
      place: { kind: 'room', roomId: rooms[1]?.id ?? null },
    });
    for (const host of [samira, jonas, nadia]) await host.must(checkIn, {});
    const hosts = (await nadia.must(readDesk, {})).rooms.map((room) =>
      room.hosts.map((host) => host.workName),
    );
    expect(hosts).toEqual([['Samira', 'Jonas'], ['Samira', 'Nadia'], ['Jonas']]);
    refusedWith(await samira.call(lookAfterRooms, { rooms: rooms.map(({ id }) => id) }), 'tooManyRooms');
  });

  it('names who is on call, and says whether their desk is open', async () => {
    const { city, nadia, samira } = await aTeam('2026-11-27T16:00:00.000Z');
    await nadia.must(planShift, { ...fridayOf(samira), isOnCall: true });
    const onCall = async () => (await nadia.must(readDesk, {})).rota.onCall;
    expect(await onCall()).toEqual([{ workName: 'Samira', isThere: false }]);
    const desk = await Listener.open(city, samira, 'desk');
    expect(await onCall()).toEqual([{ workName: 'Samira', isThere: true }]);
    desk.drop();
    const bram = await city.member({ workName: 'Bram', role: 'youngHost' });
    refusedWith(
      await nadia.call(planShift, { ...fridayOf(bram), day: '2026-11-28', isOnCall: true }),
      'workerNeeded',
    );
  });
});
