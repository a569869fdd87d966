import { type Challenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { FULL_COST, PhraseHasher } from '../../../platform/server/identity/phrase-hash.ts';
import { type Actor, aCity, logLines } from '../../../platform/testing/a-city.ts';
import { refusedWith } from '../../../platform/testing/matchers.ts';
import { readMyRoom, say } from '../rooms/rooms.contract.ts';
import { enter } from './door.contract.ts';
import { changeHandle, comeBack, drawMyWords, dropMyWords, readMyWords } from './phrase.contract.ts';
import { normalPhrase } from './phrase.rules.ts';

async function inside(handle = 'Mus') {
  const city = await aCity();
  const [host] = await city.openHouse();
  const visitor = city.anyone();
  await visitor.must(enter, { handle });
  return { city, host: host as Actor & { workName: string }, visitor };
}

/** As a browser does: the sum that is asked for, and then the same guess again. */
async function tryWords(actor: Actor, words: string) {
  const first = await actor.call(comeBack, { words });
  if (first.ok || first.refusal.refused !== 'workFirst') return first;
  return actor.call(comeBack, { words, work: await solved(String(first.refusal.data['challenge'])) });
}

async function solved(challenge: string) {
  const solution = await solveChallenge({ challenge: JSON.parse(challenge) as Challenge, deriveKey });
  if (solution === null) throw new Error('Not solved.');
  return { challenge, counter: solution.counter, derivedKey: solution.derivedKey };
}

describe('four words', () => {
  it('bring the same visitor back on another phone, who finds their own words as their own', async () => {
    const { city, visitor } = await inside();
    const room = await visitor.must(readMyRoom, {});
    await visitor.must(say, { room: room.id, id: crypto.randomUUID() as never, text: 'tot straks' });
    const { words } = await visitor.must(drawMyWords, {});
    expect(words).toHaveLength(4);
    const phone = city.anyone();
    expect(await phone.must(comeBack, { words: `  ${words.join('-').toUpperCase()} ` })).toEqual({
      isOpen: true,
    });
    expect(await phone.must(readMyWords, {})).toEqual({ handle: 'Mus', hasWords: true });
    const mine = (await phone.must(readMyRoom, {})).entries.at(-1);
    const before = (await visitor.must(readMyRoom, {})).entries.at(-1);
    expect(mine?.by.id).toBe(before?.by.id);
  });

  it('that are wrong say nothing but that they are unknown', async () => {
    const { city, visitor } = await inside();
    const { words } = await visitor.must(drawMyWords, {});
    const nearly = refusedWith(
      await city.anyone().call(comeBack, { words: [...words.slice(0, 3), 'anders'].join(' ') }),
      'wordsUnknown',
    );
    const far = refusedWith(await city.anyone().call(comeBack, { words: 'a b c d' }), 'wordsUnknown');
    expect(nearly).toEqual(far);
    refusedWith(await city.anyone().call(comeBack, { words: '' }), 'wordsUnknown');
  });

  it('stop working when new ones are drawn, or when they are given up', async () => {
    const { city, visitor } = await inside();
    const first = await visitor.must(drawMyWords, {});
    const second = await visitor.must(drawMyWords, {});
    refusedWith(await city.anyone().call(comeBack, { words: first.words.join(' ') }), 'wordsUnknown');
    await city.anyone().must(comeBack, { words: second.words.join(' ') });
    await visitor.must(dropMyWords, {});
    refusedWith(await city.anyone().call(comeBack, { words: second.words.join(' ') }), 'wordsUnknown');
  });

  it('open nothing in another city', async () => {
    const [here, there] = [await inside(), await inside()];
    const { words } = await here.visitor.must(drawMyWords, {});
    refusedWith(await there.city.anyone().call(comeBack, { words: words.join(' ') }), 'wordsUnknown');
  });

  it('give this browser a session that ends with it, and end the one it had', async () => {
    const { city, visitor } = await inside();
    const { words } = await visitor.must(drawMyWords, {});
    const phone = city.anyone();
    await phone.must(enter, { handle: 'Reiger' });
    const before = phone.cookieHeader;
    const reply = await phone.call(comeBack, { words: words.join(' ') });
    const cookie = String(reply.headers['set-cookie']);
    expect(cookie).toMatch(/^__Host-bezoek=[\w-]{22};/);
    for (const part of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Strict']) expect(cookie).toContain(part);
    expect(cookie).not.toMatch(/max-age|expires|domain/i);
    expect(await phone.must(readMyWords, {})).toMatchObject({ handle: 'Mus' });
    const stale = await phone.request({
      method: 'GET',
      url: '/api/conversation/my-words',
      headers: { cookie: before },
    });
    expect(stale.statusCode).toBe(401);
    // The phone on which the words were drawn stays in.
    expect(await visitor.must(readMyWords, {})).toMatchObject({ handle: 'Mus' });
  });

  it('are not found faster by asking many at once, and the owner still gets in', async () => {
    const { city, visitor } = await inside();
    const { words } = await visitor.must(drawMyWords, {});
    const began = performance.now();
    const tried = Array.from({ length: 13 }, (_, miss) =>
      tryWords(city.anyone(), `fout ${miss}`).then((reply) => refusedWith(reply, 'wordsUnknown')),
    );
    await Promise.all(tried);
    expect(performance.now() - began).toBeGreaterThan(1_900);
    expect((await tryWords(city.anyone(), words.join(' '))).ok).toBe(true);
  });

  it('ask for a small sum after three misses, for one guess each, and let the owner in after it', async () => {
    const { city, visitor } = await inside();
    const { words } = await visitor.must(drawMyWords, {});
    const right = words.join(' ');
    for (let miss = 0; miss < 3; miss += 1)
      refusedWith(await city.anyone().call(comeBack, { words: `fout ${miss}` }), 'wordsUnknown');
    // Right or wrong, the answer is the same: nothing is learnt without the sum.
    const { data } = refusedWith(await city.anyone().call(comeBack, { words: right }), 'workFirst');
    refusedWith(await city.anyone().call(comeBack, { words: 'fout 4' }), 'workFirst');
    const work = await solved(String(data['challenge']));
    refusedWith(await city.anyone().call(comeBack, { words: 'fout 5', work }), 'workFirst');
    await city.anyone().must(comeBack, { words: right, work });
    refusedWith(await city.anyone().call(comeBack, { words: right, work }), 'workFirst');
  });

  it('let in whoever cannot do the sum too, after a pause', async () => {
    const { city, visitor } = await inside();
    const { words } = await visitor.must(drawMyWords, {});
    for (let miss = 0; miss < 3; miss += 1)
      refusedWith(await city.anyone().call(comeBack, { words: `fout ${miss}` }), 'wordsUnknown');
    const began = performance.now();
    await city.anyone().must(comeBack, { words: words.join(' '), work: 'cannot' });
    expect(performance.now() - began).toBeGreaterThan(2_900);
  });

  it('stand nowhere: not in the database, not in what is kept for retries, not in a log', async () => {
    const { city, visitor } = await inside();
    const { words } = await visitor.must(drawMyWords, {});
    await city.anyone().must(comeBack, { words: words.join(' ') });
    refusedWith(
      await city.anyone().call(comeBack, { words: [...words].reverse().join(' ') }),
      'wordsUnknown',
    );
    const rows = await city.house.services.db.asOwner(async (tx) => {
      const tables = await tx.many(
        z.object({ name: z.string() }),
        sql`select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'city_id'`,
      );
      expect(tables.length).toBeGreaterThan(10);
      const found: { all: string }[] = [];
      for (const { name } of tables)
        found.push(
          ...(await tx.many(
            z.object({ all: z.string() }),
            sql`select row_to_json(t)::text as all from ${sql.table(name)} t where city_id = ${city.city.id}`,
          )),
        );
      return found;
    });
    const everything = [...rows.map((row) => row.all), ...logLines].join('\n');
    // However it is joined or cased: no two of the words beside each other, and no long one alone.
    const bare = ` ${normalPhrase(everything)} `;
    for (const [at, word] of words.entries())
      if (at > 0) expect(bare).not.toContain(` ${words[at - 1]} ${word} `);
    for (const word of words.filter((one) => one.length > 5)) expect(everything).not.toContain(`"${word}"`);
  });

  it('come with no name of somebody of the house: a handle that looks like a host is refused', async () => {
    const { host, visitor } = await inside();
    refusedWith(await visitor.call(changeHandle, { handle: host.workName }), 'handleLooksLikeHost');
    await visitor.must(changeHandle, { handle: 'Reiger' });
    expect(await visitor.must(readMyWords, {})).toMatchObject({ handle: 'Reiger' });
  });
});

describe('hashing four words', () => {
  it('runs two at once at the most; the rest wait their turn', async () => {
    const hasher = new PhraseHasher(Buffer.alloc(32, 1), { memoryKib: 1024 }, false);
    const city = '00000000-0000-4000-8000-000000000000' as never;
    const hashes = await Promise.all(
      Array.from({ length: 8 }, (_, at) => hasher.hash(city, `woord ${at}`, 'home')),
    );
    expect(new Set(hashes.map((hash) => hash.toString('hex'))).size).toBe(8);
    expect(hasher.mostAtOnce).toBe(2);
  });

  it('is refused at a low cost in production', () => {
    expect(() => new PhraseHasher(Buffer.alloc(32, 1), { memoryKib: 1024 }, true)).toThrow(/full cost/);
    expect(() => new PhraseHasher(Buffer.alloc(32, 1), FULL_COST, true)).not.toThrow();
  });

  it('depends on the city and on the secret salt, at the full cost too', async () => {
    const [one, other] = [
      '00000000-0000-4000-8000-000000000001',
      '00000000-0000-4000-8000-000000000002',
    ] as never[] as [never, never];
    const hasher = new PhraseHasher(Buffer.alloc(32, 1), FULL_COST, true);
    const salted = new PhraseHasher(Buffer.alloc(32, 2), FULL_COST, true);
    const hashes = await Promise.all([
      hasher.hash(one, 'a b c d', 'home'),
      hasher.hash(other, 'a b c d', 'home'),
      salted.hash(one, 'a b c d', 'home'),
    ]);
    expect(new Set(hashes.map((hash) => hash.toString('hex'))).size).toBe(3);
    expect((await hasher.hash(one, 'a b c d', 'home')).equals(hashes[0])).toBe(true);
  });
});
