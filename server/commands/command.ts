import type { Config, Option } from '../../platform/server/config.ts';

/** What stops a command, in a sentence for the operator that says what to do. */
export class CommandRefusal extends Error {}

export interface Context {
  readonly config: Config;
  /** The project's folder. */
  readonly root: string;
  /** The command's own options that were given, by option. */
  readonly given: Readonly<Record<string, string>>;
  say(line: string): void;
}

export interface Command {
  /** As it is typed: 'city add'. */
  readonly name: string;
  /** One sentence. */
  readonly does: string;
  /** Paragraphs for who asks for this command's help. */
  readonly about: readonly string[];
  /** Its own, beside the settings. They go before a setting of the same name. */
  readonly options: readonly Option[];
  readonly examples: readonly string[];
  /** @returns the exit code; nothing = 0 */
  run(context: Context): Promise<number | undefined>;
}
