import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkIn, readDesk, readHostRoom } from '../../../engines/conversation/desk/desk.contract.ts';
import { enter } from '../../../engines/conversation/door/door.contract.ts';
import { readMyRoom, say } from '../../../engines/conversation/rooms/rooms.contract.ts';
import { readStreet } from '../../../engines/conversation/street/street.contract.ts';
import { signOut } from '../../core/identity.contract.ts';
import type { EntryId } from '../../core/room-log.ts';
import { type Actor, aCity, type TestCity } from '../../testing/a-city.ts';
import { Listener } from '../../testing/listening.ts';
import { refusedWith } from '../../testing/matchers.ts';

const CLEARS = '"cache", "cookies", "storage"';

/** An open house with one visitor inside, whose tab listens. */
async function aVisit(city: TestCity): Promise<{ visitor: Actor; host: Actor; line: Listener }> {
  const [host] = await city.openHouse();
  const visitor = city.anyone();
  await visitor.must(enter, { handle: 'Mus' });
  const line = await Listener.open(city, visitor, 'house');
  await joined(line);
  return { visitor, host, line };
}

/** The server knows the line once it answers on it. */
async function joined(line: Listener): Promise<void> {
  line.send({ ping: 1 });
  await line.until(() => line.heard.some((message) => 'pong' in message));
}

/** A browser that kept the old cookie all the same. */
function withOldCookies(city: TestCity, from: Actor, more: Record<string, string> = {}): Actor {
  const again = city.anyone();
  for (const [name, value] of from.cookies) again.cookies.set(name, value);
  for (const [name, value] of Object.entries(more)) again.cookies.set(name, value);
  return again;
}

const press = (actor: Actor, site = 'same-origin', more: Record<string, string> = {}) =>
  actor.request({ method: 'GET', url: '/weg', headers: { 'sec-fetch-site': site, ...more } });

describe('leaving fast', () => {
  it('ends the session on the server, clears the browser and goes on to a neutral page', async () => {
    const city = await aCity();
    const { visitor, line } = await aVisit(city);
    const again = withOldCookies(city, visitor);
    const answer = await press(visitor);
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toBe('/weer');
    expect(answer.headers['clear-site-data']).toBe(CLEARS);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(visitor.cookies.size).toBe(0);
    refusedWith(await again.call(readMyRoom, {}), 'signInNeeded');
    // Every open line of the session hears it and closes, without waiting for the next check.
    await line.until(() => line.closedWith !== null);
    expect(line.heard.at(-1)).toEqual({ ended: true });
    expect(line.closedWith).toBe(4401);
  });

  it('tells the script where to go, without a redirect that would be followed unseen', async () => {
    const city = await aCity();
    const { visitor } = await aVisit(city);
    const answer = await press(visitor, 'same-origin', { 'x-alleen-inhoud': '1' });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({ to: '/weer' });
    expect(answer.headers['clear-site-data']).toBe(CLEARS);
  });

  it('ends the session at the first sight of the cookie that was set without a line', async () => {
    const city = await aCity();
    const { visitor, line } = await aVisit(city);
    const marked = withOldCookies(city, visitor, { '__Host-weg': '1' });
    expect((await marked.must(readStreet, {})).isInside).toBe(false);
    expect(marked.cookies.size).toBe(0);
    // Not only overlooked this once: without the mark the old cookie is worth nothing either.
    refusedWith(await visitor.call(readMyRoom, {}), 'signInNeeded');
    await line.until(() => line.closedWith === 4401);
  });

  it('does so on a page, on the neutral page and at the live line as well', async () => {
    for (const url of ['/', '/weer']) {
      const city = await aCity();
      const { visitor } = await aVisit(city);
      const marked = withOldCookies(city, visitor, { '__Host-weg': '1' });
      const answer = await marked.request({ method: 'GET', url });
      expect(answer.headers['clear-site-data']).toBe(CLEARS);
      expect(marked.cookies.size).toBe(0);
      refusedWith(await visitor.call(readMyRoom, {}), 'signInNeeded');
    }
    const city = await aCity();
    const { visitor, line } = await aVisit(city);
    await Listener.open(city, withOldCookies(city, visitor, { '__Host-weg': '1' }), 'house');
    await line.until(() => line.closedWith === 4401);
    refusedWith(await visitor.call(readMyRoom, {}), 'signInNeeded');
  });

  it('says nothing any more of what waited for a line when somebody left', async () => {
    const city = await aCity();
    const { visitor, host } = await aVisit(city);
    const room = await visitor.must(readMyRoom, {});
    const marked = withOldCookies(city, visitor, { '__Host-weg': '1' });
    const message = { room: room.id, id: randomUUID() as EntryId, text: 'Toch niet.' };
    refusedWith(await marked.call(say, message), 'signInNeeded');
    expect((await host.must(readHostRoom, { kamer: room.id })).entries).toEqual([]);
  });

  it('ends this session alone: another visitor and the host stay', async () => {
    const city = await aCity();
    const { visitor, host } = await aVisit(city);
    const other = city.anyone();
    await other.must(enter, { handle: 'Reiger' });
    const otherLine = await Listener.open(city, other, 'house');
    await joined(otherLine);
    await press(visitor);
    expect((await other.must(readStreet, {})).isInside).toBe(true);
    expect(otherLine.closedWith).toBeNull();
    expect((await host.must(readDesk, {})).shift).not.toBeNull();
  });

  it('does not end the session of a worker in the same browser on the server', async () => {
    const city = await aCity();
    const { visitor, host } = await aVisit(city);
    const both = withOldCookies(city, host, Object.fromEntries(visitor.cookies));
    await press(both);
    expect([...both.cookies.keys()]).toEqual(['__Host-werk']);
    expect((await host.must(readDesk, {})).shift).not.toBeNull();
  });

  it('signs a worker out who has a visit in the same browser too', async () => {
    const city = await aCity();
    const { visitor, host } = await aVisit(city);
    const desk = await Listener.open(city, host, 'desk');
    await joined(desk);
    await withOldCookies(city, host, Object.fromEntries(visitor.cookies)).must(signOut, {});
    refusedWith(await host.call(readDesk, {}), 'signInNeeded');
    await desk.until(() => desk.closedWith === 4401);
  });

  it('cannot be pressed by another site', async () => {
    const city = await aCity();
    const { visitor } = await aVisit(city);
    for (const site of ['cross-site', 'same-site']) {
      const answer = await press(visitor, site);
      expect(answer.headers.location).toBe('/weer');
      expect(answer.headers['clear-site-data']).toBeUndefined();
      expect((await visitor.must(readStreet, {})).isInside).toBe(true);
    }
  });

  it('may be pressed twice, and by somebody who was never inside', async () => {
    const city = await aCity();
    const { visitor } = await aVisit(city);
    const again = withOldCookies(city, visitor);
    await press(visitor);
    expect((await press(again)).statusCode).toBe(303);
    expect((await press(city.anyone())).statusCode).toBe(303);
  });

  it('goes where the city wants, and only there', async () => {
    const city = await aCity();
    await city.house.services.cities.setLeavesTo(city.city.id, 'https://weer.example/');
    const answer = await press(city.anyone());
    expect(answer.headers.location).toBe('https://weer.example/');
    await expect(
      city.house.services.cities.setLeavesTo(city.city.id, 'javascript:alert(1)'),
    ).rejects.toThrow();
  });
});

