import type { City } from '../../../platform/server/city/cities.ts';
import type { Services } from '../../../platform/server/http/services.ts';
import { forgetExpired } from './complaint.store.ts';

export const keepComplaints = ({ db }: Pick<Services, 'db'>, city: City): Promise<void> =>
  db.transaction(city.id, forgetExpired);
