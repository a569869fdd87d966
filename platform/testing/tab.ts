import { request } from 'node:http';
import { vi } from 'vitest';
import { WebSocket as PlainSocket } from 'ws';
import { type Entry, type Folded, fold, type RoomId } from '../core/room-log.ts';
import type { line as Line } from '../web/live.ts';

/** What a browser gives to a page, as far as the live line needs it: it always sends host, origin and cookies along. */
export function browserAround({ host, port, cookie }: { host: string; port: number; cookie: string }): {
  /** As when a phone finds its network again. */
  wakeUp(): void;
} {
  const target = new EventTarget();
  const headers = {
    host: `${host}:${port}`,
    origin: `http://${host}:${port}`,
    cookie,
    'sec-fetch-site': 'same-origin',
  };
  class BrowserSocket extends PlainSocket {
    constructor(address: string) {
      const { pathname, search } = new URL(address);
      super(`ws://127.0.0.1:${port}${pathname}${search}`, { headers });
      // A browser shows an error to nobody; the closing follows.
      this.on('error', () => undefined);
    }
  }
  vi.stubGlobal('WebSocket', BrowserSocket);
  vi.stubGlobal('location', new URL(`http://${host}:${port}/binnen`));
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }));
  vi.stubGlobal('addEventListener', target.addEventListener.bind(target));
  vi.stubGlobal('removeEventListener', target.removeEventListener.bind(target));
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => fetchFrom(port, path, headers, init));
  return { wakeUp: () => void target.dispatchEvent(new Event('online')) };
}

function fetchFrom(port: number, path: string, headers: Record<string, string>, init: RequestInit) {
  return new Promise<Response>((resolve, reject) => {
    const asking = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method: init.method,
        agent: false,
        headers: { ...headers, ...(init.headers as Record<string, string>) },
        ...(init.signal ? { signal: init.signal } : {}),
      },
      (answer) => {
        let text = '';
        answer.on('data', (chunk) => {
          text += String(chunk);
        });
        answer.on('error', reject);
        answer.on('end', () => resolve(new Response(text || null, { status: answer.statusCode ?? 500 })));
      },
    );
    asking.on('error', reject);
    asking.end(init.body as string);
  });
}

let made = 0;

/** The live line of the web half itself, in a tab of its own, with a log that grows as on a screen. */
export class Tab {
  readonly #line: typeof Line;
  log: Folded;
  /** What a reader must never see: a hole, or the same again. */
  readonly wrong: string[] = [];
  /** How often the line was there, counted from its openings. */
  openings = 0;

  private constructor(line: typeof Line, from: Folded) {
    this.#line = line;
    this.log = from;
  }

  static async open(room: RoomId, from: Folded): Promise<Tab> {
    made += 1;
    // A module of its own for each tab, as in a browser.
    const module = `../web/live.ts?tab=${made}`;
    const { line } = (await import(/* @vite-ignore */ module)) as typeof import('../web/live.ts');
    const tab = new Tab(line, from);
    line.follow(room, {
      cursor: () => tab.log.seq,
      entries: (entries) => tab.#take(entries),
      reload: () => void tab.wrong.push('reload'),
    });
    line.onHappened((name) => {
      if (name === 'line.open') tab.openings += 1;
    });
    line.start('house', () => void tab.wrong.push('ended'));
    return tab;
  }

  close(): void {
    this.#line.stop();
  }

  #take(entries: readonly Entry[]): void {
    for (const entry of entries) {
      if (entry.seq === this.log.seq + 1) this.log = fold(this.log, entry);
      else this.wrong.push(`${this.log.seq} then ${entry.seq}`);
    }
  }
}