describe('the neutral page', () => {
  it('shows the date in the city and nothing of the house', async () => {
    const city = await aCity();
    city.setClock('2026-11-27T23:30:00.000Z');
    const host = await city.member({ workName: 'Samira' });
    await host.must(checkIn, {});
    const answer = await city.anyone().request({ method: 'GET', url: '/weer' });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('<title>Pagina</title>');
    // Half past midnight in Brussels: the next day already.
    expect(answer.body).toContain('zaterdag 28 november 2026');
    expect(answer.body).not.toMatch(/vindplaats|samira|leefkamer|teststad|huis|kamer|<script|<a |bouw/i);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
    expect(answer.headers['referrer-policy']).toBe('no-referrer');
    expect(answer.headers['clear-site-data']).toBeUndefined();
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('and the way to it need no database', async () => {
    const city = await aCity();
    const { visitor } = await aVisit(city);
    const { db } = city.house.services;
    const real = db.transaction;
    db.transaction = () => Promise.reject(Object.assign(new Error('away'), { code: 'ECONNREFUSED' }));
    try {
      const answer = await press(visitor);
      expect(answer.statusCode).toBe(303);
      expect(visitor.cookies.size).toBe(0);
      expect((await visitor.request({ method: 'GET', url: '/weer' })).statusCode).toBe(200);
      // What is shown instead of the house has the way out on it, and 112.
      const trouble = await city.anyone().request({ method: 'GET', url: '/deur' });
      expect(trouble.statusCode).toBe(503);
      expect(trouble.body).toMatch(/<a [^>]*href="\/weg"[^>]*data-leave>Snel weg</);
      expect(trouble.body).toContain('tel:112');
    } finally {
      db.transaction = real;
    }
  });

  it('has the way out on a page that does not exist too', async () => {
    const city = await aCity();
    const answer = await city
      .anyone()
      .request({ method: 'GET', url: '/nergens', headers: { accept: 'text/html,*/*' } });
    expect(answer.statusCode).toBe(404);
    expect(answer.body).toMatch(/<a [^>]*href="\/weg"[^>]*data-leave>Snel weg</);
    expect(answer.body).toContain('<title>Pagina</title>');
    const call = await city.anyone().request({ method: 'GET', url: '/api/nergens' });
    expect(call.json()).toMatchObject({ refused: 'notFound' });
  });
});
