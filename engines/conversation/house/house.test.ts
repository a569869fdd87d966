import { describe, expect, it, vi } from 'vitest';
import { type Actor, aCity, type TestCity } from '../../../platform/testing/a-city.ts';
import { Listener } from '../../../platform/testing/listening.ts';
import { refusedWith } from '../../../platform/testing/matchers.ts';
import { checkIn, checkOut } from '../desk/desk.contract.ts';
import { enter } from '../door/door.contract.ts';
import { readMyRoom, say } from '../rooms/rooms.contract.ts';
import { readStreet } from '../street/street.contract.ts';
import {
  addHouseRoom,
  changeHouseRoom,
  closeHouseRoom,
  type HouseRoom,
  moveHouseRoom,
  ROOM_NAME_MAX,
  type RoomInput,
  RULE_MAX,
  RULES_MOST,
  readHouseRooms,
} from './house.contract.ts';

interface Arranged {
  readonly city: TestCity;
  readonly nadia: Actor;
}

async function aHouse(): Promise<Arranged> {
  const city = await aCity();
  city.setClock('2026-11-27T15:00:00.000Z');
  return { city, nadia: await city.member({ workName: 'Nadia', role: 'coordinator' }) };
}

const roomsOf = async (by: Actor) => (await by.must(readHouseRooms, {})).rooms;
const namesOf = async (by: Actor) => (await roomsOf(by)).map((room) => room.name);
const inputOf = ({ id, version, name, drawing, houseRules, rulesBy }: HouseRoom): RoomInput => ({
  id,
  version,
  name,
  drawing,
  houseRules,
  rulesBy,
});

async function living(by: Actor): Promise<RoomInput> {
  const room = (await roomsOf(by)).find((one) => one.name === 'Leefkamer');
  if (room === undefined) throw new Error('A new house has no living room.');
  return inputOf(room);
}

async function withAttic({ nadia }: Arranged): Promise<RoomInput> {
  const { id } = await nadia.must(addHouseRoom, { name: 'Stille zolder', drawing: 'attic' });
  const room = (await roomsOf(nadia)).find((one) => one.id === id);
  if (room === undefined) throw new Error('A room that was added is not there.');
  return inputOf(room);
}

