import { z } from 'zod';
import { anyone, event, get, InstantText, page } from '../../../platform/core/contract.ts';
import { RoomId } from '../../../platform/core/room-log.ts';
import { HelpLineView } from '../help/help.contract.ts';
import { Opening } from '../hours/opening.contract.ts';
import { StreetNotice } from '../notices/street-notice.contract.ts';
import { Bustle, HostCard, RoomState } from '../rooms/rooms.contract.ts';
import { Elsewhere } from '../rota/today.contract.ts';

export const StreetRoom = z.object({
  id: RoomId,
  name: z.string(),
  drawing: z.enum(['attic', 'music', 'game', 'living', 'ask', 'generic']),
  state: RoomState,
  bustle: Bustle,
  /** When it opens next by the hours, while it is closed. */
  opens: Opening.nullable(),
});

export const StreetView = z.object({
  isOpen: z.boolean(),
  /** A consulting hour: talks apart and nothing else. canAsk: a new one can begin now. */
  consulting: z.object({ canAsk: z.boolean() }).nullable(),
  until: InstantText.nullable(),
  /** Closing time once it is announced: at most a quarter of an hour ahead. */
  closesAt: InstantText.nullable(),
  /** When somebody is there again by the hours, while the house is closed. */
  next: Opening.nullable(),
  /** Work names of who is planned to open the door then; empty when nobody is planned yet. */
  nextHosts: z.array(z.string()),
  /** Why it is closed now: hours: not an hour to be open. closedDay: a day off, by name. people: it could be open, but too
   *  few hosts are there. */
  closed: z
    .object({ because: z.enum(['hours', 'closedDay', 'people']), dayName: z.string().nullable() })
    .nullable(),
  hosts: z.array(HostCard),
  rooms: z.array(StreetRoom),
  /** Short lines of the house, what ends first on top. */
  notices: z.array(StreetNotice),
  /** Where else the team can be found today, as far as it is meant to be seen. */
  elsewhere: z.array(Elsewhere),
  /** Already inside: the door leads back to the room. */
  isInside: z.boolean(),
  /** Whom to call now, also when the house is closed. */
  help: z.array(HelpLineView),
});
export type StreetView = z.output<typeof StreetView>;

/** The house from the street: open or closed, who is there, which windows are lit. */
export const readStreet = get('/conversation/street', {
  who: anyone,
  summary: 'The house as seen from the street',
  answer: StreetView,
});

/** A window went on or off, or the words under it changed: read anew. */
export const houseChanged = event('conversation.houseChanged', {});

export const streetPage = page('/', {
  screen: 'engines/conversation/street/Street',
  shows: readStreet,
  side: 'house',
});
