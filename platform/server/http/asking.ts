import type { FastifyRequest } from 'fastify';
import type { Guard, Person } from '../../core/contract.ts';
import type { City } from '../city/cities.ts';
import { findMember, findVisitor } from '../identity/identity.store.ts';
import { endVisit } from '../identity/leaving.ts';
import { type Cookies, readCookies } from './cookies.ts';
import type { Services } from './services.ts';

export const ANYONE: Person = { role: 'anyone' };

/** The two sides one browser may have a session on. Only one is asked for at a time: roles never add up. */
export interface Sessions {
  readonly visitor: Person | null;
  readonly member: Person | null;
  readonly cookies: Cookies;
}

export async function sessionsOf(
  { db, hub }: Pick<Services, 'db' | 'hub'>,
  city: City,
  request: FastifyRequest,
): Promise<Sessions> {
  const cookies = readCookies(request.headers.cookie);
  if (cookies.visit === null && cookies.work === null) return { visitor: null, member: null, cookies };
  // Somebody left without a line: what could not be asked of us then is done now, before anything else.
  if (cookies.left && cookies.visit !== null) await endVisit({ db, hub }, city.id, cookies.visit);
  return db.transaction(city.id, async (tx) => ({
    visitor: cookies.visit === null ? null : await findVisitor(tx, cookies.visit),
    member: cookies.work === null ? null : await findMember(tx, cookies.work),
    cookies,
  }));
}

/** The person this guard admits, or null. A member counts first on the desk's calls, a visitor on the house's. */
export function admitted(guard: Guard, sessions: Sessions): Person | null {
  for (const person of [sessions.visitor, sessions.member, ANYONE]) {
    if (person !== null && guard.roles.includes(person.role)) return person;
  }
  return null;
}
