import type pg from 'pg';
import type { Config } from '../../platform/server/config.ts';
import { layOutJobs } from '../../platform/server/jobs/jobs.ts';
import { startEmbedded } from '../../platform/server/storage/embedded/index.ts';
import { migrate, readMigrations } from '../../platform/server/storage/migrate.ts';
import { migrationFolders } from '../migrations.ts';

export interface OpenDatabase {
  readonly connection: pg.ClientConfig;
  close(): Promise<void>;
}

export const complain = (line: string) => void process.stderr.write(`${line}\n`);

/** The server of DATABASE_URL, or our own for as long as the command runs. */
export async function openDatabase(config: Pick<Config, 'databaseUrl' | 'dataDir'>): Promise<OpenDatabase> {
  if (config.databaseUrl !== null)
    return { connection: { connectionString: config.databaseUrl }, close: async () => undefined };
  const embedded = await startEmbedded({ dataDir: config.dataDir, log: complain });
  return { connection: embedded.url, close: () => embedded.stop() };
}

/** Tables and queues, as the owner. @returns the migrations that ran now */
export async function bringUpToDate(connection: pg.ClientConfig, root: string): Promise<string[]> {
  const ran = await migrate(connection, readMigrations(migrationFolders(root)));
  await layOutJobs(connection);
  return ran;
}
