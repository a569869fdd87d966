import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrationFolders } from '../../server/migrations.ts';
import { startEmbedded } from '../server/storage/embedded/index.ts';
import { migrate, readMigrations } from '../server/storage/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** pg client configuration of the run's database, as its owner. */
    database: pg.ClientConfig;
    /** Folder for what a run leaves behind; gone afterwards. */
    scratch: string;
  }
}

/** One database server per run, one schema; every test makes its own city in it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const scratch = mkdtempSync(join(tmpdir(), 'vp-test-'));
  const root = process.cwd();
  const served = process.env['TEST_DATABASE_URL'];
  const embedded =
    served === undefined
      ? await startEmbedded({ dataDir: join(scratch, 'data'), log: () => undefined, fast: true })
      : null;
  const connection: pg.ClientConfig = embedded?.url ?? { connectionString: served ?? '' };
  await migrate(connection, readMigrations(migrationFolders(root)));
  project.provide('database', connection);
  project.provide('scratch', scratch);
  return async () => {
    await embedded?.stop();
    rmSync(scratch, { recursive: true, force: true });
  };
}
