import { describe, expect, it } from 'vitest';
import { aCity } from '../../testing/a-city.ts';

describe('the other language', () => {
  it('is a plain link: it sets a cookie until the browser closes, and leads back to where one was', async () => {
    const city = await aCity();
    const visitor = city.anyone();
    const street = await visitor.request({ method: 'GET', url: '/', headers: { 'accept-language': 'nl' } });
    expect(street.payload).toContain('href="/taal/en?naar=/"');
    const answer = await visitor.request({ method: 'GET', url: '/taal/en?naar=/deur' });
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/deur']);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^__Host-taal=en;.*HttpOnly.*Secure.*SameSite=Strict/,
    );
    expect(String(answer.headers['set-cookie'])).not.toContain('Max-Age');
    const door = await visitor.request({ method: 'GET', url: '/deur', headers: { 'accept-language': 'nl' } });
    expect(door.payload).toContain('<html lang="en-GB"');
    expect(door.payload).toContain('href="/taal/nl?naar=/deur"');
    // Leaving fast takes the choice along.
    await visitor.request({ method: 'GET', url: '/weg' });
    expect(visitor.cookies.has('__Host-taal')).toBe(false);
  });

  it.each([
    ['https://elders.example/', '/'],
    ['//elders.example', '/'],
    ['/team/gesprek', '/team'],
    ['/team/../weg', '/team'],
    ['/geheim', '/'],
  ])('never leads to an address that was made up: %s', async (naar, to) => {
    const city = await aCity();
    const answer = await city
      .anyone()
      .request({ method: 'GET', url: `/taal/en?naar=${encodeURIComponent(naar)}` });
    expect(answer.headers.location).toBe(to);
  });

  it('is not changed by a link on another site, nor to a language the city does not have', async () => {
    const city = await aCity();
    const far = { 'sec-fetch-site': 'cross-site' };
    const fromElsewhere = await city.anyone().request({ method: 'GET', url: '/taal/en', headers: far });
    expect(fromElsewhere.headers['set-cookie']).toBeUndefined();
    const strange = await city.anyone().request({ method: 'GET', url: '/taal/xx' });
    expect(strange.headers['set-cookie']).toBeUndefined();
  });
});
