import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import type { Poll, PollAnswer } from '../core/poll.ts';
import type { Actor, TestCity } from './a-city.ts';

/** A question as a tab asks it where WebSockets are blocked, over real HTTP. */
export interface Asked {
  /** Resolves with the first bytes, long before the answer. */
  readonly firstByte: Promise<string>;
  /** Null when it was cut off, or refused. */
  readonly answer: Promise<{ status: number; headers: IncomingMessage['headers']; body: PollAnswer | null }>;
  cut(): void;
}

export function ask(
  city: TestCity,
  actor: Actor,
  poll: Partial<Poll> = {},
  headers: Record<string, string> = {},
): Asked {
  const body: Poll = { side: 'house', line: null, heard: 0, rooms: [], hold: true, bye: false, ...poll };
  let asking: ClientRequest;
  let saw: (text: string) => void;
  const firstByte = new Promise<string>((resolve) => {
    saw = resolve;
  });
  const answer = new Promise<Awaited<Asked['answer']>>((resolve) => {
    asking = request(
      {
        host: '127.0.0.1',
        port: city.port,
        method: 'POST',
        path: '/live',
        agent: false,
        headers: {
          host: `${city.host}:${city.port}`,
          origin: `http://${city.host}:${city.port}`,
          'sec-fetch-site': 'same-origin',
          'content-type': 'application/json',
          cookie: actor.cookieHeader,
          ...headers,
        },
      },
      (response) => {
        let text = '';
        response.on('data', (chunk) => {
          text += String(chunk);
          saw(text);
        });
        const done = () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: response.statusCode === 200 && response.complete ? (JSON.parse(text) as PollAnswer) : null,
          });
        response.on('end', done);
        response.on('aborted', done);
      },
    );
    asking.on('error', () => resolve({ status: 0, headers: {}, body: null }));
    asking.end(JSON.stringify(body));
  });
  return { firstByte, answer, cut: () => asking.destroy() };
}

/** The answer to a question that must be answered. */
export async function told(asked: Asked): Promise<PollAnswer> {
  const { status, body } = await asked.answer;
  if (body === null) throw new Error(`No answer: ${status}.`);
  return body;
}
