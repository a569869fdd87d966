import { type Member, notFound, refuse } from '../../../platform/core/contract.ts';
import type { EntryId } from '../../../platform/core/room-log.ts';
import { route } from '../../../platform/server/http/route.ts';
import { findVisitorKey } from '../../../platform/server/identity/identity.store.ts';
import { newId } from '../../../platform/server/identity/secrets.ts';
import {
  append,
  lockRoom,
  readSaying,
  uncoverSaying,
} from '../../../platform/server/room-log/room-log.store.ts';
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
    const deciders = handIn(look, measure);
    if (!mayLookAgain(by.role, by.id, deciders)) return refuse(lookByAnother);
    if (look.decidedAt !== null) return refuse(lookAnswered);
    await store.saveLooked(tx, look, measure, by.id, { is: input.outcome, reason: input.reason, deciders });
    if (input.outcome === 'lifted') await undo(tx, measure, last);
    await measures.tellAgain(tx, measure.id);
    tx.announce(toldVisitor({ visitorId: measure.visitorId }));
    tx.announce(secondLooksChanged({}));
    return { at: tx.now };
  }),
];

/** Whoever decided when it was asked, and whoever took a hand in the measure since. */
const handIn = (look: store.SecondLookRow, measure: measures.MeasureRow): string[] => [
  ...new Set([...look.deciders, ...measures.decidersOf(measure)]),
];

/** What was done is undone: a pause and a door end now, and covered words come back where they stood. */
async function undo(tx: Tx, measure: measures.MeasureRow, last: number | null): Promise<void> {
  const wasSaidOtherwise = measure.endedBy === 'writer';
  await measures.endMeasure(tx, measure.id, 'secondLook');
  if (measure.kind !== 'cover' || wasSaidOtherwise || last === null) return;
  const entry = await readSaying(tx, measure.roomId, measure.entryId);
  // Their writer may be forgotten by now, or the beginning of the log: then there is nothing to come back to.
  const keyId = await findVisitorKey(tx, measure.visitorId);
  if (entry?.gone !== 'covered' || keyId === null) return;
  const text = (await measures.wordsOf(tx, [measure])).get(measure.id)?.copy;
  if (text === undefined || text === '') return;
  await uncoverSaying(tx, measure.roomId, measure.entryId, { text, keyId, isNew: false });
  await append(tx, measure.roomId, last, [
    {
      id: newId<EntryId>(),
      kind: 'uncover',
      author: { kind: 'visitor', id: measure.visitorId, keyId },
      text: null,
      facts: { back: true },
      target: measure.entryId,
    },
  ]);
}

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
      isMine: !mayLookAgain(by.role, by.id, handIn(look, row)),
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
