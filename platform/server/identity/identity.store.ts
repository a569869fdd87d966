import { sql } from 'kysely';
import { z } from 'zod';
import { InstantText, type Member, ROLES, type Visitor } from '../../core/contract.ts';
import { MemberId, VisitorId } from '../../core/ids.ts';
import { addMs, HOUR, type Instant, MINUTE, msBetween } from '../../core/time.ts';
import type { KeyId } from '../sealed/sealing.ts';
import type { Tx } from '../storage/types.ts';
import { digestOf, newId, newSecret } from './secrets.ts';

/** A visitor's session ends with the browser, and after this at the latest. */
export const VISITOR_SESSION_MS = 24 * HOUR;
/** Workers: idle, and at the most. */
export const MEMBER_IDLE_MS = 15 * MINUTE;
export const MEMBER_SESSION_MS = 10 * HOUR;
export const INVITATION_MS = 24 * HOUR;
/** Seen-moments are written at most once in this while: reading a page must not cost a write. */
const SEEN_EVERY_MS = MINUTE;

const KeyIdColumn = z.string().transform((id) => id as KeyId);

const VisitorRow = z.object({
  sessionId: z.string(),
  id: VisitorId,
  handle: z.string(),
  startedAt: InstantText,
  seenAt: InstantText,
});

/** Opens a visit: a new visitor with a key for their words, and a session.
 *  @returns the secret for the cookie, which is stored nowhere */
export async function beginVisit(tx: Tx, handle: string): Promise<{ visitor: Visitor; secret: string }> {
  const keyId = await tx.sealing.newKey(tx, 'visitor');
  const id = newId<VisitorId>();
  await tx.run(sql`insert into visitor (city_id, id, handle, key_id, made_at, seen_at)
    values (${tx.cityId}, ${id}, ${handle}, ${keyId}, ${tx.now}, ${tx.now})`);
  const { secret, sessionId } = await beginVisitorSession(tx, id);
  return { visitor: { role: 'visitor', id, sessionId, handle }, secret };
}

export async function beginVisitorSession(
  tx: Tx,
  id: VisitorId,
): Promise<{ secret: string; sessionId: string }> {
  const secret = newSecret();
  const sessionId = newId<string>();
  await tx.run(sql`insert into visitor_session (city_id, digest, id, visitor_id, started_at, seen_at)
    values (${tx.cityId}, ${digestOf(secret)}, ${sessionId}, ${id}, ${tx.now}, ${tx.now})`);
  return { secret, sessionId };
}

export async function findVisitor(tx: Tx, secret: string): Promise<Visitor | null> {
  const row = await tx.one(
    VisitorRow,
    sql`select s.id as session_id, v.id, v.handle, s.started_at, s.seen_at
    from visitor_session s join visitor v on v.city_id = s.city_id and v.id = s.visitor_id
    where s.city_id = ${tx.cityId} and s.digest = ${digestOf(secret)} and s.ended_at is null`,
  );
  if (row === null || msBetween(row.startedAt, tx.now) >= VISITOR_SESSION_MS) return null;
  if (msBetween(row.seenAt, tx.now) >= SEEN_EVERY_MS) {
    await tx.run(
      sql`update visitor_session set seen_at = ${tx.now} where city_id = ${tx.cityId} and digest = ${digestOf(secret)}`,
    );
    await tx.run(sql`update visitor set seen_at = ${tx.now} where city_id = ${tx.cityId} and id = ${row.id}`);
  }
  return { role: 'visitor', id: row.id, sessionId: row.sessionId, handle: row.handle };
}

/** @returns the session that ended just now; null when there was none, or it had ended before */
export async function endVisitOf(tx: Tx, secret: string): Promise<string | null> {
  const row = await tx.one(
    z.object({ id: z.string() }),
    sql`update visitor_session set ended_at = ${tx.now}
    where city_id = ${tx.cityId} and digest = ${digestOf(secret)} and ended_at is null returning id`,
  );
  return row?.id ?? null;
}

export async function endVisitorSession(tx: Tx, sessionId: string): Promise<void> {
  await tx.run(
    sql`update visitor_session set ended_at = ${tx.now} where city_id = ${tx.cityId} and id = ${sessionId} and ended_at is null`,
  );
}

