import { notFound, refuse, type Visitor } from '../../../platform/core/contract.ts';
import { addMs, type Instant } from '../../../platform/core/time.ts';
import { freeRoute, route } from '../../../platform/server/http/route.ts';
import { hasPhrase, visitorKey } from '../../../platform/server/identity/identity.store.ts';
import {
  append,
  findWritten,
  lockRoom,
  type NewEntry,
  readSaying,
  uncoverSaying,
  writtenKey,
} from '../../../platform/server/room-log/room-log.store.ts';
import type { Tx } from '../../../platform/server/storage/types.ts';
import { hostsOnShift } from '../desk/shifts.store.ts';
import { heldBecause } from '../held/holding.store.ts';
import { helpNow } from '../help/help.store.ts';
import { admit } from '../rooms/rooms.routes.ts';
import {
  alreadyLooked,
  askSecondLook,
  detailsInside,
  type MyMeasure,
  putAway,
  readMyMeasures,
  sayOtherwise,
  tooLateToAsk,
} from './measures.contract.ts';
import { ANSWER_MS, judgeAsking, lapsesAt, lookerOf } from './measures.rules.ts';
import * as store from './measures.store.ts';
import { measureOver, secondLooksChanged } from './moderation.contract.ts';
import { myReports, tellHosts } from './reports.routes.ts';
import { leaveReport } from './reports.store.ts';
import * as looks from './second-look.store.ts';

export const myMeasureRoutes = [
  route(readMyMeasures, async ({ by, city, language, tx }) => {
    const stop = (await store.stopsNow(tx, [by.id])).get(by.id);
    return {
      door: stop?.kind === 'door' ? { until: stop.until } : null,
      hasWords: await hasPhrase(tx, by.id),
      measures: await myMeasures(tx, by),
      reports: await myReports(tx, by.id),
      help: await helpNow(tx, language, city.zone),
    };
  }),
  // The log knows the id: a retry finds what was said, so nothing else is kept for it.
  freeRoute(sayOtherwise, async ({ by, input, city }, { db, hub }) =>
    db.transaction(city.id, async (tx) => {
      const found = await store.measureById(tx, input.measure);
      if (found === null || found.visitorId !== by.id || found.kind !== 'cover') return refuse(notFound);
      const last = await lockRoom(tx, found.roomId);
      const measure = await store.lockMine(tx, by.id, input.measure);
      if (measure === null || last === null) return refuse(notFound);
      const keyId = await visitorKey(tx, by.id);
      const entry: NewEntry = {
        id: input.id,
        kind: 'uncover',
        author: { kind: 'visitor', id: by.id, keyId },
        text: null,
        facts: {},
        target: measure.entryId,
      };
      const stands = (await findWritten(tx, [entry])).get(writtenKey(entry));
      if (stands !== undefined) return stands;
      const covered = await readSaying(tx, measure.roomId, measure.entryId);
      if (!store.runs(measure, tx.now) || covered?.gone !== 'covered') return refuse(measureOver);
      if ((await heldBecause(tx, hub, measure.roomId, input.text)) !== null) return refuse(detailsInside);
      const [refused] = await admit(tx, [{ roomId: measure.roomId, entry }]);
      if (refused) return refused;
      await uncoverSaying(tx, measure.roomId, measure.entryId, { text: input.text, keyId, isNew: true });
      const [written] = await append(tx, measure.roomId, last, [entry]);
      await store.endMeasure(tx, measure.id, 'writer');
      await store.leaveMeasure(tx, measure.id);
      await tellHosts(tx);
      return written ?? refuse(measureOver);
    }),
  ),
  route(putAway, async ({ by, input, tx }) => {
    if ('report' in input) {
      if ((await leaveReport(tx, by.id, input.report)) === 0) return refuse(notFound);
      return { at: tx.now };
    }
    const measure = await store.lockMine(tx, by.id, input.measure);
    if (measure === null) return refuse(notFound);
    await store.leaveMeasure(tx, measure.id);
    return { at: tx.now };
  }),
  route(askSecondLook, async ({ by, input, tx }) => {
    const measure = await store.lockMine(tx, by.id, input.measure);
    if (measure === null) return refuse(notFound);
    const verdict = judgeAsking(measure, (await looks.looksOf(tx, [measure.id])).at(-1) ?? null, tx.now);
    if (verdict === 'asked') return refuse(alreadyLooked);
    if (verdict === 'tooLate') return refuse(tooLateToAsk);
    const deciders = store.decidersOf(measure);
    const answerBy = addMs(tx.now, ANSWER_MS);
    await looks.saveAsked(tx, measure, {
      words: input.words,
      answerBy,
      deciders,
      looker: lookerOf(await store.team(tx), deciders)?.id ?? null,
    });
    tx.announce(secondLooksChanged({}));
    return { at: tx.now, answerBy };
  }),
];

async function myMeasures(tx: Tx, by: Visitor): Promise<MyMeasure[]> {
  const rows = await store.measuresOf(tx, by.id);
  const words = await store.wordsOf(tx, rows);
  // The one asked last goes over an earlier one.
  const asked = new Map(
    (
      await looks.looksOf(
        tx,
        rows.map((row) => row.id),
      )
    ).map((look) => [look.measureId, look]),
  );
  const here = new Set<string>((await hostsOnShift(tx)).map((host) => host.memberId));
  const members = await store.team(tx);
  return Promise.all(
    rows.map(async (row) => {
      const look = asked.get(row.id);
      const text = words.get(row.id);
      const may = judgeAsking(row, look ?? null, tx.now) === 'yes';
      return {
        id: row.id,
        kind: row.kind,
        roomName: row.roomName,
        text: text?.copy ?? '',
        saidAt: row.saidAt,
        rule: row.rule === null ? null : { number: row.rule, text: row.ruleText ?? '' },
        distance: row.distance,
        reason: text?.reason ?? '',
        by:
          row.byName === null
            ? null
            : { id: row.decidedBy, workName: row.byName, workTitle: row.byTitle ?? '' },
        isByHere: here.has(row.decidedBy),
        at: row.decidedAt,
        endsAt: row.endsAt,
        longer:
          row.longerConfirmedBy === null
            ? null
            : { reason: text?.longer ?? '', byName: row.longerByName, alsoBy: row.longerConfirmedName },
        isRunning: store.runs(row, tx.now),
        endedBy: row.endedBy,
        isLeft: row.leftAt !== null,
        secondLook:
          look === undefined
            ? null
            : await mySecondLook(tx, look, lapsesAt(members, looks.handIn(look, row), look.answerBy)),
        canAsk: may
          ? {
              name: lookerOf(members, store.decidersOf(row))?.workName ?? null,
              answerBy: addMs(tx.now, ANSWER_MS),
              lapsesAt: lapsesAt(members, store.decidersOf(row), addMs(tx.now, ANSWER_MS)),
            }
          : null,
      };
    }),
  );
}

async function mySecondLook(tx: Tx, look: looks.SecondLookRow, lapses: Instant | null) {
  const { words, reason } = await looks.openWords(tx, look);
  return {
    askedAt: look.askedAt,
    answerBy: look.answerBy,
    lapsesAt: look.decidedAt === null ? lapses : null,
    words,
    outcome:
      look.outcome === null || look.decidedAt === null
        ? null
        : { is: look.outcome, reason, byName: look.byName, at: look.decidedAt },
  };
}
