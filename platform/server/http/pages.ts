import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isRefused, type Page, type Person, type Role } from '../../core/contract.ts';
import type { Begin, Me, Renderer } from '../../core/rendering.ts';
import { framesOf } from '../log.ts';
import { ANYONE, admitted, sessionsOf } from './asking.ts';
import type { BuiltAssets } from './assets.ts';
import type { HttpContext } from './calls.ts';
import { replyOf } from './cookies.ts';
import { countedFor } from './counted.ts';
import { documentOf, onwardPage } from './document.ts';
import { networkOf } from './network.ts';
import { NEUTRAL_TITLE, troublePage } from './plain-pages.ts';
import { refusalOf } from './refusals.ts';
import type { Route } from './route.ts';

export interface PageParts {
  readonly pages: readonly Page[];
  readonly routes: readonly Route[];
  readonly assets: BuiltAssets;
  readonly renderer: Renderer;
  readonly context: HttpContext;
  messagesOf(begin: Pick<Begin, 'screen' | 'language'>, cityId: string): Record<string, unknown>;
  /** Where somebody without the session a page needs is sent. */
  readonly fallback: Readonly<Record<'house' | 'desk', string>>;
  /** The desk's first page. */
  readonly desk: string;
  /** Where a role of the team goes whose desk is not the common one. */
  readonly homes: Readonly<Partial<Record<Role, string>>>;
  /** Scripted people talk in the demo city. */
  readonly isLively: boolean;
}

/** First screens in one trip: rendered here, then alive in the browser. The same address gives the data alone to a tab
 *  that is alive already. */
export function layPages(app: FastifyInstance, parts: PageParts): void {
  for (const page of parts.pages) {
    app.get(page.path, (request, reply) => showPage(page, request, reply, parts));
  }
}

async function showPage(
  page: Page,
  request: FastifyRequest,
  reply: FastifyReply,
  parts: PageParts,
): Promise<FastifyReply> {
  const { services } = parts.context;
  const city = services.cities.ofHost(request.hostname);
  if (city === null) return reply.code(404).type('text/plain; charset=utf-8').send('Hier is geen huis.');
  const language = parts.context.languageOf(city, request);
  const dataOnly = request.headers['x-alleen-inhoud'] === '1';
  try {
    const sessions = await sessionsOf(services, city, request);
    const cookies = replyOf(reply);
    if (sessions.cookies.left) cookies.leaveHouse();
    const by = admitted(page.shows.who, sessions);
    if (by === null) {
      // From another site our cookies do not come along; one step of our own brings them.
      if (request.headers['sec-fetch-site'] === 'cross-site' && !dataOnly)
        return reply.type('text/html; charset=utf-8').send(onwardPage(page.path));
      const role = sessions.member?.role as Role | undefined;
      const home = page.side === 'desk' && role !== undefined ? parts.homes[role] : undefined;
      const to = home ?? parts.fallback[page.side];
      return dataOnly ? reply.send({ to }) : reply.redirect(to, 303);
    }
    const route = parts.routes.find((candidate) => candidate.call === page.shows);
    if (route === undefined)
      throw new Error(`Page ${page.path} shows ${page.shows.path}, which has no route.`);
    const now = services.clocks.now(city.id);
    const outcome = await route.handle(
      {
        by: by as never,
        input: page.shows.input.parse(request.query) as never,
        city,
        language,
        now,
        reply: cookies,
        ...countedFor(services, city, by, networkOf(request.ip)),
      },
      services,
      (work) => services.db.transaction(city.id, work),
    );
    if (isRefused(outcome)) {
      // Signed in, and not for them or no longer there: back to where they can go on.
      const to =
        page.elsewhere?.[outcome.refused] ??
        (page.side === 'desk' && by.role !== 'anyone' && by.role !== 'visitor'
          ? (parts.homes[by.role] ?? parts.desk)
          : parts.fallback[page.side]);
      return dataOnly ? reply.send({ to }) : reply.redirect(to, 303);
    }
    const begin: Begin = {
      screen: page.screen,
      path: page.path,
      side: page.side,
      answer: page.shows.answer.parse(outcome),
      me: meOf(by),
      language,
      zone: city.zone,
      cityName: city.name,
      isDemo: city.isDemo,
      isLively: parts.isLively && city.isDemo,
      now,
      messages: parts.messagesOf({ screen: page.screen, language }, city.id),
    };
    if (dataOnly) return reply.type('application/json; charset=utf-8').send(JSON.stringify(begin));
    // Through JSON and back, so that the server draws from exactly what the browser will draw from.
    const markup = await parts.renderer.render(JSON.parse(JSON.stringify(begin)) as Begin);
    return reply.type('text/html; charset=utf-8').send(
      documentOf(begin, markup, {
        assets: parts.assets.of(page.side, page.screen),
        title: titleOf(page, language),
        // Back, after somebody left, must not show the house. Who is inside has not left, and may come back.
        first: page.side === 'house' && by.role !== 'visitor' ? [parts.assets.back] : [],
      }),
    );
  } catch (error) {
    const refused = refusalOf(error);
    if (refused.fault !== undefined)
      services.log.error('fault', {
        request: request.id,
        route: page.path,
        code: refused.fault,
        city: city.id,
        stack: framesOf(error),
      });
    const say = parts.context.say(city, language, refused);
    reply.code(refused.refused === 'databaseAway' ? 503 : 500);
    if (dataOnly) return reply.send({ refused: refused.refused, data: refused.data, say });
    return reply.type('text/html; charset=utf-8').send(troublePage(language, say, parts.assets.shared));
  }
}

const titleOf = (page: Page, language: 'nl' | 'en') =>
  page.side === 'desk' ? 'Vindplaats' : NEUTRAL_TITLE[language];

function meOf(person: Person): Me {
  if (person.role === 'anyone') return ANYONE as Me;
  if (person.role === 'visitor') return { role: 'visitor', id: person.id, handle: person.handle };
  return { role: person.role, id: person.id, workName: person.workName };
}
