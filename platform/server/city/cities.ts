import { sql } from 'kysely';
import { z } from 'zod';
import { CityId } from '../../core/ids.ts';
import type { Clock } from '../../core/time.ts';
import { addMs, type Instant, instant } from '../../core/time.ts';
import { newId } from '../identity/secrets.ts';
import type { KeyRing } from '../sealed/key-ring.ts';
import type { Database } from '../storage/database.ts';

const CityRow = z.object({
  id: CityId,
  slug: z.string(),
  name: z.string(),
  hosts: z.array(z.string()),
  isDefault: z.boolean(),
  isDemo: z.boolean(),
  languages: z.array(z.enum(['nl', 'en'])),
  zone: z.string(),
  doorColour: z.string().nullable(),
  wording: z.record(z.string(), z.record(z.string(), z.string())),
  modules: z.array(z.string()),
  /** Where the quick exit leads: an https address the city picked; null = our own neutral page. */
  leavesTo: z.string().nullable(),
});
export type City = z.output<typeof CityRow>;
export type Language = City['languages'][number];

export interface NewCity {
  readonly slug: string;
  readonly name: string;
  readonly hosts: readonly string[];
  readonly isDefault: boolean;
  readonly isDemo: boolean;
  readonly languages?: readonly Language[];
  /** IANA name. */
  readonly zone?: string;
  /** #rrggbb; left out = the house's own green. */
  readonly doorColour?: string | null;
}

/** Tells the time per city: the system's clock, moved for a city where a test or a trial says so. */
export class CityClocks {
  readonly #offsets = new Map<string, number>();
  readonly #base: Clock;

  constructor(base: Clock) {
    this.#base = base;
  }

  now(cityId: CityId | null): Instant {
    const offset = cityId === null ? 0 : (this.#offsets.get(cityId) ?? this.#offsets.get('*') ?? 0);
    return addMs(this.#base.now(), offset);
  }

  /** @param cityId '*' moves every city that has no offset of its own */
  move(cityId: CityId | '*', offsetMs: number): void {
    this.#offsets.set(cityId, offsetMs);
  }
}

export const systemClock: Clock = { now: () => instant(new Date().toISOString()) };

/** The tenants, found by host name. Few and hardly ever changing, so they are kept in memory. */
export class Cities {
  readonly #db: Database;
  readonly #keys: KeyRing;
  #known: readonly City[] = [];

  constructor(db: Database, keys: KeyRing) {
    this.#db = db;
    this.#keys = keys;
  }

  async load(): Promise<readonly City[]> {
    this.#known = await this.#db.asOwner((tx) =>
      tx.many(
        CityRow,
        sql`select id, slug, name, hosts, is_default, is_demo, languages, zone, door_colour, wording, modules, leaves_to from city order by made_at`,
      ),
    );
    for (const city of this.#known) this.#keys.ensureCity(city.id);
    return this.#known;
  }

  get all(): readonly City[] {
    return this.#known;
  }

  /** @param host as the browser sent it, without port; an unknown one gets the default city */
  ofHost(host: string): City | null {
    const name = host.toLowerCase();
    return (
      this.#known.find((city) => city.hosts.includes(name)) ??
      this.#known.find((city) => city.isDefault) ??
      null
    );
  }

  byId(id: CityId): City | null {
    return this.#known.find((city) => city.id === id) ?? null;
  }

  /** @param address https, checked by the caller; null = our own neutral page */
  async setLeavesTo(id: CityId, address: string | null): Promise<void> {
    await this.#db.asOwner((tx) => tx.run(sql`update city set leaves_to = ${address} where id = ${id}`));
    await this.load();
  }

  async add(city: NewCity, now: Instant): Promise<City> {
    const id = newId<CityId>();
    this.#keys.ensureCity(id);
    await this.#db.asOwner((tx) =>
      tx.run(sql`insert into city (id, slug, name, hosts, is_default, is_demo, languages, zone, door_colour, made_at)
      values (${id}, ${city.slug}, ${city.name}, ${[...city.hosts]}, ${city.isDefault}, ${city.isDemo},
              ${[...(city.languages ?? (['nl', 'en'] as const))]}, ${city.zone ?? 'Europe/Brussels'}, ${city.doorColour ?? null}, ${now})`),
    );
    await this.load();
    const added = this.byId(id);
    if (added === null) throw new Error(`City ${city.slug} was added and is not there.`);
    return added;
  }
}
