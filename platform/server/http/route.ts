import type { AnswerOf, AnyCall, EventKind, InputOf, PersonOf, Refused } from '../../core/contract.ts';
import type { Instant } from '../../core/time.ts';
import type { City, Language } from '../city/cities.ts';
import type { Limited } from '../limits/limits.ts';
import type { Tx } from '../storage/types.ts';
import type { Services } from './services.ts';

/** What a handler is given. `by` is who asks, as narrow as the call's guard makes it. */
export interface Asked<C extends AnyCall> {
  readonly by: PersonOf<C>;
  readonly input: InputOf<C>;
  readonly city: City;
  readonly language: Language;
  readonly now: Instant;
  readonly reply: Reply;
  /** From whose network, as a keyed hash in memory; for taking turns, never stored. */
  readonly network: string;
  /** Counts one act of this person against its limits. @returns the refusal, once there were too many */
  readonly take: (what: Limited, room?: string) => Promise<Refused<'tooMany'> | null>;
}

/** What only the door of the house may set: the cookies of a session. */
export interface Reply {
  startVisit(secret: string): void;
  startWork(secret: string): void;
  /** Ends the session here: cookies, storage and caches of the browser. */
  leave(): void;
  /** As `leave`, for who leaves the visitors' side. A worker's cookie in the same browser is not asked back. */
  leaveHouse(): void;
}

export interface Route {
  readonly call: AnyCall;
  /** How a retry with the same key is answered: from what was kept, or by running again what does no harm twice. */
  readonly replays: 'stored' | 'natural';
  readonly handle: (asked: Asked<AnyCall>, services: Services, transact: Transact) => Promise<unknown>;
}

/** Opens the request's transaction; for a write that is kept once, its key stands or falls with it. */
export type Transact = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

type Outcome<C extends AnyCall> = Promise<AnswerOf<C> | Refused>;

/** A call and what it does, inside one transaction of the city. */
export function route<C extends AnyCall>(
  call: C,
  work: (asked: Asked<C> & { tx: Tx }, services: Services) => Outcome<C>,
): Route {
  return {
    call,
    replays: 'stored',
    handle: (asked, services, transact) =>
      transact((tx) => work({ ...(asked as unknown as Asked<C>), tx }, services)),
  };
}

/** A call that arranges its own transactions: it hashes, gathers or waits in between. Must be harmless when run twice. */
export function freeRoute<C extends AnyCall>(
  call: C,
  work: (asked: Asked<C>, services: Services) => Outcome<C>,
): Route {
  return {
    call,
    replays: 'natural',
    handle: (asked, services) => work(asked as unknown as Asked<C>, services),
  };
}

/** Who hears of an event, decided on the server with the moment's data.
 *  Topics are `house`, `desk`, `visitor:<id>`, `member:<id>`. */
export interface Audience {
  readonly event: string;
  readonly hears: (data: Record<string, unknown>) => readonly string[];
}

export function audience<E extends Pick<EventKind, 'name' | 'data'>>(
  event: E,
  hears: (data: import('zod').output<E['data']>) => readonly string[],
): Audience {
  return { event: event.name, hears: hears as Audience['hears'] };
}
