import pg from 'pg';
import type { Config } from '../../platform/server/config.ts';
import { JOBS_SCHEMA } from '../../platform/server/jobs/jobs.ts';
import { readMigrations } from '../../platform/server/storage/migrate.ts';
import { migrationFolders } from '../migrations.ts';
import { examineCities } from './cities.ts';
import type { Finding } from './finding.ts';
import { examineJobs } from './jobs.ts';
import { examineRoles, examineWall } from './rights.ts';

export interface DatabaseParts {
  readonly connection: pg.ClientConfig;
  readonly root: string;
  readonly config: Pick<Config, 'databaseUrl' | 'isProduction' | 'publicUrl' | 'keyFile'>;
}

const OLDEST = 15;
const MOST_SKEW_MS = 5_000;

/** Looks at the database as its owner, and changes nothing. */
export async function examineDatabase({ connection, root, config }: DatabaseParts): Promise<Finding[]> {
  const client = new pg.Client({
    ...connection,
    application_name: 'vindplaats doctor',
    connectionTimeoutMillis: 5_000,
    statement_timeout: 10_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    return [
      {
        what: `Database: no answer (${(error as Error).message})`,
        todo: 'Look whether the server runs, and whether DATABASE_URL has the right name, password and database.',
      },
    ];
  }
  try {
    await client.query('begin read only');
    const known = await tableIsThere(client, 'migration');
    return [
      ...(await examineServer(client)),
      ...(await examineMigrations(client, root, known)),
      ...(await examineRoles(client)),
      ...(known ? await examineWall(client) : []),
      ...((await tableIsThere(client, `${JOBS_SCHEMA}.job`)) ? await examineJobs(client) : []),
      ...((await tableIsThere(client, 'city')) ? await examineCities(client, config) : []),
    ];
  } finally {
    await client.end();
  }
}

export async function tableIsThere(client: pg.Client, name: string): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [
    name,
  ]);
  return rows[0]?.there ?? false;
}

async function examineServer(client: pg.Client): Promise<Finding[]> {
  const before = Date.now();
  const { rows } = await client.query<{ number: number; version: string; recycles: string; now: number }>(
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as version,
            current_setting('wal_recycle') as recycles, extract(epoch from clock_timestamp()) * 1000 as now`,
  );
  const server = rows[0];
  if (server === undefined) throw new Error('The database did not tell about itself.');
  const what = `Database: PostgreSQL ${server.version} answers`;
  const skew = Math.abs(Number(server.now) - (before + Date.now()) / 2);
  return [
    server.number >= OLDEST * 10_000 ? { what } : { what, todo: `Use PostgreSQL ${OLDEST} or newer.` },
    skew <= MOST_SKEW_MS
      ? { what: 'Clock of the database: the same as ours' }
      : {
          what: `Clock of the database: ${Math.round(skew / 1000)} s apart from ours`,
          todo: 'Set the clocks of both machines by NTP.',
        },
    server.recycles === 'off'
      ? { what: 'Erased is erased: log segments are not used again (wal_recycle is off)' }
      : {
          what: 'wal_recycle is on, so what was erased may stay in old log segments',
          todo: 'Run as the administrator of the database server:',
          sql: ['alter system set wal_recycle = off;', 'select pg_reload_conf();'],
        },
  ];
}

async function examineMigrations(client: pg.Client, root: string, known: boolean): Promise<Finding[]> {
  const ours = readMigrations(migrationFolders(root));
  if (!known) return [{ what: 'Tables: none yet; the first start makes them' }];
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from migration',
  );
  const theirs = new Map(rows.map((row) => [row.name, row.checksum]));
  const strange = [...theirs.keys()].filter((name) => !ours.some((migration) => migration.name === name));
  const changed = ours.filter(({ name, checksum }) => theirs.has(name) && theirs.get(name) !== checksum);
  const waiting = ours.filter(({ name }) => !theirs.has(name));
  const findings: Finding[] = [];
  if (strange.length > 0)
    findings.push({
      what: `Tables: used by a newer version (${strange.join(', ')})`,
      todo: 'Start the newer version again, or put back a backup that this version made.',
    });
  if (changed.length > 0)
    findings.push({
      what: `Tables: made with other files (${changed.map(({ name }) => name).join(', ')})`,
      todo: 'Put those files back as they were; a migration is never edited.',
    });
  if (findings.length > 0) return findings;
  return [
    {
      what:
        waiting.length === 0
          ? `Tables: up to date (${theirs.size} migrations)`
          : `Tables: ${waiting.length} migrations to run; the next start does that`,
    },
  ];
}
