import { sql } from 'kysely';
import { z } from 'zod';
import { InstantText, type Member, type Person, type Visitor } from '../../../platform/core/contract.ts';
import { MemberId, VisitorId } from '../../../platform/core/ids.ts';
import { RoomId } from '../../../platform/core/room-log.ts';
import type { Instant } from '../../../platform/core/time.ts';
import { newId } from '../../../platform/server/identity/secrets.ts';
import {
  append,
  lockRoom,
  type NewEntry,
  openLog,
  type Written,
} from '../../../platform/server/room-log/room-log.store.ts';
import { type KeyId, SealedColumn } from '../../../platform/server/sealed/sealing.ts';
import type { Tx } from '../../../platform/server/storage/types.ts';
import { Mandate } from './mandate.contract.ts';
import { WaitingId } from './talk.contract.ts';

const KeyIdColumn = z.string().transform((id) => id as KeyId);

const WaitingRow = z.object({
  id: WaitingId,
  visitorId: VisitorId,
  handle: z.string(),
  askedAt: InstantText,
  wishesMemberId: MemberId.nullable(),
  agreedAt: InstantText.nullable(),
  firstWord: SealedColumn.nullable(),
  talkId: RoomId,
  keyId: KeyIdColumn,
});
export type WaitingRow = z.output<typeof WaitingRow>;

const waitingColumns = sql`w.id, w.visitor_id, v.handle, w.asked_at, w.wishes_member_id, w.agreed_at, w.first_word, w.talk_id, t.key_id`;
const waitingFrom = sql`conversation_waiting w
  join visitor v on v.city_id = w.city_id and v.id = w.visitor_id
  join conversation_talk t on t.city_id = w.city_id and t.id = w.talk_id`;

/** Everybody in the line, first come first. */
export const waitingLine = (tx: Tx) =>
  tx.many(
    WaitingRow,
    sql`select ${waitingColumns} from ${waitingFrom} where w.city_id = ${tx.cityId} and w.state = 'waiting' order by w.asked_at, w.id`,
  );

export const myWaiting = (tx: Tx, visitorId: VisitorId) =>
  tx.one(
    WaitingRow,
    sql`select ${waitingColumns} from ${waitingFrom} where w.city_id = ${tx.cityId} and w.visitor_id = ${visitorId} and w.state = 'waiting'`,
  );

/** Locks one who waits, so that of two claims one wins. */
export const lockWaiting = (tx: Tx, id: WaitingId) =>
  tx.one(
    WaitingRow.extend({ state: z.string() }),
    sql`select ${waitingColumns}, w.state from ${waitingFrom} where w.city_id = ${tx.cityId} and w.id = ${id} for update of w`,
  );

/** A place in the line, with the talk's key and log ready: the first word is sealed from the start. */
export async function enterLine(tx: Tx, visitor: Visitor, wishes: MemberId | null): Promise<WaitingId> {
  const id = newId<WaitingId>();
  const talkId = newId<RoomId>();
  const keyId = await tx.sealing.newKey(tx, 'privateTalk');
  await tx.run(
    sql`insert into conversation_talk (city_id, id, visitor_id, key_id, asked_at) values (${tx.cityId}, ${talkId}, ${visitor.id}, ${keyId}, ${tx.now})`,
  );
  await openLog(tx, talkId);
  await tx.run(sql`insert into conversation_waiting (city_id, id, visitor_id, asked_at, wishes_member_id, talk_id)
    values (${tx.cityId}, ${id}, ${visitor.id}, ${tx.now}, ${wishes}, ${talkId})`);
  return id;
}

const firstWordOf = (id: string) => ({ table: 'conversation_waiting', column: 'first_word', row: id });

export async function saveAgreement(tx: Tx, waiting: WaitingRow, firstWord: string): Promise<void> {
  const sealed =
    firstWord === '' ? null : await tx.sealing.seal(tx, waiting.keyId, firstWordOf(waiting.id), firstWord);
  await tx.run(
    sql`update conversation_waiting set agreed_at = coalesce(agreed_at, ${tx.now}), first_word = ${sealed} where city_id = ${tx.cityId} and id = ${waiting.id}`,
  );
}

