import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import type { CityId } from '../../core/ids.ts';
import { systemClock } from '../city/cities.ts';
import { Database } from '../storage/database.ts';
import { KeyRing } from './key-ring.ts';

const place = { table: 'room_entry', column: 'body', row: 'a-row' };

describe('sealed text', () => {
  let db: Database;
  let keys: KeyRing;
  const newCity = () => {
    const id = randomUUID() as CityId;
    keys.ensureCity(id);
    return id;
  };
  beforeAll(() => {
    keys = KeyRing.open(join(inject('scratch'), `keys-${randomBytes(4).toString('hex')}.json`));
    db = new Database({ connection: inject('database'), keys, now: () => systemClock.now() });
  });
  afterAll(() => db.close());

  it('opens for its own place with its own key, and looks like nothing in between', async () => {
    const city = newCity();
    const [sealed, opened] = await db.transaction(city, async (tx) => {
      const key = await tx.sealing.newKey(tx, 'visitor');
      const body = await tx.sealing.seal(tx, key, place, 'de fiets staat achter het station');
      return [body, await tx.sealing.open(tx, place, body)] as const;
    });
    expect(opened).toBe('de fiets staat achter het station');
    expect(sealed.includes('fiets')).toBe(false);
  });

  it('does not open in another row, column or table: a value copied elsewhere is no use', async () => {
    const city = newCity();
    await db.transaction(city, async (tx) => {
      const key = await tx.sealing.newKey(tx, 'visitor');
      const body = await tx.sealing.seal(tx, key, place, 'iets');
      for (const elsewhere of [
        { ...place, row: 'other' },
        { ...place, column: 'other' },
        { ...place, table: 'other' },
      ]) {
        await expect(tx.sealing.open(tx, elsewhere, body)).rejects.toThrow();
      }
    });
  });

  it('is gone with its key, while texts under another key still open', async () => {
    const city = newCity();
    const [gone, stays] = await db.transaction(city, async (tx) => {
      const first = await tx.sealing.newKey(tx, 'visitor');
      const second = await tx.sealing.newKey(tx, 'visitor');
      const sealed = [
        await tx.sealing.seal(tx, first, place, 'een'),
        await tx.sealing.seal(tx, second, place, 'twee'),
      ] as const;
      await tx.sealing.destroyKeys(tx, [first]);
      return sealed;
    });
    const opened = await db.transaction(city, (tx) =>
      tx.sealing.openAll(tx, [
        { place, sealed: gone },
        { place, sealed: stays },
      ]),
    );
    expect(opened).toEqual([null, 'twee']);
  });

  it("cannot be read with another city's key, even by who moved the wrapped key along", async () => {
    const [here, there] = [newCity(), newCity()];
    const { keyId, body } = await db.transaction(here, async (tx) => {
      const made = await tx.sealing.newKey(tx, 'visitor');
      return { keyId: made, body: await tx.sealing.seal(tx, made, place, 'iets') };
    });
    await db.asOwner((tx) =>
      tx.run(
        sql`insert into sealed_key select ${there}, id, purpose, wrapped, made_at from sealed_key where id = ${keyId}`,
      ),
    );
    db.sealing.forget(keyId);
    await expect(db.transaction(there, (tx) => tx.sealing.open(tx, place, body))).rejects.toThrow();
  });

  it('keeps the wall between cities in the database too: a row of another city is not there', async () => {
    const [here, there] = [newCity(), newCity()];
    const keyId = await db.transaction(here, (tx) => tx.sealing.newKey(tx, 'visitor'));
    const seen = (city: CityId) =>
      db.transaction(city, (tx) =>
        tx.many(z.object({ id: z.string() }), sql`select id from sealed_key where id = ${keyId}`),
      );
    expect(await seen(here)).toHaveLength(1);
    expect(await seen(there)).toHaveLength(0);
  });
});
