import { notFound, refuse } from '../../../platform/core/contract.ts';
import type { MemberId } from '../../../platform/core/ids.ts';
import type { EntryId } from '../../../platform/core/room-log.ts';
import { addMs, DAY } from '../../../platform/core/time.ts';
import { route } from '../../../platform/server/http/route.ts';
import { memberKey } from '../../../platform/server/identity/identity.store.ts';
import { newId } from '../../../platform/server/identity/secrets.ts';
import {
  append,
  coverSaying,
  lockRoom,
  lockRooms,
  readSaying,
} from '../../../platform/server/room-log/room-log.store.ts';
import type { Tx } from '../../../platform/server/storage/types.ts';
import { isHosting } from '../desk/shifts.store.ts';
import { closingTonight } from '../door/door.store.ts';
import { notOnShift } from '../rooms/rooms.contract.ts';
import { roomEver, rooms } from '../rooms/rooms.store.ts';
import {
  confirmLonger,
  longerByAnother,
  longerRuns,
  longerTooLong,
  notLonger,
  proposeLonger,
  takeMeasure,
} from './measures.contract.ts';
import {
  endOf,
  judgeLonger,
  judgeLongerYes,
  judgeMeasure,
  LONGER_MAX_DAYS,
  lookerOf,
} from './measures.rules.ts';
import * as store from './measures.store.ts';
import {
  aboutHost,
  doorWasShut,
  measureOver,
  measureRuns,
  messageGone,
  onlyWorkers,
  reportHandled,
  roomGone,
  ruleUnknown,
  secondLooksChanged,
  toldVisitor,
  wordsChanged,
} from './moderation.contract.ts';
import { tellHosts } from './reports.routes.ts';
import { lockReport, openCopy, openReportsAbout, saveOutcome } from './reports.store.ts';
import * as looks from './second-look.store.ts';

