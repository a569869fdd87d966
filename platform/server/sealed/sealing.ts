import { createCipheriv, createDecipheriv, type KeyObject, randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import type { CityId } from '../../core/ids.ts';
import type { Tx } from '../storage/types.ts';
import type { KeyRing } from './key-ring.ts';

/** Where a sealed value stands. It is bound into the value: copied elsewhere, it does not open. */
export interface Place {
  readonly table: string;
  readonly column: string;
  /** Id of the row. */
  readonly row: string;
}

/** What is kept and forgotten together; each belongs to one subject. */
export type KeyPurpose =
  | 'visitor'
  | 'member'
  | 'privateTalk'
  | 'letter'
  | 'complaint'
  | 'contact'
  | 'danger'
  | 'report'
  | 'measure'
  | 'held';

export type KeyId = string & { readonly __keyId: never };

/** Column type for sealed text in row schemas. */
export const SealedColumn = z
  .instanceof(Uint8Array)
  .transform((bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));

const VERSION = 1;
const KEY_ID = 16;
const NONCE = 12;
const TAG = 16;
const HEAD = 1 + KEY_ID + NONCE;
/** Unwrapped keys kept in memory: about 200 bytes each. */
const CACHE = 5000;

/** Seals and opens the text of people: AES-256-GCM, with version and key id in the value. */
export class Sealing {
  readonly #ring: KeyRing;
  readonly #cache = new Map<string, KeyObject>();

  constructor(ring: KeyRing) {
    this.#ring = ring;
  }

  /** Makes a key for one thing that is kept and forgotten together. */
  async newKey(tx: Tx, purpose: KeyPurpose): Promise<KeyId> {
    const id = randomUUID() as KeyId;
    const wrapped = this.#ring.wrap(tx.cityId, id, randomBytes(32));
    await tx.run(sql`insert into sealed_key (city_id, id, purpose, wrapped, made_at)
      values (${tx.cityId}, ${id}, ${purpose}, ${wrapped}, ${tx.now})`);
    return id;
  }

  /** Destroys keys: whatever they sealed can never be read again. */
  async destroyKeys(tx: Tx, ids: readonly KeyId[]): Promise<void> {
    if (ids.length === 0) return;
    await tx.run(sql`delete from sealed_key where city_id = ${tx.cityId} and id = any(${ids})`);
    tx.afterCommit(() => {
      for (const id of ids) this.forget(id);
    });
  }

  /** Drops a key from memory, after another node destroyed it. */
  forget(id: string): void {
    this.#cache.delete(id);
  }

  async seal(tx: Tx, keyId: KeyId, place: Place, text: string): Promise<Buffer> {
    const key = (await this.#keys(tx, [keyId])).get(keyId);
    if (key === undefined) throw new Error(`No key ${keyId} to seal ${place.table}.${place.column} with.`);
    const nonce = randomBytes(NONCE);
    const head = Buffer.concat([
      Buffer.from([VERSION]),
      Buffer.from(keyId.replaceAll('-', ''), 'hex'),
      nonce,
    ]);
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(boundTo(tx.cityId, place));
    return Buffer.concat([head, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  }

  /** @returns the text, or null when its key is gone: the person erased it */
  async open(tx: Tx, place: Place, sealed: Buffer): Promise<string | null> {
    return (await this.openAll(tx, [{ place, sealed }]))[0] ?? null;
  }

  /** As `open`, for many values with one query for their keys. */
  async openAll(tx: Tx, values: readonly { place: Place; sealed: Buffer }[]): Promise<(string | null)[]> {
    const keys = await this.#keys(tx, [...new Set(values.map(({ sealed }) => keyIdOf(sealed)))]);
    return values.map(({ place, sealed }) => {
      if (sealed[0] !== VERSION)
        throw new Error(`${place.table}.${place.column}: sealed with unknown version ${sealed[0]}.`);
      const key = keys.get(keyIdOf(sealed));
      if (key === undefined) return null;
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1 + KEY_ID, HEAD))
        .setAAD(boundTo(tx.cityId, place))
        .setAuthTag(sealed.subarray(sealed.length - TAG));
      return (
        decipher.update(sealed.subarray(HEAD, sealed.length - TAG), undefined, 'utf8') +
        decipher.final('utf8')
      );
    });
  }

  async #keys(tx: Tx, ids: readonly string[]): Promise<Map<string, KeyObject>> {
    const found = new Map<string, KeyObject>();
    const missing: string[] = [];
    for (const id of ids) {
      const cached = this.#cache.get(id);
      if (cached === undefined) missing.push(id);
      else found.set(id, cached);
    }
    if (missing.length > 0) {
      const rows = await tx.many(
        KeyRow,
        sql`select id, wrapped from sealed_key where city_id = ${tx.cityId} and id = any(${missing})`,
      );
      for (const row of rows) {
        const key = this.#ring.unwrap(tx.cityId, row.id, row.wrapped);
        found.set(row.id, key);
        this.#remember(row.id, key);
      }
    }
    return found;
  }

  #remember(id: string, key: KeyObject): void {
    if (this.#cache.size >= CACHE) {
      const [oldest] = this.#cache.keys();
      if (oldest !== undefined) this.#cache.delete(oldest);
    }
    this.#cache.set(id, key);
  }
}

const KeyRow = z.object({ id: z.string(), wrapped: SealedColumn });

const boundTo = (cityId: CityId, { table, column, row }: Place) =>
  Buffer.from(`${cityId}|${table}|${column}|${row}`);

function keyIdOf(sealed: Buffer): string {
  const hex = sealed.subarray(1, 1 + KEY_ID).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
