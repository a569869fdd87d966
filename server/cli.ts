import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  ConfigRefusal,
  type Option,
  readArguments,
  readConfig,
  SETTINGS,
} from '../platform/server/config.ts';
import { KeyFileRefusal } from '../platform/server/sealed/key-ring.ts';
import { EmbeddedRefusal } from '../platform/server/storage/embedded/index.ts';
import { MigrationRefusal } from '../platform/server/storage/migrate.ts';
import { VERSION } from '../platform/server/version.ts';
import { type Command, CommandRefusal } from './commands/command.ts';
import { help, helpOf } from './commands/help.ts';
import { COMMANDS } from './commands/index.ts';

const say = (line: string) => void process.stdout.write(`${line}\n`);
const complain = (line: string) => void process.stderr.write(`${line}\n`);

/** What the operator can mend; everything else is a fault of ours and shows its stack. */
const REFUSALS = [CommandRefusal, ConfigRefusal, EmbeddedRefusal, KeyFileRefusal, MigrationRefusal];

/** @returns the exit code: 0 done, 1 something is wrong, 2 asked wrongly or refused */
export async function main(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  if (args[0] === '--version') {
    say(VERSION);
    return 0;
  }
  const words = args.slice(0, firstOption(args));
  const wantsHelp = args.includes('--help') || args.includes('-h');
  const isAsking = wantsHelp || words[0] === 'help';
  const named = words[0] === 'help' ? words.slice(1) : words;
  if (isAsking && named.length === 0) {
    say(help(COMMANDS));
    return 0;
  }
  const command = COMMANDS.find((candidate) => candidate.name === (named.join(' ') || 'start'));
  if (command === undefined) {
    complain(unknown(named));
    return 2;
  }
  if (isAsking) {
    say(helpOf(command));
    return 0;
  }
  try {
    const given = readArguments(args.slice(words.length), optionsOf(command));
    const own = new Set(command.options.map(({ option }) => option));
    const config = readConfig(
      Object.fromEntries(Object.entries(given).filter(([option]) => !own.has(option))),
      env,
      root,
    );
    return (await command.run({ config, root, given, say })) ?? 0;
  } catch (error) {
    const isRefusal = REFUSALS.some((refusal) => error instanceof refusal);
    if (error instanceof Error && !isRefusal) complain(error.stack ?? error.message);
    else complain(error instanceof Error ? error.message : String(error));
    return isRefusal ? 2 : 1;
  }
}

function firstOption(args: readonly string[]): number {
  const at = args.findIndex((arg) => arg.startsWith('-'));
  return at < 0 ? args.length : at;
}

/** The command's own options go before settings that are called alike. */
function optionsOf(command: Command): readonly Option[] {
  const own = new Set(command.options.map(({ option }) => option));
  return [...command.options, ...SETTINGS.filter(({ option }) => !own.has(option))];
}

function unknown(words: readonly string[]): string {
  const longer = COMMANDS.filter(({ name }) => name.startsWith(`${words[0]} `)).map(({ name }) => name);
  const known = longer.length > 0 ? longer : COMMANDS.map(({ name }) => name);
  return `"${words.join(' ')}" is not a command. Known: ${known.join(', ')}. See vindplaats --help.`;
}
