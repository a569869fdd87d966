import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import pg from 'pg';
import { APPLICATION_ROLE } from './database.ts';

export interface Migration {
  /** 2026-11-25-0001-city: the day it was written, a number within the day, what it does. Runs in this order. */
  readonly name: string;
  readonly text: string;
  readonly checksum: string;
}

/** What stops a start, in a sentence for the operator. */
export class MigrationRefusal extends Error {
  readonly code: 'changed' | 'fromTheFuture' | 'roleMissing';
  constructor(code: MigrationRefusal['code'], message: string) {
    super(message);
    this.code = code;
  }
}

const NAME = /^\d{4}-\d\d-\d\d-\d{4}-[a-z0-9-]+\.sql$/;

/** All engines' migrations in one order, by date. */
export function readMigrations(folders: readonly string[]): Migration[] {
  const found = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.sql'))
      .map((file) => {
        if (!NAME.test(file))
          throw new Error(`${join(folder, file)}: a migration is named 2026-11-25-0001-what-it-does.sql.`);
        const text = readFileSync(join(folder, file), 'utf8');
        return {
          name: basename(file, '.sql'),
          text,
          checksum: createHash('sha256').update(text).digest('hex'),
        };
      }),
  );
  found.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const [at, migration] of found.entries()) {
    if (found[at + 1]?.name === migration.name)
      throw new Error(`Two migrations are called ${migration.name}.`);
  }
  return found;
}

/** Any number, the same for every node: one migrates, the others wait. */
const MIGRATING = 7_231_974_510;

/** Brings the database to the newest shape. Each migration is one transaction: killed half-way, it starts again.
 *  @returns the names that ran now */
export async function migrate(
  connection: pg.ClientConfig,
  migrations: readonly Migration[],
): Promise<string[]> {
  const client = new pg.Client({ ...connection, application_name: 'vindplaats migrate' });
  // A server that goes away in between breaks the statement under way; without a listener it would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATING]);
    await ensureRole(client);
    await client.query(`create table if not exists migration (
      name text primary key, checksum text not null, applied_at timestamptz not null)`);
    const applied = new Map<string, string>(
      (
        await client.query<{ name: string; checksum: string }>('select name, checksum from migration')
      ).rows.map((row) => [row.name, row.checksum]),
    );
    refuseWhatDoesNotFit(migrations, applied);
    const ran: string[] = [];
    for (const migration of migrations) {
      if (applied.has(migration.name)) continue;
      await client.query('begin');
      try {
        await client.query(migration.text);
        await client.query(
          'insert into migration (name, checksum, applied_at) values ($1, $2, clock_timestamp())',
          [migration.name, migration.checksum],
        );
        await client.query('commit');
      } catch (error) {
        await client.query('rollback').catch(() => undefined);
        throw new Error(`Migration ${migration.name} failed: ${(error as Error).message}`, { cause: error });
      }
      ran.push(migration.name);
    }
    return ran;
  } finally {
    await client.end();
  }
}

function refuseWhatDoesNotFit(migrations: readonly Migration[], applied: ReadonlyMap<string, string>): void {
  const known = new Map(migrations.map((migration) => [migration.name, migration.checksum]));
  for (const [name, checksum] of applied) {
    const ours = known.get(name);
    if (ours === undefined) {
      throw new MigrationRefusal(
        'fromTheFuture',
        `This database was used by a newer Vindplaats (it has ${name}, which this version does not know). Start the newer version again, or restore a backup that this version made.`,
      );
    }
    if (ours !== checksum) {
      throw new MigrationRefusal(
        'changed',
        `Migration ${name} is not the one this database was made with. Migrations are never edited: put the file back and write a new one.`,
      );
    }
  }
}

async function ensureRole(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ there: boolean; member: boolean }>(
    `select exists (select from pg_roles where rolname = $1) as there,
            coalesce((select pg_has_role(current_user, oid, 'member') from pg_roles where rolname = $1), false) as member`,
    [APPLICATION_ROLE],
  );
  const statements = [
    ...(rows[0]?.there ? [] : [`create role ${APPLICATION_ROLE} nologin`]),
    ...(rows[0]?.member ? [] : [`grant ${APPLICATION_ROLE} to current_user`]),
  ];
  for (const statement of statements) {
    try {
      await client.query(statement);
    } catch (error) {
      throw new MigrationRefusal(
        'roleMissing',
        `The application works as the role ${APPLICATION_ROLE}, which owns nothing. It could not be made (${(error as Error).message}). Run as the administrator of the database server: ${statements.join('; ').replace('current_user', `"${client.user ?? 'the role in DATABASE_URL'}"`)};`,
      );
    }
  }
}
