import type pg from 'pg';
import type { CityId } from '../../platform/core/ids.ts';
import { KeyRing } from '../../platform/server/sealed/key-ring.ts';
import type { DatabaseParts } from './database.ts';
import type { Finding } from './finding.ts';

interface Row {
  readonly id: CityId;
  readonly slug: string;
  readonly name: string;
  readonly hosts: string[];
  readonly is_default: boolean;
  readonly is_demo: boolean;
}

export async function examineCities(client: pg.Client, config: DatabaseParts['config']): Promise<Finding[]> {
  const { rows } = await client.query<Row>(
    'select id, slug, name, hosts, is_default, is_demo from city order by made_at',
  );
  if (rows.length === 0)
    return [
      config.isProduction
        ? { what: 'Cities: none yet', todo: 'Add yours: vindplaats city add --help' }
        : { what: 'Cities: none yet; start lays out the demo city' },
    ];
  const keys = keyRing(config.keyFile);
  return rows.map((city) => {
    const where = city.hosts.length > 0 ? city.hosts.join(', ') : 'every address without a city of its own';
    const what = `City: ${city.name} (${city.slug}), at ${where}${city.is_demo ? '; invented' : ''}`;
    if (keys !== null && !keys.holdsCity(city.id))
      return {
        what: `${what}; its key is missing`,
        todo: 'Put back the backup of the key file: its texts cannot be read without it.',
      };
    if (city.is_demo && config.isProduction)
      return {
        what,
        todo: 'An invented city stands in a house that is meant for a real one. Use a data folder of its own.',
      };
    if (config.isProduction && city.hosts.length === 0)
      return { what, todo: 'No host name leads to this city alone. Add it anew with --host.' };
    return { what };
  });
}

/** null when it cannot be opened: another check tells about that. */
function keyRing(path: string): KeyRing | null {
  try {
    return KeyRing.openExisting(path);
  } catch {
    return null;
  }
}
