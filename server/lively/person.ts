import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import WebSocket from 'ws';
import type { AnswerOf, AnyCall, RefusalAnswer, SentOf } from '../../platform/core/contract.ts';
import type { ToClient, ToServer } from '../../platform/core/live.ts';

export type Outcome<C extends AnyCall> =
  | { readonly ok: true; readonly answer: AnswerOf<C> }
  | { readonly ok: false; readonly refusal: RefusalAnswer }
  /** The line broke: nothing is known of what happened. */
  | null;

/** An open page of the house or of the desk. */
export interface LiveLine {
  send(message: ToServer): void;
  close(): void;
  /** When either side has closed it. */
  readonly closed: Promise<void>;
}

const PATIENCE_MS = 10_000;

/** Somebody with a browser on this machine, over real HTTP; keeps their cookies. */
export class RemotePerson {
  readonly #port: number;
  readonly #cookies = new Map<string, string>();

  constructor(port: number) {
    this.#port = port;
  }

  get #headers() {
    return {
      host: `127.0.0.1:${this.#port}`,
      origin: `http://127.0.0.1:${this.#port}`,
      'sec-fetch-site': 'same-origin',
      cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    };
  }

  call<C extends AnyCall>(call: C, input: SentOf<C>, key: string = randomUUID()): Promise<Outcome<C>> {
    const isRead = call.method === 'GET';
    const query = new URLSearchParams(
      Object.entries(input as Record<string, unknown>).map(([name, value]): [string, string] => [
        name,
        String(value),
      ]),
    );
    return new Promise((resolve) => {
      const asking = request(
        {
          host: '127.0.0.1',
          port: this.#port,
          method: call.method,
          path: `/api${call.path}${isRead && query.size > 0 ? `?${query}` : ''}`,
          headers: {
            ...this.#headers,
            ...(isRead ? {} : { 'content-type': 'application/json', 'idempotency-key': key }),
          },
          timeout: PATIENCE_MS,
        },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('error', () => resolve(null));
          answer.on('aborted', () => resolve(null));
          answer.on('end', () => {
            for (const cookie of answer.headers['set-cookie'] ?? []) this.#keep(cookie);
            try {
              const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as never;
              resolve(
                (answer.statusCode ?? 500) < 400 ? { ok: true, answer: body } : { ok: false, refusal: body },
              );
            } catch {
              resolve(null);
            }
          });
        },
      );
      asking.on('error', () => resolve(null));
      asking.on('timeout', () => asking.destroy());
      asking.end(isRead ? undefined : JSON.stringify(input));
    });
  }

  /** @throws when it was refused, or when the line broke */
  async must<C extends AnyCall>(call: C, input: SentOf<C>): Promise<AnswerOf<C>> {
    const outcome = await this.call(call, input);
    if (outcome === null) throw new Error(`${call.path}: no answer.`);
    if (!outcome.ok) throw new Error(`${call.path}: ${outcome.refusal.refused}`);
    return outcome.answer;
  }

  /** Opens a page: a sign of life, and a place to hear what happens. */
  open(side: 'house' | 'desk', hear: (message: ToClient) => void = () => undefined): Promise<LiveLine> {
    const socket = new WebSocket(`ws://127.0.0.1:${this.#port}/live?kant=${side}`, {
      headers: this.#headers,
    });
    socket.on('message', (data) => hear(JSON.parse(String(data)) as ToClient));
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    return new Promise((resolve, reject) => {
      socket.on('error', reject);
      socket.once('open', () =>
        resolve({
          closed,
          send: (message) => socket.send(JSON.stringify(message)),
          close: () => socket.terminate(),
        }),
      );
    });
  }

  #keep(cookie: string): void {
    const [pair = ''] = cookie.split(';');
    const at = pair.indexOf('=');
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
    if (value === '') this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}
