import { Socket } from 'node:net';
import type { Config } from '../../platform/server/config.ts';
import type { House } from '../../platform/server/house.ts';
import { beginJobs } from '../../platform/server/jobs/jobs.ts';
import { demoLinks, demoSecret, layOutDemo } from '../demo.ts';
import { examineDatabase } from '../doctor/database.ts';
import { beginLively } from '../lively/troupe.ts';
import { engines } from '../main.ts';
import { operatorActs } from '../operator/acts.ts';
import { addressOf } from '../operator/addresses.ts';
import { listenForOperator } from '../operator/control.ts';
import { type Command, CommandRefusal, type Context } from './command.ts';
import { houseOf } from './in-the-house.ts';
import { bringUpToDate, complain, openDatabase } from './open-database.ts';

export const start: Command = {
  name: 'start',
  does: 'Starts the house: database, desk and street. It is what vindplaats does without a command.',
  about: [
    'On the very first start on a machine of your own it lays out an invented city and prints links to sign in with. With NODE_ENV=production it does neither: add your city with vindplaats city add.',
    '--lively has scripted visitors and hosts talk in the invented city, so that you see a living house at once. You can talk back.',
    'Stop it with Ctrl-C, or with TERM: what was said is kept, and the database stops with it.',
  ],
  options: [],
  examples: [
    'vindplaats start',
    'vindplaats start --lively',
    'vindplaats start --port 8080 --data-dir /srv/vindplaats',
  ],
  async run({ config, root, say }) {
    const stop = waitForEnd();
    const database = await openDatabase(config);
    try {
      await bringUpToDate(database.connection, root);
      const house = await houseOf(config, root, database.connection, true);
      try {
        if (house.services.cities.all.length === 0 && !config.isProduction) await layOutDemo(house, engines);
        refuseScriptsElsewhere(house, config);
        const { port } = await house.listen(config.port, config.host);
        const stopListening = await listenForOperator(config.dataDir, {
          ...operatorActs(house, config.publicUrl),
          doctor: () => examineDatabase({ connection: database.connection, root, config }),
        });
        if (stopListening === null)
          complain('Another house runs on this data folder: commands such as city add go to that one.');
        const stopJobs = await beginJobs(house.services, database.connection);
        try {
          await greet(house, config, port, say);
          say(`Ready on ${config.host}:${port}`);
          const goHome = enliven(house, config, port);
          await stop;
          await goHome();
        } finally {
          await stopJobs();
          await stopListening?.();
        }
      } finally {
        await house.close();
      }
      return undefined;
    } finally {
      await database.close();
    }
  },
};

async function greet(house: House, config: Config, port: number, say: Context['say']): Promise<void> {
  const cities = house.services.cities.all;
  if (cities.length === 0) {
    say(
      'There is no city yet, so every address says that there is no house here. Add yours in another window:',
    );
    say('  vindplaats city add --slug voorbeeldstad --name Voorbeeldstad --host huis.voorbeeldstad.be');
    return;
  }
  const demo = cities.find((city) => city.isDemo);
  if (demo === undefined || config.isProduction) {
    for (const city of cities) say(`${city.name.padEnd(14)} ${addressOf(city, config.publicUrl)}/`);
    return;
  }
  say(`Street  ${config.publicUrl.origin}/`);
  say(`Desk    ${config.publicUrl.origin}/team`);
  const links = await demoLinks(house, demo, port);
  say(`Sign in as the coordinator, once: ${links.coordinator}`);
  say(`Sign in as a worker, once:        ${links.worker}`);
  say(`Sign in as the confidant, once:   ${links.confidant}`);
  say(
    `This is the demo city ${demo.name}, on this machine alone. ${
      config.isLively
        ? 'Scripted visitors and hosts are coming in; you can talk back.'
        : 'Its door opens once two people have checked in at the desk. With --lively scripted people talk in it.'
    }`,
  );
}

function refuseScriptsElsewhere(house: House, config: Config): void {
  const [city] = house.services.cities.all;
  if (config.isLively && !house.services.cities.all.some(({ isDemo }) => isDemo))
    throw new CommandRefusal(
      `LIVELY is for the demo city, and this house has ${city?.name ?? 'none'}. Use another folder: --data-dir ./demo`,
    );
}

/** Scripted people, in the demo city and nowhere else. @returns sends them home */
function enliven(house: House, config: Config, port: number): () => Promise<void> {
  const { cities, log } = house.services;
  const demo = cities.all.find((city) => city.isDemo);
  if (!config.isLively || demo === undefined) return async () => undefined;
  return beginLively({ port, log, secretFor: (workName) => demoSecret(house, demo, workName) });
}

/** Ends on Ctrl-C, on a stop from outside, and when the process that started us is gone. */
function waitForEnd(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
    process.once('SIGHUP', () => resolve());
    const fd = Number(process.env['VINDPLAATS_PARENT_FD']);
    if (Number.isInteger(fd) && fd > 2) {
      // A socket and not a file stream: a file stream's waiting read keeps the process from ending.
      const parent = new Socket({ fd, readable: true, writable: false });
      parent.on('close', () => resolve());
      parent.on('error', () => resolve());
      parent.unref();
      parent.resume();
    }
  });
}
