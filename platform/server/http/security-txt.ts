import type { FastifyInstance } from 'fastify';
import type { Instant } from '../../core/time.ts';
import { addMs, DAY } from '../../core/time.ts';
import type { SecurityContact } from '../config.ts';
import type { Services } from './services.ts';

/** RFC 9116 wants less than a year. It is written anew each time, so it only runs out when the house is gone. */
const HOLDS_MS = 180 * DAY;

/** RFC 9116: whom to tell of a weakness, and until when that holds. */
export function securityTxt({ contact, policy }: SecurityContact, now: Instant): string {
  const expires = `${addMs(now, HOLDS_MS).slice(0, 10)}T00:00:00.000Z`;
  return [
    `Contact: ${contact}`,
    `Expires: ${expires}`,
    'Preferred-Languages: nl, en',
    ...(policy === null ? [] : [`Policy: ${policy}`]),
    '',
  ].join('\n');
}

export function laySecurityTxt(
  app: FastifyInstance,
  { clocks }: Pick<Services, 'clocks'>,
  security: SecurityContact | null,
): void {
  if (security === null) return;
  app.get('/.well-known/security.txt', (_request, reply) =>
    reply
      .header('cache-control', 'public, max-age=86400')
      .type('text/plain; charset=utf-8')
      .send(securityTxt(security, clocks.now(null))),
  );
}