/** As `visitorKey`, for somebody who may be forgotten by now. */
export async function findVisitorKey(tx: Tx, id: VisitorId): Promise<KeyId | null> {
  const row = await tx.one(
    z.object({ keyId: KeyIdColumn }),
    sql`select key_id from visitor where city_id = ${tx.cityId} and id = ${id}`,
  );
  return row?.keyId ?? null;
}

export async function visitorKey(tx: Tx, id: VisitorId): Promise<KeyId> {
  const row = await tx.one(
    z.object({ keyId: KeyIdColumn }),
    sql`select key_id from visitor where city_id = ${tx.cityId} and id = ${id}`,
  );
  if (row === null) throw new Error(`Visitor ${id} is gone.`);
  return row.keyId;
}

export async function memberKey(tx: Tx, id: MemberId): Promise<KeyId> {
  const row = await tx.one(
    z.object({ keyId: KeyIdColumn }),
    sql`select key_id from member where city_id = ${tx.cityId} and id = ${id}`,
  );
  if (row === null) throw new Error(`Member ${id} is gone.`);
  return row.keyId;
}

export interface NewMember {
  readonly fullName: string;
  readonly workName: string;
  readonly role: Member['role'];
  readonly workTitle: string;
  readonly service: string;
  readonly screenedOn: string | null;
  /** Last day on which a guest hosts. */
  readonly hostUntil?: string | null;
}

export async function addMember(tx: Tx, member: NewMember): Promise<MemberId> {
  const id = newId<MemberId>();
  const keyId = await tx.sealing.newKey(tx, 'member');
  await tx.run(sql`insert into member (city_id, id, full_name, work_name, role, work_title, service, screened_on, host_until, key_id, made_at)
    values (${tx.cityId}, ${id}, ${member.fullName}, ${member.workName}, ${member.role}, ${member.workTitle}, ${member.service},
            ${member.screenedOn}, ${member.hostUntil ?? null}, ${keyId}, ${tx.now})`);
  return id;
}

const MemberRow = z.object({
  sessionId: z.string(),
  id: MemberId,
  workName: z.string(),
  role: z.enum(ROLES).exclude(['visitor']),
  screenedOn: z.string().nullable(),
  startedAt: InstantText,
  seenAt: InstantText,
});

export async function findMember(tx: Tx, secret: string): Promise<Member | null> {
  const row = await tx.one(
    MemberRow,
    sql`select s.id as session_id, m.id, m.work_name, s.role, m.screened_on, s.started_at, s.seen_at
    from member_session s join member m on m.city_id = s.city_id and m.id = s.member_id
    where s.city_id = ${tx.cityId} and s.digest = ${digestOf(secret)} and s.ended_at is null and m.ended_at is null`,
  );
  if (row === null) return null;
  if (
    msBetween(row.startedAt, tx.now) >= MEMBER_SESSION_MS ||
    msBetween(row.seenAt, tx.now) >= MEMBER_IDLE_MS
  )
    return null;
  if (msBetween(row.seenAt, tx.now) >= SEEN_EVERY_MS) {
    await tx.run(
      sql`update member_session set seen_at = ${tx.now} where city_id = ${tx.cityId} and digest = ${digestOf(secret)}`,
    );
  }
  return {
    role: row.role,
    id: row.id,
    sessionId: row.sessionId,
    workName: row.workName,
    screenedOn: row.screenedOn,
  };
}

export async function endMemberSession(tx: Tx, sessionId: string): Promise<void> {
  await tx.run(
    sql`update member_session set ended_at = ${tx.now} where city_id = ${tx.cityId} and id = ${sessionId} and ended_at is null`,
  );
}

/** A link that signs one person in, once. @returns the secret that stands in the link, stored nowhere */
export async function invite(tx: Tx, memberId: MemberId): Promise<{ secret: string; expiresAt: Instant }> {
  const secret = newSecret();
  const expiresAt = addMs(tx.now, INVITATION_MS);
  await tx.run(sql`insert into invitation (city_id, digest, member_id, made_at, expires_at)
    values (${tx.cityId}, ${digestOf(secret)}, ${memberId}, ${tx.now}, ${expiresAt})`);
  return { secret, expiresAt };
}

