import { z } from 'zod';
import type { City } from '../../platform/server/city/cities.ts';
import { addCity, type House } from '../../platform/server/house.ts';
import { addMember, invite } from '../../platform/server/identity/identity.store.ts';
import { CommandRefusal } from '../commands/command.ts';
import { engines } from '../main.ts';
import { addressOf, signInLink } from './addresses.ts';
import { oneLine, workNameFrom } from './words.ts';

/** A name that a browser asks for: no https://, no port, no address. */
const HOST = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/;

const isZone = (zone: string) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return /^[A-Za-z_]+(\/[A-Za-z_+-]+)+$|^UTC$/.test(zone);
  } catch {
    return false;
  }
};

/** What a new city is made of. Each field is refused by the name of its option. */
export const NewCityInput = z.object({
  slug: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,39}$/, '2 to 40 small letters, digits and hyphens, such as voorbeeldstad'),
  name: oneLine(60),
  hosts: z
    .array(z.string().regex(HOST, 'a host name in small letters, without https:// and without a port'))
    .min(1, 'the host name under which people find this city')
    .max(10),
  zone: z.string().refine(isZone, 'a time zone such as Europe/Brussels'),
  languages: z
    .array(z.enum(['nl', 'en'], 'nl, en or nl,en'))
    .min(1, 'nl, en or nl,en')
    .max(2),
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, 'six hexadecimal signs, such as #2f6f5e')
    .nullable(),
  coordinator: oneLine(80).nullable(),
  service: oneLine(80).nullable(),
  screenedOn: z.iso.date('a day such as 2026-09-01').nullable(),
});
export type NewCityInput = z.output<typeof NewCityInput>;

/** A real city with its living room, and a link for its first coordinator. */
export async function addRealCity(house: House, publicUrl: URL, input: NewCityInput): Promise<string[]> {
  const { cities, db } = house.services;
  // Another process may have added one since.
  refuseDouble(await cities.load(), input);
  const fullName = input.coordinator ?? 'Eerste coördinator';
  const workName = input.coordinator === null ? 'Coördinator' : workNameFrom(input.coordinator);
  const city = await addCity(house, engines, {
    slug: input.slug,
    name: input.name,
    hosts: input.hosts,
    isDefault: !cities.all.some((other) => other.isDefault),
    isDemo: false,
    languages: input.languages,
    zone: input.zone,
    doorColour: input.colour,
  });
  const { secret, expiresAt } = await db.transaction(city.id, async (tx) => {
    const member = await addMember(tx, {
      fullName,
      workName,
      role: 'coordinator',
      workTitle: 'coördinator jeugdwerk',
      service: input.service ?? `Jeugddienst ${input.name}`,
      screenedOn: input.screenedOn,
    });
    return invite(tx, member);
  });
  const address = addressOf(city, publicUrl);
  return [
    `${city.name} has a house now, with a living room.`,
    `Street  ${address}/`,
    `Desk    ${address}/team`,
    `Sign in as ${workName}, coordinator, once, before ${expiresAt}:`,
    signInLink(address, secret),
    'Hand this link over in person or by a way you trust: who opens it first is in. It is kept nowhere;',
    `a new one: vindplaats invite --city ${city.slug} --work-name ${workName}`,
  ];
}

function refuseDouble(cities: readonly City[], input: NewCityInput): void {
  const same = cities.find((city) => city.slug === input.slug);
  if (same !== undefined)
    throw new CommandRefusal(`--slug ${input.slug} is already the city ${same.name}. Choose another one.`);
  for (const host of input.hosts) {
    const holder = cities.find((city) => city.hosts.includes(host));
    if (holder !== undefined)
      throw new CommandRefusal(
        `--host ${host} already leads to ${holder.name} (${holder.slug}). A host name is of one city.`,
      );
  }
  if (new Set(input.hosts).size !== input.hosts.length)
    throw new CommandRefusal('--host names the same host twice.');
}