export const readFirstWord = async (
  tx: Tx,
  waiting: Pick<WaitingRow, 'id' | 'firstWord'>,
): Promise<string | null> =>
  waiting.firstWord === null ? null : tx.sealing.open(tx, firstWordOf(waiting.id), waiting.firstWord);

export const clearFirstWord = (tx: Tx, id: WaitingId) =>
  tx.run(sql`update conversation_waiting set first_word = null where city_id = ${tx.cityId} and id = ${id}`);

export const saveWish = (tx: Tx, id: WaitingId, wishes: MemberId | null) =>
  tx.run(
    sql`update conversation_waiting set wishes_member_id = ${wishes} where city_id = ${tx.cityId} and id = ${id}`,
  );

/** Leaves the line. The unused talk goes with its key; how long the wait was stays as a count. */
export async function outOfLine(
  tx: Tx,
  waiting: WaitingRow,
  how: 'left' | 'closed',
  waitedMin: number,
  day: string,
): Promise<void> {
  await tx.run(
    sql`update conversation_waiting set state = ${how}, ended_at = ${tx.now}, first_word = null where city_id = ${tx.cityId} and id = ${waiting.id}`,
  );
  await tx.run(sql`delete from conversation_talk where city_id = ${tx.cityId} and id = ${waiting.talkId}`);
  await tx.run(sql`delete from room_counter where city_id = ${tx.cityId} and room_id = ${waiting.talkId}`);
  await tx.sealing.destroyKeys(tx, [waiting.keyId]);
  await countWait(tx, how, waitedMin, day);
}

export const countWait = (tx: Tx, outcome: string, waitedMin: number, day: string) =>
  tx.run(sql`insert into conversation_wait_count (city_id, day, outcome, waited_min, times) values (${tx.cityId}, ${day}, ${outcome}, ${waitedMin}, 1)
    on conflict (city_id, day, outcome, waited_min) do update set times = conversation_wait_count.times + 1`);

const TalkRow = z.object({
  id: RoomId,
  visitorId: VisitorId,
  handle: z.string(),
  keyId: KeyIdColumn,
  askedAt: InstantText,
  begunAt: InstantText.nullable(),
  endedAt: InstantText.nullable(),
  endedBy: z.enum(['visitor', 'host', 'closing', 'vanished']).nullable(),
  leaseUntil: InstantText.nullable(),
  lastSaidAt: InstantText.nullable(),
  dangerSince: InstantText.nullable(),
  keptUntil: InstantText.nullable(),
  contactLoggedAt: InstantText.nullable(),
});
export type TalkRow = z.output<typeof TalkRow>;

const talkColumns = sql`t.id, t.visitor_id, v.handle, t.key_id, t.asked_at, t.begun_at, t.ended_at, t.ended_by, t.lease_until,
  (select max(e.at) from room_entry e where e.city_id = t.city_id and e.room_id = t.id) as last_said_at, t.danger_since, t.kept_until, t.contact_logged_at`;
const talkFrom = sql`conversation_talk t join visitor v on v.city_id = t.city_id and v.id = t.visitor_id`;

export const talkById = (tx: Tx, id: RoomId) =>
  tx.one(
    TalkRow,
    sql`select ${talkColumns} from ${talkFrom} where t.city_id = ${tx.cityId} and t.id = ${id}`,
  );

/** Locks the talk: it is ended, joined or logged by one at a time. */
export const lockTalk = (tx: Tx, id: RoomId) =>
  tx.one(
    TalkRow,
    sql`select ${talkColumns} from ${talkFrom} where t.city_id = ${tx.cityId} and t.id = ${id} for update of t`,
  );

/** The visitor's newest talk that began: going on, or ended and still kept. */
export const myNewestTalk = (tx: Tx, visitorId: VisitorId) =>
  tx.one(
    TalkRow,
    sql`select ${talkColumns} from ${talkFrom} where t.city_id = ${tx.cityId} and t.visitor_id = ${visitorId} and t.begun_at is not null order by t.begun_at desc limit 1`,
  );

