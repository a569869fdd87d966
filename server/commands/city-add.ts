import { CITY_OPTIONS } from '../operator/acts.ts';
import type { Command } from './command.ts';
import { actInTheHouse } from './in-the-house.ts';

export const cityAdd: Command = {
  name: 'city add',
  does: 'Adds a city with its living room, and prints a one-time link for its first coordinator.',
  about: [
    'Works while the house runs, and while it does not. Nothing is shown to anybody before a coordinator has signed in, set opening hours and planned shifts.',
    'The link works once and for 24 hours. It is kept nowhere: print a new one with vindplaats invite.',
  ],
  options: [
    {
      option: CITY_OPTIONS.slug,
      means: 'Short name in the machine, never shown to visitors.',
      example: 'voorbeeldstad',
    },
    { option: CITY_OPTIONS.name, means: 'Name as people read it.', example: 'Voorbeeldstad' },
    {
      option: CITY_OPTIONS.hosts,
      means: 'Host name under which people find it; several with commas, the first is used in links.',
      example: 'huis.voorbeeldstad.be',
    },
    {
      option: CITY_OPTIONS.zone,
      means: 'Time zone of its opening hours. Left out: Europe/Brussels.',
      example: 'Europe/Brussels',
    },
    { option: CITY_OPTIONS.languages, means: 'Languages of the screens. Left out: nl,en.', example: 'nl,en' },
    {
      option: CITY_OPTIONS.colour,
      means: 'Colour of its door. Left out: the green of the house.',
      example: '#2f6f5e',
    },
    {
      option: CITY_OPTIONS.coordinator,
      means: 'Full name of its first coordinator. Visitors read the first name.',
      example: 'Nadia Verlinden',
    },
    {
      option: CITY_OPTIONS.service,
      means: 'Service the coordinator works for. Left out: Jeugddienst and the name.',
      example: 'Jeugddienst Voorbeeldstad',
    },
    {
      option: CITY_OPTIONS.screenedOn,
      means:
        "Day on which the coordinator's extract from the criminal records was seen. Needed before they can host.",
      example: '2026-09-01',
    },
  ],
  examples: [
    'vindplaats city add --slug voorbeeldstad --name Voorbeeldstad --host huis.voorbeeldstad.be --coordinator "Nadia Verlinden"',
  ],
  async run(context) {
    const { given } = context;
    const list = (text: string | undefined) => text?.split(',').map((part) => part.trim().toLowerCase());
    await actInTheHouse(context, 'city-add', {
      slug: given[CITY_OPTIONS.slug],
      name: given[CITY_OPTIONS.name],
      hosts: list(given[CITY_OPTIONS.hosts]),
      zone: given[CITY_OPTIONS.zone] ?? 'Europe/Brussels',
      languages: list(given[CITY_OPTIONS.languages] ?? 'nl,en'),
      colour: given[CITY_OPTIONS.colour] ?? null,
      coordinator: given[CITY_OPTIONS.coordinator] ?? null,
      service: given[CITY_OPTIONS.service] ?? null,
      screenedOn: given[CITY_OPTIONS.screenedOn] ?? null,
    });
    return undefined;
  },
};
