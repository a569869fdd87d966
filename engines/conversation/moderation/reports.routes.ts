import {
  isRefused,
  type Member,
  notFound,
  type Refused,
  refuse,
  tooMany,
} from '../../../platform/core/contract.ts';
import type { EntryId, RoomId } from '../../../platform/core/room-log.ts';
import { addMs } from '../../../platform/core/time.ts';
import { route } from '../../../platform/server/http/route.ts';
import { readAround, readSaying, readSnapshot } from '../../../platform/server/room-log/room-log.store.ts';
import type { Tx } from '../../../platform/server/storage/types.ts';
import { hostsOnShift, isHosting, myShift } from '../desk/shifts.store.ts';
import { closingTonight, doorNow, roomStates } from '../door/door.store.ts';
import { hostsIn } from '../rooms/presence.store.ts';
import { notOnShift } from '../rooms/rooms.contract.ts';
import { mayRead } from '../rooms/rooms.routes.ts';
import { roomById, roomEver, whereIs } from '../rooms/rooms.store.ts';
import { ANSWER_MS, eveningEnd, lookerOf, mayDecide, mayLookAgain } from './measures.rules.ts';
import { lastCopyOf, runningOn, team } from './measures.store.ts';
import {
  aboutHost,
  messageGone,
  onlyWorkers,
  reportHandled,
  reportsChanged,
  toldVisitor,
} from './moderation.contract.ts';
import {
  askToLook,
  closeReport,
  readCase,
  readMyReports,
  readReportPage,
  readReports,
  report,
} from './reports.contract.ts';
import * as store from './reports.store.ts';
import { looksWaiting } from './second-look.store.ts';

/** Messages to choose from. */
const LATELY = 50;
const SHOWN = 20;
/** Sayings before and after the one it is about. */
const AROUND = 2;
/** Reports of one visitor in an hour; more is answered with a moment to wait. */
const AN_HOUR = 12;
const WAIT_SECONDS = 600;

export const reportRoutes = [
  route(readReportPage, async ({ by, tx }) => {
    const roomId = await whereIs(tx, by);
    const room = roomId === null || !(await mayRead(tx, by, roomId)) ? null : await roomById(tx, roomId);
    if (room === null) return refuse(notFound);
    const { entries } = await readSnapshot(tx, room.id, LATELY);
    return {
      room: room.id,
      roomName: room.name,
      hosts: await hostsIn(tx, room.id),
      messages: entries
        .filter((entry) => entry.kind === 'say' && entry.by.kind === 'visitor' && entry.by.id !== by.id)
        .flatMap((entry) =>
          entry.text === null ? [] : [{ id: entry.id, name: entry.by.name, text: entry.text, at: entry.at }],
        )
        .slice(-SHOWN),
    };
  }),
  route(report, async ({ by, input, tx, take }) => {
    if (!(await mayRead(tx, by, input.room)) || (await roomById(tx, input.room)) === null)
      return refuse(notFound);
    const entry = await readSaying(tx, input.room, input.entry);
    if (entry === null) return refuse(notFound);
    if (entry.by.kind === 'member') return refuse(aboutHost);
    if (entry.by.kind !== 'visitor' || entry.by.id === by.id) return refuse(notFound);
    const before = await store.myReportOf(tx, by.id, entry.id);
    if (before !== null) return { report: before.id, at: before.reportedAt };
    const { text } = entry;
    if (text === null || entry.by.id === null) return refuse(messageGone);
    if ((await store.broughtLately(tx, by.id)) >= AN_HOUR) return refuse(tooMany, { seconds: WAIT_SECONDS });
    const tooFast = await take('report');
    if (tooFast !== null) return tooFast;
    const id = await store.saveReport(tx, by.id, input.room, { ...entry, text }, input.words);
    await tellHosts(tx);
    return { report: id, at: tx.now };
  }),
  route(readMyReports, async ({ by, tx }) => ({ reports: await myReports(tx, by.id) })),
  route(readReports, async ({ by, tx }) => {
    const isOnShift = await isHosting(tx, by);
    const rows = isOnShift ? await store.openReports(tx) : [];
    const looks = mayDecide(by.role)
      ? (await looksWaiting(tx)).filter((look) => mayLookAgain(by.role, by.id, look.deciders))
      : null;
    return {
      isOnShift,
      reports: rows.map((row) => ({
        id: row.id,
        roomName: row.roomName ?? '',
        reportedAt: row.reportedAt,
        asksMe: row.askedToLook === by.id ? row.askedByName : null,
      })),
      secondLooks:
        looks === null
          ? null
          : { waiting: looks.length, late: looks.filter((look) => look.answerBy < tx.now).length },
    };
  }),
  route(readCase, async ({ by, input, tx }) => {
    const shift = await myShift(tx, by.id);
    if (shift === null) return refuse(notOnShift);
    const row = input.melding === undefined ? null : await store.reportById(tx, input.melding);
    const about = row ?? { roomId: input.kamer, entryId: input.bericht };
    if (about.roomId === undefined || about.entryId === undefined) return refuse(notFound);
    const room = await roomEver(tx, about.roomId);
    // One that was answered already is nobody's case any more.
    if (room === null || (row === null ? room.isGone : row.outcome !== null)) return refuse(notFound);
    const entry = await readSaying(tx, room.id, about.entryId);
    if (entry === null && row === null) return refuse(notFound);
    if (entry !== null && entry.by.kind !== 'visitor') return refuse(notFound);
    const colleagues = (await hostsOnShift(tx)).filter((host) => host.memberId !== by.id);
    const members = await team(tx);
    const copy =
      (row === null ? null : await store.openCopy(tx, row)) ??
      (entry?.gone === 'covered' ? await lastCopyOf(tx, room.id, about.entryId) : null);
    return {
      report:
        row === null
          ? null
          : {
              id: row.id,
              reportedAt: row.reportedAt,
              words: await store.openBeside(tx, row),
              asksMe: row.askedToLook === by.id ? row.askedByName : null,
            },
      room: room.id,
      roomName: room.name,
      isRoomGone: room.isGone,
      isOpen: room.isGone
        ? ((await doorNow(tx))?.house ?? 'closed') !== 'closed'
        : ((await roomStates(tx)).get(room.id)?.state ?? 'closed') !== 'closed',
      shiftUntil: shift.until,
      entry: about.entryId,
      editedAt: entry?.editedAt ?? null,
      handle: entry?.by.name ?? null,
      messages: await around(tx, room.id, about.entryId, row, copy),
      houseRules: room.houseRules,
      colleagues: colleagues.map((host) => ({
        id: host.memberId,
        workName: host.workName,
        workTitle: host.workTitle,
      })),
      mayDecide: mayDecide(by.role),
      eveningEnd: eveningEnd(tx.now, await closingTonight(tx)),
      secondLook: { name: lookerOf(members, [by.id])?.workName ?? null, answerBy: addMs(tx.now, ANSWER_MS) },
      running: await runningOn(tx, entry?.by.id ?? row?.writerId ?? by.id, about.entryId),
    };
  }),
  route(closeReport, async ({ by, input, tx }) => {
    const row = await reportInHand(tx, by, input.report);
    if (isRefused(row)) return row;
    if (!mayDecide(by.role)) return refuse(onlyWorkers);
    await store.saveOutcome(tx, row, by.id, input.how, input.how === 'nothing' ? input.why : null);
    tx.announce(toldVisitor({ visitorId: row.reporterId }));
    await tellHosts(tx);
    return { at: tx.now };
  }),
  route(askToLook, async ({ by, input, tx }) => {
    const row = await reportInHand(tx, by, input.report);
    if (isRefused(row)) return row;
    const isHere = (await hostsOnShift(tx)).some((host) => host.memberId === input.colleague);
    if (!isHere || input.colleague === by.id) return refuse(notFound);
    await store.saveAskedToLook(tx, row.id, input.colleague, by.id);
    await tellHosts(tx);
    return { at: tx.now };
  }),
];

