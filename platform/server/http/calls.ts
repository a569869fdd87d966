import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { z } from 'zod';
import {
  invalidInput,
  isRefused,
  keyReused,
  notAllowedHere,
  notFound,
  type Person,
  type Refused,
  refuse,
  signInNeeded,
} from '../../core/contract.ts';
import type { City, Language } from '../city/cities.ts';
import { framesOf } from '../log.ts';
import type { Tx } from '../storage/types.ts';
import { admitted, sessionsOf } from './asking.ts';
import { replyOf } from './cookies.ts';
import { countedFor } from './counted.ts';
import { networkOf } from './network.ts';
import { refusalOf, refuseInput, sendRefusal } from './refusals.ts';
import type { Asked, Route, Transact } from './route.ts';
import { comesFromUs } from './security.ts';
import type { Services } from './services.ts';

export interface HttpContext {
  readonly services: Services;
  languageOf(city: City, request: FastifyRequest): Language;
  say(city: City, language: Language, refused: Refused): string;
}

const IdempotencyKey = z.uuid();

/** Lays every call of the contracts down under /api. */
export function layCalls(app: FastifyInstance, routes: readonly Route[], context: HttpContext): void {
  for (const route of routes) {
    app.route({
      method: route.call.method,
      url: `/api${route.call.path}`,
      bodyLimit: route.call.bodyLimit,
      handler: (request, reply) => answer(route, request, reply, context),
    });
  }
}

async function answer(
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  context: HttpContext,
): Promise<FastifyReply> {
  const city = context.services.cities.ofHost(request.hostname);
  if (city === null) return reply.code(404).send();
  const language = context.languageOf(city, request);
  const refuseWith = (refused: Refused) =>
    sendRefusal(reply, refused, route.call.refuses, context.say(city, language, refused));
  try {
    const outcome = await callRoute(route, { city, language, request, reply }, context);
    if (isRefused(outcome)) return refuseWith(outcome);
    // The answer passes its schema, so that a new column never leaks.
    return reply
      .type('application/json; charset=utf-8')
      .send(JSON.stringify(route.call.answer.parse(outcome)));
  } catch (error) {
    const refused = refusalOf(error);
    if (refused.fault !== undefined) {
      context.services.log.error('fault', {
        request: request.id,
        route: route.call.path,
        code: refused.fault,
        city: city.id,
        stack: framesOf(error),
      });
    }
    return refuseWith(refused);
  }
}

interface Arrived {
  readonly city: City;
  readonly language: Language;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Guard, then schema, then the handler: the order of house-style section 3. */
async function callRoute(
  route: Route,
  { city, language, request, reply }: Arrived,
  { services }: HttpContext,
): Promise<unknown> {
  const { call } = route;
  if (call.method === 'POST' && !comesFromUs(request)) return refuse(notAllowedHere);
  const sessions = await sessionsOf(services, city, request);
  const cookies = replyOf(reply);
  if (sessions.cookies.left) cookies.leaveHouse();
  const by = admitted(call.who, sessions);
  // Absent and forbidden answer alike; only who has no session at all is told that one is needed.
  if (by === null)
    return refuse(sessions.visitor === null && sessions.member === null ? signInNeeded : notFound);
  const parsed = call.input.safeParse(call.method === 'GET' ? request.query : request.body);
  if (!parsed.success) return refuseInput(parsed.error);
  const asked: Asked<typeof call> = {
    by: by as never,
    input: parsed.data as never,
    city,
    language,
    now: services.clocks.now(city.id),
    reply: cookies,
    ...countedFor(services, city, by, networkOf(request.ip)),
  };
  const plain: Transact = (work) => services.db.transaction(city.id, work);
  if (call.method === 'GET') return route.handle(asked, services, plain);
  const key = IdempotencyKey.safeParse(request.headers['idempotency-key']);
  if (!key.success) return refuse(invalidInput, { fields: [{ at: 'Idempotency-Key', what: 'wrong' }] });
  if (route.replays === 'natural') return route.handle(asked, services, plain);
  return once(route, asked, { key: key.data, by, body: request.body }, services);
}

const KeptRow = z.object({ digest: z.instanceof(Uint8Array), answer: z.unknown() });

/** Runs a write once per key: the key, the work and its answer stand or fall together. */
async function once(
  route: Route,
  asked: Asked<Route['call']>,
  sent: { key: string; by: Person; body: unknown },
  services: Services,
): Promise<unknown> {
  const actor = sent.by.role === 'anyone' ? 'anyone' : `${sent.by.role}|${sent.by.id}`;
  const digest = createHash('sha256')
    .update(JSON.stringify([route.call.path, sent.body]))
    .digest();
  const cityId = asked.city.id;
  const keptOnce: Transact = <T>(work: (tx: Tx) => Promise<T>) =>
    services.db.transaction(cityId, async (tx) => {
      const fresh = await tx.run(sql`insert into idempotency (city_id, actor, key, digest, at)
        values (${cityId}, ${actor}, ${sent.key}, ${digest}, ${tx.now}) on conflict do nothing`);
      if (fresh === 0) {
        const kept = await tx.one(
          KeptRow,
          sql`select digest, answer from idempotency where city_id = ${cityId} and actor = ${actor} and key = ${sent.key}`,
        );
        if (kept === null || !Buffer.from(kept.digest).equals(digest)) return refuse(keyReused) as T;
        return kept.answer as T;
      }
      const outcome = await work(tx);
      // A refusal changed nothing; the same key may be tried again when the moment is better.
      if (isRefused(outcome)) throw new RefusedInside(outcome);
      await tx.run(
        sql`update idempotency set answer = ${JSON.stringify(outcome)} where city_id = ${cityId} and actor = ${actor} and key = ${sent.key}`,
      );
      return outcome;
    });
  try {
    return await route.handle(asked, services, keptOnce);
  } catch (error) {
    if (error instanceof RefusedInside) return error.refused;
    throw error;
  }
}

/** Rolls the transaction back and carries the refusal out. */
class RefusedInside extends Error {
  readonly refused: Refused;
  constructor(refused: Refused) {
    super(refused.refused);
    this.refused = refused;
  }
}
