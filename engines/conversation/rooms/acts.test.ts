import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Entry, type EntryId, type Folded, fold, type RoomId } from '../../../platform/core/room-log.ts';
import { LIMITS } from '../../../platform/server/limits/limits.ts';
import { readSnapshot } from '../../../platform/server/room-log/room-log.store.ts';
import { SealedColumn } from '../../../platform/server/sealed/sealing.ts';
import { type Actor, aCity, type TestCity } from '../../../platform/testing/a-city.ts';
import { Listener } from '../../../platform/testing/listening.ts';
import { refusedWith } from '../../../platform/testing/matchers.ts';
import { checkOut } from '../desk/desk.contract.ts';
import { enter } from '../door/door.contract.ts';
import { agreeToTalk, askApart, claim, endMyTalk, readMyTalk, readTalks } from '../talk/talk.contract.ts';
import { edit, react, SIGNS, takeBack } from './acts.contract.ts';
import { readLog, readMyRoom, say } from './rooms.contract.ts';

const entryId = () => randomUUID() as EntryId;

/** An open house with two visitors, of whom Mus has said something. */
async function aRoom() {
  const city = await aCity();
  const [host, second] = await city.openHouse();
  const mus = city.anyone();
  const kauw = city.anyone();
  await mus.must(enter, { handle: 'Mus' });
  await kauw.must(enter, { handle: 'Kauw' });
  const { id: room } = await mus.must(readMyRoom, {});
  const said = await saying(mus, room, 'eerste woorden');
  return { city, host, second, mus, kauw, room, target: said };
}

async function saying(by: Actor, room: RoomId, text: string): Promise<EntryId> {
  const { id } = await by.must(say, { room, id: entryId(), text });
  return id;
}

const entriesOf = async (by: Actor) => (await by.must(readMyRoom, {})).entries;
const act = (room: RoomId, target: EntryId) => ({ room, target, id: entryId() });

/** Everything of this room that the database holds, opened: words that are gone must be nowhere in it. */
async function textsKept(city: TestCity, room: RoomId): Promise<string[]> {
  return city.house.services.db.transaction(city.city.id, async (tx) => {
    const rows = await tx.many(
      z.object({ id: z.string(), body: SealedColumn }),
      sql`select id, body from room_entry where city_id = ${tx.cityId} and room_id = ${room} and body is not null`,
    );
    const places = rows.map(({ id, body }) => ({
      place: { table: 'room_entry', column: 'body', row: id },
      sealed: body,
    }));
    return (await tx.sealing.openAll(tx, places)).map(String);
  });
}

/** A talk apart that has begun, with a word of each. */
async function aTalk() {
  const { city, host, mus, kauw } = await aRoom();
  await mus.must(askApart, { wishes: null });
  await mus.must(agreeToTalk, { agrees: true, firstWord: '' });
  const { waiting } = await host.must(readTalks, {});
  const { talk } = await host.must(claim, { waiting: waiting[0]?.id as never });
  const ofVisitor = await saying(mus, talk, 'van Mus');
  const ofHost = await saying(host, talk, 'van de gastheer');
  return { city, host, mus, kauw, talk, ofVisitor, ofHost };
}

