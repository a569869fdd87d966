import { randomBytes, randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, inject } from 'vitest';
import { checkIn } from '../../engines/conversation/desk/desk.contract.ts';
import { engines } from '../../server/main.ts';
import type { AnswerOf, AnyCall, RefusalAnswer, SentOf } from '../core/contract.ts';
import { useInvitation } from '../core/identity.contract.ts';
import type { MemberId } from '../core/ids.ts';
import { type Instant, instant, msBetween } from '../core/time.ts';
import type { City } from '../server/city/cities.ts';
import { systemClock } from '../server/city/cities.ts';
import { addCity, buildHouse, type House, type HouseParts } from '../server/house.ts';
import { addMember, invite, type NewMember } from '../server/identity/identity.store.ts';
import { makeLog } from '../server/log.ts';

let opened: Promise<House> | null = null;

/** One house per test file, on the run's database, listening on loopback. Its log lines are kept for who asks. */
export const logLines: string[] = [];

export function theHouse(): Promise<House> {
  opened ??= aHouse();
  return opened;
}

const KEY_FILE = `keys-${process.pid}-${randomBytes(4).toString('hex')}.json`;

/** A house on the run's database, with the keys of this test file: another one is a second node. Who opens it closes it. */
export async function aHouse(given: Pick<HouseParts, 'natsUrl'> = {}): Promise<House> {
  const house = await buildHouse({
    connection: inject('database'),
    keyFile: join(inject('scratch'), KEY_FILE),
    engines,
    log: makeLog('debug', (line) => void logLines.push(line)),
    publicUrl: new URL('http://localhost'),
    builtFolder: join(process.cwd(), 'dist'),
    contentFolder: join(process.cwd(), 'content'),
    phraseCost: { memoryKib: 1024 },
    keepsTime: false,
    ...given,
  });
  await house.listen(0, '127.0.0.1');
  return house;
}

afterAll(async () => {
  const house = await opened;
  opened = null;
  await house?.close();
});

export type Reply<C extends AnyCall> = {
  readonly status: number;
  readonly headers: Record<string, string | string[] | number | undefined>;
} & (
  | { readonly ok: true; readonly answer: AnswerOf<C> }
  | { readonly ok: false; readonly refusal: RefusalAnswer }
);

/** Somebody with a browser: keeps cookies and makes calls as the web half does. */
export class Actor {
  readonly #house: House;
  readonly host: string;
  readonly cookies = new Map<string, string>();
  id = '';

  constructor(house: House, host: string) {
    this.#house = house;
    this.host = host;
  }

  get cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async call<C extends AnyCall>(call: C, input: SentOf<C>, key: string = randomUUID()): Promise<Reply<C>> {
    const isRead = call.method === 'GET';
    const query = new URLSearchParams(
      Object.entries(input as Record<string, unknown>).map(([name, value]) => [name, String(value)]),
    );
    const answer = await this.request({
      method: call.method,
      url: `/api${call.path}${isRead && query.size > 0 ? `?${query}` : ''}`,
      headers: isRead
        ? {}
        : {
            origin: `http://${this.host}`,
            'sec-fetch-site': 'same-origin',
            'content-type': 'application/json',
            'idempotency-key': key,
          },
      ...(isRead ? {} : { payload: JSON.stringify(input) }),
    });
    const base = { status: answer.statusCode, headers: answer.headers };
    const body = answer.json() as unknown;
    return answer.statusCode < 400
      ? { ...base, ok: true, answer: body as AnswerOf<C> }
      : { ...base, ok: false, refusal: body as RefusalAnswer };
  }

  /** As `call`, for a set-up that must work: throws with the refusal otherwise. */
  async must<C extends AnyCall>(call: C, input: SentOf<C>): Promise<AnswerOf<C>> {
    const reply = await this.call(call, input);
    if (!reply.ok)
      throw new Error(`${call.path}: ${reply.refusal.refused} ${JSON.stringify(reply.refusal.data)}`);
    return reply.answer;
  }

