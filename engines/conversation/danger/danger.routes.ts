import { type Member, notFound, refuse } from '../../../platform/core/contract.ts';
import { freeRoute, route } from '../../../platform/server/http/route.ts';
import { readSnapshot } from '../../../platform/server/room-log/room-log.store.ts';
import type { Tx } from '../../../platform/server/storage/types.ts';
import { hostsOnShift, myShift } from '../desk/shifts.store.ts';
import { doorNow, turnDoor } from '../door/door.store.ts';
import { helpNow } from '../help/help.store.ts';
import { onCallNow } from '../rota/rota-today.store.ts';
import { tellJoined, tellTalk } from '../talk/talk.acts.store.ts';
import { addHost, hostsOf, talkById, talkFor, talkOfHost } from '../talk/talk.store.ts';
import {
  answerDanger,
  closeDanger,
  confirmByAnother,
  confirmStep,
  type DangerId,
  type DangerView,
  dangerChanged,
  dangerClosed,
  nothingProposed,
  proposeStep,
  raiseDanger,
  readDanger,
  readDangers,
} from './danger.contract.ts';
import { judgeConfirm, maySee, numberFrom, ringsFor } from './danger.rules.ts';
import * as store from './danger.store.ts';

const FIRST_SCREEN = 100;

/** Everybody the case concerns hears that it moved: who raised it, who came, and whom it rings for. */
function tell(tx: Tx, danger: Pick<store.DangerRow, 'raisedBy' | 'answeredBy' | 'ringsFor'>): void {
  const ids = [danger.raisedBy, danger.answeredBy, ...danger.ringsFor].filter(
    (id): id is NonNullable<typeof id> => id !== null,
  );
  tx.announce(dangerChanged({ memberIds: [...new Set<string>(ids)] }));
}

/** The case, locked, when this person may see it. Absent and not theirs answer alike. */
async function caseOf(tx: Tx, by: Member, id: DangerId): Promise<store.DangerRow | null> {
  const danger = await store.lockDanger(tx, id);
  return danger !== null && maySee(danger, by) ? danger : null;
}

