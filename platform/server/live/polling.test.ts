import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkOut, readHostRoom } from '../../../engines/conversation/desk/desk.contract.ts';
import { enter } from '../../../engines/conversation/door/door.contract.ts';
import { readMyRoom, say } from '../../../engines/conversation/rooms/rooms.contract.ts';
import { readStreet } from '../../../engines/conversation/street/street.contract.ts';
import { signOut } from '../../core/identity.contract.ts';
import type { ToClient } from '../../core/live.ts';
import type { Poll } from '../../core/poll.ts';
import type { EntryId } from '../../core/room-log.ts';
import { type Actor, aCity, type TestCity } from '../../testing/a-city.ts';
import { ask, told } from '../../testing/polling.ts';

async function inside() {
  const city = await aCity();
  const [host, other] = await city.openHouse();
  const visitor = city.anyone();
  await visitor.must(enter, { handle: 'Reiger' });
  const room = await visitor.must(readMyRoom, {});
  return { city, host, other, visitor, room };
}

/** A line that is there, and the question that goes on from it. */
async function lineOf(city: TestCity, actor: Actor, more: Partial<Poll> = {}) {
  const { line } = await told(ask(city, actor, more));
  return (then: Partial<Poll> = {}, headers: Record<string, string> = {}) =>
    ask(city, actor, { line, ...more, ...then }, headers);
}

const words = (text: string) => ({ id: randomUUID() as EntryId, text });