  async request(options: {
    method: string;
    url: string;
    headers?: Record<string, string>;
    payload?: string;
  }) {
    const answer = await this.#house.app.inject({
      method: options.method as 'GET',
      url: options.url,
      headers: {
        host: this.host,
        ...(this.cookies.size > 0 ? { cookie: this.cookieHeader } : {}),
        ...options.headers,
      },
      ...(options.payload === undefined ? {} : { payload: options.payload }),
    });
    for (const cookie of answer.cookies) {
      if (cookie.maxAge === 0 || cookie.value === '') this.cookies.delete(cookie.name);
      else this.cookies.set(cookie.name, cookie.value);
    }
    return answer;
  }
}

const NAMES = ['Samira', 'Jonas', 'Lenn', 'Ayla', 'Wout', 'Noor', 'Bram', 'Ines'];

export type Host = Actor & { workName: string };

/** A city of its own for one test: its host name, its clock, its people. */
export class TestCity {
  readonly house: House;
  readonly city: City;
  readonly host: string;
  readonly port: number;
  #named = 0;

  constructor(house: House, city: City, host: string) {
    this.house = house;
    this.city = city;
    this.host = host;
    this.port = (house.app.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://${this.host}:${this.port}`;
  }

  anyone(): Actor {
    return new Actor(this.house, this.host);
  }

  /** Somebody of the team, signed in by a real invitation. */
  async member(given: Partial<NewMember> = {}): Promise<Host> {
    const workName =
      given.workName ??
      `${NAMES[this.#named % NAMES.length]}${this.#named < NAMES.length ? '' : this.#named}`;
    this.#named += 1;
    const { id, secret } = await this.invitation({ ...given, workName });
    const actor = this.anyone();
    await actor.must(useInvitation, { secret });
    return Object.assign(actor, { id, workName });
  }

  async invitation(
    given: Partial<NewMember> & { workName: string },
  ): Promise<{ id: MemberId; secret: string }> {
    return this.house.services.db.transaction(this.city.id, async (tx) => {
      const id = await addMember(tx, {
        fullName: `${given.workName} Test`,
        role: 'worker',
        workTitle: 'jeugdwerker van de stad',
        service: 'Jeugddienst',
        // Before any moment that a test sets its clock to.
        screenedOn: '2025-09-01',
        ...given,
      });
      return { id, secret: (await invite(tx, id)).secret };
    });
  }

  /** Two workers checked in: a demo city's door opens at any hour then, another's inside its hours. */
  async openHouse(): Promise<readonly [Host, Host]> {
    const one = await this.member();
    const other = await this.member();
    await one.must(checkIn, {});
    await other.must(checkIn, {});
    return [one, other];
  }

  now(): Instant {
    return this.house.services.clocks.now(this.city.id);
  }

  /** Moves this city's clock to a moment; it runs on from there. */
  setClock(at: string): void {
    this.house.services.clocks.move(this.city.id, msBetween(systemClock.now(), instant(at)));
  }

  /** What the house does by itself every few seconds, for this city, now. */
  async keep(): Promise<void> {
    for (const engine of engines) await engine.keep(this.house.services, this.city);
  }

  wait(ms: number): void {
    this.house.services.clocks.move(this.city.id, msBetween(systemClock.now(), this.now()) + ms);
  }
}

export async function aCity(given: { isDemo?: boolean; house?: House } = {}): Promise<TestCity> {
  const house = given.house ?? (await theHouse());
  const slug = `stad-${randomBytes(6).toString('hex')}`;
  const host = `${slug}.localhost`;
  const city = await addCity(house, engines, {
    slug,
    name: 'Teststad',
    hosts: [host],
    isDefault: false,
    isDemo: given.isDemo ?? true,
  });
  return new TestCity(house, city, host);
}