describe('the rooms of a house', () => {
  it('begin with a living room and grow at the bottom; the street shows each', async () => {
    const house = await aHouse();
    await withAttic(house);
    expect(await namesOf(house.nadia)).toEqual(['Leefkamer', 'Stille zolder']);
    const street = await house.city.anyone().must(readStreet, {});
    expect(street.rooms.map(({ name, drawing }) => [name, drawing])).toEqual([
      ['Leefkamer', 'living'],
      ['Stille zolder', 'attic'],
    ]);
  });

  it('stand in the order that the coordinator gives, and at an end stay there', async () => {
    const house = await aHouse();
    const attic = await withAttic(house);
    await house.nadia.must(moveHouseRoom, { id: attic.id, to: 'up' });
    expect(await namesOf(house.nadia)).toEqual(['Stille zolder', 'Leefkamer']);
    await house.nadia.must(moveHouseRoom, { id: attic.id, to: 'up' });
    expect(await namesOf(house.nadia)).toEqual(['Stille zolder', 'Leefkamer']);
    const street = await house.city.anyone().must(readStreet, {});
    expect(street.rooms.map((room) => room.name)).toEqual(['Stille zolder', 'Leefkamer']);
  });

  it('change under the eyes of who is in them: name and rules, in the order given', async () => {
    const { city, nadia } = await aHouse();
    await city.openHouse();
    const mus = city.anyone();
    await mus.must(enter, { handle: 'Mus' });
    const line = await Listener.open(city, mus, 'house');
    const room = await living(nadia);
    const { version } = await nadia.must(changeHouseRoom, {
      ...room,
      name: ' Grote kamer ',
      houseRules: ['Stil zijn mag.', ...room.houseRules],
      rulesBy: 'visitors',
    });
    expect(version).toBe(room.version + 1);
    await line.until(() =>
      line.heard.some((message) => 'happened' in message && message.happened === 'conversation.roomChanged'),
    );
    line.drop();
    expect(await mus.must(readMyRoom, {})).toMatchObject({
      name: 'Grote kamer',
      houseRules: ['Stil zijn mag.', ...room.houseRules],
      rulesBy: 'visitors',
    });
  });

  it('keep who changed them and when', async () => {
    const { city, nadia } = await aHouse();
    expect((await roomsOf(nadia))[0]?.changed).toBeNull();
    await nadia.must(changeHouseRoom, { ...(await living(nadia)), houseRules: [] });
    const { rooms, changes } = await nadia.must(readHouseRooms, {});
    expect(rooms[0]?.changed).toMatchObject({ by: 'Nadia' });
    expect(changes).toMatchObject([{ name: 'Leefkamer', kind: 'changed', by: 'Nadia' }]);
    expect(Math.abs(Date.parse(changes[0]?.at ?? '') - Date.parse(city.now()))).toBeLessThan(60_000);
  });

  it('forget after two years who changed what', async () => {
    const house = await aHouse();
    await withAttic(house);
    house.city.setClock('2028-12-01T15:00:00.000Z');
    await house.city.keep();
    const wout = await house.city.member({ workName: 'Wout', role: 'coordinator' });
    expect((await wout.must(readHouseRooms, {})).changes).toEqual([]);
  });

  it('tell the second of two who change one at once, and overwrite nothing', async () => {
    const { city, nadia } = await aHouse();
    const wout = await city.member({ workName: 'Wout', role: 'coordinator' });
    const room = await living(nadia);
    await nadia.must(changeHouseRoom, { ...room, houseRules: ['Van Nadia.'] });
    const refused = refusedWith(
      await wout.call(changeHouseRoom, { ...room, houseRules: ['Van Wout.'] }),
      'changedMeanwhile',
    );
    expect(refused.data).toMatchObject({ by: 'Nadia' });
    expect(refused.say).toContain('Nadia');
    const now = await living(wout);
    expect(now.houseRules).toEqual(['Van Nadia.']);
    await wout.must(changeHouseRoom, { ...now, houseRules: ['Van Nadia.', 'Van Wout.'] });
    expect((await living(nadia)).houseRules).toEqual(['Van Nadia.', 'Van Wout.']);
  });

  it('have each a name of their own', async () => {
    const house = await aHouse();
    const attic = await withAttic(house);
    refusedWith(
      await house.nadia.call(addHouseRoom, { name: 'LEEFKAMER', drawing: 'game' }),
      'roomNameTaken',
    );
    refusedWith(await house.nadia.call(changeHouseRoom, { ...attic, name: ' leefkamer' }), 'roomNameTaken');
    await house.nadia.must(changeHouseRoom, { ...attic, name: 'Muziekhoek', drawing: 'music' });
  });

  it('take odd text as it is, and refuse what is blank, too long or cannot be stored', async () => {
    const { nadia } = await aHouse();
    const room = await living(nadia);
    const odd = '<b>Niet</b> "hier" \u202eomgekeerd 🎲 ${t}';
    await nadia.must(changeHouseRoom, { ...room, name: '🎲 Spel & co', houseRules: [odd] });
    expect(await living(nadia).catch(() => null)).toBeNull();
    expect((await roomsOf(nadia))[0]).toMatchObject({ name: '🎲 Spel & co', houseRules: [odd] });
    const next = { ...room, version: room.version + 1 };
    for (const wrong of [
      { name: ' \u200b ' },
      { name: 'a'.repeat(ROOM_NAME_MAX + 1) },
      { houseRules: ['  '] },
      { houseRules: ['a'.repeat(RULE_MAX + 1)] },
      { houseRules: ['\u0000'] },
      { houseRules: Array.from({ length: RULES_MOST + 1 }, () => 'Een.') },
      { drawing: 'cellar' as never },
    ])
      refusedWith(await nadia.call(changeHouseRoom, { ...next, ...wrong }), 'invalidInput');
  });
});

