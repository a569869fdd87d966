import { isRefused, notFound, refuse } from '../../../platform/core/contract.ts';
import { freeRoute, route } from '../../../platform/server/http/route.ts';
import { myShift } from '../desk/shifts.store.ts';
import { dayIn } from '../door/city-time.rules.ts';
import { doorNow } from '../door/door.store.ts';
import { houseChanged } from '../street/street.contract.ts';
import { readHelp } from './help.contract.ts';
import { decideHelpLine, decideTakingAway } from './help.rules.ts';
import {
  helpLines,
  helpLineToChange,
  helpNow,
  replaceHelpLine,
  saveLine,
  takeHelpLineAway,
} from './help.store.ts';
import {
  moveHelpLine,
  readHelpDesk,
  saveHelpLine,
  setLeavesTo,
  takeAwayHelpLine,
} from './help-desk.contract.ts';

export const helpRoutes = [
  freeRoute(readHelp, async ({ city, language }, { db }) =>
    db.transaction(city.id, async (tx) => ({ lines: await helpNow(tx, language, city.zone) })),
  ),
  freeRoute(readHelpDesk, async ({ by, city }, { db, cities }) =>
    db.transaction(city.id, async (tx) => {
      const door = await doorNow(tx);
      return {
        isOpen: door !== null && door.house !== 'closed',
        shiftUntil: (await myShift(tx, by.id))?.until ?? null,
        today: dayIn(tx.now, city.zone),
        lines: (await helpLines(tx)).map((line) => ({
          id: line.lineId,
          number: line.number,
          nl: line.words.nl,
          en: line.words.en ?? null,
          hours: line.hours,
          source: line.source,
          checkedOn: line.checkedOn,
          checkedBy: line.checkedByName,
        })),
        leavesTo: cities.byId(city.id)?.leavesTo ?? null,
      };
    }),
  ),
  route(saveHelpLine, async ({ by, input, city, tx }) => {
    const before = input.id === null ? null : await helpLineToChange(tx, input.id);
    if (input.id !== null && before === null) return refuse(notFound);
    const line = decideHelpLine(input, before, dayIn(tx.now, city.zone));
    if (isRefused(line)) return line;
    const id = await saveLine(tx, line, before, by.id);
    tx.announce(houseChanged({}));
    return { id, at: tx.now };
  }),
  route(takeAwayHelpLine, async ({ input, tx }) => {
    const line = await helpLineToChange(tx, input.id);
    if (line === null) return refuse(notFound);
    const refused = decideTakingAway(line);
    if (refused !== null) return refused;
    await takeHelpLineAway(tx, line.lineId);
    tx.announce(houseChanged({}));
    return { at: tx.now };
  }),
  route(moveHelpLine, async ({ by, input, tx }) => {
    const line = await helpLineToChange(tx, input.id);
    if (line === null) return refuse(notFound);
    const lines = await helpLines(tx);
    const above = lines[lines.findIndex((one) => one.lineId === line.lineId) - 1];
    // The first stays first: nothing to do, and no fault of who pressed.
    if (above !== undefined) {
      await replaceHelpLine(tx, { ...line, place: above.place }, by.id);
      await replaceHelpLine(tx, { ...above, place: line.place }, by.id);
      tx.announce(houseChanged({}));
    }
    return { at: tx.now };
  }),
  // Cities are kept in memory beside the table, so this arranges its own transaction; twice is as once.
  freeRoute(setLeavesTo, async ({ input, city, now }, { cities }) => {
    await cities.setLeavesTo(city.id, input.address);
    return { at: now };
  }),
];