describe('changing a message', () => {
  it('puts new words in its place for everybody, and keeps the old ones nowhere', async () => {
    const { city, mus, kauw, room, target } = await aRoom();
    await mus.must(edit, { ...act(room, target), text: 'tweede woorden' });
    await mus.must(edit, { ...act(room, target), text: 'derde woorden' });
    expect(await entriesOf(kauw)).toMatchObject([{ id: target, text: 'derde woorden', gone: null }]);
    expect((await entriesOf(kauw))[0]?.editedAt).not.toBeNull();
    const { entries = [] } = (await kauw.must(readLog, { room, after: 0 })) as { entries?: Entry[] };
    expect(entries.map((entry) => entry.kind)).toEqual(['say', 'edit', 'edit']);
    expect(JSON.stringify(entries)).not.toMatch(/eerste|tweede/);
    expect(await textsKept(city, room)).toEqual(['derde woorden']);
  });

  it('is possible for ten minutes, and a refusal says what still is', async () => {
    const { city, mus, room, target } = await aRoom();
    city.wait(9 * 60_000);
    await mus.must(edit, { ...act(room, target), text: 'net op tijd' });
    city.wait(2 * 60_000);
    const { data, say: sentence } = refusedWith(
      await mus.call(edit, { ...act(room, target), text: 'te laat' }),
      'tooLateToEdit',
    );
    expect(data).toEqual({ minutes: 10 });
    expect(sentence).toContain('terugnemen');
    expect((await entriesOf(mus))[0]?.text).toBe('net op tijd');
  });

  it('brings no number or address in by the back door', async () => {
    const { mus, room, target } = await aRoom();
    refusedWith(await mus.call(edit, { ...act(room, target), text: 'bel 0470 12 34 56' }), 'looksFirst');
    expect((await entriesOf(mus))[0]?.text).toBe('eerste woorden');
  });

  it.each([
    ['blank', '\u200b'],
    ['tooLong', 'x'.repeat(2001)],
    ['unstorable', 'a\u0000b'],
  ])('refuses %s words, and leaves what stood', async (what, text) => {
    const { mus, room, target } = await aRoom();
    const { data } = refusedWith(await mus.call(edit, { ...act(room, target), text }), 'invalidInput');
    expect(data['fields']).toEqual([{ at: 'text', what }]);
    expect((await entriesOf(mus))[0]?.text).toBe('eerste woorden');
  });
});

describe('taking a message back', () => {
  it('leaves an empty place and nothing of the words, at any time', async () => {
    const { city, mus, kauw, room, target } = await aRoom();
    await mus.must(edit, { ...act(room, target), text: 'tweede woorden' });
    await kauw.must(react, { ...act(room, target), sign: 'support', on: true });
    await mus.must(takeBack, act(room, target));
    expect(await entriesOf(kauw)).toMatchObject([
      { id: target, text: null, gone: 'takenBack', reactions: {} },
    ]);
    const { entries = [] } = (await kauw.must(readLog, { room, after: 0 })) as { entries?: Entry[] };
    expect(entries.every((entry) => entry.text === null)).toBe(true);
    expect(await textsKept(city, room)).toEqual([]);
  });

  it('works in a room that is closed by now', async () => {
    const { city, host, second, mus, room, target } = await aRoom();
    await host.must(checkOut, {});
    await second.must(checkOut, {});
    city.wait(5 * 60_000);
    await city.keep();
    refusedWith(await mus.call(say, { room, id: entryId(), text: 'nog iets' }), 'roomClosed');
    refusedWith(await mus.call(edit, { ...act(room, target), text: 'anders' }), 'roomClosed');
    refusedWith(await mus.call(react, { ...act(room, target), sign: 'ha', on: true }), 'roomClosed');
    await mus.must(takeBack, act(room, target));
    expect(await entriesOf(mus)).toMatchObject([{ gone: 'takenBack' }]);
  });

  it('leaves nothing to change, give or take back again', async () => {
    const { mus, kauw, room, target } = await aRoom();
    await mus.must(takeBack, act(room, target));
    refusedWith(await mus.call(takeBack, act(room, target)), 'messageGone');
    refusedWith(await mus.call(edit, { ...act(room, target), text: 'toch' }), 'messageGone');
    refusedWith(await kauw.call(react, { ...act(room, target), sign: 'ha', on: true }), 'messageGone');
  });
});

describe('a reaction', () => {
  it('is given by each for themselves, once, and can be taken away', async () => {
    const { host, kauw, mus, room, target } = await aRoom();
    await kauw.must(react, { ...act(room, target), sign: 'support', on: true });
    await kauw.must(react, { ...act(room, target), sign: 'support', on: true });
    await host.must(react, { ...act(room, target), sign: 'support', on: true });
    await kauw.must(react, { ...act(room, target), sign: 'thinking', on: true });
    const before = await mus.must(readMyRoom, {});
    expect(before.entries[0]?.reactions['support']).toHaveLength(2);
    expect(before.seq).toBe(4);
    await kauw.must(react, { ...act(room, target), sign: 'support', on: false });
    expect((await entriesOf(mus))[0]?.reactions).toEqual({
      support: [host.id],
      thinking: [(await entriesOf(mus))[0]?.reactions['thinking']?.[0]],
    });
  });

  it('knows no signs but ours', async () => {
    const { kauw, room, target } = await aRoom();
    refusedWith(
      await kauw.call(react, { ...act(room, target), sign: 'duim' as never, on: true }),
      'invalidInput',
    );
  });
});

