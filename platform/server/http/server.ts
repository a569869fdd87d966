import compress from '@fastify/compress';
import files from '@fastify/static';
import websocket from '@fastify/websocket';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { AnyCall, Person, Refused } from '../../core/contract.ts';
import { notFound, refuse } from '../../core/contract.ts';
import type { Renderer } from '../../core/rendering.ts';
import type { City, Language } from '../city/cities.ts';
import type { SecurityContact } from '../config.ts';
import type { Engine } from '../engine.ts';
import { chooseLang, type Wordings } from '../language/language.ts';
import { layPolling } from '../live/polling.ts';
import { laySocket, SOCKET_MESSAGE_BYTES } from '../live/socket.ts';
import type { LineParts } from '../live/who-listens.ts';
import { VERSION } from '../version.ts';
import { BuiltAssets } from './assets.ts';
import { type HttpContext, layCalls } from './calls.ts';
import { readCookies } from './cookies.ts';
import { layLanguageSwitch } from './language-switch.ts';
import { layLeaving } from './leaving.ts';
import { apiPageOf, openApiOf } from './openapi.ts';
import { layPages } from './pages.ts';
import { troublePage } from './plain-pages.ts';
import { refusalOf, sendRefusal } from './refusals.ts';
import { secureHeaders } from './security.ts';
import { laySecurityTxt } from './security-txt.ts';
import type { Services } from './services.ts';

export interface HttpParts {
  readonly services: Services;
  readonly engines: readonly Engine[];
  readonly renderer: Renderer;
  readonly wordings: Wordings;
  readonly publicUrl: URL;
  /** Where the build put the browser's files. */
  readonly webFolder: string;
  readonly security: SecurityContact | null;
  readonly isLively: boolean;
}

export async function makeServer(parts: HttpParts): Promise<FastifyInstance> {
  const { services, engines } = parts;
  const app = Fastify({
    logger: false,
    trustProxy: 'loopback',
    bodyLimit: 64 * 1024,
    forceCloseConnections: true,
    requestTimeout: 60_000,
  });
  secureHeaders(app, parts.publicUrl);
  // Calls speak JSON alone: a form of another site cannot send that without being asked first.
  app.removeContentTypeParser('text/plain');
  await app.register(compress, { global: true, encodings: ['br', 'gzip'], threshold: 512 });
  await app.register(websocket, { options: { maxPayload: SOCKET_MESSAGE_BYTES } });

  const context: HttpContext = {
    services,
    languageOf: (city, request) =>
      chooseLang(
        request.headers['accept-language'],
        readCookies(request.headers.cookie).language,
        city.languages,
      ) as Language,
    say: (city: City, language: Language, refused: Refused) =>
      parts.wordings.say(
        language,
        `refusal.${refused.refused}`,
        refused.data as Record<string, never>,
        city.zone,
        city.wording[language],
      ),
  };
  const routes = engines.flatMap((engine) => engine.routes);
  layCalls(app, routes, context);
  layApiDocument(
    app,
    routes.map((route) => route.call),
  );
  layAssets(app, parts.webFolder);
  layProbes(app, services);
  laySecurityTxt(app, services, parts.security);
  layLeaving(app, context);
  layLanguageSwitch(
    app,
    context,
    engines.flatMap((engine) => engine.pages),
  );
  const assets = new BuiltAssets(parts.webFolder);
  layPages(app, {
    pages: engines.flatMap((engine) => engine.pages),
    routes,
    assets,
    renderer: parts.renderer,
    context,
    messagesOf: ({ screen, language }, cityId) =>
      parts.wordings.messagesFor(
        language,
        screen,
        services.cities.byId(cityId as City['id'])?.wording[language],
      ),
    fallback: { house: '/', desk: '/team/aanmelden' },
    desk: '/team',
    homes: { confidant: '/team/klachten' },
    isLively: parts.isLively,
  });
  services.hub.audiences(engines.flatMap((engine) => engine.audiences));
  const lineParts: LineParts = {
    services,
    mayRead: async (...asked) => {
      for (const engine of engines) if (await engine.mayRead(...asked)) return true;
      return false;
    },
    topicsOf,
  };
  laySocket(app, lineParts);
  const refuseWith = (request: FastifyRequest, reply: FastifyReply, refused: Refused) => {
    const city = services.cities.ofHost(request.hostname);
    const say = city === null ? '' : context.say(city, context.languageOf(city, request), refused);
    return sendRefusal(reply, refused, [], say);
  };
  layPolling(app, lineParts, refuseWith);
  app.setErrorHandler((error, request, reply) => refuseWith(request, reply, refusalOf(error)));
  app.setNotFoundHandler((request, reply) => {
    const city = services.cities.ofHost(request.hostname);
    const refused = refuse(notFound);
    const language = city === null ? 'nl' : context.languageOf(city, request);
    const say = city === null ? '' : context.say(city, language, refused);
    // Somebody who followed a wrong link gets a page to read, with the way out on it.
    if (city !== null && request.method === 'GET' && request.headers.accept?.includes('text/html'))
      return reply
        .code(404)
        .type('text/html; charset=utf-8')
        .send(troublePage(language, say, assets.shared));
    return sendRefusal(reply, refused, [], say);
  });
  return app;
}

/** What a person's tab hears without asking: the house everybody, the desk its people, and what is theirs alone. */
function topicsOf(person: Person): readonly string[] {
  if (person.role === 'anyone') return ['house'];
  if (person.role === 'visitor') return ['house', `visitor:${person.id}`];
  return ['house', 'desk', `desk:${person.role}`, `member:${person.id}`];
}

/** The browser's files: names carry their content's digest, so they may be kept for ever. */
function layAssets(app: FastifyInstance, webFolder: string): void {
  app.register(files, {
    root: webFolder,
    prefix: '/bouw/',
    preCompressed: true,
    index: false,
    dotfiles: 'ignore',
    cacheControl: false,
    setHeaders: (reply) => {
      reply.header('cache-control', 'public, max-age=31536000, immutable');
    },
  });
  // A plain grey square: a tab's icon must not tell what the page is.
  app.get('/icoon.svg', (_request, reply) =>
    reply
      .header('cache-control', 'public, max-age=86400')
      .type('image/svg+xml')
      .send(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="#82768b"/></svg>',
      ),
  );
  app.get('/robots.txt', (_request, reply) =>
    reply.type('text/plain').send('User-agent: *\nDisallow: /team\nDisallow: /binnen\n'),
  );
}

function layApiDocument(app: FastifyInstance, calls: readonly AnyCall[]): void {
  const document = JSON.stringify(openApiOf(calls, VERSION));
  const readable = apiPageOf(calls);
  app.get('/api/openapi.json', (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(document),
  );
  app.get('/api', (_request, reply) => reply.type('text/html; charset=utf-8').send(readable));
}

function layProbes(app: FastifyInstance, services: Services): void {
  app.get('/healthz', (_request, reply) => reply.send({ alive: true }));
  app.get('/readyz', async (_request, reply) => {
    const ready = await services.db.answers();
    return reply.code(ready ? 200 : 503).send({ ready });
  });
}
