import { sql } from 'kysely';
import { z } from 'zod';
import { Version } from '../../core/changes.contract.ts';
import { InstantText, type Member, ROLES } from '../../core/contract.ts';
import { MemberId } from '../../core/ids.ts';
import { addMs, type Instant } from '../../core/time.ts';
import type { Tx } from '../storage/types.ts';
import { invite, MEMBER_IDLE_MS, MEMBER_SESSION_MS, type NewMember } from './identity.store.ts';

const MemberRow = z.object({
  id: MemberId,
  fullName: z.string(),
  workName: z.string(),
  role: z.enum(ROLES).exclude(['visitor']),
  workTitle: z.string(),
  service: z.string(),
  screenedOn: z.string().nullable(),
  hostUntil: z.string().nullable(),
  version: Version,
  endedAt: InstantText.nullable(),
  firstInAt: InstantText.nullable(),
  /** Until when a link that nobody used yet lets them in. */
  linkUntil: InstantText.nullable(),
});
export type MemberRow = z.output<typeof MemberRow>;

const members = sql`select m.id, m.full_name, m.work_name, m.role, m.work_title, m.service, m.screened_on, m.host_until, m.version, m.ended_at, m.first_in_at,
    (select max(i.expires_at) from invitation i where i.city_id = m.city_id and i.member_id = m.id and i.used_at is null) as link_until
  from member m`;

/** Makes who arranges people wait for each other: the last coordinator is decided over all of them. */
export const lockMembers = (tx: Tx) =>
  tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`members ${tx.cityId}`}, 0))`);

/** Everybody with a work account, by work name. */
export const activeMembers = (tx: Tx) =>
  tx.many(
    MemberRow,
    sql`${members} where m.city_id = ${tx.cityId} and m.ended_at is null order by lower(m.work_name)`,
  );

/** Also who left. */
export const memberById = (tx: Tx, id: MemberId) =>
  tx.one(MemberRow, sql`${members} where m.city_id = ${tx.cityId} and m.id = ${id}`);

export async function memberNames(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx.many(
    z.object({ id: z.string(), workName: z.string() }),
    sql`select id, work_name from member where city_id = ${tx.cityId}`,
  );
  return new Map(rows.map(({ id, workName }) => [id, workName]));
}

export async function saveMember(
  tx: Tx,
  id: MemberId,
  version: number,
  member: Required<NewMember>,
): Promise<number> {
  const next = version + 1;
  await tx.run(sql`update member set full_name = ${member.fullName}, work_name = ${member.workName}, role = ${member.role},
    work_title = ${member.workTitle}, service = ${member.service}, screened_on = ${member.screenedOn}, host_until = ${member.hostUntil},
    version = ${next} where city_id = ${tx.cityId} and id = ${id}`);
  return next;
}

/** Ends every session of theirs, and the links that nobody used: one role is active in a session, so a change of role
 *  begins with signing in anew. @returns the sessions, whose lines are still open */
export async function endSessionsOf(tx: Tx, id: MemberId): Promise<string[]> {
  await dropUnusedLinks(tx, id);
  const rows = await tx.many(
    z.object({ id: z.string() }),
    sql`update member_session set ended_at = ${tx.now}
      where city_id = ${tx.cityId} and member_id = ${id} and ended_at is null returning id`,
  );
  return rows.map((row) => row.id);
}

/** @returns the sessions that ended with it */
export async function endMember(tx: Tx, id: MemberId): Promise<string[]> {
  await tx.run(
    sql`update member set ended_at = ${tx.now}, version = version + 1 where city_id = ${tx.cityId} and id = ${id}`,
  );
  return endSessionsOf(tx, id);
}

/** A new link that signs them in, once. The ones before it, if nobody used them, open nothing from now on. */
export async function inviteAnew(tx: Tx, id: MemberId): Promise<{ secret: string; expiresAt: Instant }> {
  await dropUnusedLinks(tx, id);
  return invite(tx, id);
}

const dropUnusedLinks = (tx: Tx, id: MemberId) =>
  tx.run(
    sql`update invitation set expires_at = ${tx.now}
      where city_id = ${tx.cityId} and member_id = ${id} and used_at is null and expires_at > ${tx.now}`,
  );

const SinceRow = z.object({ startedAt: InstantText });

/** Since when this member is signed in elsewhere too: other sessions of theirs that are alive. */
export async function signedInElsewhere(tx: Tx, by: Member): Promise<Instant[]> {
  const rows = await tx.many(
    SinceRow,
    sql`select started_at from member_session where city_id = ${tx.cityId} and member_id = ${by.id}
      and id <> ${by.sessionId} and ended_at is null
      and seen_at > ${addMs(tx.now, -MEMBER_IDLE_MS)}::timestamptz
      and started_at > ${addMs(tx.now, -MEMBER_SESSION_MS)}::timestamptz order by started_at`,
  );
  return rows.map((row) => row.startedAt);
}