/** Talks going on, longest first. */
export const talksNow = (tx: Tx) =>
  tx.many(
    TalkRow,
    sql`select ${talkColumns} from ${talkFrom} where t.city_id = ${tx.cityId} and t.begun_at is not null and t.ended_at is null order by t.begun_at`,
  );

const TalkHostRow = z.object({
  talkId: RoomId,
  memberId: MemberId,
  workName: z.string(),
  workTitle: z.string(),
  role: z.string(),
  mandate: Mandate,
  isFirst: z.boolean(),
  joinedAt: InstantText,
  leftAt: InstantText.nullable(),
  seenAt: InstantText.nullable(),
});
export type TalkHostRow = z.output<typeof TalkHostRow>;

/** Hosts of these talks, the first before the second; with when their desk gave its last sign of life. */
export const hostsOf = (tx: Tx, talkIds: readonly RoomId[]) =>
  tx.many(
    TalkHostRow,
    sql`select h.talk_id, h.member_id, m.work_name, m.work_title, m.role, m.mandate, h.is_first, h.joined_at, h.left_at,
      (select s.seen_at from conversation_shift s where s.city_id = h.city_id and s.member_id = h.member_id and s.checked_out_at is null) as seen_at
    from conversation_talk_host h join member m on m.city_id = h.city_id and m.id = h.member_id
    where h.city_id = ${tx.cityId} and h.talk_id = any(${[...talkIds]}) order by h.is_first desc, h.joined_at`,
  );

/** The talk this host is in now, if any. */
export async function talkOfHost(tx: Tx, memberId: MemberId): Promise<RoomId | null> {
  const row = await tx.one(
    z.object({ talkId: RoomId }),
    sql`select h.talk_id from conversation_talk_host h join conversation_talk t on t.city_id = h.city_id and t.id = h.talk_id
      where h.city_id = ${tx.cityId} and h.member_id = ${memberId} and h.left_at is null and t.ended_at is null`,
  );
  return row?.talkId ?? null;
}

/** Hosts in a talk now: they count for the house, not for a room. */
export async function hostsInTalks(tx: Tx): Promise<Set<string>> {
  const rows = await tx.many(
    z.object({ memberId: z.string() }),
    sql`select h.member_id from conversation_talk_host h join conversation_talk t on t.city_id = h.city_id and t.id = h.talk_id
      where h.city_id = ${tx.cityId} and h.left_at is null and t.ended_at is null and t.begun_at is not null`,
  );
  return new Set(rows.map((row) => row.memberId));
}

export const addHost = (tx: Tx, talkId: RoomId, memberId: MemberId, isFirst: boolean) =>
  tx.run(sql`insert into conversation_talk_host (city_id, talk_id, member_id, is_first, joined_at) values (${tx.cityId}, ${talkId}, ${memberId}, ${isFirst}, ${tx.now})
    on conflict (city_id, talk_id, member_id) do update set left_at = null, joined_at = excluded.joined_at, is_first = excluded.is_first`);

export const removeHost = (tx: Tx, talkId: RoomId, memberId: MemberId) =>
  tx.run(
    sql`update conversation_talk_host set left_at = ${tx.now} where city_id = ${tx.cityId} and talk_id = ${talkId} and member_id = ${memberId} and left_at is null`,
  );

export async function beginTalk(
  tx: Tx,
  waiting: WaitingRow,
  member: Member,
  leaseUntil: Instant,
): Promise<void> {
  await tx.run(
    sql`update conversation_waiting set state = 'talking' where city_id = ${tx.cityId} and id = ${waiting.id}`,
  );
  await tx.run(
    sql`update conversation_talk set begun_at = ${tx.now}, lease_until = ${leaseUntil} where city_id = ${tx.cityId} and id = ${waiting.talkId}`,
  );
  await addHost(tx, waiting.talkId, member.id, true);
}

