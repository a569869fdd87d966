import { sql } from 'kysely';
import { z } from 'zod';
import { InstantText } from '../../../platform/core/contract.ts';
import { MemberId } from '../../../platform/core/ids.ts';
import { RoomId } from '../../../platform/core/room-log.ts';
import { addMs, DAY, type Instant } from '../../../platform/core/time.ts';
import { newId } from '../../../platform/server/identity/secrets.ts';
import type { Tx } from '../../../platform/server/storage/types.ts';
import { type Day, dayIn } from '../door/city-time.rules.ts';
import type { HostKind } from '../door/hosts.rules.ts';
import { lastDayOf } from './plan.rules.ts';
import { splitLocal } from './recurrence.rules.ts';
import { Repeats, RotaChange, ShiftId } from './rota.contract.ts';
import {
  type Occurrence,
  type OccurrenceChange,
  type RotaMember,
  rotaBetween,
  type Shift,
  vacated,
} from './rota.rules.ts';
import { PlaceKind } from './today.contract.ts';

/** A shift as it is kept: what the rules know of it, and whether the street shows it. */
export interface KeptShift extends Shift {
  readonly isSeen: boolean;
}

const ShiftRow = z.object({
  id: ShiftId,
  memberId: MemberId,
  fromLocal: z.string(),
  toLocal: z.string(),
  recurrence: Repeats.extend({ except: z.array(z.string()) }).nullable(),
  placeKind: PlaceKind,
  placeName: z.string(),
  roomId: RoomId.nullable(),
  account: z.string().nullable(),
  isOnCall: z.boolean(),
  isSeen: z.boolean(),
});

const columns = sql`s.id, s.member_id, s.from_local, s.to_local, s.recurrence, s.place_kind,
  coalesce(r.name, s.place_name) as place_name, s.room_id, s.account, s.is_on_call, s.is_seen`;
const withRoom = sql`conversation_rota_shift s
  left join conversation_room r on r.city_id = s.city_id and r.id = s.room_id`;

const shiftOf = (row: z.output<typeof ShiftRow>): KeptShift => ({
  id: row.id,
  memberId: row.memberId,
  from: row.fromLocal,
  to: row.toLocal,
  recurrence: row.recurrence,
  vindplaats: {
    kind: row.placeKind,
    name: row.placeName,
    ...(row.roomId === null ? {} : { roomId: row.roomId }),
    ...(row.account === null ? {} : { account: row.account }),
  },
  isOnCall: row.isOnCall,
  isSeen: row.isSeen,
  state: 'planned',
});

/** Makes writers of a city's rota wait for each other: of two who take one time over the first wins, and nobody gets
 *  two shifts at once. Writing is rare there: a few times a day. */
