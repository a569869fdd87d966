import { sql } from 'kysely';
import { z } from 'zod';
import { InstantText } from '../../../platform/core/contract.ts';
import { MemberId } from '../../../platform/core/ids.ts';
import { RoomId } from '../../../platform/core/room-log.ts';
import { newId } from '../../../platform/server/identity/secrets.ts';
import { type KeyId, SealedColumn } from '../../../platform/server/sealed/sealing.ts';
import type { Tx } from '../../../platform/server/storage/types.ts';
import { DangerId, DangerStep, Told } from './danger.contract.ts';

const Row = z.object({
  id: DangerId,
  talkId: RoomId.nullable(),
  handle: z.string().nullable(),
  keyId: z.string().transform((id) => id as KeyId),
  raisedBy: MemberId,
  raisedAt: InstantText,
  answeredBy: MemberId.nullable(),
  ground: SealedColumn.nullable(),
  step: DangerStep.nullable(),
  told: Told.nullable(),
  proposedBy: MemberId.nullable(),
  confirmedBy: MemberId.nullable(),
  closedAt: InstantText.nullable(),
  ringsFor: z.array(z.string()),
});
export type DangerRow = z.output<typeof Row>;

const columns = sql`d.id, d.talk_id, v.handle, d.key_id, d.raised_by, d.raised_at, d.answered_by, d.ground, d.step, d.told, d.proposed_by, d.confirmed_by, d.closed_at,
  coalesce((select array_agg(r.member_id::text) from conversation_danger_ring r where r.city_id = d.city_id and r.danger_id = d.id), '{}') as rings_for`;
const from = sql`conversation_danger d
  left join conversation_talk t on t.city_id = d.city_id and t.id = d.talk_id
  left join visitor v on v.city_id = d.city_id and v.id = t.visitor_id`;

export const openDangers = (tx: Tx) =>
  tx.many(
    Row,
    sql`select ${columns} from ${from} where d.city_id = ${tx.cityId} and d.closed_at is null order by d.raised_at`,
  );

export const dangerById = (tx: Tx, id: DangerId) =>
  tx.one(Row, sql`select ${columns} from ${from} where d.city_id = ${tx.cityId} and d.id = ${id}`);

export const lockDanger = (tx: Tx, id: DangerId) =>
  tx.one(
    Row,
    sql`select ${columns} from ${from} where d.city_id = ${tx.cityId} and d.id = ${id} for update of d`,
  );

export async function saveDanger(
  tx: Tx,
  raisedBy: MemberId,
  talkId: RoomId | null,
  rings: readonly string[],
): Promise<DangerId> {
  const id = newId<DangerId>();
  const keyId = await tx.sealing.newKey(tx, 'danger');
  await tx.run(
    sql`insert into conversation_danger (city_id, id, talk_id, key_id, raised_by, raised_at) values (${tx.cityId}, ${id}, ${talkId}, ${keyId}, ${raisedBy}, ${tx.now})`,
  );
  for (const memberId of rings) {
    await tx.run(
      sql`insert into conversation_danger_ring (city_id, danger_id, member_id) values (${tx.cityId}, ${id}, ${memberId})`,
    );
  }
  if (talkId !== null)
    await tx.run(
      sql`update conversation_talk set danger_since = ${tx.now} where city_id = ${tx.cityId} and id = ${talkId} and ended_at is null`,
    );
  return id;
}

export const saveAnswer = (tx: Tx, id: DangerId, by: MemberId) =>
  tx.run(
    sql`update conversation_danger set answered_by = ${by}, answered_at = ${tx.now} where city_id = ${tx.cityId} and id = ${id} and answered_by is null`,
  );

const groundOf = (id: string) => ({ table: 'conversation_danger', column: 'ground', row: id });

export async function saveProposal(
  tx: Tx,
  danger: DangerRow,
  by: MemberId,
  proposal: { ground: string; step: DangerStep; told: 'before' | 'notYet' },
): Promise<void> {
  const ground = await tx.sealing.seal(tx, danger.keyId, groundOf(danger.id), proposal.ground);
  // A new proposal needs a new yes.
  await tx.run(sql`update conversation_danger set ground = ${ground}, step = ${proposal.step}, told = ${proposal.told}, proposed_by = ${by}, proposed_at = ${tx.now},
    confirmed_by = null, confirmed_at = null where city_id = ${tx.cityId} and id = ${danger.id}`);
}

export const readGround = async (tx: Tx, danger: Pick<DangerRow, 'id' | 'ground'>): Promise<string | null> =>
  danger.ground === null ? null : tx.sealing.open(tx, groundOf(danger.id), danger.ground);