const InvitationRow = z.object({
  memberId: MemberId,
  fullName: z.string(),
  workName: z.string(),
  role: z.enum(ROLES).exclude(['visitor']),
  usedAt: InstantText.nullable(),
  expiresAt: InstantText,
});
export type Invitation = z.output<typeof InvitationRow>;

/** Locks the invitation, so that of two presses at once one wins. */
export async function findInvitation(tx: Tx, secret: string): Promise<Invitation | null> {
  return tx.one(
    InvitationRow,
    sql`select i.member_id, m.full_name, m.work_name, m.role, i.used_at, i.expires_at
    from invitation i join member m on m.city_id = i.city_id and m.id = i.member_id and m.ended_at is null
    where i.city_id = ${tx.cityId} and i.digest = ${digestOf(secret)} for update of i`,
  );
}

/** @returns the secret for the cookie */
export async function useInvitation(tx: Tx, secret: string, invitation: Invitation): Promise<string> {
  await tx.run(
    sql`update invitation set used_at = ${tx.now} where city_id = ${tx.cityId} and digest = ${digestOf(secret)}`,
  );
  await tx.run(sql`update member set first_in_at = ${tx.now}
    where city_id = ${tx.cityId} and id = ${invitation.memberId} and first_in_at is null`);
  const session = newSecret();
  await tx.run(sql`insert into member_session (city_id, digest, id, member_id, role, started_at, seen_at)
    values (${tx.cityId}, ${digestOf(session)}, ${newId<string>()}, ${invitation.memberId}, ${invitation.role}, ${tx.now}, ${tx.now})`);
  return session;
}

const WorkNameRow = z.object({ workName: z.string() });

/** Work names of everybody on the team: handles may not look like one of these. */
export async function workNames(tx: Tx): Promise<string[]> {
  return (
    await tx.many(
      WorkNameRow,
      sql`select work_name from member where city_id = ${tx.cityId} and ended_at is null`,
    )
  ).map((row) => row.workName);
}

export async function memberByWorkName(tx: Tx, workName: string): Promise<MemberId | null> {
  const row = await tx.one(
    z.object({ id: MemberId }),
    sql`select id from member where city_id = ${tx.cityId} and lower(work_name) = lower(${workName}) and ended_at is null`,
  );
  return row?.id ?? null;
}

export async function memberRole(tx: Tx, id: MemberId): Promise<string | null> {
  const row = await tx.one(
    z.object({ role: z.string() }),
    sql`select role from member where city_id = ${tx.cityId} and id = ${id}`,
  );
  return row?.role ?? null;
}

/** @param day local day on which the extract was seen; nothing else of it is kept */
export const noteScreening = (tx: Tx, id: MemberId, day: string) =>
  tx.run(
    sql`update member set screened_on = ${day}::date, version = version + 1 where city_id = ${tx.cityId} and id = ${id}`,
  );

const FoundRow = z.object({ id: VisitorId, handle: z.string() });

/** Whose words these are. */
export const findByPhrase = (tx: Tx, hash: Buffer) =>
  tx.one(
    FoundRow,
    sql`select id, handle from visitor where city_id = ${tx.cityId} and phrase_hash = ${hash}`,
  );

/** Lays down new words; the old ones, if any, open nothing from now on. @returns false when somebody has them already */
export async function savePhrase(tx: Tx, id: VisitorId, hash: Buffer): Promise<boolean> {
  if ((await findByPhrase(tx, hash)) !== null) return false;
  await tx.run(
    sql`update visitor set phrase_hash = ${hash}, phrase_at = ${tx.now} where city_id = ${tx.cityId} and id = ${id}`,
  );
  return true;
}

export const dropPhrase = (tx: Tx, id: VisitorId) =>
  tx.run(
    sql`update visitor set phrase_hash = null, phrase_at = null where city_id = ${tx.cityId} and id = ${id}`,
  );

export async function hasPhrase(tx: Tx, id: VisitorId): Promise<boolean> {
  const row = await tx.one(
    z.object({ has: z.boolean() }),
    sql`select phrase_hash is not null as has from visitor where city_id = ${tx.cityId} and id = ${id}`,
  );
  return row?.has ?? false;
}

export const saveHandle = (tx: Tx, id: VisitorId, handle: string) =>
  tx.run(sql`update visitor set handle = ${handle} where city_id = ${tx.cityId} and id = ${id}`);
