import type { FastifyInstance } from 'fastify';
import type { Page } from '../../core/contract.ts';
import type { HttpContext } from './calls.ts';
import { languageCookie } from './cookies.ts';

/** Another language for this browser, until it is closed or somebody leaves fast. Outside the calls and the screens: it
 *  works without script, and its address tells nothing of where somebody was. */
export function layLanguageSwitch(app: FastifyInstance, context: HttpContext, pages: readonly Page[]): void {
  // Only to a screen of ours that opens without being told of what: never to an address that was made up.
  const known = new Set<string>(
    pages.filter((page) => page.shows.input.safeParse({}).success).map((page) => page.path),
  );
  app.get<{ Params: { taal: string }; Querystring: { naar?: unknown } }>('/taal/:taal', (request, reply) => {
    const city = context.services.cities.ofHost(request.hostname);
    const language = city?.languages.find((one) => one === request.params.taal);
    // A link on another site does not change how this house speaks to somebody.
    const isOurs = !['cross-site', 'same-site'].includes(String(request.headers['sec-fetch-site']));
    if (language !== undefined && isOurs) reply.header('set-cookie', languageCookie(language));
    const { naar } = request.query;
    const asked = typeof naar === 'string' ? naar : '/';
    const home = asked.startsWith('/team') ? '/team' : '/';
    return reply.redirect(known.has(asked) ? asked : home, 303);
  });
}