export const saveConfirmation = (tx: Tx, id: DangerId, by: MemberId) =>
  tx.run(
    sql`update conversation_danger set confirmed_by = ${by}, confirmed_at = ${tx.now} where city_id = ${tx.cityId} and id = ${id}`,
  );

export async function saveClosing(tx: Tx, danger: DangerRow, by: MemberId): Promise<void> {
  await tx.run(
    sql`update conversation_danger set closed_by = ${by}, closed_at = ${tx.now} where city_id = ${tx.cityId} and id = ${danger.id}`,
  );
  if (danger.talkId !== null)
    await tx.run(
      sql`update conversation_talk set danger_since = null where city_id = ${tx.cityId} and id = ${danger.talkId}`,
    );
}

const NameRow = z.object({ id: z.string(), workName: z.string() });

export async function namesOf(
  tx: Tx,
  ids: readonly (string | null)[],
): Promise<Map<string, { id: string; workName: string }>> {
  const wanted = ids.filter((id): id is string => id !== null);
  const rows = await tx.many(
    NameRow,
    sql`select id, work_name from member where city_id = ${tx.cityId} and id = any(${wanted})`,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

const TeamRow = z.object({ id: MemberId });

/** Everybody of the team who may be called to help. */
export const callable = (tx: Tx) =>
  tx.many(
    TeamRow,
    sql`select id from member where city_id = ${tx.cityId} and ended_at is null and role in ('worker', 'coordinator')`,
  );

const PlanRow = z.object({
  steps: z.array(z.object({ lead: z.string(), text: z.string() })),
  onCallName: z.string().nullable(),
  onCallNumber: z.string().nullable(),
  onCallRemark: z.string().nullable(),
  checkedOn: z.string().nullable(),
  sentence: z.string().nullable(),
  version: z.number().int(),
  savedBy: z.string().nullable(),
  savedAt: InstantText,
});
export type PlanRow = z.output<typeof PlanRow>;

export async function planNow(tx: Tx): Promise<PlanRow> {
  const plan = await tx.one(
    PlanRow,
    sql`select p.steps, p.on_call_name, p.on_call_number, p.on_call_remark, p.checked_on, p.sentence, p.version, m.work_name as saved_by, p.saved_at
      from conversation_step_plan p left join member m on m.city_id = p.city_id and m.id = p.saved_by
      where p.city_id = ${tx.cityId} and p.replaced_at is null`,
  );
  if (plan === null) throw new Error('A city without a step plan for danger.');
  return plan;
}

/** Makes who writes the plan wait for each other. */
export const lockPlan = (tx: Tx) =>
  tx.run(
    sql`select 1 from conversation_step_plan where city_id = ${tx.cityId} and replaced_at is null for update`,
  );

/** Lays down a new version; the one before stays, with the moment it was replaced.
 *  @returns the id of this version */
export async function savePlan(
  tx: Tx,
  plan: Omit<PlanRow, 'savedBy' | 'savedAt'>,
  by: MemberId | null,
): Promise<string> {
  const id = newId<string>();
  await tx.run(
    sql`update conversation_step_plan set replaced_at = ${tx.now} where city_id = ${tx.cityId} and replaced_at is null`,
  );
  await tx.run(sql`insert into conversation_step_plan
      (city_id, id, steps, on_call_name, on_call_number, on_call_remark, checked_on, sentence, version, saved_by, saved_at)
    values (${tx.cityId}, ${id}, ${JSON.stringify(plan.steps)}, ${plan.onCallName}, ${plan.onCallNumber}, ${plan.onCallRemark},
      ${plan.checkedOn}, ${plan.sentence}, ${plan.version}, ${by}, ${tx.now})`);
  return id;
}

/** Two years after it was closed a case is forgotten: its key first. */
export async function forgetOld(tx: Tx, before: string): Promise<void> {
  const rows = await tx.many(
    z.object({ id: DangerId, keyId: z.string().transform((id) => id as KeyId) }),
    sql`select id, key_id from conversation_danger where city_id = ${tx.cityId} and closed_at < ${before}::timestamptz`,
  );
  if (rows.length === 0) return;
  const ids = rows.map((row) => row.id);
  await tx.run(
    sql`delete from conversation_danger_ring where city_id = ${tx.cityId} and danger_id = any(${ids})`,
  );
  await tx.run(sql`delete from conversation_danger where city_id = ${tx.cityId} and id = any(${ids})`);
  await tx.sealing.destroyKeys(
    tx,
    rows.map((row) => row.keyId),
  );
}
