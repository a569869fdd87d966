import { z } from 'zod';
import {
  event,
  get,
  InstantText,
  page,
  post,
  refusal,
  visitors,
  workers,
} from '../../../platform/core/contract.ts';
import { type Id, idOf } from '../../../platform/core/ids.ts';
import { Entry, RoomId } from '../../../platform/core/room-log.ts';
import { optionalTextOf } from '../../../platform/core/text.ts';
import { HostCard, notOnShift, talkEnded } from '../rooms/rooms.contract.ts';
import { Mandate } from './mandate.contract.ts';

export const WaitingId = idOf<'waiting'>();
export type WaitingId = Id<'waiting'>;

/** UTF-16 units. */
export const FIRST_WORD_MAX = 1000;
export const SUMMARY_MAX = 1000;
export const AGREEMENT_MAX = 280;

/** No new talk can begin now, and why; whom to call stands on the page. */
export const noTalksNow = refusal('noTalksNow', 409, {
  because: z.enum(['closed', 'shortOfHosts', 'noOnCall']),
  nextOpen: InstantText.nullable(),
});
export const alreadyAsked = refusal('alreadyAsked', 409);
export const notAgreedYet = refusal('notAgreedYet', 409);
/** Another host was first. One claim wins, and everybody sees it. */
export const alreadyClaimed = refusal('alreadyClaimed', 409, { by: z.string() });
export const alreadyInTalk = refusal('alreadyInTalk', 409);
/** For hosts: why no new talk begins now. noOnCall: a consulting hour that one worker holds alone, and nobody who could
 *  step in has a desk page open. */
export const noClaimNow = refusal('noClaimNow', 409, {
  because: z.enum(['closed', 'shortOfHosts', 'noOnCall']),
});
export const hostUnknown = refusal('hostUnknown', 409);

/** An honest wait, in whole minutes; null when nothing can be said about it. */
export const WaitRange = z.object({ fromMin: z.number().int(), toMin: z.number().int() });
export type WaitRange = z.output<typeof WaitRange>;

/** Somebody who may come, with what binds them to silence. */
export const FreeHost = HostCard.extend({ mandate: Mandate });
export const TalkHost = FreeHost.extend({ role: z.string(), isFirst: z.boolean() });

/** Whether the visitor stands in a room of the house, to go back to. */
const Around = { hasRoom: z.boolean() };

/** What a visitor sees of their talk apart: waiting, in it, or after it. */
export const MyTalk = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('none'),
    ...Around,
    canAsk: z.boolean(),
    because: z.enum(['closed', 'shortOfHosts', 'noOnCall']).nullable(),
    nextOpen: InstantText.nullable(),
    hosts: z.array(FreeHost),
  }),
  z.object({
    state: z.literal('waiting'),
    ...Around,
    /** How many are before them. */
    before: z.number().int(),
    wait: WaitRange.nullable(),
    wishes: HostCard.nullable(),
    hosts: z.array(FreeHost),
    hasAgreed: z.boolean(),
    firstWord: z.string().nullable(),
    hasPhrase: z.boolean(),
    closesAt: InstantText.nullable(),
  }),
  z.object({
    state: z.literal('talking'),
    ...Around,
    room: RoomId,
    hosts: z.array(TalkHost),
    isInDanger: z.boolean(),
    hasPhrase: z.boolean(),
    keptUntil: InstantText.nullable(),
    entries: z.array(Entry),
    seq: z.number().int(),
  }),
  z.object({
    state: z.literal('ended'),
    ...Around,
    room: RoomId,
    endedBy: z.enum(['visitor', 'host', 'closing', 'vanished']),
    keptUntil: InstantText,
    entries: z.array(Entry),
    seq: z.number().int(),
    hasPhrase: z.boolean(),
  }),
]);
export type MyTalk = z.output<typeof MyTalk>;

export const readMyTalk = get('/conversation/my-talk', {
  who: visitors,
  summary: 'My talk apart: waiting, in it, or after it',
  answer: MyTalk,
});

export const askApart = post('/conversation/ask-apart', {
  who: visitors,
  summary: 'Ask for a talk apart, with whoever is free or with one host by work name',
  input: z.object({ wishes: z.string().nullable().default(null) }),
  answer: z.object({ waiting: WaitingId, at: InstantText }),
  refuses: [noTalksNow, alreadyAsked, hostUnknown],
});

export const agreeToTalk = post('/conversation/agree-to-talk', {
  who: visitors,
  summary: 'Say that who-sees-what is fine, with a first word if one wants',
  input: z.object({ agrees: z.literal(true), firstWord: optionalTextOf(FIRST_WORD_MAX).default('') }),
  answer: z.object({ at: InstantText }),
  refuses: [talkEnded],
});

