import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { EntryId, RoomId } from '../../../platform/core/room-log.ts';
import { DAY, HOUR } from '../../../platform/core/time.ts';
import { type Actor, aCity, type TestCity } from '../../../platform/testing/a-city.ts';
import { Listener } from '../../../platform/testing/listening.ts';
import { refusedWith } from '../../../platform/testing/matchers.ts';
import { checkOut } from '../desk/desk.contract.ts';
import { enter } from '../door/door.contract.ts';
import { comeBack, drawMyWords } from '../door/phrase.contract.ts';
import { layOutDemoRooms } from '../house/demo-rooms.store.ts';
import { readStreet } from '../street/street.contract.ts';
import { hide } from './acts.contract.ts';
import { goTo } from './go.contract.ts';
import { readLog, readMyRoom, say } from './rooms.contract.ts';

const entryId = () => randomUUID() as EntryId;

/** A house of five rooms: two hosts hold four of them. */
async function aHouse() {
  const city = await aCity();
  await city.house.services.db.transaction(city.city.id, layOutDemoRooms);
  const [host, second] = await city.openHouse();
  const mus = city.anyone();
  const kauw = city.anyone();
  await mus.must(enter, { handle: 'Mus' });
  await kauw.must(enter, { handle: 'Kauw' });
  return { city, host, second, mus, kauw };
}

const roomsOf = async (by: Actor) => (await by.must(readMyRoom, {})).rooms;
async function idOf(by: Actor, name: string): Promise<RoomId> {
  const found = (await roomsOf(by)).find((room) => room.name === name);
  if (found === undefined) throw new Error(`No room ${name}.`);
  return found.id;
}

describe('the rooms of a house', () => {
  it('stand in one list with their state, and the living room is where one walks in', async () => {
    const { mus } = await aHouse();
    expect((await roomsOf(mus)).map(({ name, state }) => [name, state])).toEqual([
      ['Stille zolder', 'open'],
      ['Muziekkamer', 'open'],
      ['Gametafel', 'open'],
      ['Leefkamer', 'open'],
      // Nobody holds it.
      ['Vraag maar', 'closed'],
    ]);
    expect((await mus.must(readMyRoom, {})).name).toBe('Leefkamer');
  });

  it('lead from one into the other; what is said in one is not read in another', async () => {
    const { mus, kauw } = await aHouse();
    const living = (await mus.must(readMyRoom, {})).id;
    await kauw.must(say, { room: living, id: entryId(), text: 'in de leefkamer' });
    await mus.must(goTo, { room: await idOf(mus, 'Stille zolder') });
    const attic = await mus.must(readMyRoom, {});
    expect(attic).toMatchObject({ name: 'Stille zolder', entries: [], bustle: 'someone' });
    refusedWith(await mus.call(readLog, { room: living, after: 0 }), 'notFound');
    refusedWith(await mus.call(say, { room: living, id: entryId(), text: 'van boven' }), 'notFound');
    refusedWith(await kauw.call(readLog, { room: attic.id, after: 0 }), 'notFound');
    await mus.must(say, { room: attic.id, id: entryId(), text: 'stil hier' });
  });

  it('cannot be entered while closed, and the refusal leaves one where one was', async () => {
    const { city, host, second, mus } = await aHouse();
    refusedWith(await mus.call(goTo, { room: await idOf(mus, 'Vraag maar') }), 'roomClosed');
    expect((await mus.must(readMyRoom, {})).name).toBe('Leefkamer');
    const attic = await idOf(mus, 'Stille zolder');
    await host.must(checkOut, {});
    await second.must(checkOut, {});
    city.wait(61_000);
    await city.keep();
    refusedWith(await mus.call(goTo, { room: attic }), 'roomClosed');
  });

  it('are not those of another city', async () => {
    const { mus } = await aHouse();
    const elsewhere = await aHouse();
    const foreign = refusedWith(
      await mus.call(goTo, { room: await idOf(elsewhere.mus, 'Gametafel') }),
      'notFound',
    );
    expect(refusedWith(await mus.call(goTo, { room: randomUUID() as RoomId }), 'notFound')).toEqual(foreign);
  });

  it('can be walked into through their window', async () => {
    const { city, mus } = await aHouse();
    const { rooms } = await city.anyone().must(readStreet, {});
    const game = rooms.find((room) => room.name === 'Gametafel');
    const noor = city.anyone();
    await noor.must(enter, { handle: 'Noor', room: game?.id ?? null });
    expect((await noor.must(readMyRoom, {})).name).toBe('Gametafel');
    // Through a window that was shut in the meantime one stands in the living room.
    const late = city.anyone();
    await late.must(enter, { handle: 'Laat', room: await idOf(mus, 'Vraag maar') });
    expect((await late.must(readMyRoom, {})).name).toBe('Leefkamer');
  });

  it('take the other tabs of a visit along, and tell nobody else', async () => {
    const { city, mus, kauw } = await aHouse();
    const tab = await Listener.open(city, mus, 'house');
    const other = await Listener.open(city, kauw, 'house');
    await mus.must(goTo, { room: await idOf(mus, 'Gametafel') });
    const went = (line: Listener) =>
      line.heard.some((message) => 'happened' in message && message.happened === 'conversation.wentTo');
    await tab.until(() => went(tab));
    expect(went(other)).toBe(false);
    tab.drop();
    other.drop();
  });
});

