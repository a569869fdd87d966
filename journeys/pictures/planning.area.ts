import type { Area } from './areas.ts';

export const planning: Area = async (evening, shoot) => {
  await evening.opens();
  const screen = await evening.desk('Nadia');
  for (const [address, name] of [
    ['/team/rooster', 'rota'],
    ['/team/uren', 'hours'],
    ['/team/hulplijnen', 'help-lines'],
    ['/team/kamers', 'rooms'],
    ['/team/mensen', 'team'],
  ] as const) {
    await screen.open(address);
    await shoot(name, screen);
  }
};