export const wishFor = post('/conversation/wish-for', {
  who: visitors,
  summary: 'Rather this host, or whoever is free',
  input: z.object({ wishes: z.string().nullable() }),
  answer: z.object({ at: InstantText }),
  refuses: [talkEnded, hostUnknown],
});

export const leaveWaiting = post('/conversation/leave-waiting', {
  who: visitors,
  summary: 'Rather not, leave the line',
  answer: z.object({ at: InstantText }),
  refuses: [talkEnded],
});

export const endMyTalk = post('/conversation/end-my-talk', {
  who: visitors,
  summary: 'End my talk; no reason asked',
  answer: z.object({ at: InstantText }),
  refuses: [talkEnded],
});

/** Only the visitor may keep a talk longer; a worker may not. */
export const keepTalkLonger = post('/conversation/keep-talk-longer', {
  who: visitors,
  summary: 'Keep my talk for twelve months instead of fourteen days',
  answer: z.object({ until: InstantText }),
  refuses: [talkEnded],
});

/** One who waits, as hosts see it: a handle and how long, never a word. */
export const WaitingCard = z.object({
  id: WaitingId,
  handle: z.string(),
  askedAt: InstantText,
  wishes: HostCard.nullable(),
  hasAgreed: z.boolean(),
});

export const TalkCard = z.object({
  id: RoomId,
  handle: z.string(),
  begunAt: InstantText,
  hosts: z.array(TalkHost),
  isMine: z.boolean(),
  isInDanger: z.boolean(),
});

export const ToLog = z.object({ id: RoomId, handle: z.string(), endedAt: InstantText });

export const readTalks = get('/conversation/talks', {
  who: workers,
  summary: 'Who waits, which talks are going on, and which of mine are not logged yet',
  answer: z.object({
    isOnShift: z.boolean(),
    waiting: z.array(WaitingCard),
    talks: z.array(TalkCard),
    toLog: z.array(ToLog),
  }),
});

export const claim = post('/conversation/claim', {
  who: workers,
  summary: 'Take the next who waits, or this one; of two claims one wins',
  input: z.object({ waiting: WaitingId }),
  answer: z.object({ talk: RoomId, at: InstantText }),
  refuses: [notOnShift, alreadyInTalk, alreadyClaimed, notAgreedYet, noClaimNow],
});

export const HostTalk = z.object({
  id: RoomId,
  handle: z.string(),
  hosts: z.array(TalkHost),
  begunAt: InstantText,
  endedAt: InstantText.nullable(),
  isInDanger: z.boolean(),
  isMine: z.boolean(),
  entries: z.array(Entry),
  seq: z.number().int(),
});

export const readHostTalk = get('/conversation/host-talk', {
  who: workers,
  summary: 'A talk that I am in',
  input: z.object({ gesprek: RoomId }),
  answer: HostTalk,
});

/** A second host steps in; the visitor sees it at once. */
export const joinTalk = post('/conversation/join-talk', {
  who: workers,
  summary: 'Step into a talk as second host, seen by everybody in it',
  input: z.object({ talk: RoomId }),
  answer: z.object({ at: InstantText }),
  refuses: [notOnShift, alreadyInTalk, talkEnded],
});

export const leaveTalk = post('/conversation/leave-talk', {
  who: workers,
  summary: 'Step out of a talk; the last host out ends it',
  input: z.object({ talk: RoomId }),
  answer: z.object({ at: InstantText }),
  refuses: [talkEnded],
});

export const endTalk = post('/conversation/end-talk', {
  who: workers,
  summary: 'End a talk that I am in',
  input: z.object({ talk: RoomId }),
  answer: z.object({ at: InstantText }),
  refuses: [talkEnded],
});

export const talkLogged = post('/conversation/talk-logged', {
  who: workers,
  summary: 'The contact of an ended talk stands on the contact line',
  input: z.object({ talk: RoomId }),
  answer: z.object({ at: InstantText }),
});

/** My own talk moved: read it anew. */
export const myTalkChanged = event('conversation.myTalkChanged', { visitorId: z.string() });
/** Somebody waits, was claimed, or a talk began or ended. */
export const talksChanged = event('conversation.talksChanged', {});

export const apartPage = page('/apart', {
  screen: 'engines/conversation/talk/Apart',
  shows: readMyTalk,
  side: 'house',
});
export const hostTalkPage = page('/team/gesprek', {
  screen: 'engines/conversation/talk/HostTalk',
  shows: readHostTalk,
  side: 'desk',
});
