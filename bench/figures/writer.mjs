import { inAHouse } from '../house.mjs';
import { runLoad } from '../load/run-load.mjs';
import { openDoor } from '../people.mjs';

const PEAK = 50;

/** @type {import('../figure.mjs').Figure} */
export const writer = {
  name: 'writer',
  measure: () =>
    inAHouse(async (house) => {
      const close = await openDoor(house);
      const rows = [];
      for (const callers of [1, 50]) {
        /** @type {{ perSecond: number, refused: number }} */
        const { perSecond, refused } = await runLoad('writer-load', {
          port: house.port,
          callers,
          seconds: 10,
        });
        rows.push({
          figure: `Sayings of one city that are safely on disk, ${callers === 1 ? 'one after the other' : `${callers} visitors at once`}`,
          ours: `${perSecond.toFixed(0)}/s${refused > 0 ? `; ${refused} refused` : ''}`,
          beside: callers === 1 ? 'design: 230 bare inserts/s' : `limit: a city's peak of ${PEAK}/s`,
          holds: callers === 1 ? null : perSecond >= PEAK,
        });
      }
      close();
      return rows;
    }),
};
