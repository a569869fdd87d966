import type { Page } from '../core/contract.ts';
import type { City } from './city/cities.ts';
import type { Audience, Route } from './http/route.ts';
import type { MayRead, Services } from './http/services.ts';
import type { Admit } from './room-log/gatherer.ts';

/** One engine as the server sees it. server/main.ts lists them; the platform knows none by name. */
export interface Engine {
  readonly name: string;
  readonly routes: readonly Route[];
  readonly pages: readonly Page[];
  readonly audiences: readonly Audience[];
  readonly mayRead: MayRead;
  /** Decides about plain sayings in the engine's rooms, under their locks. At most one engine has rooms. */
  readonly admit: Admit | null;
  /** Keeps one city true to the time: called every few seconds, by every node, and harmless when called twice. */
  readonly keep: (services: Services, city: City) => Promise<void>;
  /** Called once when the server starts; @returns what stops it again */
  readonly begin: (services: Services) => () => void | Promise<void>;
  /** What a new city gets of this engine. */
  readonly layOut: (services: Services, city: City) => Promise<void>;
}
