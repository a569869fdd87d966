import { type Member, notFound, refuse } from '../../../platform/core/contract.ts';
import { route } from '../../../platform/server/http/route.ts';
import { lockRoom } from '../../../platform/server/room-log/room-log.store.ts';
import type { Tx } from '../../../platform/server/storage/types.ts';
import { myShift } from '../desk/shifts.store.ts';
import { doorNow } from '../door/door.store.ts';
import { mayLookAgain } from './measures.rules.ts';
import * as measures from './measures.store.ts';
import { secondLooksChanged, toldVisitor } from './moderation.contract.ts';
import {
  decideSecondLook,
  lookAnswered,
  lookByAnother,
  readSecondLooks,
  type SecondLook,
} from './second-look.contract.ts';
import * as store from './second-look.store.ts';
import { undoMeasure } from './undo.store.ts';

export const secondLookRoutes = [
  route(readSecondLooks, async ({ by, tx }) => {
    const door = await doorNow(tx);
    return {
      isOpen: door !== null && door.house !== 'closed',
      shiftUntil: (await myShift(tx, by.id))?.until ?? null,
      looks: await waiting(tx, by),
      doors: await shutDoors(tx, by),
    };
  }),
  route(decideSecondLook, async ({ by, input, tx }) => {
    const look = await store.lockLook(tx, input.look);
    const found = look === null ? null : await measures.measureById(tx, look.measureId);
    if (look === null || found === null) return refuse(notFound);
    const last = await lockRoom(tx, found.roomId);
    const measure = await measures.lockMeasure(tx, found.id);
    if (measure === null) return refuse(notFound);
    const deciders = store.handIn(look, measure);
    if (!mayLookAgain(by.role, by.id, deciders)) return refuse(lookByAnother);
    if (look.decidedAt !== null) return refuse(lookAnswered);
    await store.saveLooked(tx, look, measure, by.id, { is: input.outcome, reason: input.reason, deciders });
    if (input.outcome === 'lifted') await undoMeasure(tx, measure, last);
    await measures.tellAgain(tx, measure.id);
    tx.announce(toldVisitor({ visitorId: measure.visitorId }));
    tx.announce(secondLooksChanged({}));
    return { at: tx.now };
  }),
];

async function waiting(tx: Tx, by: Member) {
  const list: SecondLook[] = [];
  for (const look of await store.looksWaiting(tx)) {
    const row = await measures.measureById(tx, look.measureId);
    if (row === null) continue;
    const text = (await measures.wordsOf(tx, [row])).get(row.id);
    list.push({
      id: look.id,
      kind: row.kind,
      text: text?.copy ?? '',
      saidAt: row.saidAt,
      rule: row.rule === null ? null : { number: row.rule, text: row.ruleText ?? '' },
      distance: row.distance,
      reason: text?.reason ?? '',
      decidedBy: row.byName,
      decidedAt: row.decidedAt,
      askedAt: look.askedAt,
      answerBy: look.answerBy,
      isLate: look.answerBy < tx.now,
      words: (await store.openWords(tx, look)).words,
      lookerName: look.lookerName,
      isForMe: look.looker === by.id,
      isMine: !mayLookAgain(by.role, by.id, store.handIn(look, row)),
    });
  }
  return list;
}

async function shutDoors(tx: Tx, by: Member) {
  const rows = await measures.doorsNow(tx);
  const words = await measures.wordsOf(tx, rows);
  return rows.flatMap((row) =>
    row.endsAt === null
      ? []
      : [
          {
            id: row.id,
            handle: row.handle,
            endsAt: row.endsAt,
            decidedBy: row.byName,
            isLonger: row.longerConfirmedBy !== null,
            proposed:
              row.longerUntil === null || row.longerConfirmedBy !== null
                ? null
                : {
                    until: row.longerUntil,
                    reason: words.get(row.id)?.longer ?? '',
                    byName: row.longerByName,
                    isMine: row.longerBy === by.id,
                  },
          },
        ],
  );
}
