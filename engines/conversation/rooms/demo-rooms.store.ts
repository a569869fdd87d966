import type { Tx } from '../../../platform/server/storage/types.ts';
import { addRoom, type NewRoom } from './rooms.store.ts';

const BY_VISITORS = 'bezoekers, in september';

/** Beside the living room, which every city gets. Two hosts hold four rooms: there is one too many, as on most evenings. */
const DEMO_ROOMS: readonly NewRoom[] = [
  {
    name: 'Stille zolder',
    drawing: 'attic',
    floor: 3,
    houseRules: ['Hier is het rustig. Zwijgen is ook goed.', 'Wie iets zegt, krijgt tijd.'],
    rulesBy: BY_VISITORS,
  },
  {
    name: 'Muziekkamer',
    drawing: 'music',
    floor: 2,
    houseRules: ['Elke smaak mag. Je hoeft hem niet uit te leggen.', 'Vertel waarom een nummer je raakt.'],
    rulesBy: BY_VISITORS,
  },
  {
    name: 'Gametafel',
    drawing: 'game',
    floor: 2,
    houseRules: ['Verliezen mag, uitlachen niet.', 'Geen adressen van servers of accounts.'],
    rulesBy: BY_VISITORS,
  },
  {
    name: 'Vraag maar',
    drawing: 'ask',
    floor: 1,
    houseRules: ['Elke vraag is goed.', "Geen namen, scholen of foto's van anderen."],
    rulesBy: BY_VISITORS,
  },
];

export async function layOutDemoRooms(tx: Tx): Promise<void> {
  for (const room of DEMO_ROOMS) await addRoom(tx, room);
}