describe('each of the three', () => {
  it('answers a retry with the first answer, and does it once', async () => {
    const { mus, kauw, room, target } = await aRoom();
    const input = { ...act(room, target), text: 'nieuw' };
    const first = await mus.must(edit, input);
    // Another key, as from a tab that lost its memory: the log knows the id.
    expect(await mus.must(edit, input)).toEqual(first);
    const given = { ...act(room, target), sign: 'ha' as const, on: true };
    expect(await kauw.must(react, given)).toEqual(await kauw.must(react, given));
    const back = act(room, target);
    const [one, two] = await Promise.all([mus.must(takeBack, back), mus.must(takeBack, back)]);
    expect(two).toEqual(one);
    expect((await mus.must(readMyRoom, {})).seq).toBe(4);
  });

  it("leaves another's words alone, also the host's for a visitor and the other way round", async () => {
    const { host, mus, kauw, room, target } = await aRoom();
    const ofHost = await saying(host, room, 'van de gastheer');
    for (const [who, what] of [
      [kauw, target],
      [host, target],
      [mus, ofHost],
    ] as const) {
      const foreign = refusedWith(await who.call(takeBack, act(room, what)), 'notFound');
      const absent = refusedWith(await who.call(takeBack, act(room, entryId())), 'notFound');
      expect(foreign).toEqual(absent);
      refusedWith(await who.call(edit, { ...act(room, what), text: 'gekaapt' }), 'notFound');
    }
    expect((await entriesOf(mus)).map((entry) => entry.text)).toEqual(['eerste woorden', 'van de gastheer']);
  });

  it('reaches no message of another room or city, and no entry that is no message', async () => {
    const { mus, kauw, room, target } = await aRoom();
    const elsewhere = await aRoom();
    refusedWith(await elsewhere.mus.call(takeBack, act(room, target)), 'notFound');
    refusedWith(await elsewhere.mus.call(takeBack, act(elsewhere.room, target)), 'notFound');
    refusedWith(await mus.call(react, { ...act(room, elsewhere.target), sign: 'ha', on: true }), 'notFound');
    const { id } = await kauw.must(react, { ...act(room, target), sign: 'ha', on: true });
    refusedWith(await kauw.call(takeBack, act(room, id)), 'notFound');
  });

  it("cannot be aimed at two by saying something under the id of another's message", async () => {
    const { mus, kauw, room, target } = await aRoom();
    refusedWith(await kauw.call(say, { room, id: target, text: 'zelfde naamplaatje' }), 'keyReused');
    expect(await entriesOf(mus)).toHaveLength(1);
    await kauw.must(say, { room, id: entryId(), text: 'gewoon' });
  });

  it('reaches a tab that listens, and one that was away', async () => {
    const { city, mus, kauw, room, target } = await aRoom();
    const start = await kauw.must(readMyRoom, {});
    const tab = await Listener.open(city, kauw, 'house');
    tab.watch(room, { entries: start.entries, seq: start.seq });
    await mus.must(edit, { ...act(room, target), text: 'live veranderd' });
    await tab.until(() => tab.entries(room)[0]?.text === 'live veranderd');
    tab.drop();
    await kauw.must(react, { ...act(room, target), sign: 'ha', on: true });
    await mus.must(takeBack, act(room, target));
    const back = await Listener.open(city, kauw, 'house');
    back.watch(room, tab.logs.get(room) as Folded);
    await back.until(() => back.entries(room)[0]?.gone === 'takenBack');
    expect(back.logs.get(room)?.entries).toEqual(await entriesOf(kauw));
    back.drop();
  });
});

