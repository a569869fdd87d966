import type { City } from '../../platform/server/city/cities.ts';

/** Under which people find a city: its own host name, as the public address is reached. */
export function addressOf(city: Pick<City, 'hosts'>, publicUrl: URL): string {
  const [host] = city.hosts;
  if (host === undefined) return publicUrl.origin;
  const port = publicUrl.port === '' ? '' : `:${publicUrl.port}`;
  return `${publicUrl.protocol}//${host}${port}`;
}

/** Signs one person in, once. The secret stands behind #, so no server on the way sees it. */
export const signInLink = (address: string, secret: string) => `${address}/team/aanmelden#${secret}`;
