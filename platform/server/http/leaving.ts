import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { City } from '../city/cities.ts';
import { endVisit } from '../identity/leaving.ts';
import { framesOf } from '../log.ts';
import type { HttpContext } from './calls.ts';
import { readCookies, replyOf } from './cookies.ts';
import { neutralPage } from './plain-pages.ts';

/** Our own neutral page, unless the city picked another. */
const NEUTRAL = '/weer';
/** Who leaves does not wait for a database that is away: the cookie is gone from this browser all the same. */
const END_WITHIN_MS = 2_000;

/** The quick exit. Outside the calls and the screens on purpose: it works without script, and without a database. */
export function layLeaving(app: FastifyInstance, context: HttpContext): void {
  const { services } = context;
  app.get('/weg', async (request, reply) => {
    const city = services.cities.ofHost(request.hostname);
    // A picture or a link on another site must not throw somebody out: that is only for who presses it here.
    const isOurs = !['cross-site', 'same-site'].includes(String(request.headers['sec-fetch-site']));
    if (isOurs) await leaveHere(city, request, reply);
    const to = city?.leavesTo ?? NEUTRAL;
    // The script blanks the screen first, asks, and goes on by itself once it knows that there is a line.
    if (request.headers['x-alleen-inhoud'] === '1') return reply.send({ to });
    return reply.redirect(to, 303);
  });
  app.get(NEUTRAL, async (request, reply) => {
    const city = services.cities.ofHost(request.hostname);
    if (readCookies(request.headers.cookie).left) await leaveHere(city, request, reply);
    const language = city === null ? 'nl' : context.languageOf(city, request);
    return reply
      .type('text/html; charset=utf-8')
      .send(neutralPage(language, services.clocks.now(city?.id ?? null), city?.zone ?? 'Europe/Brussels'));
  });

  async function leaveHere(city: City | null, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { visit } = readCookies(request.headers.cookie);
    replyOf(reply).leaveHouse();
    if (city === null || visit === null) return;
    const ending = endVisit(services, city.id, visit).catch((error: unknown) =>
      services.log.warn('visit not ended', { request: request.id, city: city.id, stack: framesOf(error) }),
    );
    let timer: NodeJS.Timeout | undefined;
    const enough = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, END_WITHIN_MS);
    });
    await Promise.race([ending, enough]);
    clearTimeout(timer);
  }
}
