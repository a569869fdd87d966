import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { logContact, readContacts } from '../../../engines/casework/contacts/contacts.contract.ts';
import { enter } from '../../../engines/conversation/door/door.contract.ts';
import { readMyRoom, say } from '../../../engines/conversation/rooms/rooms.contract.ts';
import { lookAtInvitation, useInvitation } from '../../core/identity.contract.ts';
import type { EntryId } from '../../core/room-log.ts';
import { type Actor, aCity } from '../../testing/a-city.ts';
import { refusedWith } from '../../testing/matchers.ts';

async function inside() {
  const city = await aCity();
  await city.openHouse();
  const visitor = city.anyone();
  await visitor.must(enter, { handle: 'Reiger' });
  return { city, visitor, room: (await visitor.must(readMyRoom, {})).id };
}

const post = (actor: Actor, path: string, payload: string, headers: Record<string, string> = {}) =>
  actor.request({
    method: 'POST',
    url: `/api${path}`,
    payload,
    headers: {
      origin: `http://${actor.host}`,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      ...headers,
    },
  });

describe('what bad input gets', () => {
  it.each([
    ['text', 'text/plain'],
    ['a form', 'application/x-www-form-urlencoded'],
    ['XML', 'application/xml'],
  ])('refuses %s in a sentence', async (_name, type) => {
    const { visitor } = await inside();
    const reply = await post(visitor, say.path, 'text=hallo', { 'content-type': type });
    expect(reply.statusCode).toBe(415);
    expect(reply.json()).toMatchObject({ refused: 'wrongContentType', say: expect.stringMatching(/\w{3}/) });
  });

  it('refuses a body of 5 MB before reading it whole', async () => {
    const { visitor, room } = await inside();
    const reply = await post(
      visitor,
      say.path,
      JSON.stringify({ room, id: randomUUID(), text: 'x'.repeat(5 * 1024 * 1024) }),
    );
    expect(reply.statusCode).toBe(413);
    expect(reply.json()).toMatchObject({ refused: 'tooLarge' });
  });

  it.each(['{', '', '[]', '"tekst"', 'null'])('refuses %j as a body', async (payload) => {
    const { visitor } = await inside();
    expect((await post(visitor, say.path, payload)).json()).toMatchObject({ refused: 'invalidInput' });
  });

  it.each([
    ['another site', { origin: 'https://elders.be' }],
    ['a city beside ours', { origin: 'http://andere-stad.localhost', 'sec-fetch-site': 'same-site' }],
    ['no origin at all', { origin: '' }],
    ['an opaque origin', { origin: 'null' }],
  ])('refuses a write that comes from %s', async (_name, headers) => {
    const { visitor, room } = await inside();
    const reply = await post(
      visitor,
      say.path,
      JSON.stringify({ room, id: randomUUID(), text: 'hallo' }),
      headers,
    );
    expect(reply.json()).toMatchObject({ refused: 'notAllowedHere' });
    expect((await visitor.must(readMyRoom, {})).entries).toEqual([]);
  });

  it("does not know another city's room, nor another city's session", async () => {
    const [here, there] = [await inside(), await inside()];
    refusedWith(
      await here.visitor.call(say, { room: there.room, id: randomUUID() as EntryId, text: 'hallo' }),
      'notFound',
    );
    const stranger = there.city.anyone();
    for (const [name, value] of here.visitor.cookies) stranger.cookies.set(name, value);
    refusedWith(await stranger.call(readMyRoom, {}), 'signInNeeded');
  });

  it('uses an invitation once, tells whom it is for without using it, and refuses an old or unknown one', async () => {
    const { city } = await inside();
    const { secret } = await city.invitation({ workName: 'Nora' });
    await city.anyone().must(lookAtInvitation, { secret });
    expect(await city.anyone().must(lookAtInvitation, { secret })).toMatchObject({ workName: 'Nora' });
    await city.anyone().must(useInvitation, { secret });
    refusedWith(await city.anyone().call(useInvitation, { secret }), 'invitationUsed');
    refusedWith(
      await city.anyone().call(useInvitation, { secret: 'AAAAAAAAAAAAAAAAAAAAAA' }),
      'invitationUnknown',
    );
    const late = await city.invitation({ workName: 'Otis' });
    city.wait(25 * 60 * 60 * 1000);
    refusedWith(await city.anyone().call(useInvitation, { secret: late.secret }), 'invitationExpired');
  });

  it('of two presses on one invitation at once, one signs in', async () => {
    const { city } = await inside();
    const { secret } = await city.invitation({ workName: 'Nora' });
    const replies = await Promise.all([1, 2, 3, 4].map(() => city.anyone().call(useInvitation, { secret })));
    expect(replies.filter((reply) => reply.ok)).toHaveLength(1);
  });

  it('keeps one answer per key, and refuses the key for anything else', async () => {
    const city = await aCity();
    const host = await city.member();
    const key = randomUUID();
    const first = await host.call(logContact, { vindplaats: 'street', kind: 'question' }, key);
    const again = await host.call(logContact, { vindplaats: 'street', kind: 'question' }, key);
    expect(again.ok && first.ok && again.answer).toEqual(first.ok && first.answer);
    expect((await host.must(readContacts, {})).contacts).toHaveLength(1);
    refusedWith(await host.call(logContact, { vindplaats: 'school', kind: 'question' }, key), 'keyReused');
  });
});

describe('every answer', () => {
  it.each([
    '/',
    '/deur',
    '/binnen',
    '/team',
    '/bestaat-niet',
    '/api/conversation/street',
    '/api/bestaat-niet',
    '/healthz',
    '/icoon.svg',
  ])('carries the headers that keep it in: %s', async (url) => {
    const { city } = await inside();
    const { headers } = await city.anyone().request({ method: 'GET', url });
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; script-src 'self'; style-src 'self';.*require-trusted-types-for 'script'/,
    );
    expect(headers['content-security-policy']).not.toMatch(/unsafe|data:|https?:/);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    if (url !== '/icoon.svg') expect(headers['cache-control']).toBe('no-store');
  });

  it('sets its cookies for this host alone, out of reach of scripts and of other sites', async () => {
    const { city } = await inside();
    const visitor = city.anyone();
    const reply = await visitor.call(enter, { handle: 'Reiger' });
    expect(String(reply.headers['set-cookie'])).toMatch(
      /^__Host-bezoek=[\w-]{22}; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
  });
});
