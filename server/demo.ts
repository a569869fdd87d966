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

export async function layOutDemo(house: House, engines: readonly Engine[]): Promise<City> {
  const city = await addCity(house, engines, { ...DEMO });
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

/** Two one-time links: the coordinator's and a worker's. They open on two names of this machine, so that one browser
 *  holds both sessions. */
export async function demoLinks(
  house: House,
  city: City,
  port: number,
): Promise<{ coordinator: string; worker: string }> {
  const secretFor = (workName: string) =>
    house.services.db.transaction(city.id, async (tx) => {
      const id = await memberByWorkName(tx, workName);
      if (id === null) throw new Error(`The demo city has nobody called ${workName}.`);
      return (await invite(tx, id)).secret;
    });
  return {
    coordinator: `http://localhost:${port}/team/aanmelden#${await secretFor('Nadia')}`,
    worker: `http://127.0.0.1:${port}/team/aanmelden#${await secretFor('Samira')}`,
  };
}
