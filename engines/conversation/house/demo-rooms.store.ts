import type { Tx } from '../../../platform/server/storage/types.ts';
import { addRoom, type NewRoom } from '../rooms/rooms.store.ts';

/** From the top floor down, above the living room that every house begins with. */
const DEMO_ROOMS: readonly Omit<NewRoom, 'floor'>[] = [
  {
    name: 'Stille zolder',
    drawing: 'attic',
    houseRules: ['Hier mag je zwijgen.', 'Wie iets zegt, krijgt tijd.'],
    rulesBy: 'visitors',
  },
  {
    name: 'Muziekkamer',
    drawing: 'music',
    houseRules: ['Elke smaak mag. Leg uit wat je erin hoort.', 'Wat je zelf maakte, krijgt eerst een vraag.'],
    rulesBy: 'visitors',
  },
  {
    name: 'Gametafel',
    drawing: 'game',
    houseRules: ['Wie nieuw is, krijgt uitleg.', 'Verliezen mag. Schelden niet.'],
    rulesBy: 'visitors',
  },
];
/** The living room's. */
const FIRST_FLOOR = 1;

/** More than one window for the invented city's house. */
export async function layOutDemoRooms(tx: Tx): Promise<void> {
  for (const [at, room] of DEMO_ROOMS.entries())
    await addRoom(tx, { ...room, floor: FIRST_FLOOR + DEMO_ROOMS.length - at });
}
