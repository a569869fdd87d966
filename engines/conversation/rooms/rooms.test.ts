import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { EntryId, Folded } from '../../../platform/core/room-log.ts';
import { type Actor, aCity, type Host, type TestCity } from '../../../platform/testing/a-city.ts';
import { Listener } from '../../../platform/testing/listening.ts';
import { inTheRoom, refusedWith } from '../../../platform/testing/matchers.ts';
import { checkIn, checkOut, readHostRoom } from '../desk/desk.contract.ts';
import { enter } from '../door/door.contract.ts';
import { readStreet } from '../street/street.contract.ts';
import { readLog, readMyRoom, say } from './rooms.contract.ts';

const entryId = () => randomUUID() as EntryId;

/** An open house: two hosts checked in, one visitor inside. */
async function openHouse(): Promise<{
  city: TestCity;
  host: Host;
  second: Host;
  visitor: Actor;
  room: Awaited<ReturnType<typeof roomOf>>;
}> {
  const city = await aCity();
  const [host, second] = await city.openHouse();
  const visitor = city.anyone();
  await visitor.must(enter, { handle: 'Reiger' });
  return { city, host, second, visitor, room: await roomOf(visitor) };
}

const roomOf = (visitor: Actor) => visitor.must(readMyRoom, {});

describe('a room', () => {
  it('takes what a visitor says, and a host answers', async () => {
    const { host, visitor, room } = await openHouse();
    const sent = await visitor.must(say, { room: room.id, id: entryId(), text: 'Is hier iemand?' });
    expect(inTheRoom(sent).seq).toBe(room.seq + 1);
    await host.must(say, { room: room.id, id: entryId(), text: 'Ja, ik ben er.' });
    const { entries } = await roomOf(visitor);
    expect(entries.map((entry) => [entry.by.kind, entry.by.name, entry.text])).toEqual([
      ['visitor', 'Reiger', 'Is hier iemand?'],
      ['member', host.workName, 'Ja, ik ben er.'],
    ]);
  });

  it('answers a retry with the first answer, and says it once', async () => {
    const { visitor, room } = await openHouse();
    const message = { room: room.id, id: entryId(), text: 'Eén keer is genoeg.' };
    const answers = await Promise.all([
      visitor.must(say, message),
      visitor.must(say, message),
      visitor.must(say, message),
    ]);
    expect(new Set(answers.map((answer) => inTheRoom(answer).seq)).size).toBe(1);
    expect(await visitor.must(say, message)).toEqual(answers[0]);
    expect((await roomOf(visitor)).entries).toHaveLength(1);
  });

  it('gives seq without holes to many who speak at once', async () => {
    const { city, visitor, host, room } = await openHouse();
    const [other, third] = [city.anyone(), city.anyone()];
    for (const [at, actor] of [other, third].entries()) await actor.must(enter, { handle: `Mus ${at}` });
    const speakers = [visitor, host, other, host, third, host] as const;
    const said = await Promise.all(
      Array.from({ length: 40 }, (_, at) =>
        (speakers[at % speakers.length] ?? host).must(say, {
          room: room.id,
          id: entryId(),
          text: `bericht ${at}`,
        }),
      ),
    );
    expect(said.map((one) => inTheRoom(one).seq).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 40 }, (_, at) => room.seq + 1 + at),
    );
  });

  it('takes nothing in after it closed, and can still be read', async () => {
    const { city, visitor, host, second, room } = await openHouse();
    await visitor.must(say, { room: room.id, id: entryId(), text: 'nog net' });
    await host.must(checkOut, {});
    await second.must(checkOut, {});
    // Without a host the room says so for a minute, and only then closes.
    await visitor.must(say, { room: room.id, id: entryId(), text: 'binnen de minuut' });
    city.wait(61_000);
    await city.keep();
    refusedWith(await visitor.call(say, { room: room.id, id: entryId(), text: 'te laat' }), 'roomClosed');
    expect((await roomOf(visitor)).entries.map((entry) => entry.text)).toEqual([
      'nog net',
      'binnen de minuut',
    ]);
  });

  it('says how long to wait when somebody says very much at once, and goes on after that; a host never waits', async () => {
    const { host, visitor, room } = await openHouse();
    const replies = await Promise.all(
      Array.from({ length: 15 }, (_, at) =>
        visitor.call(say, { room: room.id, id: entryId(), text: `vlug ${at}` }),
      ),
    );
    const over = replies.filter((reply) => !reply.ok);
    expect(over).toHaveLength(5);
    for (const reply of over) {
      const { data } = refusedWith(reply, 'tooMany');
      expect(reply.status).toBe(429);
      expect(data['seconds']).toBeGreaterThan(0);
      expect(data['seconds']).toBeLessThanOrEqual(10);
    }
    for (let at = 0; at < 15; at += 1)
      await host.must(say, { room: room.id, id: entryId(), text: `gastheer ${at}` });
  });

  it('keeps odd text exactly as typed', async () => {
    const { visitor, room } = await openHouse();
    const odd = '  \u202eomgekeerd\u202c  e\u0301 \u{1F9C7}\n  tweede regel ';
    await visitor.must(say, { room: room.id, id: entryId(), text: odd });
    expect((await roomOf(visitor)).entries.at(-1)?.text).toBe(odd);
  });

  it.each([
    ['NUL', 'a\u0000b', 'unstorable'],
    ['a lone surrogate', 'a\ud800b', 'unstorable'],
    ['only zero-width marks', '\u200b\u200d\ufeff', 'blank'],
    ['100,000 characters', 'x'.repeat(100_000), 'tooLong'],
  ])('refuses %s in a sentence, and stores nothing', async (_name, text, what) => {
    const { visitor, room } = await openHouse();
    const { data } = refusedWith(
      await visitor.call(say, { room: room.id, id: entryId(), text }),
      'invalidInput',
    );
    expect(data['fields']).toEqual([{ at: 'text', what }]);
    expect((await roomOf(visitor)).entries).toHaveLength(0);
  });

  it('is read by who is in it and by hosts, and by nobody else: absent and forbidden answer alike', async () => {
    const { city, host, visitor, room } = await openHouse();
    expect(await host.must(readHostRoom, { kamer: room.id })).toMatchObject({ name: 'Leefkamer' });
    refusedWith(await city.anyone().call(readLog, { room: room.id, after: 0 }), 'signInNeeded');
    const elsewhere = await openHouse();
    const foreign = refusedWith(
      await elsewhere.visitor.call(readLog, { room: room.id, after: 0 }),
      'notFound',
    );
    const absent = refusedWith(
      await elsewhere.visitor.call(readLog, { room: randomUUID() as typeof room.id, after: 0 }),
      'notFound',
    );
    expect(foreign).toEqual(absent);
    refusedWith(await elsewhere.host.call(readHostRoom, { kamer: room.id }), 'notFound');
    expect(visitor).toBeDefined();
  });

  it('is read by hosts at work alone: not by who is off shift, and by no other role of the team', async () => {
    const { city, room } = await openHouse();
    const others = [
      await city.member({ workName: 'Thuis' }),
      await city.member({ workName: 'Baas', role: 'coordinator' }),
      ...(await Promise.all(
        (['confidant', 'partner', 'researcher', 'operator'] as const).map((role) =>
          city.member({ workName: `Iemand ${role}`, role }),
        ),
      )),
    ];
    for (const other of others) {
      refusedWith(await other.call(readLog, { room: room.id, after: 0 }), 'notFound');
      refusedWith(await other.call(readHostRoom, { kamer: room.id }), 'notFound');
      const line = await Listener.open(city, other, 'desk');
      line.watch(room.id, { entries: [], seq: 0 });
      await line.until(() => line.heard.some((message) => 'reload' in message && message.reload === room.id));
      expect(line.entries(room.id)).toEqual([]);
      line.drop();
    }
    const [off] = others;
    await off?.must(checkIn, {});
    await off?.must(readHostRoom, { kamer: room.id });
  });

  it('says reload to a cursor from the future', async () => {
    const { visitor, room } = await openHouse();
    expect(await visitor.must(readLog, { room: room.id, after: room.seq + 1 })).toEqual({ reload: true });
    expect(await visitor.must(readLog, { room: room.id, after: room.seq })).toEqual({ entries: [] });
  });

  it('reaches a tab that listens, and one that was away, without gap or repeat', async () => {
    const { city, host, visitor, room } = await openHouse();
    const start: Folded = { entries: room.entries, seq: room.seq };
    const listening = await Listener.open(city, visitor, 'house');
    listening.watch(room.id, start);
    for (let at = 0; at < 5; at += 1)
      await host.must(say, { room: room.id, id: entryId(), text: `een ${at}` });
    await listening.until(() => listening.entries(room.id).length === 5);
    listening.drop();
    for (let at = 0; at < 5; at += 1)
      await host.must(say, { room: room.id, id: entryId(), text: `twee ${at}` });
    const back = await Listener.open(city, visitor, 'house');
    back.watch(room.id, listening.logs.get(room.id) as Folded);
    await back.until(() => back.entries(room.id).length === 10);
    const snapshot = await roomOf(visitor);
    expect(back.logs.get(room.id)).toEqual({ entries: snapshot.entries, seq: snapshot.seq });
    expect([...listening.wrong, ...back.wrong]).toEqual([]);
    back.drop();
  });

  it('is not followed from another city, nor by who has not walked in', async () => {
    const { city, room } = await openHouse();
    const elsewhere = await openHouse();
    const passerBy = await Listener.open(city, city.anyone(), 'house');
    passerBy.watch(room.id, { entries: [], seq: 0 });
    await passerBy.until(() => passerBy.heard.some((message) => 'reload' in message));
    const stranger = await Listener.open(elsewhere.city, elsewhere.visitor, 'house');
    stranger.watch(room.id, { entries: [], seq: 0 });
    await stranger.until(() => stranger.heard.some((message) => 'reload' in message));
    passerBy.drop();
    stranger.drop();
  });
});

