import { join } from 'node:path';

/** Folders with migrations; the runner orders all of them by date. */
export const migrationFolders = (root: string): string[] => [
  join(root, 'platform/server/migrations'),
  join(root, 'engines/conversation/migrations'),
  join(root, 'engines/casework/migrations'),
];
