import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import type { Renderer } from '../core/rendering.ts';
import type { Clock } from '../core/time.ts';
import { Cities, CityClocks, systemClock } from './city/cities.ts';
import type { SecurityContact } from './config.ts';
import type { Engine } from './engine.ts';
import { makeServer } from './http/server.ts';
import type { Services } from './http/services.ts';
import { FULL_COST, type HashCost, PhraseHasher } from './identity/phrase-hash.ts';
import { Wordings } from './language/language.ts';
import { Limits } from './limits/limits.ts';
import { InProcessBus } from './live/bus.ts';
import { LiveHub } from './live/hub.ts';
import { NatsBus } from './live/nats-bus.ts';
import { framesOf, type Log } from './log.ts';
import { type Admit, Gatherer } from './room-log/gatherer.ts';
import { KeyRing } from './sealed/key-ring.ts';
import { Database } from './storage/database.ts';

export interface HouseParts {
  readonly connection: pg.ClientConfig;
  readonly keyFile: string;
  readonly engines: readonly Engine[];
  readonly log: Log;
  readonly publicUrl: URL;
  /** The folder the build wrote: web/, render.mjs, messages.json. */
  readonly builtFolder: string;
  /** Folder of the content that ships. */
  readonly contentFolder: string;
  /** Tests hash return phrases at a lower cost. */
  readonly phraseCost?: HashCost;
  readonly isProduction?: boolean;
  readonly clock?: Clock;
  readonly clockOffsetMs?: number;
  /** The bus to other nodes on the same database; without it this is the only one. */
  readonly natsUrl?: string | null;
  /** What security.txt says; without it there is none. */
  readonly security?: SecurityContact | null;
  /** Scripted people talk in the demo city: its screens say so. */
  readonly isLively?: boolean;
  /** Whether this house keeps its cities true to the time by itself; tests do it by hand, each city on its own clock. */
  readonly keepsTime?: boolean;
}

/** One node: database, live hub, engines and the web door, put together. */
export interface House {
  readonly services: Services;
  readonly app: FastifyInstance;
  readonly keys: KeyRing;
  listen(port: number, host: string): Promise<AddressInfo>;
  close(): Promise<void>;
}

export async function buildHouse(parts: HouseParts): Promise<House> {
  const clocks = new CityClocks(parts.clock ?? systemClock);
  if (parts.clockOffsetMs) clocks.move('*', parts.clockOffsetMs);
  const keys = KeyRing.open(parts.keyFile);
  const db = new Database({ connection: parts.connection, keys, now: (cityId) => clocks.now(cityId) });
  const cities = new Cities(db, keys);
  await cities.load();
  const bus = parts.natsUrl ? new NatsBus(parts.natsUrl, parts.log) : new InProcessBus();
  const hub = new LiveHub(db, bus, parts.log);
  const admit: Admit =
    parts.engines.find((engine) => engine.admit !== null)?.admit ??
    (async (_tx, sayings) => sayings.map(() => null));
  const gatherer = new Gatherer(db, admit);
  const phrases = new PhraseHasher(
    keys.phraseSalt,
    parts.phraseCost ?? FULL_COST,
    parts.isProduction ?? false,
  );
  const services: Services = {
    db,
    cities,
    clocks,
    bus,
    hub,
    gatherer,
    phrases,
    limits: new Limits(),
    contentFolder: parts.contentFolder,
    log: parts.log,
  };
  const renderer = (await import(join(parts.builtFolder, 'render.mjs'))) as Renderer;
  const app = await makeServer({
    services,
    engines: parts.engines,
    renderer,
    wordings: new Wordings(parts.builtFolder),
    publicUrl: parts.publicUrl,
    webFolder: join(parts.builtFolder, 'web'),
    security: parts.security ?? null,
    isLively: parts.isLively ?? false,
  });
  const stops = parts.engines.map((engine) => engine.begin(services));
  const stopKeeping = (parts.keepsTime ?? true) ? keepTime(services, parts.engines) : async () => undefined;
  return {
    services,
    app,
    keys,
    listen: async (port, host) => {
      await app.listen({ port, host });
      return app.server.address() as AddressInfo;
    },
    close: async () => {
      await app.close();
      await gatherer.drain();
      await stopKeeping();
      for (const stop of stops) await stop();
      hub.close();
      await bus.close();
      await db.close();
    },
  };
}

const KEEP_EVERY_MS = 5_000;

/** Rounds over all cities; a round that fails is tried again by the next. */
function keepTime(services: Services, engines: readonly Engine[]): () => Promise<void> {
  const round = async () => {
    for (const city of services.cities.all) {
      for (const engine of engines) {
        try {
          await engine.keep(services, city);
        } catch (error) {
          services.log.warn('city not kept', { city: city.id, job: engine.name, stack: framesOf(error) });
        }
      }
    }
  };
  let isGoing = true;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const next = () => {
    running = round().finally(() => {
      if (isGoing) timer = setTimeout(next, KEEP_EVERY_MS);
    });
  };
  next();
  return async () => {
    isGoing = false;
    clearTimeout(timer);
    await running;
  };
}

/** A new city with what each engine lays out for it. */
export async function addCity(
  house: Pick<House, 'services'>,
  engines: readonly Engine[],
  city: Parameters<Cities['add']>[0],
) {
  const { services } = house;
  const added = await services.cities.add(city, services.clocks.now(null));
  for (const engine of engines) await engine.layOut(services, added);
  return added;
}
