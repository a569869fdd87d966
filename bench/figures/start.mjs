import { rmSync } from 'node:fs';
import { cpuOf, scratch, startHouse } from '../house.mjs';

const COLD_MS = 15_000;
const WARM_MS = 3_000;
const WARM_STARTS = 3;
/** Time on the wall, and of that what a processor worked: the one grows with other work on the machine, the other hardly.
 *  @param {import('../house.mjs').House} house */
const started = (house) => {
  const { app, database } = cpuOf(house.pid);
  return {
    ms: house.startMs,
    words: `${seconds(house.startMs)} (${seconds((app + database) * 1000)} of a processor)`,
  };
};
const seconds = (/** @type {number} */ ms) => `${(ms / 1000).toFixed(2)} s`;

/** @type {import('../figure.mjs').Figure} */
export const start = {
  name: 'start',
  measure: async () => {
    const folder = scratch();
    const made = await startHouse(folder);
    const first = started(made);
    await made.stop();
    /** @type {ReturnType<typeof started>[]} */
    const warm = [];
    for (let turn = 0; turn < WARM_STARTS; turn += 1) {
      const house = await startHouse(folder);
      warm.push(started(house));
      await house.stop();
    }
    rmSync(folder, { recursive: true, force: true });
    const worst = warm.reduce((a, b) => (a.ms > b.ms ? a : b));
    return [
      {
        figure: 'First start, on an empty folder: database made, city laid out, ready',
        ours: first.words,
        beside: `limit ${seconds(COLD_MS)}`,
        holds: first.ms <= COLD_MS,
      },
      {
        figure: `Start again (slowest of ${WARM_STARTS})`,
        ours: worst.words,
        beside: `limit ${seconds(WARM_MS)}`,
        holds: worst.ms <= WARM_MS,
      },
    ];
  },
};
