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
import { myHeldChanged } from './held/held.contract.ts';
import { keepHeld } from './held/held.jobs.ts';
import { heldRoutes } from './held/held.routes.ts';
import { heldChanged } from './held/held-desk.contract.ts';
import { helpPage } from './help/help.contract.ts';
import { helpRoutes } from './help/help.routes.ts';
import { layOutHelpLines } from './help/help.store.ts';
import { helpDeskPage } from './help/help-desk.contract.ts';
import { hoursChanged, hoursPage } from './hours/hours.contract.ts';
import { hoursRoutes } from './hours/hours.routes.ts';
import { houseRoomsPage, settingsChanged } from './house/house.contract.ts';
import { houseRoutes } from './house/house.routes.ts';
import { letterboxPage, lettersPage, letterWasAnswered } from './letterbox/letterbox.contract.ts';
import { keepLetters } from './letterbox/letterbox.jobs.ts';
import { letterboxRoutes } from './letterbox/letterbox.routes.ts';
import { linksPage } from './links/links.contract.ts';
import { linksRoutes } from './links/links.routes.ts';
import { myMeasuresPage } from './moderation/measures.contract.ts';
import { measureRoutes } from './moderation/measures.routes.ts';
import {
  doorWasShut,
  reportsChanged,
  secondLooksChanged,
  toldVisitor,
} from './moderation/moderation.contract.ts';
import { keepMeasures, watchDoors } from './moderation/moderation.jobs.ts';
import { myMeasureRoutes } from './moderation/my-measures.routes.ts';
import { casePage, reportPage } from './moderation/reports.contract.ts';
import { reportRoutes } from './moderation/reports.routes.ts';
import { secondLooksPage } from './moderation/second-look.contract.ts';
import { secondLookRoutes } from './moderation/second-look.routes.ts';
import { noticesPage } from './notices/notices.contract.ts';
import { keepNotices } from './notices/notices.jobs.ts';
import { noticesRoutes } from './notices/notices.routes.ts';
import { planPage } from './plan/plan.contract.ts';
import { planRoutes } from './plan/plan.routes.ts';
import { keepPromisesOfForgetting } from './retention/retention.jobs.ts';
import { actRoutes } from './rooms/acts.routes.ts';
import { watchBustle } from './rooms/presence.live.ts';
import { roomChanged, roomPage } from './rooms/rooms.contract.ts';
import { admit, mayRead, roomRoutes } from './rooms/rooms.routes.ts';
import { addRoom } from './rooms/rooms.store.ts';
import { rotaChanged, rotaPage } from './rota/rota.contract.ts';
import { rotaRoutes } from './rota/rota.routes.ts';
import { keepSlowMode } from './slow-mode/slow-mode.jobs.ts';
import { slowModeRoutes } from './slow-mode/slow-mode.routes.ts';
import { houseChanged, streetPage } from './street/street.contract.ts';
import { streetRoutes } from './street/street.routes.ts';
import { mandateRoutes } from './talk/mandate.routes.ts';
import { notesRoutes } from './talk/notes.routes.ts';
import { apartPage, hostTalkPage, myTalkChanged, talksChanged } from './talk/talk.contract.ts';
import { keepTalks } from './talk/talk.jobs.ts';
import { talkRoutes } from './talk/talk.routes.ts';
import { teamPage } from './team/team.contract.ts';
import { teamRoutes } from './team/team.routes.ts';

/** Offered to whoever lays out the demo city. */
export { layOutDemoRooms } from './house/demo-rooms.store.ts';
export { layOutDemoHours } from './hours/demo-hours.store.ts';
export { layOutDemoRota } from './rota/demo-rota.store.ts';

export const conversation: Engine = {
  name: 'conversation',
  routes: [
    ...streetRoutes,
    ...doorRoutes,
    ...phraseRoutes,
    ...roomRoutes,
    ...actRoutes,
    ...deskRoutes,
    ...hoursRoutes,
    ...houseRoutes,
    ...teamRoutes,
    ...planRoutes,
    ...helpRoutes,
    ...rotaRoutes,
    ...talkRoutes,
    ...notesRoutes,
    ...mandateRoutes,
    ...noticesRoutes,
    ...dangerRoutes,
    ...letterboxRoutes,
    ...complaintRoutes,
    ...reportRoutes,
    ...measureRoutes,
    ...myMeasureRoutes,
    ...secondLookRoutes,
    ...heldRoutes,
    ...slowModeRoutes,
    ...linksRoutes,
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
    houseRoomsPage,
    teamPage,
    planPage,
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
    noticesPage,
    reportPage,
    casePage,
    myMeasuresPage,
    secondLooksPage,
    linksPage,
  ],
  audiences: [
    audience(houseChanged, () => ['house']),
    audience(roomChanged, () => ['house']),
    audience(deskChanged, () => ['desk']),
    audience(hoursChanged, () => ['desk']),
    audience(settingsChanged, () => ['desk:coordinator']),
    audience(rotaChanged, () => ['desk']),
    audience(myTalkChanged, ({ visitorId }) => [`visitor:${visitorId}`]),
    audience(talksChanged, () => ['desk']),
    audience(dangerChanged, ({ memberIds }) => memberIds.map((id) => `member:${id}`)),
    audience(letterWasAnswered, ({ visitorId }) => [`visitor:${visitorId}`]),
    // Never to the whole desk: the host concerned sits there.
    audience(complaintCame, () => ['desk:confidant']),
    audience(reportsChanged, ({ memberIds }) => memberIds.map((id) => `member:${id}`)),
    audience(toldVisitor, ({ visitorId }) => [`visitor:${visitorId}`]),
    audience(doorWasShut, ({ visitorId }) => [`visitor:${visitorId}`]),
    audience(secondLooksChanged, () => ['desk:worker', 'desk:coordinator']),
    audience(heldChanged, () => ['desk']),
    audience(myHeldChanged, ({ visitorId }) => [`visitor:${visitorId}`]),
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
    await keepNotices(services, city);
    await keepMeasures(services, city);
    await keepHeld(services, city);
    await keepSlowMode(services, city);
    await keepPromisesOfForgetting(services, city);
  },
  begin: (services) => {
    watchDoors(services);
    return watchBustle(services);
  },
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
        rulesBy: 'city',
      });
    });
  },
};
