import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { CityId } from '../../core/ids.ts';

const KeyFile = z.object({
  /** Secret salt of the return phrases: the one secret that cannot be rotated without losing every phrase. */
  phraseSalt: z.base64(),
  /** Per city one key that wraps the keys of its texts; two cities cannot read each other. */
  cities: z.record(z.string(), z.base64()),
});
type KeyFile = z.infer<typeof KeyFile>;

/** A key file that cannot be used, in a sentence for the operator. */
export class KeyFileRefusal extends Error {}

const NONCE = 12;
const TAG = 16;

/** The keys outside the database: one file, readable by its owner alone. */
export class KeyRing {
  readonly #path: string;
  #keys: KeyFile;

  private constructor(path: string, keys: KeyFile) {
    this.#path = path;
    this.#keys = keys;
  }

  /** Opens the file, or makes it on the very first start. A file others may read is refused. */
  static open(path: string): KeyRing {
    if (!existsSync(path)) {
      const ring = new KeyRing(path, { phraseSalt: randomBytes(32).toString('base64'), cities: {} });
      ring.#save();
      return ring;
    }
    return KeyRing.openExisting(path);
  }

  /** Makes nothing. */
  static openExisting(path: string): KeyRing {
    if ((statSync(path).mode & 0o077) !== 0) {
      throw new KeyFileRefusal(`The key file ${path} can be read by others. Run: chmod 600 ${path}`);
    }
    return new KeyRing(path, read(path));
  }

  get phraseSalt(): Buffer {
    return Buffer.from(this.#keys.phraseSalt, 'base64');
  }

  /** Whether the texts of this city can be opened. */
  holdsCity(cityId: CityId): boolean {
    return this.#keys.cities[cityId] !== undefined;
  }

  /** Makes the city's key if it has none yet. */
  ensureCity(cityId: CityId): void {
    if (this.#keys.cities[cityId] !== undefined) return;
    this.#reload();
    if (this.#keys.cities[cityId] !== undefined) return;
    this.#keys.cities[cityId] = randomBytes(32).toString('base64');
    this.#save();
  }

  /** @returns nonce, ciphertext and tag; opens only for this city and this key id */
  wrap(cityId: CityId, keyId: string, key: Buffer): Buffer {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.#cityKey(cityId), nonce).setAAD(
      Buffer.from(`${cityId}|${keyId}`),
    );
    return Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]);
  }

  unwrap(cityId: CityId, keyId: string, wrapped: Buffer): KeyObject {
    const decipher = createDecipheriv('aes-256-gcm', this.#cityKey(cityId), wrapped.subarray(0, NONCE))
      .setAAD(Buffer.from(`${cityId}|${keyId}`))
      .setAuthTag(wrapped.subarray(wrapped.length - TAG));
    const key = Buffer.concat([
      decipher.update(wrapped.subarray(NONCE, wrapped.length - TAG)),
      decipher.final(),
    ]);
    return createSecretKey(key);
  }

  #cityKey(cityId: CityId): KeyObject {
    // Another process of ours (`vindplaats city add`) may have added a city since we read the file.
    if (this.#keys.cities[cityId] === undefined) this.#reload();
    const key = this.#keys.cities[cityId];
    if (key === undefined) throw new Error(`The key file ${this.#path} holds no key for city ${cityId}.`);
    return createSecretKey(Buffer.from(key, 'base64'));
  }

  #reload(): void {
    if (existsSync(this.#path)) this.#keys = read(this.#path);
  }

  #save(): void {
    mkdirSync(dirname(this.#path), { recursive: true, mode: 0o700 });
    // Written beside and renamed: a crash half-way must never cost the keys of everything.
    const beside = `${this.#path}.new`;
    writeFileSync(beside, JSON.stringify(this.#keys, null, 2), { mode: 0o600, flush: true });
    chmodSync(beside, 0o600);
    renameSync(beside, this.#path);
  }
}

function read(path: string): KeyFile {
  try {
    return KeyFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    // What stands in it is not repeated.
    throw new KeyFileRefusal(`The key file ${path} is damaged. Put its backup back.`);
  }
}
