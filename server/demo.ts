import { layOutDemoHours, layOutDemoRooms, layOutDemoRota } from '../engines/conversation/engine.server.ts';
import type { City } from '../platform/server/city/cities.ts';
import type { Engine } from '../platform/server/engine.ts';
import type { House } from '../platform/server/house.ts';
import { addCity } from '../platform/server/house.ts';
import {
  addMember,
  invite,
  memberByWorkName,
  type NewMember,
} from '../platform/server/identity/identity.store.ts';

/** An invented Flemish city. Nothing of it ever gets into a real one. */
export const DEMO = {
  slug: 'leiestede',
  name: 'Leiestede',
  hosts: [],
  isDefault: true,
  isDemo: true,
} as const;

const TEAM: readonly NewMember[] = [
  {
    fullName: 'Nadia Verlinden',
    workName: 'Nadia',
    role: 'coordinator',
    workTitle: 'coördinator jeugdwerk',
    service: 'Jeugddienst Leiestede',
    screenedOn: '2026-09-01',
  },
  {
    fullName: 'Samira Haddad',
    workName: 'Samira',
    role: 'worker',
    workTitle: 'jeugdwerker van de stad',
    service: 'Jeugddienst Leiestede',
    screenedOn: '2026-09-01',
  },
  {
    fullName: 'Jonas Baert',
    workName: 'Jonas',
    role: 'worker',
    workTitle: 'jeugdwerker van de stad',
    service: 'Jeugddienst Leiestede',
    screenedOn: '2026-09-03',
  },
  {
    fullName: 'Lenn Claessens',
    workName: 'Lenn',
    role: 'worker',
    workTitle: 'preventiewerker van de stad',
    service: 'Dienst Samenleven',
    screenedOn: '2026-09-03',
  },
  {
    fullName: 'Ayla Demir',
    workName: 'Ayla',
    role: 'worker',
    workTitle: 'jeugdwerker van de stad',
    service: 'Jeugddienst Leiestede',
    screenedOn: '2026-09-10',
  },
  {
    fullName: 'Wout Peeters',
    workName: 'Wout',
    role: 'worker',
    workTitle: 'preventiewerker van de stad',
    service: 'Dienst Samenleven',
    screenedOn: '2026-09-10',
  },
  // Outside the team's services on purpose: complaints about hosts go to her, and she takes no shifts.
  {
    fullName: 'Greet Aerts',
    workName: 'Greet',
    role: 'confidant',
    workTitle: 'vertrouwenspersoon',
    service: 'Ombudsdienst Leiestede',
    screenedOn: null,
  },
];

/** @param as other names for the same invented city, where several stand in one house */
export async function layOutDemo(
  house: House,
  engines: readonly Engine[],
  as: Partial<Parameters<typeof addCity>[2]> = {},
): Promise<City> {
  const city = await addCity(house, engines, { ...DEMO, ...as });
  await house.services.db.transaction(city.id, async (tx) => {
    for (const member of TEAM) {
      const id = await addMember(tx, member);
      if (member.role === 'coordinator') await layOutDemoHours(tx, city.zone, id);
    }
    await layOutDemoRooms(tx);
    await layOutDemoRota(tx, city.zone);
  });
  return city;
}

/** A fresh secret with which somebody of the demo team signs in, once. */
export function demoSecret(house: House, city: City, workName: string): Promise<string> {
  return house.services.db.transaction(city.id, async (tx) => {
    const id = await memberByWorkName(tx, workName);
    if (id === null) throw new Error(`The demo city has nobody called ${workName}.`);
    return (await invite(tx, id)).secret;
  });
}

/** One-time links for the coordinator, a worker and the confidant. They open on names of this machine that differ, so
 *  that one browser holds these sessions beside each other. */
export async function demoLinks(
  house: House,
  city: City,
  port: number,
): Promise<{ coordinator: string; worker: string; confidant: string }> {
  const secretFor = (workName: string) => demoSecret(house, city, workName);
  return {
    coordinator: `http://localhost:${port}/team/aanmelden#${await secretFor('Nadia')}`,
    worker: `http://127.0.0.1:${port}/team/aanmelden#${await secretFor('Samira')}`,
    confidant: `http://vertrouwen.localhost:${port}/team/aanmelden#${await secretFor('Greet')}`,
  };
}
