// People of the house over real HTTP and real sockets. A reverse proxy would tell the house each one's address; this
// tells it the same way, so that limits per network see a thousand phones and not one machine.
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import WebSocket from 'ws';

const agent = new Agent({ keepAlive: true, maxSockets: 256 });
let born = 0;

export class Somebody {
  /** @param {number} port */
  constructor(port) {
    this.port = port;
    this.cookie = '';
    const at = born++;
    // Each load process numbers its own; 10.0.0.0/8 has room for all.
    this.address = `10.${process.pid % 250}.${(at >> 8) % 256}.${at % 256}`;
  }

  /** @param {'GET' | 'POST'} method @param {string} path of the call @param {Record<string, unknown>} [input]
   *  @returns {Promise<{ status: number, body: any }>} */
  call(method, path, input = {}) {
    const query =
      method === 'GET' ? new URLSearchParams(/** @type {Record<string, string>} */ (input)).toString() : '';
    return new Promise((resolve, reject) => {
      const asking = request(
        {
          host: '127.0.0.1',
          port: this.port,
          method,
          path: `/api${path}${query === '' ? '' : `?${query}`}`,
          agent,
          headers: {
            host: `localhost:${this.port}`,
            origin: `http://localhost:${this.port}`,
            'sec-fetch-site': 'same-origin',
            'x-forwarded-for': this.address,
            cookie: this.cookie,
            ...(method === 'POST'
              ? { 'content-type': 'application/json', 'idempotency-key': randomUUID() }
              : {}),
          },
        },
        (answer) => {
          let text = '';
          answer.setEncoding('utf8').on('data', (part) => {
            text += part;
          });
          answer.on('error', reject);
          answer.on('end', () => {
            const set = (answer.headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0]);
            if (set.length > 0) this.cookie = set.join('; ');
            resolve({ status: answer.statusCode ?? 0, body: text === '' ? null : JSON.parse(text) });
          });
        },
      );
      asking.on('error', reject);
      asking.end(method === 'POST' ? JSON.stringify(input) : undefined);
    });
  }

  /** As `call`, for what must work. @param {'GET' | 'POST'} method @param {string} path @param {Record<string, unknown>} [input] */
  async must(method, path, input) {
    const { status, body } = await this.call(method, path, input);
    if (status >= 400) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
    return body;
  }

  /** @param {'house' | 'desk'} side @param {(text: string) => void} [hear] @returns {Promise<WebSocket>} */
  line(side, hear = () => undefined) {
    const socket = new WebSocket(`ws://127.0.0.1:${this.port}/live?kant=${side}`, {
      perMessageDeflate: false,
      headers: {
        host: `localhost:${this.port}`,
        origin: `http://localhost:${this.port}`,
        'sec-fetch-site': 'same-origin',
        'x-forwarded-for': this.address,
        cookie: this.cookie,
      },
    });
    socket.on('message', (data) => hear(String(data)));
    return new Promise((resolve, reject) => {
      socket.once('open', () => resolve(socket));
      socket.once('error', reject);
    });
  }
}

/** Both of the printed links sign in, begin a shift and keep a desk open: the door opens.
 *  @param {import('./house.mjs').House} house @returns {Promise<() => void>} closes the desks */
export async function openDoor(house) {
  /** @type {WebSocket[]} */
  const desks = [];
  for (const line of house.lines) {
    const secret = /^Sign in as .*#(\S+)$/.exec(line)?.[1];
    if (secret === undefined) continue;
    const member = new Somebody(house.port);
    await member.must('POST', '/identity/use-invitation', { secret });
    desks.push(await member.line('desk'));
    await member.must('POST', '/conversation/check-in', {});
  }
  const { isOpen } = await new Somebody(house.port).must('GET', '/conversation/street');
  if (!isOpen) throw new Error('Two hosts are on shift and the door is closed.');
  return () => {
    for (const desk of desks) desk.terminate();
  };
}
