import type { FastifyRequest } from 'fastify';
import type { Person } from '../../core/contract.ts';
import type { City } from '../city/cities.ts';
import { ANYONE, sessionsOf } from '../http/asking.ts';
import type { MayRead, Services } from '../http/services.ts';
import type { Line } from './hub.ts';

export type Side = 'house' | 'desk';

export interface LineParts {
  readonly services: Services;
  readonly mayRead: MayRead;
  /** What this person hears: topics of audiences. */
  topicsOf(person: Person): readonly string[];
}

/** Whose line this is. @returns null when the desk's session is over; in the house somebody without one still listens */
export async function whoListens(
  services: Services,
  city: City,
  request: FastifyRequest,
  side: Side,
): Promise<Person | null> {
  const sessions = await sessionsOf(services, city, request);
  if (side === 'desk') return sessions.member;
  return sessions.visitor ?? ANYONE;
}

export const isSamePerson = (one: Person, other: Person): boolean =>
  one.role === other.role &&
  (one.role === 'anyone' || other.role === 'anyone' || one.sessionId === other.sessionId);

/** Follows a room, or says that there is nothing to follow: somebody's right to read may have ended meanwhile. */
export async function follow(
  line: Line,
  city: City,
  { room, after }: { readonly room: Parameters<MayRead>[3]; readonly after: number },
  { services, mayRead }: LineParts,
): Promise<void> {
  if (await mayRead(services, city, line.person, room)) services.hub.watch(line, room, after);
  else {
    services.hub.unwatch(line, room);
    line.send({ reload: room });
  }
}