describe('the street', () => {
  it('shows who is there by work name once two hosts have checked in, and nobody before', async () => {
    const city = await aCity();
    const passerBy = city.anyone();
    expect(await passerBy.must(readStreet, {})).toMatchObject({
      isOpen: false,
      hosts: [],
      rooms: [{ state: 'closed' }],
    });
    const host = await city.member({ workName: 'Samira' });
    await host.must(checkIn, {});
    expect(await passerBy.must(readStreet, {})).toMatchObject({
      isOpen: false,
      closed: { because: 'people' },
    });
    const second = await city.member({ workName: 'Jonas' });
    await second.must(checkIn, {});
    expect(await passerBy.must(readStreet, {})).toMatchObject({
      isOpen: true,
      hosts: [{ workName: 'Samira' }, { workName: 'Jonas' }],
      rooms: [{ state: 'open' }],
    });
  });

  it('does not open for who was never screened', async () => {
    const city = await aCity();
    const unscreened = await city.member({ screenedOn: null });
    refusedWith(await unscreened.call(checkIn, {}), 'notScreened');
    expect(await city.anyone().must(readStreet, {})).toMatchObject({ isOpen: false });
  });

  it('does not open in a real city that has set no hours, whoever is there', async () => {
    const city = await aCity({ isDemo: false });
    await city.openHouse();
    expect(await city.anyone().must(readStreet, {})).toMatchObject({ isOpen: false });
  });
});

describe('the door', () => {
  it.each([
    ['the work name itself', 'Samira'],
    ['digits and capitals', 'SAM1RA'],
    ['Cyrillic look-alikes', 'Sаmirа'],
    ['accents and spaces', 'S á m i r a'],
    ['an office', 'Jeugdwerker Tim'],
  ])('refuses a handle that passes for a host: %s', async (_name, handle) => {
    const city = await aCity();
    await city.openHouse();
    refusedWith(await city.anyone().call(enter, { handle }), 'handleLooksLikeHost');
    await city.anyone().must(enter, { handle: 'Reiger' });
  });

  it('does not open while nobody is there', async () => {
    const city = await aCity();
    refusedWith(await city.anyone().call(enter, { handle: 'Reiger' }), 'roomClosed');
  });
});
