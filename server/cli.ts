import { Socket } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { type Config, ConfigRefusal, readConfig, SETTINGS } from '../platform/server/config.ts';
import { buildHouse } from '../platform/server/house.ts';
import { makeLog } from '../platform/server/log.ts';
import {
  type EmbeddedDatabase,
  EmbeddedRefusal,
  startEmbedded,
} from '../platform/server/storage/embedded/index.ts';
import { MigrationRefusal, migrate, readMigrations } from '../platform/server/storage/migrate.ts';
import { demoLinks, layOutDemo } from './demo.ts';
import { engines } from './main.ts';
import { migrationFolders } from './migrations.ts';

const say = (line: string) => void process.stdout.write(`${line}\n`);

interface Command {
  readonly name: string;
  readonly does: string;
  run(config: Config, root: string): Promise<void>;
}

const COMMANDS: readonly Command[] = [
  {
    name: 'start',
    does: 'Starts the house: database, desk and street. On the very first start it lays out a demo city.',
    run: start,
  },
  {
    name: 'migrate',
    does: 'Brings the database to the shape of this version and stops. `start` does this by itself.',
    run: migrateOnly,
  },
];

function help(): string {
  const wide = Math.max(...SETTINGS.map((setting) => setting.option.length + setting.name.length)) + 6;
  return [
    "Vindplaats: a city's online youth house and the work process around it.",
    '',
    'Commands',
    ...COMMANDS.map((command) => `  vindplaats ${command.name.padEnd(10)} ${command.does}`),
    '',
    'Settings: an option, an environment variable, or a line NAME = value in vindplaats.conf.',
    ...SETTINGS.map(
      (setting) =>
        `  ${`${setting.option}, ${setting.name}`.padEnd(wide)} ${setting.means} Example: ${setting.example}`,
    ),
    '',
    'Stop it with Ctrl-C: the database stops with it and nothing is left running.',
  ].join('\n');
}

/** @returns the exit code */
export async function main(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  const [name = 'start', ...rest] = args;
  if (args.includes('--help') || args.includes('-h') || name === 'help') {
    say(help());
    return 0;
  }
  const command =
    COMMANDS.find((candidate) => candidate.name === name) ??
    (name.startsWith('--') ? COMMANDS[0] : undefined);
  if (command === undefined) {
    process.stderr.write(
      `"${name}" is not a command. Known: ${COMMANDS.map((candidate) => candidate.name).join(', ')}. See --help.\n`,
    );
    return 2;
  }
  try {
    await command.run(readConfig(name.startsWith('--') ? args : rest, env, root), root);
    return 0;
  } catch (error) {
    if (
      error instanceof ConfigRefusal ||
      error instanceof EmbeddedRefusal ||
      error instanceof MigrationRefusal
    ) {
      process.stderr.write(`${error.message}\n`);
      return 2;
    }
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return 1;
  }
}

interface OpenDatabase {
  readonly connection: pg.ClientConfig;
  close(): Promise<void>;
}

async function openDatabase(config: Config): Promise<OpenDatabase> {
  if (config.databaseUrl !== null)
    return { connection: { connectionString: config.databaseUrl }, close: async () => undefined };
  const embedded: EmbeddedDatabase = await startEmbedded({
    dataDir: config.dataDir,
    log: (line) => process.stderr.write(`${line}\n`),
  });
  return { connection: embedded.url, close: () => embedded.stop() };
}

async function migrateOnly(config: Config, root: string): Promise<void> {
  const database = await openDatabase(config);
  try {
    const ran = await migrate(database.connection, readMigrations(migrationFolders(root)));
    say(ran.length === 0 ? 'The database is up to date.' : `Migrated: ${ran.join(', ')}.`);
  } finally {
    await database.close();
  }
}

async function start(config: Config, root: string): Promise<void> {
  const stop = waitForEnd();
  const database = await openDatabase(config);
  try {
    await migrate(database.connection, readMigrations(migrationFolders(root)));
    const house = await buildHouse({
      connection: database.connection,
      keyFile: config.keyFile,
      engines,
      log: makeLog(config.logLevel, (line) => process.stderr.write(`${line}\n`)),
      publicUrl: config.publicUrl,
      builtFolder: join(root, 'dist'),
      contentFolder: join(root, 'content'),
      isProduction: config.isProduction,
      clockOffsetMs: config.clockOffsetMs,
    });
    try {
      if (house.services.cities.all.length === 0) await layOutDemo(house, engines);
      const { port } = await house.listen(config.port, config.host);
      const demo = house.services.cities.all.find((city) => city.isDemo);
      say(`Street  ${config.publicUrl.origin}/`);
      say(`Desk    ${config.publicUrl.origin}/team`);
      if (demo !== undefined && !config.isProduction) {
        const links = await demoLinks(house, demo, port);
        say(`Sign in as the coordinator, once: ${links.coordinator}`);
        say(`Sign in as a worker, once:        ${links.worker}`);
        say(
          `This is the demo city ${demo.name}, on this machine alone. Its door opens once two people have checked in at the desk.`,
        );
      }
      say(`Ready on ${config.host}:${port}`);
      await stop;
    } finally {
      await house.close();
    }
  } finally {
    await database.close();
  }
}

/** Ends on Ctrl-C, on a stop from outside, and when the process that started us is gone. */
function waitForEnd(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
    process.once('SIGHUP', () => resolve());
    const fd = Number(process.env['VINDPLAATS_PARENT_FD']);
    if (Number.isInteger(fd) && fd > 2) {
      // A socket and not a file stream: a file stream's waiting read keeps the process from ending.
      const parent = new Socket({ fd, readable: true, writable: false });
      parent.on('close', () => resolve());
      parent.on('error', () => resolve());
      parent.unref();
      parent.resume();
    }
  });
}
