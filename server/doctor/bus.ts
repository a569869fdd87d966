import type { Config } from '../../platform/server/config.ts';
import { connectNats, reasonOf } from '../../platform/server/live/nats-connection.ts';
import type { Finding } from './finding.ts';

/** Looks whether the bus to other nodes answers; a house of one node has none, and nothing to look at. */
export async function examineBus({ natsUrl }: Pick<Config, 'natsUrl'>): Promise<Finding[]> {
  if (natsUrl === null) return [];
  try {
    const connection = await connectNats(natsUrl);
    const version = connection.info?.version ?? 'of an unknown version';
    await connection.close();
    return [{ what: `Bus: NATS ${version} answers` }];
  } catch (error) {
    return [
      {
        what: `Bus: no answer (${reasonOf(error)}); each house goes on alone, and is up to 30 seconds behind on the others`,
        todo: 'Look whether the NATS server runs, and whether NATS_URL has the right name, password and port.',
      },
    ];
  }
}
