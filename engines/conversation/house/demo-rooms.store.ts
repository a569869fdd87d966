import type { Tx } from '../../../platform/server/storage/types.ts';
import { addRoom, type NewRoom } from '../rooms/rooms.store.ts';

/** From the top floor down, around the living room on floor 1 that every house begins with. Two hosts hold four rooms from
 *  the top down: there is one too many, as on most evenings. */
const DEMO_ROOMS: readonly NewRoom[] = [
  {
    name: 'Stille zolder',
    drawing: 'attic',
    floor: 4,
    houseRules: ['Hier mag je zwijgen.', 'Wie iets zegt, krijgt tijd.'],
    rulesBy: 'visitors',
  },
  {
    name: 'Muziekkamer',
    drawing: 'music',
    floor: 3,
    houseRules: ['Elke smaak mag. Leg uit wat je erin hoort.', 'Wat je zelf maakte, krijgt eerst een vraag.'],
    rulesBy: 'visitors',
  },
  {
    name: 'Gametafel',
    drawing: 'game',
    floor: 2,
    houseRules: ['Wie nieuw is, krijgt uitleg.', 'Verliezen mag. Schelden niet.'],
    rulesBy: 'visitors',
  },
  {
    name: 'Vraag maar',
    drawing: 'ask',
    floor: 0,
    houseRules: ['Elke vraag is goed.', "Geen namen, scholen of foto's van anderen."],
    rulesBy: 'visitors',
  },
];
/** More than one window for the invented city's house. */
export async function layOutDemoRooms(tx: Tx): Promise<void> {
  for (const room of DEMO_ROOMS) await addRoom(tx, room);
}
