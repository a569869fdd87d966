import { parse, serialize } from 'cookie';
import type { FastifyReply } from 'fastify';
import { looksLikeSecret } from '../identity/secrets.ts';
import type { Reply } from './route.ts';

/** Functional cookies, one for each side. `__Host-` binds them to this host, over a secure line only. */
export const VISIT = '__Host-bezoek';
export const WORK = '__Host-werk';
/** Set by script when somebody leaves without a connection: at its sight the server ends the session. */
export const LEFT = '__Host-weg';
export const LANGUAGE = '__Host-taal';

const STRICT = { path: '/', secure: true, httpOnly: true, sameSite: 'strict' } as const;

export interface Cookies {
  readonly visit: string | null;
  readonly work: string | null;
  readonly left: boolean;
  readonly language: string | undefined;
}

export function readCookies(header: string | undefined): Cookies {
  const found = parse(header ?? '');
  const secret = (name: string) => {
    const value = found[name];
    return value !== undefined && looksLikeSecret(value) ? value : null;
  };
  return {
    visit: secret(VISIT),
    work: secret(WORK),
    left: found[LEFT] !== undefined,
    language: found[LANGUAGE],
  };
}

/** The language somebody chose, as long as the browser is open. */
export const languageCookie = (language: string): string => serialize(LANGUAGE, language, STRICT);

/** No Max-Age: a session ends with the browser. */
export function replyOf(reply: FastifyReply): Reply {
  const set = (text: string) => void reply.header('set-cookie', text);
  const leave = (names: readonly string[]) => {
    for (const name of names) set(serialize(name, '', { ...STRICT, httpOnly: name !== LEFT, maxAge: 0 }));
    reply.header('clear-site-data', '"cache", "cookies", "storage"');
  };
  return {
    startVisit: (secret) => set(serialize(VISIT, secret, STRICT)),
    startWork: (secret) => set(serialize(WORK, secret, STRICT)),
    leave: () => leave([VISIT, WORK, LEFT, LANGUAGE]),
    leaveHouse: () => leave([VISIT, LEFT, LANGUAGE]),
  };
}
