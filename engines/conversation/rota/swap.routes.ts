import { type Member, notFound, type Refused, refuse } from '../../../platform/core/contract.ts';
import { addMs, DAY, type Instant } from '../../../platform/core/time.ts';
import type { City } from '../../../platform/server/city/cities.ts';
import { route } from '../../../platform/server/http/route.ts';
import type { Tx } from '../../../platform/server/storage/types.ts';
import { notScreened } from '../desk/desk.contract.ts';
import type { Day } from '../door/city-time.rules.ts';
import { tellOf } from './plan.routes.ts';
import {
  alreadyIll,
  alreadyTaken,
  askedOfAnother,
  askSwap,
  declineSwap,
  markedIll,
  notFree,
  notYours,
  ownShift,
  shiftOver,
  shiftStarted,
  swapNotAsked,
  takeBackSwap,
  takeShift,
  tellIll,
  workerNeeded,
} from './rota.contract.ts';
import type { OccurrenceChange, ShiftId } from './rota.rules.ts';
import { hostingTeam, type KeptShift, lockRota, note, rotaFor, timeOf } from './rota.store.ts';
import { decideIll, decideSwap, type IllRefusal, type SwapAct, type SwapRefusal } from './swap.rules.ts';
import { guestEnded } from './today.contract.ts';

type Found = NonNullable<Awaited<ReturnType<typeof timeOf>>>;

/** Lays down what was decided about one time of a shift. */
async function laidDown(
  tx: Tx,
  by: Member,
  shift: KeptShift,
  change: OccurrenceChange,
): Promise<{ shiftId: ShiftId; at: Instant }> {
  const of = 'of' in change ? change.of : 'by' in change ? change.by : null;
  await note(tx, by.id, { shiftId: change.shiftId, day: change.day, kind: change.kind, of });
  tellOf(tx, shift);
  return { shiftId: change.shiftId, at: tx.now };
}

/** A swap, decided under the rota's lock. */
async function swap(
  tx: Tx,
  city: City,
  by: Member,
  { shiftId, day }: { shiftId: ShiftId; day: Day },
  actFor: (found: Found) => Promise<SwapAct | null> | SwapAct,
) {
  await lockRota(tx);
  const found = await timeOf(tx, shiftId, day, city.zone);
  const act = found && (await actFor(found));
  if (found === null || act === null) return { refused: 'notFound' as const, found: null };
  const decided = decideSwap(found.one, act, tx.now, city.zone);
  return 'refused' in decided
    ? { refused: decided.refused, found }
    : { refused: null, done: await laidDown(tx, by, found.shift, decided) };
}

const REFUSAL_OF = {
  notYours,
  ownShift,
  shiftStarted,
  shiftOver,
  markedIll,
  swapNotAsked,
  askedOfAnother,
  notScreened,
  guestEnded,
  workerNeeded,
} as const;

/** notFree comes only of taking, which says when. */
function refusedAs(refused: SwapRefusal['refused'] | 'notFound'): Refused {
  return refused === 'notFound' || refused === 'notFree' ? refuse(notFound) : refuse(REFUSAL_OF[refused]);
}

const illRefusedAs = ({ refused }: IllRefusal) => refuse({ notYours, shiftOver, alreadyIll }[refused]);

export const swapRoutes = [
  route(askSwap, async ({ by, input, city, tx }) => {
    const team = await hostingTeam(tx);
    const outcome = await swap(tx, city, by, input, () =>
      input.of !== null && !team.some(({ memberId }) => memberId === input.of)
        ? Promise.resolve(null)
        : { kind: 'ask', by: by.id, of: input.of },
    );
    return outcome.refused === null ? outcome.done : refusedAs(outcome.refused);
  }),
  route(takeBackSwap, async ({ by, input, city, tx }) => {
    const outcome = await swap(tx, city, by, input, () => ({ kind: 'takeBack', by: by.id }));
    return outcome.refused === null ? outcome.done : refusedAs(outcome.refused);
  }),
  route(declineSwap, async ({ by, input, city, tx }) => {
    const outcome = await swap(tx, city, by, input, () => ({ kind: 'decline', by: by.id }));
    return outcome.refused === null ? outcome.done : refusedAs(outcome.refused);
  }),
  route(takeShift, async ({ by, input, city, tx }) => {
    const team = await hostingTeam(tx);
    const me = team.find(({ memberId }) => memberId === by.id);
    const outcome = await swap(tx, city, by, input, async ({ one }) => {
      const around = await rotaFor(tx, addMs(one.from, -DAY), addMs(one.to, DAY), city.zone);
      return me
        ? { kind: 'take', by: me, own: around.times.filter((time) => time.memberId === by.id) }
        : null;
    });
    if (outcome.refused === null) return outcome.done;
    const { refused, found } = outcome;
    if (refused === 'notFree' && found)
      return refuse(notFree, { name: by.workName, from: found.one.from, to: found.one.to });
    // Somebody was quicker: say who stands for it now.
    if (refused === 'swapNotAsked' && found.one.state === 'takenOver')
      return refuse(alreadyTaken, {
        name: team.find(({ memberId }) => memberId === found.one.memberId)?.workName ?? '…',
      });
    return refusedAs(refused);
  }),
  route(tellIll, async ({ by, input, city, tx }) => {
    await lockRota(tx);
    const found = await timeOf(tx, input.shiftId, input.day, city.zone);
    if (found === null) return refuse(notFound);
    const decided = decideIll(
      found.one,
      { memberId: by.id, isCoordinator: by.role === 'coordinator' },
      tx.now,
    );
    return 'refused' in decided ? illRefusedAs(decided) : laidDown(tx, by, found.shift, decided);
  }),
];
