import type { Person } from '../../core/contract.ts';
import type { City } from '../city/cities.ts';
import type { Asked } from './route.ts';
import type { Services } from './services.ts';

/** By whom this request is counted, for its handler. */
export const countedFor = (
  { limits }: Pick<Services, 'limits'>,
  city: City,
  by: Person,
  network: string,
): Pick<Asked<never>, 'network' | 'take'> => ({
  network,
  take: (what, room) =>
    limits.take(city.id, what, { session: by.role === 'anyone' ? undefined : by.sessionId, room, network }),
});
