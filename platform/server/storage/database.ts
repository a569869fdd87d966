import {
  CamelCasePlugin,
  type CompiledQuery,
  Kysely,
  PostgresDialect,
  type RawBuilder,
  sql,
  type Transaction,
} from 'kysely';
import pg from 'pg';
import type { z } from 'zod';
import type { Happened } from '../../core/contract.ts';
import type { CityId } from '../../core/ids.ts';
import { type Instant, instant } from '../../core/time.ts';
import type { KeyRing } from '../sealed/key-ring.ts';
import { Sealing } from '../sealed/sealing.ts';
import type { OwnerTx, Tx } from './types.ts';

/** The role the application works as. It owns nothing, so row-level security holds for it. */
export const APPLICATION_ROLE = 'vindplaats_app';

const INT8 = 20;
const DATE = 1082;
const TIMESTAMPTZ = 1184;

/** Numbers as numbers, local days as 'YYYY-MM-DD', moments as instants: no Date object gets into rows. */
const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === INT8) return Number;
    if (oid === DATE) return (text: string) => text;
    if (oid === TIMESTAMPTZ)
      return (text: string) => instant(`${text.replace(' ', 'T')}:00`.replace(/(\+\d\d:\d\d):00$/, '$1'));
    return pg.types.getTypeParser(oid, format as 'text');
  }) as pg.CustomTypesConfig['getTypeParser'],
};

export interface Listeners {
  /** Called after commit with everything a transaction announced. */
  announced(cityId: CityId, happened: readonly Happened[]): void;
  /** Called after commit with the rooms whose logs grew. */
  wrote(cityId: CityId, roomIds: readonly string[]): void;
}

export interface DatabaseOptions {
  connection: pg.ClientConfig;
  keys: KeyRing;
  /** @param cityId null for work over all cities */
  now(cityId: CityId | null): Instant;
  /** Connections for requests; the server of a city needs a dozen. */
  size?: number;
}

/** PostgreSQL, embedded or served: the truth. */
export class Database {
  readonly #app: Kysely<unknown>;
  readonly #owner: Kysely<unknown>;
  readonly #options: DatabaseOptions;
  readonly #sealing: Sealing;
  #listeners: Listeners = { announced: () => undefined, wrote: () => undefined };

  constructor(options: DatabaseOptions) {
    this.#options = options;
    this.#sealing = new Sealing(options.keys);
    this.#app = open(options.connection, options.size ?? 12, APPLICATION_ROLE);
    this.#owner = open(options.connection, 2, null);
  }

  get sealing(): Sealing {
    return this.#sealing;
  }

  listen(listeners: Listeners): void {
    this.#listeners = listeners;
  }

  /** One transaction inside one city. Keep it short: it may never wait for the network. */
  async transaction<T>(cityId: CityId, work: (tx: Tx) => Promise<T>): Promise<T> {
    const happened: Happened[] = [];
    const after: (() => void)[] = [];
    const grown = new Set<string>();
    const answer = await this.#app.transaction().execute(async (trx) => {
      await sql`select set_config('app.city', ${cityId}, true)`.execute(trx);
      return work({
        cityId,
        now: this.#options.now(cityId),
        sealing: this.#sealing,
        ...queries(trx),
        announce: (event) => void happened.push(event),
        wroteIn: (roomId) => void grown.add(roomId),
        afterCommit: (callback) => void after.push(callback),
      });
    });
    for (const callback of after) callback();
    if (grown.size > 0) this.#listeners.wrote(cityId, [...grown]);
    if (happened.length > 0) this.#listeners.announced(cityId, happened);
    return answer;
  }

  async asOwner<T>(work: (tx: OwnerTx) => Promise<T>): Promise<T> {
    return this.#owner.transaction().execute((trx) => work(queries(trx)));
  }

  /** Whether the database answers. */
  async answers(): Promise<boolean> {
    try {
      await sql`select 1`.execute(this.#owner);
      return true;
    } catch {
      return false;
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.#app.destroy(), this.#owner.destroy()]);
  }
}

function open(connection: pg.ClientConfig, size: number, role: string | null): Kysely<unknown> {
  const pool = new pg.Pool({
    ...connection,
    max: size,
    types: typeParsers,
    options: '-c timezone=UTC -c statement_timeout=20000 -c idle_in_transaction_session_timeout=20000',
    application_name: 'vindplaats',
    connectionTimeoutMillis: 5000,
  });
  // An idle connection that breaks (the server went away) is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => undefined);
  // The pool listens to its idle connections only. One at work that breaks fails its query, and must do no more than that.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new Kysely<unknown>({
    dialect: new PostgresDialect({
      pool,
      ...(role === null
        ? {}
        : {
            // Awaited, unlike the pool's own event: a connection that could not lay down its rights is never used.
            onCreateConnection: async (connection) => {
              await connection.executeQuery(rawQuery(`set role ${role}`));
            },
          }),
    }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
}

const rawQuery = (text: string): CompiledQuery => ({
  sql: text,
  parameters: [],
  query: { kind: 'RawNode', sqlFragments: [text], parameters: [] },
  queryId: { queryId: text },
});

function queries(trx: Transaction<unknown>): OwnerTx {
  const rowsOf = async (query: RawBuilder<unknown>) => (await query.execute(trx)).rows;
  return {
    many: async (row, query) => (await rowsOf(query)).map((found) => row.parse(found)),
    one: async <Row extends z.ZodType>(row: Row, query: RawBuilder<unknown>) => {
      const [found] = await rowsOf(query);
      return found === undefined ? null : row.parse(found);
    },
    run: async (query) => Number((await query.execute(trx)).numAffectedRows ?? 0n),
  };
}

/** Network and start-up troubles of the database, as opposed to a wrong statement. */
export function isDatabaseAway(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code === 'string') {
    if (
      [
        'ECONNREFUSED',
        'ECONNRESET',
        'ENOENT',
        'EPIPE',
        '57P01',
        '57P02',
        '57P03',
        '08006',
        '08003',
        '08001',
        '53300',
      ].includes(code)
    )
      return true;
  }
  return (
    error instanceof Error &&
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable/.test(
      error.message,
    )
  );
}
