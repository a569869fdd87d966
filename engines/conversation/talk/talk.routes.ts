import { isRefused, notFound, type Refused, refuse, type Visitor } from '../../../platform/core/contract.ts';
import { MemberId } from '../../../platform/core/ids.ts';
import type { EntryId, RoomId } from '../../../platform/core/room-log.ts';
import { addMs, DAY } from '../../../platform/core/time.ts';
import { freeRoute, route } from '../../../platform/server/http/route.ts';
import { hasPhrase as hasWords } from '../../../platform/server/identity/identity.store.ts';
import { newId } from '../../../platform/server/identity/secrets.ts';
import { readSnapshot } from '../../../platform/server/room-log/room-log.store.ts';
import type { Tx } from '../../../platform/server/storage/types.ts';
import { hostsOnShift, myShift } from '../desk/shifts.store.ts';
import { dayIn } from '../door/city-time.rules.ts';
import { doorNow, turnDoor } from '../door/door.store.ts';
import { notOnShift, talkEnded } from '../rooms/rooms.contract.ts';
import { whereIs } from '../rooms/rooms.store.ts';
import { mandates } from './mandate.store.ts';
import { endTalkNow, houseEntry, talkOf, tellJoined, tellTalk } from './talk.acts.store.ts';
import {
  agreeToTalk,
  alreadyAsked,
  alreadyClaimed,
  alreadyInTalk,
  askApart,
  claim,
  endMyTalk,
  endTalk,
  hostUnknown,
  joinTalk,
  keepTalkLonger,
  leaveTalk,
  leaveWaiting,
  noClaimNow,
  noTalksNow,
  notAgreedYet,
  readHostTalk,
  readMyTalk,
  readTalks,
  talkLogged,
  wishFor,
} from './talk.contract.ts';
import * as store from './talk.store.ts';
import { LEASE_MS, placeOf, waitedMinutes, waitRange } from './waiting.rules.ts';

const FIRST_SCREEN = 100;
/** A talk is kept this long after its last message; the visitor may keep it longer, a worker may not. */
export const TALK_KEPT_MS = 14 * DAY;

const KEPT_LONGER_MS = 365 * DAY;

const cardOf = (host: { memberId: string; workName: string; workTitle: string }) => ({
  id: host.memberId,
  workName: host.workName,
  workTitle: host.workTitle,
});
const talkHostOf = (host: store.TalkHostRow) => ({
  ...cardOf(host),
  mandate: host.mandate,
  role: host.role,
  isFirst: host.isFirst,
});

async function myTalk(tx: Tx, by: Visitor) {
  const waiting = await store.myWaiting(tx, by.id);
  const door = await doorNow(tx);
  const onShift = await talkersOnShift(tx);
  const hasPhrase = await hasWords(tx, by.id);
  const hasRoom = (await whereIs(tx, by)) !== null;
  const binding = await mandates(tx);
  const free = onShift.map((host) => ({
    ...cardOf(host),
    mandate: binding.get(host.memberId) ?? ('discretion' as const),
  }));
  if (waiting !== null) {
    const line = await store.waitingLine(tx);
    const before = placeOf(line, waiting.id) ?? 0;
    const talks = await store.talksNow(tx);
    const busy = await store.hostsInTalks(tx);
    const wishes = onShift.find((host) => host.memberId === waiting.wishesMemberId);
    return {
      state: 'waiting' as const,
      hasRoom,
      before,
      wait: waitRange({
        before,
        free: onShift.filter((host) => !busy.has(host.memberId)).length,
        busySince: talks.map((talk) => talk.begunAt ?? tx.now),
        talksMin: await store.talksMinutes(tx),
        now: tx.now,
      }),
      wishes: wishes === undefined ? null : cardOf(wishes),
      hosts: free,
      hasAgreed: waiting.agreedAt !== null,
      firstWord: await store.readFirstWord(tx, waiting),
      hasPhrase,
      closesAt: door?.until ?? null,
    };
  }
  const talk = await store.myNewestTalk(tx, by.id);
  if (talk !== null && talk.endedAt === null) {
    const hosts = (await store.hostsOf(tx, [talk.id])).filter((host) => host.leftAt === null);
    return {
      state: 'talking' as const,
      hasRoom,
      room: talk.id,
      hosts: hosts.map(talkHostOf),
      isInDanger: talk.dangerSince !== null,
      hasPhrase,
      keptUntil: talk.keptUntil,
      ...(await readSnapshot(tx, talk.id, FIRST_SCREEN)),
    };
  }
  const keptUntil =
    talk === null ? null : (talk.keptUntil ?? addMs(talk.lastSaidAt ?? talk.endedAt ?? tx.now, TALK_KEPT_MS));
  if (talk !== null && keptUntil !== null && keptUntil > tx.now) {
    return {
      state: 'ended' as const,
      hasRoom,
      room: talk.id,
      endedBy: talk.endedBy ?? 'host',
      keptUntil,
      hasPhrase,
      ...(await readSnapshot(tx, talk.id, FIRST_SCREEN)),
    };
  }
  return {
    state: 'none' as const,
    hasRoom,
    canAsk: door?.newTalks === 'yes',
    because: door === null ? ('closed' as const) : door.noTalksBecause,
    nextOpen: door?.next?.opensAt ?? null,
    hosts: free,
  };
}