export const measureRoutes = [
  route(takeMeasure, async ({ by, input, tx }) => {
    const isOnShift = await isHosting(tx, by);
    if (!isOnShift) return refuse(notOnShift);
    const room = await roomEver(tx, input.room);
    if (room === null || (room.isGone && input.report === null)) return refuse(notFound);
    if (room.isGone && input.kind === 'cover') return refuse(roomGone);
    // The room's lock first, as every saying takes it: what is decided here holds for the next one.
    const stopsWriting = input.kind === 'pause' || input.kind === 'door';
    const house = (await rooms(tx)).map((one) => one.id);
    if (stopsWriting) await lockRooms(tx, house);
    const last = await lockRoom(tx, room.id);
    const report = input.report === null ? null : await lockReport(tx, input.report);
    if (
      input.report !== null &&
      (report === null || report.roomId !== room.id || report.entryId !== input.entry)
    )
      return refuse(notFound);
    const entry = await readSaying(tx, room.id, input.entry);
    if ((entry === null && report === null) || last === null) return refuse(notFound);
    const visitorId = entry?.by.id ?? report?.writerId;
    const now =
      entry?.text ?? (entry?.gone === 'covered' ? await store.lastCopyOf(tx, room.id, input.entry) : null);
    // What was brought is what is decided about; what stands there now may be other words by then.
    const copy = (report === null ? null : await openCopy(tx, report)) ?? now;
    if (visitorId === undefined || visitorId === null || copy === null) return refuse(messageGone);
    const verdict = judgeMeasure({
      role: by.role,
      isOnShift,
      writer: entry?.by.kind ?? 'visitor',
      hasText: entry !== null && entry.text !== null,
      kind: input.kind,
      running: await store.runningOn(tx, visitorId, input.entry),
      isReportClosed: report !== null && report.outcome !== null,
    });
    if (verdict === 'notOnShift') return refuse(notOnShift);
    if (verdict === 'onlyWorkers') return refuse(onlyWorkers);
    if (verdict === 'aboutHost') return refuse(aboutHost);
    if (verdict === 'reportClosed') return refuse(reportHandled, { by: report?.outcomeByName ?? '' });
    if (verdict === 'runsAlready') return refuse(measureRuns);
    if (verdict === 'nothingThere') return refuse(messageGone);
    if (entry !== null && entry.text !== null && entry.editedAt !== input.editedAt)
      return refuse(wordsChanged);
    const ruleText = input.rule === null ? null : (room.houseRules[input.rule - 1] ?? null);
    if (
      (input.rule === null) !== (room.houseRules.length === 0) ||
      (input.rule !== null && ruleText === null)
    )
      return refuse(ruleUnknown);
    const endsAt = endOf(input.kind, input.minutes, tx.now, await closingTonight(tx));
    const measure = await store.saveMeasure(tx, {
      ...input,
      visitorId,
      roomId: room.id,
      entryId: input.entry,
      reportId: input.report,
      ruleText,
      copy,
      stood: now === copy ? null : now,
      saidAt: entry?.at ?? report?.saidAt ?? tx.now,
      decidedBy: by.id,
      endsAt,
    });
    if (input.kind === 'cover') {
      await coverSaying(tx, room.id, input.entry);
      await append(tx, room.id, last, [
        {
          id: newId<EntryId>(),
          kind: 'cover',
          author: { kind: 'member', id: by.id, keyId: await memberKey(tx, by.id) },
          text: input.reason,
          facts: { rule: input.rule, ruleText },
          target: input.entry,
        },
      ]);
    }
    // One act answers everybody who brought this message.
    for (const open of await openReportsAbout(tx, room.id, input.entry)) {
      await saveOutcome(tx, open, by.id, input.kind);
      tx.announce(toldVisitor({ visitorId: open.reporterId }));
    }
    tx.announce(toldVisitor({ visitorId }));
    if (input.kind === 'door') tx.announce(doorWasShut({ visitorId, roomIds: house }));
    await tellHosts(tx);
    return { measure, at: tx.now, endsAt };
  }),
  route(proposeLonger, async ({ by, input, tx }) => {
    const look = await looks.lockWaitingOf(tx, input.measure);
    const measure = await store.lockMeasure(tx, input.measure);
    if (measure === null) return refuse(notFound);
    const until = addMs(tx.now, input.days * DAY);
    const verdict = judgeLonger(doorOf(measure, tx), by.role, until, tx.now);
    if (verdict === 'onlyWorkers') return refuse(notFound);
    if (verdict === 'noDoor') return refuse(measureOver);
    if (verdict === 'longerRuns') return refuse(longerRuns);
    if (verdict === 'notLonger') return refuse(notLonger);
    if (verdict === 'tooLong') return refuse(longerTooLong, { days: LONGER_MAX_DAYS });
    await store.saveLonger(tx, measure, by.id, { until, reason: input.reason });
    if (look !== null) await handLook(tx, look, by.id);
    tx.announce(secondLooksChanged({}));
    return { at: tx.now, until };
  }),
  route(confirmLonger, async ({ by, input, tx }) => {
    const look = await looks.lockWaitingOf(tx, input.measure);
    const measure = await store.lockMeasure(tx, input.measure);
    if (measure === null) return refuse(notFound);
    const verdict = judgeLongerYes(
      {
        by: measure.longerBy,
        isConfirmed: measure.longerConfirmedBy !== null,
        runs: store.runs(measure, tx.now),
      },
      by.role,
      by.id,
    );
    if (verdict === 'ownProposal') return refuse(longerByAnother);
    if (verdict !== 'yes' || measure.longerUntil === null) return refuse(measureOver);
    await store.saveLongerYes(tx, measure.id, by.id);
    if (look !== null) await handLook(tx, look, by.id);
    tx.announce(toldVisitor({ visitorId: measure.visitorId }));
    tx.announce(secondLooksChanged({}));
    return { at: tx.now, until: measure.longerUntil };
  }),
];

/** Whoever takes a hand in a measure after a second look was asked does not give it: it goes to somebody else. */
async function handLook(tx: Tx, look: looks.SecondLookRow, by: MemberId): Promise<void> {
  const deciders = [...new Set([...look.deciders, by])];
  await looks.saveDeciders(tx, look.id, deciders, lookerOf(await store.team(tx), deciders)?.id ?? null);
}

const doorOf = (measure: store.MeasureRow, tx: Tx) => ({
  kind: measure.kind,
  runs: store.runs(measure, tx.now),
  endsAt: measure.endsAt,
  isLonger: measure.longerConfirmedBy !== null,
});