describe('closing a room for good', () => {
  const because = 'De zolder lekt.';

  it('waits while somebody is in it, and then it is gone for all', async () => {
    const house = await aHouse();
    const { city, nadia } = house;
    const [host] = await city.openHouse();
    await withAttic(house);
    const mus = city.anyone();
    await mus.must(enter, { handle: 'Mus' });
    const room = await mus.must(readMyRoom, {});
    const line = await Listener.open(city, mus, 'house');
    line.watch(room.id, { entries: [], seq: 0 });
    const present = () => city.house.services.hub.present(city.city.id, room.id).length;
    await vi.waitFor(() => expect(present()).toBe(1));
    refusedWith(await nadia.call(closeHouseRoom, { id: room.id, because }), 'roomInUse');
    line.drop();
    await vi.waitFor(() => expect(present()).toBe(0));
    const { at } = await nadia.must(closeHouseRoom, { id: room.id, because });
    expect(await nadia.must(closeHouseRoom, { id: room.id, because })).toEqual({ at });
    refusedWith(await mus.call(readMyRoom, {}), 'notFound');
    const say_ = { room: room.id, id: crypto.randomUUID() as never, text: 'Is hier nog iemand?' };
    expect((await mus.call(say, say_)).ok).toBe(false);
    expect((await host.call(say, { ...say_, id: crypto.randomUUID() as never })).ok).toBe(false);
    expect((await city.anyone().must(readStreet, {})).rooms.map((one) => one.name)).toEqual([
      'Stille zolder',
    ]);
    const { closed, changes } = await nadia.must(readHouseRooms, {});
    expect(closed).toMatchObject([{ name: 'Leefkamer', because, by: 'Nadia', at }]);
    expect(changes[0]).toMatchObject({ name: 'Leefkamer', kind: 'closed' });
  });

  it('never takes the last room', async () => {
    const house = await aHouse();
    refusedWith(
      await house.nadia.call(closeHouseRoom, { id: (await living(house.nadia)).id, because }),
      'lastRoom',
    );
    const attic = await withAttic(house);
    await house.nadia.must(closeHouseRoom, { id: attic.id, because });
    refusedWith(
      await house.nadia.call(closeHouseRoom, { id: (await living(house.nadia)).id, because }),
      'lastRoom',
    );
  });

  it('asks why', async () => {
    const house = await aHouse();
    const { id } = await withAttic(house);
    refusedWith(await house.nadia.call(closeHouseRoom, { id, because: ' ' }), 'invalidInput');
  });

  it('frees its name, and leaves the rest of the house to its hosts', async () => {
    const house = await aHouse();
    const attic = await withAttic(house);
    const host = await house.city.member();
    await host.must(checkIn, {});
    await house.nadia.must(closeHouseRoom, { id: attic.id, because });
    await host.must(checkOut, {});
    await host.must(checkIn, {});
    await house.nadia.must(addHouseRoom, { name: 'Stille zolder', drawing: 'attic' });
  });
});

describe('arranging rooms', () => {
  it('is for coordinators alone', async () => {
    const house = await aHouse();
    const room = await withAttic(house);
    const others = [
      await house.city.member({ role: 'worker' }),
      await house.city.member({ role: 'youngHost' }),
      await house.city.member({ role: 'confidant' }),
    ];
    const tries = async (by: Actor, code: string) => {
      refusedWith(await by.call(readHouseRooms, {}), code);
      refusedWith(await by.call(addHouseRoom, { name: 'Kelder', drawing: 'game' }), code);
      refusedWith(await by.call(changeHouseRoom, room), code);
      refusedWith(await by.call(moveHouseRoom, { id: room.id, to: 'up' }), code);
      refusedWith(await by.call(closeHouseRoom, { id: room.id, because: 'Zomaar.' }), code);
    };
    for (const other of others) await tries(other, 'notFound');
    await tries(house.city.anyone(), 'signInNeeded');
    await house.nadia.must(changeHouseRoom, room);
  });

  it('stays inside one city', async () => {
    const room = await withAttic(await aHouse());
    const elsewhere = await aHouse();
    const code = 'notFound';
    refusedWith(await elsewhere.nadia.call(changeHouseRoom, room), code);
    refusedWith(await elsewhere.nadia.call(moveHouseRoom, { id: room.id, to: 'up' }), code);
    refusedWith(await elsewhere.nadia.call(closeHouseRoom, { id: room.id, because: 'Zomaar.' }), code);
    expect(await namesOf(elsewhere.nadia)).toEqual(['Leefkamer']);
  });
});
