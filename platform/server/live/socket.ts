import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { WebSocket } from 'ws';
import type { Person } from '../../core/contract.ts';
import { type ToClient, ToServer } from '../../core/live.ts';
import type { City } from '../city/cities.ts';
import { networkOf } from '../http/network.ts';
import { comesFromUs } from '../http/security.ts';
import type { Services } from '../http/services.ts';
import { LINES_AT_ONCE } from '../limits/limits.ts';
import { framesOf } from '../log.ts';
import type { Line } from './hub.ts';
import { follow, isSamePerson, type LineParts, whoListens } from './who-listens.ts';

/** Largest message a tab may send. */
export const SOCKET_MESSAGE_BYTES = 64 * 1024;
/** Close code of a line whose session is over; the web half then does not try again. */
const ENDED = 4401;
/** "Try again later": the web half does, with growing pauses. */
const FULL = 1013;
const RECHECK_MS = 30_000;
const SILENCE_MS = 60_000;
/** A tab that does not read is let go before it fills our memory. */
const BACKLOG_BYTES = 1024 * 1024;

/** One WebSocket per tab. It only tells; everything that is said or done goes by a call. */
export function laySocket(app: FastifyInstance, parts: LineParts): void {
  app.get(
    '/live',
    {
      websocket: true,
      preValidation: async (request, reply) => (comesFromUs(request) ? undefined : reply.code(403).send()),
    },
    (socket, request) => {
      void openLine(socket, request, parts).catch((error: unknown) => {
        parts.services.log.warn('line not opened', { request: request.id, stack: framesOf(error) });
        socket.close(1011);
      });
    },
  );
}

async function openLine(socket: WebSocket, request: FastifyRequest, parts: LineParts): Promise<void> {
  const { services } = parts;
  const city = services.cities.ofHost(request.hostname);
  // Messages that come while we look up who this is must not be lost.
  const early: Buffer[] = [];
  const keep = (data: Buffer) => void early.push(data);
  socket.on('message', keep);
  const side = new URL(request.url, 'http://x').searchParams.get('kant') === 'desk' ? 'desk' : 'house';
  const person = city === null ? null : await whoListens(services, city, request, side);
  if (city === null || person === null) {
    socket.send(JSON.stringify({ ended: true } satisfies ToClient));
    socket.close(ENDED);
    return;
  }
  if (await isTooMuch(services, city, person, networkOf(request.ip))) {
    socket.close(FULL);
    return;
  }
  const sendText = (text: string) => {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > BACKLOG_BYTES) socket.terminate();
    else socket.send(text);
  };
  const line: Line = {
    cityId: city.id,
    person,
    topics: parts.topicsOf(person),
    sendText,
    send: (message) => sendText(JSON.stringify(message)),
    end: () => {
      sendText(JSON.stringify({ ended: true } satisfies ToClient));
      socket.close(ENDED);
    },
  };
  let heardAt = Date.now();
  const listen = (data: Buffer) => {
    heardAt = Date.now();
    void hear(line, city, data, parts).catch((error: unknown) =>
      services.log.warn('line message failed', { stack: framesOf(error) }),
    );
  };
  socket.off('message', keep);
  socket.on('message', listen);
  socket.on('pong', () => {
    heardAt = Date.now();
  });
  services.hub.join(line);
  for (const data of early) listen(data);
  const recheck = async () => {
    const still = await whoListens(services, city, request, side);
    if (still === null || !isSamePerson(still, person)) return line.end();
    for (const room of services.hub.roomsOf(line)) {
      if (await parts.mayRead(services, city, still, room)) continue;
      services.hub.unwatch(line, room);
      line.send({ reload: room });
    }
  };
  const checking = setInterval(() => {
    if (Date.now() - heardAt > SILENCE_MS) return socket.terminate();
    socket.ping();
    void recheck().catch(() => undefined); // The database is away for a moment: the next check decides.
  }, RECHECK_MS);
  const gone = () => {
    clearInterval(checking);
    services.hub.part(line);
  };
  socket.on('close', gone);
  socket.on('error', gone);
  if (socket.readyState !== socket.OPEN) gone();
}

async function isTooMuch(
  { hub, limits }: Services,
  city: City,
  person: Person,
  network: string,
): Promise<boolean> {
  const session = person.role === 'anyone' ? undefined : person.sessionId;
  // A member's tabs are counted as anybody's; only a network full of strangers is counted as a network.
  const over = await limits.take(city.id, 'line', session === undefined ? { network } : { session });
  return over !== null || (session !== undefined && hub.linesOf(city.id, session) >= LINES_AT_ONCE);
}

async function hear(line: Line, city: City, data: Buffer, parts: LineParts): Promise<void> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(data.toString('utf8'));
  } catch {
    return;
  }
  const message = ToServer.safeParse(parsed);
  if (!message.success) return;
  const asked = message.data;
  if ('ping' in asked) return line.send({ pong: asked.ping });
  if ('unwatch' in asked) return parts.services.hub.unwatch(line, asked.room);
  const { room, after } = asked;
  follow(parts.services.hub, line, room, after, await parts.mayRead(parts.services, city, line.person, room));
}
