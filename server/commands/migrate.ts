import type { Command } from './command.ts';
import { bringUpToDate, openDatabase } from './open-database.ts';

export const migrateOnly: Command = {
  name: 'migrate',
  does: 'Brings the database to the shape of this version and stops. start does this by itself.',
  about: [
    'For who wants to see it happen apart from a start, after a new version. A database of a newer version is refused and left as it was. Make a backup first.',
  ],
  options: [],
  examples: ['vindplaats migrate'],
  async run({ config, root, say }) {
    const database = await openDatabase(config);
    try {
      const ran = await bringUpToDate(database.connection, root);
      say(ran.length === 0 ? 'The database is up to date.' : `Migrated: ${ran.join(', ')}.`);
      return undefined;
    } finally {
      await database.close();
    }
  },
};
