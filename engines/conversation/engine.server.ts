import type { Engine } from '../../platform/server/engine.ts';
import { audience } from '../../platform/server/http/route.ts';
import {
  complaintCame,
  complaintPage,
  complaintsPage,
  complaintWasAnswered,
} from './complaint/complaint.contract.ts';
import { keepComplaints } from './complaint/complaint.jobs.ts';
import { complaintRoutes } from './complaint/complaint.routes.ts';
import { dangerChanged, dangerPage } from './danger/danger.contract.ts';
import { keepDangers } from './danger/danger.jobs.ts';
import { dangerRoutes } from './danger/danger.routes.ts';
import { savePlan } from './danger/danger.store.ts';
import { EXAMPLE_PLAN } from './danger/example-plan.rules.ts';
import { deskChanged, deskPage, hostRoomPage } from './desk/desk.contract.ts';
import { deskRoutes } from './desk/desk.routes.ts';
import { doorPage } from './door/door.contract.ts';
import { keepDoor } from './door/door.jobs.ts';
import { doorRoutes } from './door/door.routes.ts';
import { returnPage, wordsPage } from './door/phrase.contract.ts';
import { phraseRoutes } from './door/phrase.routes.ts';
import { helpPage } from './help/help.contract.ts';
import { helpRoutes } from './help/help.routes.ts';
import { layOutHelpLines } from './help/help.store.ts';
import { helpDeskPage } from './help/help-desk.contract.ts';
import { hoursChanged, hoursPage } from './hours/hours.contract.ts';
import { hoursRoutes } from './hours/hours.routes.ts';
import { letterboxPage, lettersPage, letterWasAnswered } from './letterbox/letterbox.contract.ts';
import { keepLetters } from './letterbox/letterbox.jobs.ts';
import { letterboxRoutes } from './letterbox/letterbox.routes.ts';
import { keepPromisesOfForgetting } from './retention/retention.jobs.ts';
import { actRoutes } from './rooms/acts.routes.ts';
import { goRoutes } from './rooms/go.routes.ts';
import { hiddenRoutes } from './rooms/hidden.routes.ts';
import { watchBustle } from './rooms/presence.live.ts';
import { roomChanged, roomPage, wentTo } from './rooms/rooms.contract.ts';
import { admit, mayRead, roomRoutes } from './rooms/rooms.routes.ts';
import { addRoom } from './rooms/rooms.store.ts';
import { rotaChanged, rotaPage } from './rota/rota.contract.ts';
import { rotaRoutes } from './rota/rota.routes.ts';
import { houseChanged, streetPage } from './street/street.contract.ts';
import { streetRoutes } from './street/street.routes.ts';
import { apartPage, hostTalkPage, myTalkChanged, talksChanged } from './talk/talk.contract.ts';
import { keepTalks } from './talk/talk.jobs.ts';
import { talkRoutes } from './talk/talk.routes.ts';

/** Offered to whoever lays out the demo city. */
export { layOutDemoHours } from './hours/demo-hours.store.ts';
export { layOutDemoRooms } from './rooms/demo-rooms.store.ts';
export { layOutDemoRota } from './rota/demo-rota.store.ts';

export const conversation: Engine = {
  name: 'conversation',
  routes: [
    ...streetRoutes,
    ...doorRoutes,
    ...phraseRoutes,
    ...roomRoutes,
    ...actRoutes,
    ...hiddenRoutes,
    ...goRoutes,
    ...deskRoutes,
    ...hoursRoutes,
    ...helpRoutes,
    ...rotaRoutes,
    ...talkRoutes,
    ...dangerRoutes,
    ...letterboxRoutes,
    ...complaintRoutes,
  ],
  pages: [
    streetPage,
    doorPage,
    wordsPage,
    returnPage,
    roomPage,
    deskPage,
    hostRoomPage,
    hoursPage,
    helpPage,
    helpDeskPage,
    rotaPage,
    apartPage,
    hostTalkPage,
    dangerPage,
    letterboxPage,
    lettersPage,
    complaintPage,
    complaintsPage,
  ],
  audiences: [
    audience(houseChanged, () => ['house']),
    audience(roomChanged, () => ['house']),
    audience(wentTo, ({ visitorId }) => [`visitor:${visitorId}`]),
    audience(deskChanged, () => ['desk']),
    audience(hoursChanged, () => ['desk']),
    audience(rotaChanged, () => ['desk']),
    audience(myTalkChanged, ({ visitorId }) => [`visitor:${visitorId}`]),
    audience(talksChanged, () => ['desk']),
    audience(dangerChanged, ({ memberIds }) => memberIds.map((id) => `member:${id}`)),
    audience(letterWasAnswered, ({ visitorId }) => [`visitor:${visitorId}`]),
    // Never to the whole desk: the host concerned sits there.
    audience(complaintCame, () => ['desk:confidant']),
    audience(complaintWasAnswered, ({ visitorId }) => [`visitor:${visitorId}`]),
  ],
  mayRead: ({ db }, city, person, roomId) => db.transaction(city.id, (tx) => mayRead(tx, person, roomId)),
  admit,
  keep: async (services, city) => {
    await keepDoor(services, city);
    await keepTalks(services, city);
    await keepDangers(services, city);
    await keepLetters(services, city);
    await keepComplaints(services, city);
    await keepPromisesOfForgetting(services, city);
  },
  begin: watchBustle,
  layOut: async ({ db }, city) => {
    await db.transaction(city.id, async (tx) => {
      await layOutHelpLines(tx);
      await savePlan(tx, EXAMPLE_PLAN, null);
      await addRoom(tx, {
        name: 'Leefkamer',
        drawing: 'living',
        floor: 1,
        houseRules: [
          'Je mag het oneens zijn. Je mag niemand kleiner maken.',
          "Geen namen, scholen of foto's van anderen.",
          'Wat hier gezegd wordt, post je niet elders.',
        ],
        rulesBy: null,
      });
    });
  },
};
