import { type AddressInfo, createConnection, createServer, type Server, type Socket } from 'node:net';
import type { TestCity } from './a-city.ts';

/** What something in between does to WebSockets: lets them through, answers 403, never answers, opens them and lets
 *  nothing pass, or cuts them as soon as they are open. */
export type Sockets = 'through' | 'refused' | 'hanging' | 'mute' | 'cut';
/** How a connection breaks: both ends at once, from the house's side, from the tab's, or silently: half-open, nothing
 *  passes and nobody is told. */
export const BREAKS = ['both', 'house', 'tab', 'silent'] as const;
export type Break = (typeof BREAKS)[number];

interface Link {
  readonly tab: Socket;
  readonly house: Socket;
  /** A WebSocket, or a question that may be held. */
  isLive: boolean;
  isMute: boolean;
}

/** Something on the way between a tab and the house, as at a school: carries bytes, and breaks what it is told to. */
export class Breaker {
  readonly #server: Server;
  readonly #links = new Set<Link>();
  sockets: Sockets = 'through';
  /** How many WebSockets were asked for. */
  asked = 0;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async before(city: Pick<TestCity, 'port'>): Promise<Breaker> {
    const server = createServer();
    const breaker = new Breaker(server);
    server.on('connection', (tab) => breaker.#carry(tab, city.port));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return breaker;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Where a browser finds the city through here. */
  addressOf({ host }: TestCity): Pick<TestCity, 'url' | 'host' | 'port'> {
    return { host, port: this.port, url: `http://${host}:${this.port}` };
  }

  /** Connections that carry a live line now. */
  get live(): number {
    return [...this.#links].filter((link) => link.isLive && !link.isMute).length;
  }

  /** Breaks one of the live connections. @param pick from 0 up to `live` */
  breakOne(pick: number, how: Break): void {
    const link = [...this.#links].filter((one) => one.isLive && !one.isMute)[pick];
    if (link === undefined) return;
    if (how === 'silent') link.isMute = true;
    if (how === 'both' || how === 'tab') link.tab.destroy();
    if (how === 'both' || how === 'house') link.house.destroy();
  }

  async close(): Promise<void> {
    for (const { tab, house } of this.#links) {
      tab.destroy();
      house.destroy();
    }
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #carry(tab: Socket, port: number): void {
    const house = createConnection({ host: '127.0.0.1', port });
    const link: Link = { tab, house, isLive: false, isMute: false };
    this.#links.add(link);
    let isSocket = false;
    for (const socket of [tab, house]) {
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.#links.delete(link);
        // Half-open: the other end learns nothing of it.
        if (link.isMute) return;
        tab.destroy();
        house.destroy();
      });
    }
    tab.on('data', (data) => {
      const head = data.toString('latin1');
      if (/^\w+ \/live/.test(head)) link.isLive = true;
      if (/^GET \/live/.test(head)) {
        isSocket = true;
        this.asked += 1;
        if (this.sockets === 'refused') {
          tab.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
          return;
        }
        if (this.sockets === 'hanging') link.isMute = true;
      }
      if (!link.isMute) house.write(data);
    });
    house.on('data', (data) => {
      if (link.isMute) return;
      tab.write(data);
      if (!isSocket) return;
      // The house's first words on a socket are that it is open.
      if (this.sockets === 'mute') link.isMute = true;
      if (this.sockets === 'cut') tab.destroy();
    });
  }
}
