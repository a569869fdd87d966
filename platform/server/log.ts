export const LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Fields a log line may carry: ids, routes, states and times; never text, names, handles, phrases or addresses. */
export interface LogFields {
  readonly request?: string;
  readonly method?: string;
  readonly route?: string;
  readonly status?: number;
  readonly ms?: number;
  readonly code?: string;
  readonly city?: string;
  readonly job?: string;
  readonly count?: number;
  readonly sockets?: number;
  /** Only of our own code: paths and lines, no message, since a message may quote what somebody typed. */
  readonly stack?: string;
}

export interface Log {
  error(what: string, fields?: LogFields): void;
  warn(what: string, fields?: LogFields): void;
  info(what: string, fields?: LogFields): void;
  debug(what: string, fields?: LogFields): void;
}

/** One JSON line per event. */
export function makeLog(level: LogLevel, write: (line: string) => void): Log {
  const at =
    (mine: LogLevel) =>
    (what: string, fields: LogFields = {}) => {
      if (LOG_LEVELS.indexOf(mine) <= LOG_LEVELS.indexOf(level)) {
        write(JSON.stringify({ at: new Date().toISOString(), level: mine, what, ...fields }));
      }
    };
  return { error: at('error'), warn: at('warn'), info: at('info'), debug: at('debug') };
}

/** The frames of a stack without its message. */
export function framesOf(error: unknown): string {
  if (!(error instanceof Error)) return 'not an Error';
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [error.name, ...frames.slice(0, 8).map((line) => line.trim())].join(' | ');
}
