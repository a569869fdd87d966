import type { CityId } from '../../../platform/core/ids.ts';
import type { Services } from '../../../platform/server/http/services.ts';
import { deskChanged } from '../desk/desk.contract.ts';
import { houseChanged } from '../street/street.contract.ts';
import { bustleOf } from './bustle.rules.ts';
import type { Bustle } from './rooms.contract.ts';

/** Coming and going is gathered this long: the street shows a mood, not every step on the mat. */
const GATHER_MS = 1_000;

/** Tells the house when the words for a room's bustle change; figures never leave the server. */
export function watchBustle(services: Services): () => void {
  const told = new Map<string, Bustle>();
  const waiting = new Map<string, { cityId: CityId; timer: NodeJS.Timeout }>();
  services.hub.onPresence((cityId, roomId) => {
    const key = `${cityId}|${roomId}`;
    if (waiting.has(key)) return;
    const timer = setTimeout(() => {
      waiting.delete(key);
      const now = bustleOf(
        services.hub.present(cityId, roomId).filter((person) => person.role === 'visitor').length,
      );
      services.hub.announce(cityId, [deskChanged({})]);
      if (told.get(key) === now) return;
      told.set(key, now);
      services.hub.announce(cityId, [houseChanged({})]);
    }, GATHER_MS);
    waiting.set(key, { cityId, timer });
  });
  return () => {
    for (const { timer } of waiting.values()) clearTimeout(timer);
  };
}
