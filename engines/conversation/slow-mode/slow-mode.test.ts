import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntryId } from '../../../platform/core/room-log.ts';
import { addMs, HOUR, type Instant, instant, MINUTE } from '../../../platform/core/time.ts';
import { aCity } from '../../../platform/testing/a-city.ts';
import { atTheDesk, Listener } from '../../../platform/testing/listening.ts';
import { refusedWith } from '../../../platform/testing/matchers.ts';
import { checkOut, readHostRoom } from '../desk/desk.contract.ts';
import { enter } from '../door/door.contract.ts';
import { edit, react } from '../rooms/acts.contract.ts';
import { readMyRoom, say } from '../rooms/rooms.contract.ts';
import type { Pace } from './slow-mode.contract.ts';
import { nextAt, slowUntil } from './slow-mode.rules.ts';
import { endSlowMode, setSlowMode } from './slow-mode-desk.contract.ts';

async function inside() {
  const city = await aCity();
  const [host, second] = await city.openHouse();
  const visitor = city.anyone();
  await visitor.must(enter, { handle: 'Mus' });
  const room = (await visitor.must(readMyRoom, {})).id;
  const talk = (text: string, id = randomUUID() as EntryId) => visitor.call(say, { room, id, text });
  return { city, host, second, visitor, room, talk };
}

describe('slow mode', () => {
  it('takes one message per interval of a visitor, says how long the next one waits, and limits no host', async () => {
    const { city, host, visitor, room, talk } = await inside();
    await host.must(setSlowMode, { room, everySec: 30 });
    expect((await talk('een')).ok).toBe(true);
    const { data } = refusedWith(await talk('twee'), 'slowDown');
    expect(data['seconds']).toBeGreaterThan(27);
    expect(data['seconds']).toBeLessThanOrEqual(30);
    expect((await visitor.must(readMyRoom, {})).slow).toMatchObject({ everySec: 30 });
    for (const text of ['Rustig.', 'We hebben tijd.'])
      await host.must(say, { room, id: randomUUID() as EntryId, text });
    city.wait(31_000);
    expect((await talk('twee')).ok).toBe(true);
  });

  it('lets one through of many sent at once, and answers a retry with what stands', async () => {
    const { host, room, talk } = await inside();
    await host.must(setSlowMode, { room, everySec: 60 });
    const ids = [1, 2, 3, 4].map(() => randomUUID() as EntryId);
    const replies = await Promise.all(ids.map((id) => talk('samen', id)));
    const went = replies.findIndex((reply) => reply.ok);
    expect(replies.filter((reply) => reply.ok)).toHaveLength(1);
    expect((await talk('samen', ids[went])).ok).toBe(true);
  });

  it('counts what is held, and does not begin anew when a host lets it through', async () => {
    const { host, room, talk } = await inside();
    await host.must(setSlowMode, { room, everySec: 60 });
    expect((await talk('bel 0470 12 34 56')).ok).toBe(true);
    refusedWith(await talk('nog iets'), 'slowDown');
  });

  it('takes no turn for a sign', async () => {
    const { host, visitor, room, talk } = await inside();
    const { id: target } = await host.must(say, { room, id: randomUUID() as EntryId, text: 'Rustig.' });
    await host.must(setSlowMode, { room, everySec: 60 });
    await visitor.must(react, { room, id: randomUUID() as EntryId, target, sign: 'thanks', on: true });
    expect((await visitor.must(readMyRoom, {})).slow).toMatchObject({ nextAt: null });
    expect((await talk('een')).ok).toBe(true);
  });

  it('lasts its half hour also when it is set in the minute that a host is missing', async () => {
    const { city, host, second, room } = await inside();
    await second.must(checkOut, {});
    const { until } = await host.must(setSlowMode, { room, everySec: 30 });
    expect(until > addMs(city.now(), 29 * MINUTE)).toBe(true);
  });

  it('takes other words in the place of what was said for words', async () => {
    const { city, host, visitor, room, talk } = await inside();
    await host.must(setSlowMode, { room, everySec: 30 });
    const target = randomUUID() as EntryId;
    expect((await talk('een', target)).ok).toBe(true);
    const change = { room, id: randomUUID() as EntryId, target, text: 'twee' };
    refusedWith(await visitor.call(edit, change), 'slowDown');
    city.wait(31_000);
    const changed = await visitor.must(edit, change);
    expect(await visitor.must(edit, change)).toEqual(changed);
    refusedWith(await talk('drie'), 'slowDown');
    city.wait(31_000);
    expect((await talk('drie')).ok).toBe(true);
  });

  it('ends by itself after half an hour, and the room hears of it', async () => {
    const { city, host, second, visitor, room } = await inside();
    const desks = [await atTheDesk(city, host), await atTheDesk(city, second)];
    const line = await Listener.open(city, visitor, 'house');
    const changes = () =>
      line.heard.filter((heard) => 'happened' in heard && heard.happened === 'conversation.roomChanged')
        .length;
    const { until } = await host.must(setSlowMode, { room, everySec: 10 });
    await line.until(() => changes() > 0);
    expect(Date.parse(until)).toBeLessThanOrEqual(Date.parse(city.now()) + 30 * MINUTE);
    const before = changes();
    city.wait(30 * MINUTE + 1_000);
    await city.keep();
    await line.until(() => changes() > before);
    expect((await visitor.must(readMyRoom, {})).slow).toBeNull();
    for (const one of [...desks, line]) one.drop();
  });

  it('is turned on and off by hosts on shift alone', async () => {
    const { city, host, second, room } = await inside();
    const off = await city.member();
    refusedWith(await off.call(setSlowMode, { room, everySec: 10 }), 'notOnShift');
    await host.must(setSlowMode, { room, everySec: 10 });
    expect((await second.must(readHostRoom, { kamer: room })).slow).toMatchObject({
      everySec: 10,
      nextAt: null,
    });
    refusedWith(await off.call(endSlowMode, { room }), 'notOnShift');
    await second.must(endSlowMode, { room });
    expect((await host.must(readHostRoom, { kamer: room })).slow).toBeNull();
    const elsewhere = await inside();
    refusedWith(await elsewhere.host.call(setSlowMode, { room, everySec: 10 }), 'notFound');
  });
});

describe('the pace', () => {
  const start = instant('2026-11-24T18:00:00.000Z');
  const moment = fc.integer({ min: 0, max: 3 * HOUR }).map((ms): Instant => addMs(start, ms));
  const pace = fc.constantFrom<Pace>(10, 30, 60);

  it('never keeps anybody waiting longer than the interval, nor past its end', () => {
    fc.assert(
      fc.property(pace, moment, moment, moment, (everySec, until, lastAt, now) => {
        fc.pre(lastAt <= now);
        const next = nextAt({ everySec, until }, lastAt, now);
        if (next === null) return;
        expect(next > now && next <= until && next <= addMs(lastAt, everySec * 1000)).toBe(true);
      }),
    );
  });

  it('ends before the room closes', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 5, max: 180 }), fc.option(moment), (now, forMin, closesAt) => {
        const until = slowUntil(now, forMin, closesAt);
        expect(until <= addMs(now, forMin * MINUTE)).toBe(true);
        if (closesAt !== null) expect(until <= closesAt).toBe(true);
      }),
    );
  });
});
