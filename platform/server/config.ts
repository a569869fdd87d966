import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { LOG_LEVELS, type LogLevel } from './log.ts';

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly publicUrl: URL;
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  /** The bus between several nodes; null = this is the only one. */
  readonly natsUrl: string | null;
  readonly keyFile: string;
  readonly logLevel: LogLevel;
  readonly isProduction: boolean;
  /** Moves the clock, for trying by hand; refused in production. Milliseconds. */
  readonly clockOffsetMs: number;
  /** Scripted people talk in the demo city; refused in production. */
  readonly isLively: boolean;
  /** What security.txt says; null = there is none. */
  readonly security: SecurityContact | null;
  /** The file the settings came from; null when there is none. */
  readonly file: string | null;
}

export interface SecurityContact {
  readonly contact: string;
  readonly policy: string | null;
}

/** A wrong setting, refused by name before anything starts. */
export class ConfigRefusal extends Error {}

/** An option of the command line. */
export interface Option {
  /** --like-this */
  readonly option: string;
  readonly means: string;
  readonly example: string;
  /** Without a value it means yes. */
  readonly isSwitch?: boolean;
}

export interface Setting extends Option {
  /** Of the environment variable and of the line in the file. */
  readonly name: string;
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
    name: 'NATS_URL',
    option: '--nats-url',
    means:
      'A NATS server by which several houses on one DATABASE_URL wake each other. Not needed for a single one.',
    example: 'nats://vindplaats:secret@localhost:4222',
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
  {
    name: 'LIVELY',
    option: '--lively',
    means: 'yes: scripted visitors and hosts talk in the demo city. Refused in production.',
    example: 'no',
    isSwitch: true,
  },
  {
    name: 'SECURITY_CONTACT',
    option: '--security-contact',
    means: 'Where somebody tells that they found a weakness: mailto:, https: or tel:. Shown in security.txt.',
    example: 'mailto:veiligheid@voorbeeldstad.be',
  },
  {
    name: 'SECURITY_POLICY',
    option: '--security-policy',
    means: 'Address of your page on reporting weaknesses, for security.txt.',
    example: 'https://www.voorbeeldstad.be/kwetsbaarheid-melden',
  },
] as const satisfies readonly Setting[];
type SettingName = (typeof SETTINGS)[number]['name'];

/** @param given values by option, as readArguments gives them; @param env the environment;
 *  @param root the project's folder */
export function readConfig(
  given: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string | undefined>>,
  root: string,
): Config {
  const named = env['CONFIG_FILE'];
  const file = named ?? join(root, 'vindplaats.conf');
  const hasFile = existsSync(file);
  if (named !== undefined && !hasFile)
    throw new ConfigRefusal(`CONFIG_FILE names ${named}, and that file is not there.`);
  const settings = {
    ...(hasFile ? fromFile(file) : {}),
    ...fromEnvironment(env),
    ...fromOptions(given),
  };
  return { ...configOf(settings, env, root), file: hasFile ? file : null };
}

function configOf(
  given: Given,
  env: Readonly<Record<string, string | undefined>>,
  root: string,
): Omit<Config, 'file'> {
  const isProduction = env['NODE_ENV'] === 'production';
  const port = whole(given, 'PORT', 4280, 0, 65535);
  const host = given.HOST ?? '127.0.0.1';
  if (!/^[\w.:-]+$/.test(host))
    throw new ConfigRefusal(`HOST is an address to listen on, such as 127.0.0.1; it is now "${host}".`);
  const dataDir = inRoot(root, given.DATA_DIR ?? './data');
  const offset = whole(given, 'TEST_CLOCK_OFFSET', 0, -527_040, 527_040);
  if (offset !== 0 && isProduction)
    throw new ConfigRefusal('TEST_CLOCK_OFFSET is for trying by hand and is refused in production.');
  const isLively = yesOrNo(given, 'LIVELY');
  if (isLively && isProduction)
    throw new ConfigRefusal('LIVELY is for the demo city and is refused in production.');
  return {
    port,
    host,
    publicUrl: address(given.PUBLIC_URL ?? `http://localhost:${port}`),
    dataDir,
    databaseUrl: database(given.DATABASE_URL),
    natsUrl: bus(given),
    keyFile: inRoot(root, given.KEY_FILE ?? join(dataDir, 'keys.json')),
    logLevel: level(given.LOG_LEVEL ?? 'info'),
    isProduction,
    clockOffsetMs: offset * 60_000,
    isLively,
    security: securityContact(given),
  };
}

