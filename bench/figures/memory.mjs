import { setTimeout as pause } from 'node:timers/promises';
import { megabytes } from '../figure.mjs';
import { inAHouse, memoryOf } from '../house.mjs';

const LIMIT_MB = 300;

/** @type {import('../figure.mjs').Figure} */
export const memory = {
  name: 'memory',
  measure: () =>
    inAHouse(async (house) => {
      // Twice its own rounds of five seconds, so that what runs by itself has run.
      await pause(12_000);
      const { app, database } = memoryOf(house.pid);
      return [
        {
          figure: 'Memory of app and database together, idle (PSS)',
          ours: `${megabytes(app + database)} (${app.toFixed(0)} + ${database.toFixed(0)})`,
          beside: `limit ${megabytes(LIMIT_MB)}`,
          holds: app + database <= LIMIT_MB,
        },
      ];
    }),
};