async function hiddenRows(city: TestCity): Promise<number> {
  const row = await city.house.services.db.asOwner((tx) =>
    tx.one(
      z.object({ n: z.number() }),
      sql`select count(*) as n from conversation_hidden where city_id = ${city.city.id}`,
    ),
  );
  return row?.n ?? 0;
}

describe('hiding for oneself', () => {
  async function said() {
    const house = await aHouse();
    const room = (await house.mus.must(readMyRoom, {})).id;
    const { id } = await house.kauw.must(say, { room, id: entryId(), text: 'liever niet' });
    const kauwId = (await house.mus.must(readMyRoom, {})).entries[0]?.by.id as string;
    return { ...house, room, message: id, kauwId };
  }

  it('keeps a message, or all that somebody says, until it is shown again; and nobody else sees it', async () => {
    const { mus, kauw, host, room, message, kauwId } = await said();
    await mus.must(hide, { room, message, what: 'message', isHidden: true });
    await mus.must(hide, { room, message, what: 'person', isHidden: true });
    expect((await mus.must(readMyRoom, {})).hidden).toEqual({ messages: [message], people: [kauwId] });
    expect((await kauw.must(readMyRoom, {})).hidden).toEqual({ messages: [], people: [] });
    refusedWith(await host.call(hide, { room, message, what: 'person', isHidden: true }), 'notFound');
    await mus.must(hide, { room, message, what: 'person', isHidden: false });
    await mus.must(hide, { room, message, what: 'message', isHidden: false });
    expect((await mus.must(readMyRoom, {})).hidden).toEqual({ messages: [], people: [] });
  });

  it('works for a host too, and never for oneself or for what is not there', async () => {
    const { mus, kauw, host, room, message } = await said();
    const { id } = await host.must(say, { room, id: entryId(), text: 'van het huis' });
    await mus.must(hide, { room, message: id, what: 'person', isHidden: true });
    expect((await mus.must(readMyRoom, {})).hidden.people).toEqual([host.id]);
    refusedWith(await kauw.call(hide, { room, message, what: 'person', isHidden: true }), 'notFound');
    refusedWith(
      await mus.call(hide, { room, message: entryId(), what: 'message', isHidden: true }),
      'notFound',
    );
    const elsewhere = await aHouse();
    refusedWith(
      await elsewhere.mus.call(hide, { room, message, what: 'message', isHidden: true }),
      'notFound',
    );
  });

  it('comes back with who comes back by four words', async () => {
    const { city, mus, room, message, kauwId } = await said();
    const { words } = await mus.must(drawMyWords, {});
    await mus.must(hide, { room, message, what: 'person', isHidden: true });
    const back = city.anyone();
    await back.must(comeBack, { words: words.join(' ') });
    expect((await back.must(readMyRoom, {})).hidden.people).toEqual([kauwId]);
  });

  it('is forgotten with the visitor, and a message with its thirty days', async () => {
    const { city, mus, room, message } = await said();
    await mus.must(drawMyWords, {});
    await mus.must(hide, { room, message, what: 'message', isHidden: true });
    await mus.must(hide, { room, message, what: 'person', isHidden: true });
    city.wait(30 * DAY + HOUR);
    await city.keep();
    expect(await hiddenRows(city)).toBe(1);
    city.wait(181 * DAY);
    await city.keep();
    expect(await hiddenRows(city)).toBe(0);
  });
});
