import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { EntryId } from '../../../platform/core/room-log.ts';
import { DAY, MINUTE } from '../../../platform/core/time.ts';
import { type Actor, aCity, logLines, type TestCity } from '../../../platform/testing/a-city.ts';
import { atTheDesk, Listener } from '../../../platform/testing/listening.ts';
import { inTheRoom, refusedWith } from '../../../platform/testing/matchers.ts';
import { checkOut, readHostRoom } from '../desk/desk.contract.ts';
import { enter } from '../door/door.contract.ts';
import { changeHandle } from '../door/phrase.contract.ts';
import { listDomain } from '../links/links.contract.ts';
import { takeMeasure } from '../moderation/measures.contract.ts';
import { readMyRoom, say } from '../rooms/rooms.contract.ts';
import { agreeToTalk, askApart, claim } from '../talk/talk.contract.ts';
import { dropHeld } from './held.contract.ts';
import { keepHeldBack, readHeld, releaseHeld } from './held-desk.contract.ts';

const entryId = () => randomUUID() as EntryId;
const NUMBER = 'Bel me op 0470 12 34 56, Kauw';

async function inside() {
  const city = await aCity();
  const [host, second] = await city.openHouse();
  const [visitor, other] = [city.anyone(), city.anyone()];
  await visitor.must(enter, { handle: 'Mus' });
  await other.must(enter, { handle: 'Kauw' });
  const room = (await visitor.must(readMyRoom, {})).id;
  return { city, host, second, visitor, other, room };
}
type Inside = Awaited<ReturnType<typeof inside>>;

async function heldBy({ host, visitor, room }: Pick<Inside, 'host' | 'visitor' | 'room'>, text = NUMBER) {
  const id = entryId();
  const answer = await visitor.must(say, { room, id, text });
  const [one] = (await host.must(readHeld, {})).held.filter((row) => row.id === id);
  if (one === undefined) throw new Error('Nothing is held.');
  return { id, answer, visitor: one.visitorId };
}

const said = async (reader: Actor) => (await reader.must(readMyRoom, {})).entries.map((entry) => entry.text);
const mine = async (visitor: Actor) => (await visitor.must(readMyRoom, {})).held;

async function raw(city: TestCity): Promise<{ rows: string; keys: number }> {
  return city.house.services.db.transaction(city.city.id, async (tx) => {
    const rows = await tx.many(
      z.object({ row: z.string() }),
      sql`select h::text as row from conversation_held h where city_id = ${tx.cityId}`,
    );
    const keys = await tx.one(
      z.object({ n: z.number() }),
      sql`select count(*)::int as n from sealed_key where city_id = ${tx.cityId} and purpose = 'held'`,
    );
    return { rows: rows.map(({ row }) => row).join(), keys: keys?.n ?? 0 };
  });
}

