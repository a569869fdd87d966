import type pg from 'pg';
import { Pool } from 'pg';
import PgBoss from 'pg-boss';
import { CityId } from '../../core/ids.ts';
import type { Services } from '../http/services.ts';
import { sweepSecrets } from '../identity/sweep.ts';
import { framesOf } from '../log.ts';
import { APPLICATION_ROLE } from '../storage/database.ts';

/** Jobs stand apart from the tables of the cities: they carry ids and nothing else. */
export const JOBS_SCHEMA = 'job';

/** Once a night, for all cities: one job each, so that trouble with one does not hold up the others. */
const NIGHTLY = 'nightly';
/** One city's used-up secrets and ended sessions. */
const SWEEP = 'sweep';
/** pg-boss hands out what its timetable says through a queue of this name. */
const TIMETABLE = '__pgboss__send-it';

const NIGHTLY_AT = '17 3 * * *';
const ZONE = 'Europe/Brussels';
/** What fails is tried again for a good hour; after that it stands as failed, where the doctor sees it. */
const TRIES = { retryLimit: 6, retryDelay: 60, retryBackoff: true, expireInSeconds: 900 } as const;
const LOOK_EVERY_S = 30;
/** Cities swept in one look; they wait for each other only at the pool's connections. */
const AT_ONCE = 50;

interface OneCity {
  readonly city: string;
}

/** Makes the queues, as the owner of the database; harmless when they are there. The application may use them, and may
 *  make or drop none. */
export async function layOutJobs(connection: pg.ClientConfig): Promise<void> {
  const pool = openPool(connection, 1, null);
  try {
    const boss = bossOn(pool, { migrate: true, supervise: false, schedule: false });
    boss.on('error', () => undefined);
    await boss.start();
    for (const name of [TIMETABLE, NIGHTLY, SWEEP]) {
      if ((await boss.getQueue(name)) === null) await boss.createQueue(name, { name, ...TRIES });
    }
    await boss.schedule(NIGHTLY, NIGHTLY_AT, {}, { tz: ZONE });
    await boss.stop({ graceful: false });
    await pool.query(`
      grant usage on schema ${JOBS_SCHEMA} to ${APPLICATION_ROLE};
      grant select on ${JOBS_SCHEMA}.version, ${JOBS_SCHEMA}.queue, ${JOBS_SCHEMA}.schedule, ${JOBS_SCHEMA}.subscription to ${APPLICATION_ROLE};
      grant update (maintained_on, cron_on, monitored_on) on ${JOBS_SCHEMA}.version to ${APPLICATION_ROLE};
      grant select, insert, update, delete on ${JOBS_SCHEMA}.job, ${JOBS_SCHEMA}.archive to ${APPLICATION_ROLE};`);
  } finally {
    await pool.end();
  }
}

/** Works off what is due, as the application's role. At least once: what was under way when a process died is done
 *  again, so every job must do no harm when it runs twice. @returns stops it */
export async function beginJobs(
  services: Pick<Services, 'db' | 'cities' | 'log'>,
  connection: pg.ClientConfig,
  lookEveryS = LOOK_EVERY_S,
): Promise<() => Promise<void>> {
  const { db, cities, log } = services;
  const pool = openPool(connection, 2, APPLICATION_ROLE);
  const boss = bossOn(pool, {
    migrate: false,
    supervise: true,
    schedule: true,
    cronWorkerIntervalSeconds: LOOK_EVERY_S,
    maintenanceIntervalSeconds: 300,
  });
  boss.on('error', (error) => log.warn('jobs', { stack: framesOf(error) }));
  await boss.start();
  const looking = { pollingIntervalSeconds: lookEveryS };
  await boss.work(NIGHTLY, looking, async () => {
    for (const { id } of cities.all) await sendSweep(boss, id);
  });
  await boss.work<OneCity>(SWEEP, { ...looking, batchSize: AT_ONCE }, async (jobs) => {
    const done = await Promise.allSettled(
      jobs.map(({ data }) => db.transaction(CityId.parse(data.city), sweepSecrets)),
    );
    // The others of this round are swept, and once more when it is tried again: that does no harm.
    const failed = done.find((one) => one.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  });
  return async () => {
    await boss.stop({ graceful: true, close: false, timeout: 5_000 });
    await pool.end();
  };
}

/** Asks for the nightly round now: as its time had come. */
export async function askNightlyRound(connection: pg.ClientConfig): Promise<void> {
  const pool = openPool(connection, 1, APPLICATION_ROLE);
  try {
    await bossOn(pool, { migrate: false, supervise: false, schedule: false }).send(NIGHTLY, {});
  } finally {
    await pool.end();
  }
}

/** One waiting sweep per city is enough. */
const sendSweep = (boss: PgBoss, city: CityId) =>
  boss.send(SWEEP, { city } satisfies OneCity, { singletonKey: city });

const bossOn = (pool: pg.Pool, options: PgBoss.ConstructorOptions) =>
  new PgBoss({
    ...options,
    schema: JOBS_SCHEMA,
    db: { executeSql: (text, values) => pool.query(text, values) },
  });

function openPool(connection: pg.ClientConfig, max: number, role: string | null): pg.Pool {
  const pool = new Pool({
    ...connection,
    max,
    application_name: 'vindplaats jobs',
    connectionTimeoutMillis: 5_000,
    // From the first statement on: a connection of the pool never works with the owner's rights.
    options: `-c timezone=UTC${role === null ? '' : ` -c role=${role}`}`,
  });
  // A connection that breaks fails its query, and does no more than that.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
