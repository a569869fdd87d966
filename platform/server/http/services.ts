import type { Person } from '../../core/contract.ts';
import type { RoomId } from '../../core/room-log.ts';
import type { Cities, City, CityClocks } from '../city/cities.ts';
import type { PhraseHasher } from '../identity/phrase-hash.ts';
import type { Limits } from '../limits/limits.ts';
import type { Bus } from '../live/bus.ts';
import type { LiveHub } from '../live/hub.ts';
import type { Log } from '../log.ts';
import type { Gatherer } from '../room-log/gatherer.ts';
import type { Database } from '../storage/database.ts';

/** What the platform offers to the engines' routes and jobs. */
export interface Services {
  readonly db: Database;
  readonly cities: Cities;
  readonly clocks: CityClocks;
  readonly bus: Bus;
  readonly hub: LiveHub;
  readonly gatherer: Gatherer;
  readonly phrases: PhraseHasher;
  readonly limits: Limits;
  /** Folder of the content that ships: words, cards, forms. */
  readonly contentFolder: string;
  readonly log: Log;
}

/** What an engine answers when the platform asks whether somebody may follow a room's log. */
export type MayRead = (services: Services, city: City, person: Person, roomId: RoomId) => Promise<boolean>;
