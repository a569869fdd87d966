import { cityAdd } from './city-add.ts';
import type { Command } from './command.ts';
import { doctor } from './doctor.ts';
import { inviteSomebody } from './invite.ts';
import { migrateOnly } from './migrate.ts';
import { seedDemo } from './seed-demo.ts';
import { start } from './start.ts';

/** In the order in which somebody meets them. */
export const COMMANDS: readonly Command[] = [start, cityAdd, inviteSomebody, doctor, migrateOnly, seedDemo];