/** Each host on shift by name; nobody else of the team hears that something came in. */
export async function tellHosts(tx: Tx): Promise<void> {
  tx.announce(reportsChanged({ memberIds: (await hostsOnShift(tx)).map((host) => host.memberId) }));
}

async function reportInHand(
  tx: Tx,
  by: Member,
  id: Parameters<typeof store.lockReport>[1],
): Promise<store.ReportRow | Refused> {
  if (!(await isHosting(tx, by))) return refuse(notOnShift);
  const row = await store.lockReport(tx, id);
  if (row === null) return refuse(notFound);
  return row.outcome === null ? row : refuse(reportHandled, { by: row.outcomeByName ?? '' });
}

/** The message with what stood around it. Taken back or erased since, the copy that was brought stands in its place. */
async function around(
  tx: Tx,
  roomId: RoomId,
  entryId: EntryId,
  row: store.ReportRow | null,
  copy: string | null,
) {
  const seq = row?.entrySeq ?? (await readSaying(tx, roomId, entryId))?.seq ?? 0;
  const entries = await readAround(tx, roomId, seq, AROUND);
  const shown = entries.map((entry) => ({
    id: entry.id,
    name: entry.by.name,
    isHost: entry.by.kind === 'member',
    text: entry.id === entryId ? (copy ?? entry.text) : entry.text,
    textNow: entry.id === entryId && copy !== null && entry.text !== copy ? entry.text : null,
    at: entry.at,
    isTarget: entry.id === entryId,
  }));
  return row === null || shown.some((message) => message.isTarget)
    ? shown
    : [
        { id: entryId, name: null, isHost: false, text: copy, textNow: null, at: row.saidAt, isTarget: true },
        ...shown,
      ];
}

export async function myReports(tx: Tx, visitorId: Parameters<typeof store.reportsBy>[1]) {
  const rows = await store.reportsBy(tx, visitorId);
  return Promise.all(
    rows.map(async (row) => ({
      id: row.id,
      // Whoever takes words back takes them from everybody who may read the room; the copy stays for who decides.
      text:
        ((await readSaying(tx, row.roomId, row.entryId))?.text ?? null) === null
          ? null
          : await store.openCopy(tx, row),
      saidAt: row.saidAt,
      reportedAt: row.reportedAt,
      outcome:
        row.outcome === null || row.outcomeAt === null
          ? null
          : {
              kind: row.outcome,
              byName: row.outcomeByName,
              at: row.outcomeAt,
              why: await store.openAnswer(tx, row),
            },
      isLeft: row.leftAt !== null,
    })),
  );
}