/** The host never came: the visitor stands in the line again, where they stood. */
export async function backInLine(tx: Tx, talk: TalkRow): Promise<void> {
  await tx.run(
    sql`update conversation_talk set begun_at = null, lease_until = null where city_id = ${tx.cityId} and id = ${talk.id}`,
  );
  await tx.run(sql`delete from conversation_talk_host where city_id = ${tx.cityId} and talk_id = ${talk.id}`);
  await tx.run(
    sql`update conversation_waiting set state = 'waiting' where city_id = ${tx.cityId} and talk_id = ${talk.id} and state = 'talking'`,
  );
}

export async function saveEnd(tx: Tx, talk: TalkRow, by: NonNullable<TalkRow['endedBy']>): Promise<void> {
  await tx.run(
    sql`update conversation_talk set ended_at = ${tx.now}, ended_by = ${by}, danger_since = null where city_id = ${tx.cityId} and id = ${talk.id}`,
  );
  await tx.run(
    sql`update conversation_talk_host set left_at = coalesce(left_at, ${tx.now}) where city_id = ${tx.cityId} and talk_id = ${talk.id}`,
  );
  await tx.run(
    sql`update conversation_waiting set state = 'left', ended_at = ${tx.now} where city_id = ${tx.cityId} and talk_id = ${talk.id} and state = 'talking'`,
  );
}

/** One entry into the talk's log, under its lock. */
export async function writeInTalk(tx: Tx, talkId: RoomId, entry: NewEntry): Promise<Written> {
  const last = await lockRoom(tx, talkId);
  if (last === null) throw new Error(`Talk ${talkId} has no log.`);
  const [written] = await append(tx, talkId, last, [entry]);
  return written as Written;
}

/** Minutes of the newest ended talks of the city, for an honest wait. */
export async function talksMinutes(tx: Tx): Promise<number[]> {
  const rows = await tx.many(
    z.object({ minutes: z.coerce.number() }),
    sql`select extract(epoch from ended_at - begun_at) / 60 as minutes from conversation_talk
      where city_id = ${tx.cityId} and ended_at is not null and begun_at is not null order by ended_at desc limit 20`,
  );
  return rows.map((row) => Math.round(row.minutes));
}

/** Talks this member was in that are over and not on the contact line yet. */
export const talksToLog = (tx: Tx, memberId: MemberId) =>
  tx.many(
    TalkRow,
    sql`select ${talkColumns} from ${talkFrom} join conversation_talk_host h on h.city_id = t.city_id and h.talk_id = t.id and h.member_id = ${memberId} and h.is_first
      where t.city_id = ${tx.cityId} and t.ended_at is not null and t.contact_logged_at is null order by t.ended_at desc limit 20`,
  );

export const saveKeptUntil = (tx: Tx, talkId: RoomId, until: Instant) =>
  tx.run(
    sql`update conversation_talk set kept_until = ${until} where city_id = ${tx.cityId} and id = ${talkId}`,
  );

export const markLogged = (tx: Tx, talkId: RoomId) =>
  tx.run(
    sql`update conversation_talk set contact_logged_at = ${tx.now} where city_id = ${tx.cityId} and id = ${talkId}`,
  );

export async function hostSpoke(tx: Tx, talkId: RoomId): Promise<boolean> {
  const row = await tx.one(
    z.object({ spoke: z.boolean() }),
    sql`select exists (select from room_entry where city_id = ${tx.cityId} and room_id = ${talkId} and author_kind = 'member' and kind = 'say') as spoke`,
  );
  return row?.spoke ?? false;
}

/** The talk, when this person may read it: their own, one they are in as host, or one they were in that is over.
 *  Absent and not theirs look alike. */
export async function talkFor(tx: Tx, by: Person, id: RoomId): Promise<TalkRow | null> {
  if (by.role === 'anyone') return null;
  const talk = await talkById(tx, id);
  if (talk === null || talk.begunAt === null) return null;
  if (by.role === 'visitor') return talk.visitorId === by.id ? talk : null;
  const mine = (await hostsOf(tx, [id])).find((host) => host.memberId === by.id);
  return mine !== undefined && (mine.leftAt === null || talk.endedAt !== null) ? talk : null;
}