describe('a line by long polling', () => {
  it('shows at once that it is there, and tells what is said as soon as it is said', async () => {
    const { city, host, visitor, room } = await inside();
    const on = await lineOf(city, visitor, { rooms: [{ room: room.id, after: room.seq }] });
    const held = on();
    expect(await held.firstByte).toBe(' ');
    await host.must(say, { room: room.id, ...words('Ik ben er.') });
    const { headers } = await held.answer;
    expect(headers).toMatchObject({ 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no' });
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'/);
    const { messages } = await told(held);
    expect(messages).toMatchObject([{ room: room.id, entries: [{ seq: room.seq + 1, text: 'Ik ben er.' }] }]);
  });

  it('tells again what was cut off on its way: entries from the cursor, events until they are heard', async () => {
    const { city, host, other, visitor, room } = await inside();
    const on = await lineOf(city, visitor, { rooms: [{ room: room.id, after: room.seq }] });
    const lost = on();
    await lost.firstByte;
    lost.cut();
    await host.must(say, { room: room.id, ...words('een') });
    await other.must(checkOut, {});
    const isEvent = (message: ToClient) => 'happened' in message;
    const first = await told(on());
    const again = await told(on());
    for (const { messages } of [first, again])
      expect(messages).toContainEqual({ happened: 'conversation.houseChanged', data: {} });
    // Entries are read from the cursor: with the events, or in the answer after them.
    const entries = [...first.messages, ...again.messages].flatMap((message) =>
      'entries' in message ? message.entries : [],
    );
    const { heard } = again;
    const next = await told(on({ heard, hold: entries.length === 0 }));
    expect(next.messages.filter(isEvent)).toEqual([]);
    expect([
      ...entries,
      ...next.messages.flatMap((message) => ('entries' in message ? message.entries : [])),
    ]).toContainEqual(expect.objectContaining({ seq: room.seq + 1, text: 'een' }));
  });

  it('answers the question before when a new one comes, so that a tab holds one', async () => {
    const { city, visitor } = await inside();
    const on = await lineOf(city, visitor);
    const first = on();
    await first.firstByte;
    const second = on();
    expect(await told(first)).toMatchObject({ messages: [] });
    await second.firstByte;
    second.cut();
  });

  it('counts who polls as present, and no longer once they said goodbye or their tab is gone', async () => {
    const { city, visitor, room } = await inside();
    const bustle = async () => (await city.anyone().must(readStreet, {})).rooms[0]?.bustle;
    const on = await lineOf(city, visitor, { rooms: [{ room: room.id, after: room.seq }] });
    const held = on();
    await held.firstByte;
    expect(await bustle()).toBe('someone');
    held.cut();
    await expect.poll(bustle, { timeout: 10_000 }).toBe('nobody');
    const back = await lineOf(city, visitor, { rooms: [{ room: room.id, after: room.seq }] });
    expect(await bustle()).toBe('someone');
    expect((await back({ bye: true }).answer).status).toBe(204);
    expect(await bustle()).toBe('nobody');
  });

  it('takes up a line that it does not know as a new one, and says so by its name', async () => {
    const { city, visitor } = await inside();
    const unknown = randomUUID();
    const { line } = await told(ask(city, visitor, { line: unknown }));
    expect(line).not.toBe(unknown);
  });

  it('ends at once when the session ends, and at the next question for who comes later', async () => {
    const { city, host } = await inside();
    const held = (await lineOf(city, host, { side: 'desk' }))();
    await held.firstByte;
    const later = await lineOf(city, host, { side: 'desk' });
    const cookie = host.cookieHeader;
    await host.must(signOut, {});
    expect(await told(held)).toMatchObject({ messages: [{ ended: true }] });
    expect(await told(later({}, { cookie }))).toMatchObject({ messages: [{ ended: true }] });
  });

  it("tells nothing on somebody else's line, nor leaves it for them", async () => {
    const { city, host, visitor, room } = await inside();
    const { line } = await told(ask(city, visitor, { rooms: [{ room: room.id, after: room.seq }] }));
    const held = ask(city, visitor, { line, rooms: [{ room: room.id, after: room.seq }] });
    await held.firstByte;
    const stranger = await inside();
    for (const [where, who] of [
      [city, city.anyone()],
      [city, host],
      [stranger.city, stranger.visitor],
    ] as const) {
      expect(await told(ask(where, who, { line }))).toMatchObject({ messages: [{ ended: true }] });
      await ask(where, who, { line, bye: true }).answer;
    }
    await host.must(say, { room: room.id, ...words('nog steeds') });
    expect((await told(held)).messages).toHaveLength(1);
  });

  it('follows no room for who may not read it, and stops when that right ends', async () => {
    const { city, host, visitor, room } = await inside();
    const rooms = [{ room: room.id, after: 0 }];
    const passerBy = await lineOf(city, city.anyone(), { rooms });
    expect((await told(passerBy())).messages).toEqual([{ reload: room.id }]);
    const desk = await lineOf(city, host, { side: 'desk', rooms });
    await visitor.must(say, { room: room.id, ...words('hallo') });
    expect((await told(desk())).messages).toContainEqual(expect.objectContaining({ room: room.id }));
    await host.must(checkOut, {});
    expect((await told(desk())).messages).toContainEqual({ reload: room.id });
    expect((await host.call(readHostRoom, { kamer: room.id })).status).toBe(404);
  });

  it('holds no connection to the database while it waits', async () => {
    const { city, visitor, room } = await inside();
    const many = await Promise.all(
      Array.from({ length: 60 }, async () => (await lineOf(city, city.anyone()))()),
    );
    await Promise.all(many.map((held) => held.firstByte));
    await visitor.must(say, { room: room.id, ...words('het gaat gewoon') });
    for (const held of many) held.cut();
  });

  it('lets one session hold a dozen lines and refuses more in a sentence, until one goes', async () => {
    const { city, visitor } = await inside();
    const lines = await Promise.all(Array.from({ length: 12 }, () => lineOf(city, visitor)));
    const refused = await ask(city, visitor).answer;
    expect(refused.status).toBe(429);
    await lines[0]?.({ bye: true }).answer;
    expect((await ask(city, visitor).answer).status).toBe(200);
  });

  it.each([
    ['another site', { origin: 'https://elders.be' }],
    ['a city beside ours', { 'sec-fetch-site': 'same-site' }],
  ])('is not opened from %s', async (_name, headers) => {
    const { city, visitor } = await inside();
    expect((await ask(city, visitor, {}, headers).answer).status).toBe(403);
  });

  it('refuses what is no question', async () => {
    const { city, visitor } = await inside();
    expect((await ask(city, visitor, { heard: -1 }).answer).status).toBe(400);
    expect((await ask(city, visitor, { line: 'x' }).answer).status).toBe(400);
  });
});