describe('the limit on what is said', () => {
  const { most } = LIMITS.saying.session;

  it('counts other words and signs with it, and says when it goes on; taking back has none', async () => {
    const { host, mus, room, target } = await aRoom();
    const ofHost = await saying(host, room, 'van de gastheer');
    // Their first words counted too.
    for (let at = 1; at < most; at += 1)
      if (at % 2 === 0) await mus.must(edit, { ...act(room, target), text: `woorden ${at}` });
      else await mus.must(react, { ...act(room, ofHost), sign: 'ha', on: at % 4 === 1 });
    const changed = refusedWith(await mus.call(edit, { ...act(room, target), text: 'nog eens' }), 'tooMany');
    expect(changed.data['seconds']).toBeGreaterThan(0);
    refusedWith(await mus.call(react, { ...act(room, ofHost), sign: 'ha', on: true }), 'tooMany');
    await mus.must(takeBack, act(room, target));
  });

  it('is none for who is at work', async () => {
    const { host, room, target } = await aRoom();
    const mine = await saying(host, room, 'van de gastheer');
    for (let at = 0; at <= most; at += 1)
      await host.must(edit, { ...act(room, mine), text: `woorden ${at}` });
    await host.must(react, { ...act(room, target), sign: 'ha', on: true });
  });
});

describe('in a talk apart', () => {
  it('a visitor changes and takes back; what the host said stands', async () => {
    const { host, mus, talk, ofVisitor, ofHost } = await aTalk();
    await mus.must(edit, { ...act(talk, ofVisitor), text: 'anders gezegd' });
    await mus.must(react, { ...act(talk, ofHost), sign: 'thanks', on: true });
    await host.must(react, { ...act(talk, ofVisitor), sign: 'support', on: true });
    refusedWith(await host.call(edit, { ...act(talk, ofHost), text: 'nooit gezegd' }), 'wordsStand');
    refusedWith(await host.call(takeBack, act(talk, ofHost)), 'wordsStand');
    await mus.must(takeBack, act(talk, ofVisitor));
    const view = await mus.must(readMyTalk, {});
    const said = ('entries' in view ? view.entries : []).filter((entry) => entry.kind === 'say');
    expect(said.map((entry) => entry.text)).toEqual([null, 'van de gastheer']);
  });

  it('takes back after its end, changes nothing else, and is nobody else\u2019s', async () => {
    const { mus, kauw, talk, ofVisitor } = await aTalk();
    refusedWith(await kauw.call(react, { ...act(talk, ofVisitor), sign: 'ha', on: true }), 'notFound');
    await mus.must(endMyTalk, {});
    refusedWith(await mus.call(edit, { ...act(talk, ofVisitor), text: 'achteraf' }), 'talkEnded');
    refusedWith(await mus.call(react, { ...act(talk, ofVisitor), sign: 'ha', on: true }), 'talkEnded');
    await mus.must(takeBack, act(talk, ofVisitor));
  });
});

describe('snapshot and log', () => {
  it('come to the same, whatever happened and from wherever one goes on', async () => {
    const step = fc.record({
      what: fc.constantFrom('say', 'edit', 'takeBack', 'react', 'unreact'),
      who: fc.nat(1),
      which: fc.nat(5),
      sign: fc.constantFrom(...SIGNS),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        // People of its own for each run: nobody comes near the limit on what is said.
        const { city, mus, kauw, room } = await aRoom();
        const people = [mus, kauw] as const;
        const snapshot = () =>
          city.house.services.db.transaction(city.city.id, (tx) => readSnapshot(tx, room, 500));
        const said: EntryId[] = [];
        const seen: Folded[] = [await snapshot()];
        for (const [nth, { what, who, which, sign }] of steps.entries()) {
          const by = people[who] as Actor;
          const target = said[which % Math.max(1, said.length)];
          if (what === 'say' || target === undefined) said.push(await saying(by, room, `zin ${nth}`));
          else if (what === 'edit') await by.call(edit, { ...act(room, target), text: `anders ${nth}` });
          else if (what === 'takeBack') await by.call(takeBack, act(room, target));
          else await by.call(react, { ...act(room, target), sign, on: what === 'react' });
          seen.push(await snapshot());
        }
        const end = seen.at(-1) as Folded;
        for (const before of seen) {
          const { entries } = (await mus.must(readLog, { room, after: before.seq })) as { entries: Entry[] };
          expect(entries.reduce(fold, before)).toEqual(end);
        }
      }),
      { numRuns: 6, endOnFailure: true },
    );
  });
});