describe('a message with a contact detail in it', () => {
  it('is held before anybody sees it: its writer hears why, hosts see it, the room does not', async () => {
    const all = await inside();
    const { id, answer } = await heldBy(all);
    expect(answer).toEqual({ id, held: { because: 'phone' } });
    expect(await said(all.other)).toEqual([]);
    expect((await all.host.must(readHostRoom, { kamer: all.room })).entries).toEqual([]);
    expect(await mine(all.visitor)).toMatchObject([{ id, text: NUMBER, because: 'phone', state: 'waiting' }]);
    expect(await mine(all.other)).toEqual([]);
    expect((await all.second.must(readHeld, {})).held).toMatchObject([
      { id, handle: 'Mus', text: NUMBER, room: { name: 'Leefkamer' } },
    ]);
  });

  it('is told to hosts and to its writer at once, and to no other visitor', async () => {
    const all = await inside();
    const desk = await Listener.open(all.city, all.host, 'desk');
    const [writer, other] = [
      await Listener.open(all.city, all.visitor, 'house'),
      await Listener.open(all.city, all.other, 'house'),
    ];
    const hears = (listener: Listener, name: string) =>
      listener.until(() => listener.heard.some((heard) => 'happened' in heard && heard.happened === name));
    const { id, visitor } = await heldBy(all);
    await hears(desk, 'conversation.heldChanged');
    await all.host.must(releaseHeld, { id, visitor });
    await hears(writer, 'conversation.myHeldChanged');
    other.send({ ping: 1 });
    await other.until(() => other.heard.some((heard) => 'pong' in heard));
    expect(JSON.stringify(other.heard)).not.toContain('eldChanged');
    for (const listener of [desk, writer, other]) listener.drop();
  });

  it('goes into the room under its own id when a host lets it through, after what was said meanwhile', async () => {
    const all = await inside();
    const { id, visitor } = await heldBy(all);
    await all.other.must(say, { room: all.room, id: entryId(), text: 'Ik ben er nog.' });
    all.city.wait(MINUTE);
    const { at } = await all.host.must(releaseHeld, { id, visitor });
    const { entries, held } = await all.visitor.must(readMyRoom, {});
    expect(held).toEqual([]);
    expect(entries.map((entry) => [entry.by.name, entry.text])).toEqual([
      ['Kauw', 'Ik ben er nog.'],
      ['Mus', NUMBER],
    ]);
    expect(entries.at(-1)).toMatchObject({ id, at });
    // A retry of the same saying finds what stands in the log.
    const again = inTheRoom(await all.visitor.must(say, { room: all.room, id, text: NUMBER }));
    expect([again.id, again.seq]).toEqual([id, entries.at(-1)?.seq]);
    expect((await raw(all.city)).keys).toBe(0);
  });

  it('is held once, however often the same saying arrives', async () => {
    const all = await inside();
    const id = entryId();
    const answers = await Promise.all(
      [1, 2, 3].map(() => all.visitor.must(say, { room: all.room, id, text: NUMBER })),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect((await all.host.must(readHeld, {})).held).toHaveLength(1);
  });

  it('goes back to its writer with the reason when a host keeps it back, and with who says so', async () => {
    const all = await inside();
    const { id, visitor } = await heldBy(all);
    const reason = 'Zo kan iedereen je bellen, ook wie je niet kent.';
    await all.host.must(keepHeldBack, { id, visitor, reason });
    expect(await mine(all.visitor)).toMatchObject([{ state: 'keptBack', reason, byName: all.host.workName }]);
    expect(await said(all.other)).toEqual([]);
    await all.visitor.must(dropHeld, { id });
    expect(await mine(all.visitor)).toEqual([]);
  });

  it('is decided once: of two hosts the second hears so, and its writer too', async () => {
    const all = await inside();
    const { id, visitor } = await heldBy(all);
    const replies = await Promise.all([
      all.host.call(releaseHeld, { id, visitor }),
      all.second.call(keepHeldBack, { id, visitor, reason: 'Liever niet.' }),
    ]);
    expect(replies.filter((reply) => reply.ok)).toHaveLength(1);
    for (const reply of replies) if (!reply.ok) refusedWith(reply, 'heldDecided');
    if (replies[0]?.ok) refusedWith(await all.visitor.call(dropHeld, { id }), 'heldDecided');
  });

  it.each(['pause', 'door'] as const)(
    'goes into no room while a %s keeps its writer from writing',
    async (kind) => {
      const all = await inside();
      const entry = inTheRoom(
        await all.visitor.must(say, { room: all.room, id: entryId(), text: 'Zeg.' }),
      ).id;
      const { id, visitor } = await heldBy(all);
      const { endsAt } = await all.second.must(takeMeasure, {
        ...{ room: all.room, entry, kind, minutes: kind === 'pause' ? 5 : null },
        ...{ rule: 1, distance: 'near', reason: 'Dit ging over iemand anders.' },
      });
      const { data, say: sentence } = refusedWith(
        await all.host.call(releaseHeld, { id, visitor }),
        'writerStopped',
      );
      expect(data).toEqual({ until: endsAt });
      expect(sentence).toContain('teruggeven');
      expect(await said(all.other)).toEqual(['Zeg.']);
      if (kind === 'pause') {
        all.city.wait(5 * MINUTE);
        await all.host.must(releaseHeld, { id, visitor });
      } else await all.host.must(keepHeldBack, { id, visitor, reason: 'Vanavond niet meer.' });
    },
  );

  it('is one of three at the most that wait: a fourth is refused, and may come when one is decided', async () => {
    const all = await inside();
    const [first] = [await heldBy(all), await heldBy(all), await heldBy(all)];
    const fourth = { room: all.room, id: entryId(), text: NUMBER };
    const { data } = refusedWith(await all.visitor.call(say, fourth), 'heldEnough');
    expect(data).toEqual({ max: 3 });
    expect((await all.host.must(readHeld, {})).held).toHaveLength(3);
    // What holds no number goes on, a retry finds what is held, and another visitor has three of their own.
    inTheRoom(await all.visitor.must(say, { room: all.room, id: entryId(), text: 'Dan wacht ik even.' }));
    expect(await all.visitor.must(say, { room: all.room, id: first.id, text: NUMBER })).toEqual(first.answer);
    await heldBy({ ...all, visitor: all.other });
    await all.host.must(keepHeldBack, { id: first.id, visitor: first.visitor, reason: 'Liever niet.' });
    await all.visitor.must(say, fourth);
  });

  it('is taken back by its writer: nothing of it is left to read, and no host can let it through', async () => {
    const all = await inside();
    const { id, visitor } = await heldBy(all);
    await all.visitor.must(dropHeld, { id });
    expect((await all.host.must(readHeld, {})).held).toEqual([]);
    refusedWith(await all.host.call(releaseHeld, { id, visitor }), 'heldDecided');
    expect((await raw(all.city)).keys).toBe(0);
  });

  it('goes back after half an hour without a host, and is erased a day later', async () => {
    const all = await inside();
    const { id } = await heldBy(all);
    const desks = [await atTheDesk(all.city, all.host), await atTheDesk(all.city, all.second)];
    all.city.wait(29 * MINUTE);
    await all.city.keep();
    expect(await mine(all.visitor)).toMatchObject([{ state: 'waiting' }]);
    all.city.wait(MINUTE + 1_000);
    await all.city.keep();
    expect(await mine(all.visitor)).toMatchObject([{ id, state: 'lapsed', reason: null }]);
    for (const desk of desks) desk.drop();
    all.city.wait(DAY);
    await all.city.keep();
    expect(await raw(all.city)).toEqual({ rows: '', keys: 0 });
  });

  it('goes back when the room closes before a host looked', async () => {
    const all = await inside();
    await heldBy(all);
    await all.host.must(checkOut, {});
    await all.second.must(checkOut, {});
    all.city.wait(61_000);
    await all.city.keep();
    expect(await mine(all.visitor)).toMatchObject([{ state: 'lapsed' }]);
  });

  it('is sealed: neither its words nor the reason stand in the database or in a log', async () => {
    const all = await inside();
    const { id, visitor } = await heldBy(all);
    await all.host.must(keepHeldBack, { id, visitor, reason: 'Dat is te herkennen.' });
    const { rows } = await raw(all.city);
    for (const text of [NUMBER, 'Dat is te herkennen.']) {
      expect(rows).not.toContain(text);
      expect(rows).not.toContain(Buffer.from(text).toString('hex'));
      expect(logLines.join()).not.toContain(text);
    }
  });

  it('is decided about by hosts on shift alone, and in its own city', async () => {
    const all = await inside();
    const { id, visitor } = await heldBy(all);
    const off = await all.city.member();
    expect(await off.must(readHeld, {})).toEqual({ isOnShift: false, held: [] });
    refusedWith(await off.call(releaseHeld, { id, visitor }), 'notOnShift');
    const elsewhere = await inside();
    refusedWith(await elsewhere.host.call(releaseHeld, { id, visitor }), 'notFound');
    refusedWith(await all.other.call(dropHeld, { id }), 'notFound');
    for (const role of ['confidant', 'partner', 'operator'] as const)
      refusedWith(await (await all.city.member({ role })).call(readHeld, {}), 'notFound');
  });

  it('is no reason to hold what a host says, a help line, a listed site or a name in the room', async () => {
    const all = await inside();
    const nadia = await all.city.member({ role: 'coordinator' });
    await nadia.must(listDomain, { domain: 'https://www.awel.be/contact' });
    const line = await Listener.open(all.city, all.other, 'house');
    line.watch(all.room, { entries: [], seq: 0 });
    await all.host.must(say, { room: all.room, id: entryId(), text: 'De Druglijn is 078 15 10 20.' });
    await line.until(() => line.entries(all.room).length === 1);
    for (const text of ['Awel is 102, of awel.be', '@Kauw dat vond ik ook', 'bel 112'])
      inTheRoom(await all.visitor.must(say, { room: all.room, id: entryId(), text }));
    line.drop();
  });

  it('is not held in a talk apart: whom a visitor gives their number there is their choice', async () => {
    const all = await inside();
    const { waiting } = await all.visitor.must(askApart, {});
    await all.visitor.must(agreeToTalk, { agrees: true });
    const { talk } = await all.host.must(claim, { waiting });
    inTheRoom(await all.visitor.must(say, { room: talk, id: entryId(), text: NUMBER }));
  });

  it('is not held in a closed room either: closed stays closed', async () => {
    const all = await inside();
    await all.host.must(checkOut, {});
    await all.second.must(checkOut, {});
    all.city.wait(61_000);
    await all.city.keep();
    refusedWith(await all.visitor.call(say, { room: all.room, id: entryId(), text: NUMBER }), 'roomClosed');
  });
});

describe('a handle', () => {
  it.each(['0470 12 34 56', '@lotte_vdb', 'snap: lotte', 'lotte.be'])(
    'is not a way to be found outside: %s',
    async (handle) => {
      const { city, visitor } = await inside();
      refusedWith(await city.anyone().call(enter, { handle }), 'handleIsContact');
      refusedWith(await visitor.call(changeHandle, { handle }), 'handleIsContact');
    },
  );
});
