import { isRefused, notFound, type Refused, refuse } from '../../../platform/core/contract.ts';
import type { City } from '../../../platform/server/city/cities.ts';
import { route } from '../../../platform/server/http/route.ts';
import type { Tx } from '../../../platform/server/storage/types.ts';
import { myShift } from '../desk/shifts.store.ts';
import { addDays, dayIn } from '../door/city-time.rules.ts';
import { doorNow, turnDoor } from '../door/door.store.ts';
import { rooms } from '../rooms/rooms.store.ts';
import { houseChanged } from '../street/street.contract.ts';
import {
  dayIsPast,
  dropProposal,
  hoursChanged,
  keepProposal,
  readHours,
  type Slot,
  setException,
  setNamedDays,
  setWeek,
  takeAway,
} from './hours.contract.ts';
import {
  dayOfLine,
  decidedProposals,
  endLine,
  exceptions,
  hasRooms,
  namedDays,
  replacedLines,
  saveException,
  saveNamedDays,
  saveWeek,
  versions,
} from './hours.store.ts';
import { decideDays, decideWeek, proposalOn, proposalsOf } from './week.rules.ts';

export const hoursRoutes = [
  route(readHours, async ({ by, input, city, tx }) => {
    const today = dayIn(tx.now, city.zone);
    const all = await versions(tx);
    const door = await doorNow(tx);
    const decided = await decidedProposals(tx);
    return {
      today,
      isOpen: door !== null && door.house !== 'closed',
      isOnShift: (await myShift(tx, by.id)) !== null,
      rooms: (await rooms(tx)).map(({ id, name }) => ({ id, name })),
      current: all.findLast((one) => one.validFrom <= today) ?? null,
      coming: all.filter((one) => one.validFrom > today),
      exceptions: await exceptions(tx, today),
      namedDays: await namedDays(tx, today),
      proposals:
        input.jaar === undefined
          ? null
          : {
              year: input.jaar,
              days: proposalsOf(input.jaar).filter(
                (one) => one.to >= today && !decided.has(`${one.kind}|${one.from}`),
              ),
            },
      replaced: await replacedLines(tx),
    };
  }),
  route(setWeek, async ({ by, input, city, tx }) => {
    const refused = decideWeek(input.week, input.validFrom, dayIn(tx.now, city.zone));
    if (refused) return refused;
    if (!(await hasRooms(tx, input.week.flat()))) return refuse(notFound);
    return changed(tx, city, await saveWeek(tx, by.id, input.validFrom, input.week));
  }),
  route(setException, async ({ by, input, city, tx }) => {
    const refused = await decideSlotsOf(tx, city, input.day, input.day, input.slots);
    if (refused) return refused;
    return changed(tx, city, await saveException(tx, by.id, input.day, input.slots, input.why.trim()));
  }),
  route(keepProposal, async ({ by, input, city, tx }) => {
    const proposal = proposalOn(input.kind, input.from);
    if (proposal === null) return refuse(notFound);
    const refused = await decideSlotsOf(tx, city, proposal.from, proposal.to, input.slots);
    if (refused) return refused;
    const days = { ...proposal, opens: input.opens, slots: input.slots, isDropped: false };
    return changed(tx, city, await saveNamedDays(tx, by.id, days));
  }),
  route(dropProposal, async ({ by, input, city, tx }) => {
    const proposal = proposalOn(input.kind, input.from);
    if (proposal === null) return refuse(notFound);
    const days = { ...proposal, slots: [], isDropped: true };
    return changed(tx, city, await saveNamedDays(tx, by.id, days));
  }),
  route(setNamedDays, async ({ by, input, city, tx }) => {
    const refused = await decideSlotsOf(tx, city, input.from, input.to, input.slots);
    if (refused) return refused;
    const days = { ...input, kind: 'own' as const, source: null, isDropped: false };
    return changed(tx, city, await saveNamedDays(tx, by.id, days));
  }),
  route(takeAway, async ({ by, input, city, tx }) => {
    const today = dayIn(tx.now, city.zone);
    const day = await dayOfLine(tx, input.what, input.id);
    if (day === null) return refuse(notFound);
    // What held already is history: a week that began is followed by another, never taken away.
    const firstFree = input.what === 'week' ? addDays(today, 1) : today;
    if (day < firstFree) return refuse(dayIsPast, { day, today });
    await endLine(tx, by.id, input.what, input.id);
    return changed(tx, city, input.id);
  }),
];

async function decideSlotsOf(
  tx: Tx,
  city: City,
  from: string,
  to: string,
  slots: readonly Slot[],
): Promise<Refused | null> {
  const refused = decideDays(slots, from, to, dayIn(tx.now, city.zone));
  if (isRefused(refused)) return refused;
  return (await hasRooms(tx, slots)) ? null : refuse(notFound);
}

/** The door follows at once, and whoever shows hours reads them anew. */
async function changed(tx: Tx, city: City, id: string) {
  await turnDoor(tx, city);
  tx.announce(hoursChanged({}));
  tx.announce(houseChanged({}));
  return { id, at: tx.now };
}
