import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { megabytes, ms } from '../figure.mjs';
import { cpuOf, freePort, inAHouse, memoryOf } from '../house.mjs';
import { runLoad } from '../load/run-load.mjs';
import { openDoor } from '../people.mjs';

const SECONDS = 20;

/** @typedef {import('../load/room-load.mjs').Order} Order */
/** @typedef {import('../load/room-load.mjs').Outcome} Outcome */

/** @param {import('../house.mjs').House} house @param {Omit<Order, 'port' | 'bare' | 'seconds'>} order */
async function loaded(house, order) {
  const close = await openDoor(house);
  let before = cpuOf(house.pid);
  let began = performance.now();
  /** @type {Outcome} */
  const outcome = await runLoad(
    'room-load',
    { port: house.port, bare: false, ...order, seconds: SECONDS },
    () => {
      before = cpuOf(house.pid);
      began = performance.now();
    },
  );
  const passed = (performance.now() - began) / 1000;
  const after = cpuOf(house.pid);
  const memory = memoryOf(house.pid);
  close();
  return {
    outcome,
    memory,
    share: { app: (after.app - before.app) / passed, database: (after.database - before.database) / passed },
  };
}

/** @param {Outcome} outcome */
const seen = ({ p50, p99, late }) =>
  `p50 ${ms(p50)}, p99 ${ms(p99)}${late > 10 ? ` (the generator itself late by ${ms(late)})` : ''}`;
/** @param {Outcome} outcome what went wrong, in words; empty when nothing did */
const lost = ({ missing, refused }) =>
  `${missing > 0 ? `; ${missing} not seen` : ''}${refused > 0 ? `; ${refused} refused` : ''}`;

const ROOM = { visitors: 500, perSecond: 20 };
/** What the design measured with the same two libraries, before there was a house around them. */
const DESIGN = 'design: p50 7.8, p99 33 ms';

/** @returns {Promise<Outcome>} */
async function bare() {
  const port = await freePort();
  const peer = fork(fileURLToPath(new URL('../load/bare.mjs', import.meta.url)), [String(port)]);
  try {
    await once(peer, 'message');
    return await runLoad('room-load', { port, bare: true, ...ROOM, seconds: SECONDS });
  } finally {
    peer.disconnect();
  }
}

/** @type {import('../figure.mjs').Figure} */
export const room = {
  name: 'room',
  measure: async () => {
    const peer = await bare();
    const { outcome, share } = await inAHouse((house) => loaded(house, ROOM));
    return [
      {
        figure: `One room of ${ROOM.visitors} at ${ROOM.perSecond} messages/s, each committed: from sending to seen by everybody`,
        ours: `${seen(outcome)}${lost(outcome)}`,
        beside: `bare fastify and ws, no database: ${seen(peer)}; ${DESIGN}`,
        holds: null,
      },
      {
        figure: 'The same: until the writer reads "sent"',
        ours: `p50 ${ms(outcome.sentP50)}, p99 ${ms(outcome.sentP99)}`,
        beside: `bare: p50 ${ms(peer.sentP50)}, p99 ${ms(peer.sentP99)}`,
        holds: null,
      },
      {
        figure: 'The same: share of a core',
        ours: `app ${(share.app * 100).toFixed(0)} %, database ${(share.database * 100).toFixed(0)} %`,
        beside: 'design: 13 % for the sockets alone',
        holds: null,
      },
    ];
  },
};

/** A city's peak is 50 messages a second over its rooms; more than ten in one room nobody can read. */
const CITY = { visitors: 1000, perSecond: 10, atMost: 50 };

/** @type {import('../figure.mjs').Figure} */
export const visitors = {
  name: 'visitors',
  measure: async () => {
    const { outcome, memory, share } = await inAHouse((house) => loaded(house, CITY));
    return [
      {
        figure: `${CITY.visitors} visitors in one process, over ${outcome.rooms} room${outcome.rooms === 1 ? '' : 's'}, ${outcome.perSecond.toFixed(0)} messages/s: from sending to seen`,
        ours: `${seen(outcome)}${lost(outcome)}`,
        beside: `${Math.round(outcome.deliveries / SECONDS)} deliveries/s`,
        holds: null,
      },
      {
        figure: 'The same: memory (PSS) and share of a core',
        ours: `app ${megabytes(memory.app)} and ${(share.app * 100).toFixed(0)} %, database ${megabytes(memory.database)} and ${(share.database * 100).toFixed(0)} %`,
        beside: 'limit: a node of 2 cores and 2 GB',
        holds: memory.app + memory.database < 2048 && outcome.missing === 0,
      },
    ];
  },
};