type Given = Partial<Record<SettingName, string>>;

const isSetting = (name: string): name is SettingName => SETTINGS.some((setting) => setting.name === name);

function fromFile(path: string): Given {
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

function fromOptions(options: Readonly<Record<string, string>>): Given {
  const given: Given = {};
  for (const { name, option } of SETTINGS) {
    const value = options[option];
    if (value !== undefined) given[name] = value;
  }
  return given;
}

/** @returns the value of each option that is given, by option
 *  @throws ConfigRefusal with the option's name */
export function readArguments(args: readonly string[], options: readonly Option[]): Record<string, string> {
  const given: Record<string, string> = {};
  for (let at = 0; at < args.length; at += 1) {
    const [name = '', inline] = (args[at] ?? '').split(/=(.*)/s);
    const option = options.find((candidate) => candidate.option === name);
    if (option === undefined)
      throw new ConfigRefusal(
        `"${name}" is not an option here. Known: ${options.map((candidate) => candidate.option).join(', ')}.`,
      );
    const next = args[at + 1];
    if (option.isSwitch && inline === undefined && (next === undefined || next.startsWith('--'))) {
      given[name] = 'yes';
      continue;
    }
    const value = inline ?? next;
    if (inline === undefined) at += 1;
    if (value === undefined || value === '' || (inline === undefined && value.startsWith('--')))
      throw new ConfigRefusal(`${name} needs a value, for example ${name} ${shown(option.example)}.`);
    given[name] = value;
  }
  return given;
}

/** As it is typed in a shell. */
export const shown = (value: string) => (/^[\w.,:/@+-]*$/.test(value) ? value : `"${value}"`);

function whole(given: Given, name: SettingName, otherwise: number, least: number, most: number): number {
  const text = given[name];
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (!/^-?\d+$/.test(text) || value < least || value > most)
    throw new ConfigRefusal(`${name} is a whole number from ${least} to ${most}; it is now "${text}".`);
  return value;
}

function yesOrNo(given: Given, name: SettingName): boolean {
  const text = given[name] ?? 'no';
  if (text !== 'yes' && text !== 'no') throw new ConfigRefusal(`${name} is yes or no; it is now "${text}".`);
  return text === 'yes';
}

function securityContact(given: Given): SecurityContact | null {
  const contact = given.SECURITY_CONTACT ?? null;
  const policy = given.SECURITY_POLICY ?? null;
  if (contact !== null && !/^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+|tel:\+?[\d-]+)$/.test(contact))
    throw new ConfigRefusal(
      `SECURITY_CONTACT begins with mailto:, https: or tel:, such as mailto:veiligheid@voorbeeldstad.be; it is now "${contact}".`,
    );
  if (policy !== null && !/^https:\/\/\S+$/.test(policy))
    throw new ConfigRefusal(`SECURITY_POLICY is an https address; it is now "${policy}".`);
  if (policy !== null && contact === null)
    throw new ConfigRefusal('SECURITY_POLICY is only shown beside SECURITY_CONTACT; give that too.');
  return contact === null ? null : { contact, policy };
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

function bus({ NATS_URL: text, DATABASE_URL }: Given): string | null {
  if (text === undefined) return null;
  // As above: the value may hold a password.
  if (!/^(nats|tls):\/\/[^\s/]+\/?$/.test(text) || !URL.canParse(text))
    throw new ConfigRefusal('NATS_URL must look like nats://user:password@host:4222, or begin with tls://.');
  if (DATABASE_URL === undefined)
    throw new ConfigRefusal(
      'NATS_URL joins several houses on one database server; give DATABASE_URL too. The embedded database belongs to one house.',
    );
  return text;
}

function level(text: string): LogLevel {
  const found = LOG_LEVELS.find((candidate) => candidate === text);
  if (found === undefined)
    throw new ConfigRefusal(`LOG_LEVEL is one of ${LOG_LEVELS.join(', ')}; it is now "${text}".`);
  return found;
}

const inRoot = (root: string, path: string) => (isAbsolute(path) ? path : resolve(root, path));
