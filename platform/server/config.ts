import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { LOG_LEVELS, type LogLevel } from './log.ts';

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly publicUrl: URL;
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  readonly keyFile: string;
  readonly logLevel: LogLevel;
  readonly isProduction: boolean;
  /** Moves the clock, for trying by hand; refused in production. Milliseconds. */
  readonly clockOffsetMs: number;
}

/** A wrong setting, refused by name before anything starts. */
export class ConfigRefusal extends Error {}

interface Setting {
  readonly name: string;
  readonly option: string;
  readonly means: string;
  readonly example: string;
}

/** Every setting: a command line option, an environment variable and a line in the config file. */
export const SETTINGS = [
  { name: 'PORT', option: '--port', means: 'Port to listen on.', example: '4280' },
  {
    name: 'HOST',
    option: '--host',
    means: 'Address to listen on. Loopback by default: put a web server with https in front of it.',
    example: '127.0.0.1',
  },
  {
    name: 'PUBLIC_URL',
    option: '--public-url',
    means: 'Address under which people find the house. Needed when it is not the one listened on.',
    example: 'https://huis.voorbeeldstad.be',
  },
  {
    name: 'DATA_DIR',
    option: '--data-dir',
    means: 'Folder for the embedded database and the keys.',
    example: './data',
  },
  {
    name: 'DATABASE_URL',
    option: '--database-url',
    means: 'A PostgreSQL server (15 or newer) instead of the embedded one.',
    example: 'postgres://vindplaats:secret@localhost/vindplaats',
  },
  {
    name: 'KEY_FILE',
    option: '--key-file',
    means:
      'File with the keys of all texts, readable by its owner alone. Keep its backup apart from the data.',
    example: './data/keys.json',
  },
  {
    name: 'LOG_LEVEL',
    option: '--log-level',
    means: `How much to log: ${LOG_LEVELS.join(', ')}.`,
    example: 'info',
  },
  {
    name: 'TEST_CLOCK_OFFSET',
    option: '--test-clock-offset',
    means: 'Minutes to move the clock, for trying by hand. Refused in production.',
    example: '0',
  },
] as const satisfies readonly Setting[];
type SettingName = (typeof SETTINGS)[number]['name'];

/** @param args options after the command; @param env the environment; @param root the project's folder */
export function readConfig(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  root: string,
): Config {
  const given = {
    ...fromFile(env['CONFIG_FILE'] ?? join(root, 'vindplaats.conf')),
    ...fromEnvironment(env),
    ...fromArguments(args),
  };
  const isProduction = env['NODE_ENV'] === 'production';
  const port = whole(given, 'PORT', 4280, 0, 65535);
  const host = given.HOST ?? '127.0.0.1';
  if (!/^[\w.:-]+$/.test(host))
    throw new ConfigRefusal(`HOST is an address to listen on, such as 127.0.0.1; it is now "${host}".`);
  const dataDir = inRoot(root, given.DATA_DIR ?? './data');
  const offset = whole(given, 'TEST_CLOCK_OFFSET', 0, -527_040, 527_040);
  if (offset !== 0 && isProduction)
    throw new ConfigRefusal('TEST_CLOCK_OFFSET is for trying by hand and is refused in production.');
  return {
    port,
    host,
    publicUrl: address(given.PUBLIC_URL ?? `http://localhost:${port}`),
    dataDir,
    databaseUrl: database(given.DATABASE_URL),
    keyFile: inRoot(root, given.KEY_FILE ?? join(dataDir, 'keys.json')),
    logLevel: level(given.LOG_LEVEL ?? 'info'),
    isProduction,
    clockOffsetMs: offset * 60_000,
  };
}

type Given = Partial<Record<SettingName, string>>;

const isSetting = (name: string): name is SettingName => SETTINGS.some((setting) => setting.name === name);

function fromFile(path: string): Given {
  if (!existsSync(path)) return {};
  const given: Given = {};
  for (const [at, line] of readFileSync(path, 'utf8').split('\n').entries()) {
    const text = line.trim();
    if (text === '' || text.startsWith('#')) continue;
    const [, name = '', value = ''] = /^([A-Z_]+)\s*=\s*(.*)$/.exec(text) ?? [];
    if (!isSetting(name))
      throw new ConfigRefusal(
        `${path}, line ${at + 1}: "${name || text}" is not a setting. Known: ${SETTINGS.map((setting) => setting.name).join(', ')}.`,
      );
    if (value !== '') given[name] = value;
  }
  return given;
}

function fromEnvironment(env: Readonly<Record<string, string | undefined>>): Given {
  const given: Given = {};
  for (const { name } of SETTINGS) {
    const value = env[name];
    if (value !== undefined && value !== '') given[name] = value;
  }
  return given;
}

function fromArguments(args: readonly string[]): Given {
  const given: Given = {};
  for (let at = 0; at < args.length; at += 1) {
    const [option = '', inline] = (args[at] ?? '').split(/=(.*)/s);
    const setting = SETTINGS.find((candidate) => candidate.option === option);
    if (setting === undefined)
      throw new ConfigRefusal(
        `"${option}" is not an option. Known: ${SETTINGS.map((candidate) => candidate.option).join(', ')}.`,
      );
    const value = inline ?? args[at + 1];
    if (inline === undefined) at += 1;
    if (value === undefined || value === '')
      throw new ConfigRefusal(`${option} needs a value, for example ${option} ${setting.example}.`);
    given[setting.name] = value;
  }
  return given;
}

function whole(given: Given, name: SettingName, otherwise: number, least: number, most: number): number {
  const text = given[name];
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (!/^-?\d+$/.test(text) || value < least || value > most)
    throw new ConfigRefusal(`${name} is a whole number from ${least} to ${most}; it is now "${text}".`);
  return value;
}

function address(text: string): URL {
  try {
    const url = new URL(text);
    if (url.protocol === 'http:' || url.protocol === 'https:') return url;
  } catch {
    /* refused below */
  }
  throw new ConfigRefusal(
    `PUBLIC_URL is a web address such as https://huis.voorbeeldstad.be; it is now "${text}".`,
  );
}

function database(text: string | undefined): string | null {
  if (text === undefined) return null;
  // The value holds a password: it is never repeated.
  if (!/^postgres(ql)?:\/\/[^\s]+$/.test(text))
    throw new ConfigRefusal('DATABASE_URL must look like postgres://user:password@host/database.');
  return text;
}

function level(text: string): LogLevel {
  const found = LOG_LEVELS.find((candidate) => candidate === text);
  if (found === undefined)
    throw new ConfigRefusal(`LOG_LEVEL is one of ${LOG_LEVELS.join(', ')}; it is now "${text}".`);
  return found;
}

const inRoot = (root: string, path: string) => (isAbsolute(path) ? path : resolve(root, path));