export const dangerRoutes = [
  route(readDangers, async ({ by, tx }) => {
    const open = (await store.openDangers(tx)).filter(
      (danger) => danger.raisedBy === by.id || danger.answeredBy === by.id || danger.ringsFor.includes(by.id),
    );
    const names = await store.namesOf(
      tx,
      open.flatMap((danger) => [danger.raisedBy, danger.answeredBy]),
    );
    return {
      isOnShift: (await myShift(tx, by.id)) !== null,
      dangers: open.map((danger) => ({
        id: danger.id,
        handle: danger.handle,
        raisedBy: names.get(danger.raisedBy) ?? { id: danger.raisedBy, workName: '' },
        raisedAt: danger.raisedAt,
        answeredBy: danger.answeredBy === null ? null : (names.get(danger.answeredBy) ?? null),
        ringsForMe: danger.answeredBy === null && danger.ringsFor.includes(by.id),
        isMine: danger.raisedBy === by.id || danger.answeredBy === by.id,
      })),
    };
  }),
  route(readDanger, async ({ by, input, city, language, tx }) => {
    const danger = await store.dangerById(tx, input.gevaar);
    if (danger === null || !maySee(danger, by)) return refuse(notFound);
    const names = await store.namesOf(tx, [
      danger.raisedBy,
      danger.answeredBy,
      danger.proposedBy,
      danger.confirmedBy,
      ...danger.ringsFor,
    ]);
    const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
    return {
      id: danger.id,
      talk: danger.talkId,
      handle: danger.handle,
      raisedBy: nameOf(danger.raisedBy) ?? { id: danger.raisedBy, workName: '' },
      raisedAt: danger.raisedAt,
      answeredBy: nameOf(danger.answeredBy),
      ringsFor: danger.ringsFor.flatMap((id) => nameOf(id) ?? []),
      numberFrom: numberFrom(danger.raisedAt),
      ground: await store.readGround(tx, danger),
      step: danger.step,
      told: danger.told,
      proposedBy: nameOf(danger.proposedBy),
      confirmedBy: nameOf(danger.confirmedBy),
      closedAt: danger.closedAt,
      plan: await store.planNow(tx),
      houseUntil: danger.closedAt === null ? ((await doorNow(tx))?.until ?? null) : null,
      lines: (await helpNow(tx, language, city.zone)).filter((line) => line.state.is === 'open'),
      said: await saidIn(tx, by, danger),
    };
  }),
  freeRoute(raiseDanger, async ({ by, input, city }, { db, hub }) =>
    db.transaction(city.id, async (tx) => {
      if (input.talk !== null && (await talkFor(tx, by, input.talk)) === null) return refuse(notFound);
      const standing = (await store.openDangers(tx)).find(
        (danger) => danger.talkId === input.talk && (input.talk !== null || danger.raisedBy === by.id),
      );
      if (standing !== undefined) return { danger: standing.id, at: standing.raisedAt };
      const onCall = new Set<string>((await onCallNow({ hub }, tx, city)).map((member) => member.memberId));
      const onShift = new Set<string>((await hostsOnShift(tx)).map((host) => host.memberId));
      const people = (await store.callable(tx)).map(({ id }) => ({
        memberId: id,
        isOnShift: onShift.has(id),
        isOnCall: onCall.has(id),
        isDeskAlive: hub.follows(city.id, `member:${id}`) > 0,
      }));
      const rings = ringsFor(people, by.id);
      const danger = await store.saveDanger(tx, by.id, input.talk, rings);
      await turnDoor(tx, city);
      tell(tx, { raisedBy: by.id, answeredBy: null, ringsFor: rings });
      return { danger, at: tx.now };
    }),
  ),
  route(answerDanger, async ({ by, input, city, tx }) => {
    const danger = await caseOf(tx, by, input.danger);
    if (danger === null) return refuse(notFound);
    if (danger.closedAt !== null) return refuse(dangerClosed);
    await store.saveAnswer(tx, danger.id, by.id);
    await stepIn(tx, by, danger);
    await turnDoor(tx, city);
    tell(tx, { ...danger, answeredBy: danger.answeredBy ?? by.id });
    return { at: tx.now };
  }),
  route(proposeStep, async ({ by, input, tx }) => {
    const danger = await caseOf(tx, by, input.danger);
    if (danger === null) return refuse(notFound);
    if (danger.closedAt !== null) return refuse(dangerClosed);
    await store.saveProposal(tx, danger, by.id, input);
    tell(tx, danger);
    return { at: tx.now };
  }),
  route(confirmStep, async ({ by, input, tx }) => {
    const danger = await caseOf(tx, by, input.danger);
    if (danger === null) return refuse(notFound);
    const verdict = judgeConfirm(danger, by.id);
    if (verdict === 'closed') return refuse(dangerClosed);
    if (verdict === 'nothingProposed') return refuse(nothingProposed);
    if (verdict === 'ownProposal') return refuse(confirmByAnother);
    await store.saveConfirmation(tx, danger.id, by.id);
    tell(tx, danger);
    return { at: tx.now };
  }),
  route(closeDanger, async ({ by, input, city, tx }) => {
    const danger = await caseOf(tx, by, input.danger);
    if (danger === null) return refuse(notFound);
    if (danger.closedAt !== null) return refuse(dangerClosed);
    await store.saveClosing(tx, danger, by.id);
    await turnDoor(tx, city);
    tell(tx, danger);
    return { at: tx.now };
  }),
];

/** The talk, for who is in it: whoever it only rings for reads nothing before they come. */
async function saidIn(tx: Tx, by: Member, danger: store.DangerRow): Promise<DangerView['said']> {
  const talk = danger.talkId === null ? null : await talkFor(tx, by, danger.talkId);
  if (talk === null) return null;
  return { isOver: talk.endedAt !== null, ...(await readSnapshot(tx, talk.id, FIRST_SCREEN)) };
}

/** Who comes to help is in the talk, and the young person sees it. */
async function stepIn(tx: Tx, by: Member, danger: store.DangerRow): Promise<void> {
  if (danger.talkId === null) return;
  const talk = await talkById(tx, danger.talkId);
  if (talk === null || talk.endedAt !== null) return;
  if ((await hostsOf(tx, [talk.id])).some((host) => host.memberId === by.id && host.leftAt === null)) return;
  // In a talk of their own they come by word, not by leaving somebody else alone.
  if ((await talkOfHost(tx, by.id)) !== null) return;
  await addHost(tx, talk.id, by.id, false);
  await tellJoined(tx, talk.id, by, false);
  tellTalk(tx, talk.visitorId);
}
