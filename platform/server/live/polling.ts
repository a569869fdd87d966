import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { invalidInput, type Person, type Refused, refuse, tooMany } from '../../core/contract.ts';
import { Poll, type PollAnswer } from '../../core/poll.ts';
import { networkOf } from '../http/network.ts';
import { comesFromUs } from '../http/security.ts';
import { PolledLine } from './polled-line.ts';
import { follow, isSamePerson, type LineParts, whoListens } from './who-listens.ts';

/** Tabs of one session. Browsers hold six questions to one host, so more than this is no person. */
const MOST_PER_SESSION = 12;
/** Passers-by without a session, from one network: a whole school may look at the street at once. */
const MOST_PER_NETWORK = 1_000;
const TRY_AGAIN_S = 10;

type Refuse = (request: FastifyRequest, reply: FastifyReply, refused: Refused) => FastifyReply;

/** Long polling, for networks that block WebSockets: the same hub, the same cursors, the same checks. A question that
 *  is held has no connection to the database and no transaction. */
export function layPolling(app: FastifyInstance, parts: LineParts, refuseWith: Refuse): void {
  const { services } = parts;
  const lines = new Map<string, PolledLine>();
  const counts = new Map<string, number>();

  function open(city: PolledLine['cityId'], person: Person, owner: string): PolledLine {
    const line: PolledLine = new PolledLine({ cityId: city, person, topics: parts.topicsOf(person) }, () => {
      if (!lines.delete(line.id)) return;
      services.hub.part(line);
      const left = (counts.get(owner) ?? 1) - 1;
      if (left === 0) counts.delete(owner);
      else counts.set(owner, left);
    });
    lines.set(line.id, line);
    counts.set(owner, (counts.get(owner) ?? 0) + 1);
    services.hub.join(line);
    return line;
  }

  async function poll(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const city = services.cities.ofHost(request.hostname);
    const asked = Poll.safeParse(request.body);
    if (city === null) return reply.code(404).send();
    if (!asked.success) return refuseWith(request, reply, refuse(invalidInput, { fields: [] }));
    const { side, line: id, heard, rooms, hold, bye } = asked.data;
    const person = await whoListens(services, city, request, side);
    const known = id === null ? undefined : lines.get(id);
    const isTheirs =
      known === undefined ||
      (known.cityId === city.id && person !== null && isSamePerson(known.person, person));
    if (person === null || !isTheirs) return reply.send(ENDED);
    if (bye) {
      known?.close();
      return reply.code(204).send();
    }
    const owner = person.role === 'anyone' ? `${city.id}|${networkOf(request.ip)}` : person.sessionId;
    const most = person.role === 'anyone' ? MOST_PER_NETWORK : MOST_PER_SESSION;
    if (known === undefined && (counts.get(owner) ?? 0) >= most)
      return refuseWith(request, reply, refuse(tooMany, { seconds: TRY_AGAIN_S }));
    const line = known ?? open(city.id, person, owner);
    line.ask(known === undefined ? 0 : heard);
    for (const room of services.hub.roomsOf(line))
      if (!rooms.some((still) => still.room === room)) services.hub.unwatch(line, room);
    for (const room of rooms) await follow(line, city, room, parts);
    reply.hijack();
    reply.raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      // Nginx would keep the byte that shows that we are here.
      'x-accel-buffering': 'no',
    });
    // A new line is told at once: then the tab knows that this way is open.
    line.hold(reply.raw, known === undefined || !hold ? 0 : undefined);
    return reply;
  }

  app.post(
    '/live',
    { preValidation: async (request, reply) => (comesFromUs(request) ? undefined : reply.code(403).send()) },
    poll,
  );
  app.addHook('preClose', async () => {
    for (const line of [...lines.values()]) line.close();
  });
}

const ENDED: PollAnswer = {
  line: '00000000-0000-4000-8000-000000000000',
  heard: 0,
  messages: [{ ended: true }],
};
