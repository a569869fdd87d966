import { DEMO, layOutDemo } from '../demo.ts';
import { engines } from '../main.ts';
import { askRunningHouse } from '../operator/control.ts';
import { type Command, CommandRefusal } from './command.ts';
import { withClosedHouse } from './in-the-house.ts';

export const seedDemo: Command = {
  name: 'seed demo',
  does: `Lays out the invented city ${DEMO.name}: a team of seven, opening hours and a rota, to try things out.`,
  about: [
    'Only in a house without a city: nothing invented ever gets into a real one. On a machine of your own, start does this by itself the first time.',
    `With NODE_ENV=production it has to be asked for by name: --name ${DEMO.name}.`,
  ],
  options: [
    { option: '--name', means: 'Name of the invented city, to show that it is meant.', example: DEMO.name },
  ],
  examples: ['vindplaats seed demo', `NODE_ENV=production vindplaats seed demo --name ${DEMO.name}`],
  async run(context) {
    const { config, given, say } = context;
    const name = given['--name'];
    if (name !== undefined && name.toLowerCase() !== DEMO.name.toLowerCase())
      throw new CommandRefusal(`--name ${name} is not the invented city: that is ${DEMO.name}.`);
    if (config.isProduction && name === undefined)
      throw new CommandRefusal(
        `In production the demo city is only laid out when it is asked for by name: vindplaats seed demo --name ${DEMO.name}`,
      );
    if ((await askRunningHouse(config.dataDir, 'ping', {})).isThere)
      throw new CommandRefusal(
        `A house runs on ${config.dataDir}. Stop it first, or use another folder: vindplaats seed demo --data-dir ./demo`,
      );
    await withClosedHouse(context, async (house) => {
      const [city] = house.services.cities.all;
      if (city !== undefined)
        throw new CommandRefusal(
          `This house has a city already: ${city.name}. The demo is laid out in an empty house only; use another folder: vindplaats seed demo --data-dir ./demo`,
        );
      await layOutDemo(house, engines);
    });
    say(`${DEMO.name} is there. Start the house: vindplaats start`);
    return undefined;
  },
};
