import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { enter } from '../../../engines/conversation/door/door.contract.ts';
import { beginWriting } from '../../../engines/conversation/letterbox/letterbox.contract.ts';
import { engines } from '../../../server/main.ts';
import { ROLES } from '../../core/contract.ts';
import { signOut } from '../../core/identity.contract.ts';
import { type Actor, aCity } from '../../testing/a-city.ts';

const calls = engines.flatMap((engine) => engine.routes.map((route) => route.call));

/** Everybody who may stand at the door: no session, a visitor, and each role of the team. */
async function everybody(): Promise<Map<string, Actor>> {
  const city = await aCity();
  const people = new Map<string, Actor>([['anyone', city.anyone()]]);
  const visitor = city.anyone();
  await city.openHouse();
  await visitor.must(enter, { handle: 'Reiger' });
  people.set('visitor', visitor);
  for (const role of ROLES)
    if (role !== 'visitor') people.set(role, await city.member({ role, workName: `Iemand ${role}` }));
  return people;
}

/** These change who somebody is, so they are tried after all others. */
const lateness = (call: unknown) => (call === signOut ? 2 : call === beginWriting ? 1 : 0);

describe('access', () => {
  let people: ReturnType<typeof everybody> | undefined;

  it('gives every call one address and a guard with a name', () => {
    const addresses = calls.map((call) => `${call.method} ${call.path}`);
    expect(new Set(addresses).size).toBe(addresses.length);
    for (const call of calls) expect(call.who.name, call.path).toMatch(/\w/);
  });

  // Signing out is tried last: it works, and then nobody is anybody any more.
  it.each([...calls].sort((a, b) => lateness(a) - lateness(b)))(
    'lets exactly the roles that its guard names call $method $path, and answers alike to all others',
    async (call) => {
      people ??= everybody();
      const wrong: string[] = [];
      for (const [role, actor] of await people) {
        const mayCall = call.who.roles.includes(role as never) || call.who.roles.includes('anyone');
        // An empty input: who is let in hears what is wrong with it, who is not hears nothing of that kind.
        const reply = await actor.request({
          method: call.method,
          url: `/api${call.path}`,
          ...(call.method === 'GET'
            ? {}
            : {
                headers: {
                  origin: `http://${actor.host}`,
                  'sec-fetch-site': 'same-origin',
                  'content-type': 'application/json',
                  'idempotency-key': randomUUID(),
                },
                payload: '{"unknown":true}',
              }),
        });
        const body = reply.json() as { refused?: string };
        const isShut = body.refused === 'signInNeeded' || (body.refused === 'notFound' && !mayCall);
        if (mayCall && body.refused === 'signInNeeded') wrong.push(`${role} is kept out of ${call.path}`);
        if (!mayCall && !isShut)
          wrong.push(`${role} gets into ${call.path}: ${reply.statusCode} ${body.refused ?? ''}`);
        if (!mayCall && role !== 'anyone' && body.refused !== 'notFound')
          wrong.push(`${role} at ${call.path} hears ${body.refused} instead of notFound`);
      }
      expect(wrong).toEqual([]);
    },
  );
});