export const lockRota = (tx: Tx) =>
  tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`rota ${tx.cityId}`}, 0))`);

const EventRow = z.object({
  shiftId: ShiftId,
  day: z.string(),
  kind: z.enum(['ill', 'swapAsked', 'swapDeclined', 'swapTakenBack', 'takenOver']),
  ofMember: MemberId.nullable(),
  at: InstantText,
});

function changeOf({ kind, ofMember, ...when }: z.output<typeof EventRow>): OccurrenceChange {
  if (kind === 'swapAsked') return { ...when, kind, of: ofMember };
  if (kind === 'ill' || kind === 'swapTakenBack') return { ...when, kind };
  if (ofMember === null) throw new Error(`A rota event ${kind} names nobody.`);
  return { ...when, kind, by: ofMember };
}

/** Everything on the rota that touches [from, to), earliest first.
 *  @returns shifts by id too, for what an occurrence does not carry */
export async function rotaFor(
  tx: Tx,
  from: Instant,
  to: Instant,
  zone: string,
): Promise<{ times: Occurrence[]; shifts: ReadonlyMap<string, KeptShift> }> {
  // A shift lasts 12 hours at most, so one that began the day before may still be going on.
  const first = dayIn(addMs(from, -DAY), zone);
  const last = dayIn(to, zone);
  const shifts = (
    await tx.many(
      ShiftRow,
      sql`select ${columns} from ${withRoom} where s.city_id = ${tx.cityId} and s.state = 'planned'
      and s.first_day <= ${last}::date and (s.last_day is null or s.last_day >= ${first}::date)`,
    )
  ).map(shiftOf);
  const changes = await tx.many(
    EventRow,
    sql`select e.shift_id, e.day, e.kind, e.of_member, e.at from conversation_rota_event e
    where e.city_id = ${tx.cityId} and e.shift_id = any(${shifts.map((shift) => shift.id)})
    and e.day >= ${first}::date and e.day <= ${last}::date
    and e.kind in ('ill', 'swapAsked', 'swapDeclined', 'swapTakenBack', 'takenOver') order by e.nr`,
  );
  const hosting = new Set((await hostingTeam(tx)).map((member) => member.memberId));
  return {
    times: vacated(rotaBetween(shifts, changes.map(changeOf), from, to, zone), hosting, tx.now),
    shifts: new Map(shifts.map((shift) => [shift.id, shift])),
  };
}

/** One time of a shift, with what happened to it; null when the shift has no such day. */
export async function timeOf(
  tx: Tx,
  shiftId: ShiftId,
  day: Day,
  zone: string,
): Promise<{ shift: KeptShift; one: Occurrence } | null> {
  const noon = `${day}T12:00:00.000Z` as Instant;
  const { times, shifts } = await rotaFor(tx, addMs(noon, -DAY), addMs(noon, DAY), zone);
  const one = times.find((time) => time.shiftId === shiftId && time.day === day);
  const shift = shifts.get(shiftId);
  return one && shift ? { shift, one } : null;
}

/** @param continues the series this one goes on with */
export async function insertShift(tx: Tx, shift: Omit<KeptShift, 'id' | 'state'>, continues: ShiftId | null) {
  const id = newId<ShiftId>();
  const { vindplaats } = shift;
  await tx.run(sql`insert into conversation_rota_shift (city_id, id, member_id, from_local, to_local, recurrence, first_day, last_day,
      place_kind, place_name, room_id, account, is_on_call, is_seen, continues)
    values (${tx.cityId}, ${id}, ${shift.memberId}, ${shift.from}, ${shift.to},
      ${shift.recurrence === null ? null : JSON.stringify(shift.recurrence)}, ${splitLocal(shift.from)[0]}::date,
      ${lastDayOf({ ...shift, id, state: 'planned' })}::date, ${vindplaats.kind}, ${vindplaats.name}, ${vindplaats.roomId ?? null},
      ${vindplaats.account ?? null}, ${shift.isOnCall}, ${shift.isSeen}, ${continues})`);
  return id;
}

/** @param left what is left of it; null takes it off the rota as a whole */
export async function saveWhatIsLeft(tx: Tx, id: ShiftId, left: Shift | null): Promise<void> {
  await tx.run(
    left === null
      ? sql`update conversation_rota_shift set state = 'withdrawn' where city_id = ${tx.cityId} and id = ${id}`
      : sql`update conversation_rota_shift set recurrence = ${JSON.stringify(left.recurrence)}, last_day = ${lastDayOf(left)}::date
          where city_id = ${tx.cityId} and id = ${id}`,
  );
}

export interface RotaEvent {
  readonly shiftId: ShiftId;
  readonly day: Day;
  readonly kind: RotaChange['kind'];
  readonly of?: MemberId | null;
}

export const note = (tx: Tx, by: MemberId, { shiftId, day, kind, of = null }: RotaEvent) =>
  tx.run(sql`insert into conversation_rota_event (city_id, shift_id, day, kind, of_member, by_member, at)
    values (${tx.cityId}, ${shiftId}, ${day}::date, ${kind}, ${of}, ${by}, ${tx.now})`);

/** How much of the history is shown; it stays as long as the rota does. */
const CHANGES_SHOWN = 20;

export const latestChanges = (tx: Tx): Promise<RotaChange[]> =>
  tx.many(
    RotaChange,
    sql`select e.kind, e.day, o.work_name as "of", b.work_name as by, e.at from conversation_rota_event e
    join conversation_rota_shift s on s.city_id = e.city_id and s.id = e.shift_id
    join member o on o.city_id = e.city_id and o.id = s.member_id
    join member b on b.city_id = e.city_id and b.id = e.by_member
    where e.city_id = ${tx.cityId} order by e.nr desc limit ${CHANGES_SHOWN}`,
  );

const KIND_OF: Readonly<Record<string, HostKind>> = {
  worker: 'worker',
  coordinator: 'worker',
  youngHost: 'youngHost',
  guestHost: 'guestHost',
};

const MemberRow = z.object({
  memberId: MemberId,
  workName: z.string(),
  workTitle: z.string(),
  role: z.string(),
  screenedOn: z.string().nullable(),
  hostUntil: z.string().nullable(),
  isHere: z.boolean(),
});

export interface TeamMember extends RotaMember {
  readonly workName: string;
  readonly workTitle: string;
  /** Checked in now. */
  readonly isHere: boolean;
}

/** Everybody who may host and still works here, by name. */
export async function hostingTeam(tx: Tx): Promise<TeamMember[]> {
  const rows = await tx.many(
    MemberRow,
    sql`select m.id as member_id, m.work_name, m.work_title, m.role, m.screened_on, m.host_until,
      exists (select 1 from conversation_shift c where c.city_id = m.city_id and c.member_id = m.id and c.checked_out_at is null) as is_here
    from member m where m.city_id = ${tx.cityId} and m.ended_at is null and m.role = any(${Object.keys(KIND_OF)})
    order by m.work_name`,
  );
  return rows.map(({ role, ...row }) => ({ ...row, kind: KIND_OF[role] ?? 'guestHost' }));
}