/** At work now in a role that talks apart: young hosts and guests never do. */
const talkersOnShift = async (tx: Tx) =>
  (await hostsOnShift(tx)).filter(({ role }) => role === 'worker' || role === 'coordinator');

async function wished(tx: Tx, wishes: string | null): Promise<MemberId | null | Refused> {
  if (wishes === null) return null;
  const id = MemberId.safeParse(wishes);
  const isHere = id.success && (await talkersOnShift(tx)).some((host) => host.memberId === id.data);
  return isHere && id.success ? id.data : refuse(hostUnknown);
}

export const talkRoutes = [
  route(readMyTalk, ({ by, tx }) => myTalk(tx, by)),
  route(askApart, async ({ by, input, tx }) => {
    const door = await doorNow(tx);
    if (door?.newTalks !== 'yes')
      return refuse(noTalksNow, {
        because: door?.noTalksBecause ?? 'closed',
        nextOpen: door?.next?.opensAt ?? null,
      });
    const talk = await store.myNewestTalk(tx, by.id);
    if ((await store.myWaiting(tx, by.id)) !== null || (talk !== null && talk.endedAt === null))
      return refuse(alreadyAsked);
    const wishes = await wished(tx, input.wishes);
    if (isRefused(wishes)) return wishes;
    const waiting = await store.enterLine(tx, by, wishes);
    tellTalk(tx, by.id);
    return { waiting, at: tx.now };
  }),
  route(agreeToTalk, async ({ by, input, tx }) => {
    const waiting = await store.myWaiting(tx, by.id);
    if (waiting === null) return refuse(talkEnded);
    await store.saveAgreement(tx, waiting, input.firstWord.trim() === '' ? '' : input.firstWord);
    tellTalk(tx, by.id);
    return { at: tx.now };
  }),
  route(wishFor, async ({ by, input, tx }) => {
    const waiting = await store.myWaiting(tx, by.id);
    if (waiting === null) return refuse(talkEnded);
    const wishes = await wished(tx, input.wishes);
    if (isRefused(wishes)) return wishes;
    await store.saveWish(tx, waiting.id, wishes);
    tellTalk(tx, by.id);
    return { at: tx.now };
  }),
  route(leaveWaiting, async ({ by, city, tx }) => {
    const waiting = await store.myWaiting(tx, by.id);
    if (waiting === null) return refuse(talkEnded);
    await store.outOfLine(
      tx,
      waiting,
      'left',
      waitedMinutes(waiting.askedAt, tx.now),
      dayIn(tx.now, city.zone),
    );
    tellTalk(tx, by.id);
    return { at: tx.now };
  }),
  route(endMyTalk, async ({ by, city, tx }) => {
    const newest = await store.myNewestTalk(tx, by.id);
    const talk = newest === null ? null : await store.lockTalk(tx, newest.id);
    if (talk === null || talk.endedAt !== null) return refuse(talkEnded);
    await endTalkNow(tx, city, talk, 'visitor');
    return { at: tx.now };
  }),
  route(keepTalkLonger, async ({ by, tx }) => {
    const talk = await store.myNewestTalk(tx, by.id);
    if (talk === null) return refuse(talkEnded);
    const until = addMs(talk.begunAt ?? tx.now, KEPT_LONGER_MS);
    await store.saveKeptUntil(tx, talk.id, until);
    tellTalk(tx, by.id);
    return { until };
  }),
  route(readTalks, async ({ by, tx }) => {
    const onShift = await talkersOnShift(tx);
    const talks = await store.talksNow(tx);
    const hosts = (
      await store.hostsOf(
        tx,
        talks.map((talk) => talk.id),
      )
    ).filter((host) => host.leftAt === null);
    const of = (id: RoomId) => hosts.filter((host) => host.talkId === id);
    return {
      isOnShift: onShift.some((host) => host.memberId === by.id),
      waiting: (await store.waitingLine(tx)).map((one) => {
        const wishes = onShift.find((host) => host.memberId === one.wishesMemberId);
        return {
          id: one.id,
          handle: one.handle,
          askedAt: one.askedAt,
          wishes: wishes === undefined ? null : cardOf(wishes),
          hasAgreed: one.agreedAt !== null,
        };
      }),
      talks: talks.map((talk) => ({
        id: talk.id,
        handle: talk.handle,
        begunAt: talk.begunAt ?? tx.now,
        hosts: of(talk.id).map(talkHostOf),
        isMine: of(talk.id).some((host) => host.memberId === by.id),
        isInDanger: talk.dangerSince !== null,
      })),
      toLog: (await store.talksToLog(tx, by.id)).map((talk) => ({
        id: talk.id,
        handle: talk.handle,
        endedAt: talk.endedAt ?? tx.now,
      })),
    };
  }),
  route(claim, async ({ by, input, city, tx }) => {
    if ((await myShift(tx, by.id)) === null) return refuse(notOnShift);
    if ((await store.talkOfHost(tx, by.id)) !== null) return refuse(alreadyInTalk);
    const door = await doorNow(tx);
    if (door?.newTalks !== 'yes') return refuse(noClaimNow, { because: door?.noTalksBecause ?? 'closed' });
    const waiting = await store.lockWaiting(tx, input.waiting);
    if (waiting === null) return refuse(notFound);
    if (waiting.state !== 'waiting') {
      const [first] = await store.hostsOf(tx, [waiting.talkId]);
      return refuse(alreadyClaimed, { by: first?.workName ?? '' });
    }
    if (waiting.agreedAt === null) return refuse(notAgreedYet);
    await store.beginTalk(tx, waiting, by, addMs(tx.now, LEASE_MS));
    await tellJoined(tx, waiting.talkId, by, true);
    const firstWord = await store.readFirstWord(tx, waiting);
    if (firstWord !== null) {
      // It stands in the talk from now on, and nowhere else: whoever claims next must not say it again.
      await store.clearFirstWord(tx, waiting.id);
      await store.writeInTalk(tx, waiting.talkId, {
        id: newId<EntryId>(),
        kind: 'say',
        author: { kind: 'visitor', id: waiting.visitorId, keyId: waiting.keyId },
        text: firstWord,
        facts: {},
        target: null,
      });
    }
    await store.countWait(tx, 'talk', waitedMinutes(waiting.askedAt, tx.now), dayIn(tx.now, city.zone));
    await turnDoor(tx, city);
    tellTalk(tx, waiting.visitorId);
    return { talk: waiting.talkId, at: tx.now };
  }),
  freeRoute(readHostTalk, async ({ by, input, city }, { db }) =>
    db.transaction(city.id, async (tx) => {
      const found = await talkOf(tx, by, input.gesprek);
      // After its end only who was in it reads it, until the contact is logged; its words are not a record.
      const wasIn =
        found !== null && (await store.hostsOf(tx, [found.talk.id])).some((host) => host.memberId === by.id);
      if (found === null || !wasIn || found.talk.begunAt === null) return refuse(notFound);
      const { talk, hosts } = found;
      return {
        id: talk.id,
        handle: talk.handle,
        hosts: hosts.map(talkHostOf),
        begunAt: talk.begunAt ?? tx.now,
        endedAt: talk.endedAt,
        isInDanger: talk.dangerSince !== null,
        isMine: talk.endedAt === null,
        ...(await readSnapshot(tx, talk.id, FIRST_SCREEN)),
      };
    }),
  ),
  route(joinTalk, async ({ by, input, city, tx }) => {
    if ((await myShift(tx, by.id)) === null) return refuse(notOnShift);
    const talk = await store.lockTalk(tx, input.talk);
    if (talk === null || talk.begunAt === null) return refuse(notFound);
    if (talk.endedAt !== null) return refuse(talkEnded);
    const mine = await store.talkOfHost(tx, by.id);
    if (mine !== null && mine !== talk.id) return refuse(alreadyInTalk);
    if (mine === talk.id) return { at: tx.now };
    await store.addHost(tx, talk.id, by.id, false);
    await tellJoined(tx, talk.id, by, false);
    await turnDoor(tx, city);
    tellTalk(tx, talk.visitorId);
    return { at: tx.now };
  }),
  route(leaveTalk, async ({ by, input, city, tx }) => {
    const found = await talkOf(tx, by, input.talk);
    if (found === null) return refuse(notFound);
    const { talk, hosts } = found;
    if (talk.endedAt !== null) return refuse(talkEnded);
    if (hosts.length === 1) {
      await endTalkNow(tx, city, talk, 'host');
      return { at: tx.now };
    }
    await store.removeHost(tx, talk.id, by.id);
    await store.writeInTalk(tx, talk.id, houseEntry('hostLeft', { name: by.workName }));
    await turnDoor(tx, city);
    tellTalk(tx, talk.visitorId);
    return { at: tx.now };
  }),
  route(endTalk, async ({ by, input, city, tx }) => {
    const found = await talkOf(tx, by, input.talk);
    if (found === null) return refuse(notFound);
    if (found.talk.endedAt !== null) return refuse(talkEnded);
    await endTalkNow(tx, city, found.talk, 'host');
    return { at: tx.now };
  }),
  route(talkLogged, async ({ by, input, tx }) => {
    const talk = await store.lockTalk(tx, input.talk);
    const wasIn =
      talk !== null && (await store.hostsOf(tx, [talk.id])).some((host) => host.memberId === by.id);
    if (talk === null || !wasIn || talk.endedAt === null) return refuse(notFound);
    await store.markLogged(tx, talk.id);
    tellTalk(tx, talk.visitorId);
    return { at: tx.now };
  }),
];
