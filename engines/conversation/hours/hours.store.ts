import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { InstantText } from '../../../platform/core/contract.ts';
import type { MemberId } from '../../../platform/core/ids.ts';
import { newId } from '../../../platform/server/identity/secrets.ts';
import type { Tx } from '../../../platform/server/storage/types.ts';
import { addDays, type Day, dayIn, daysFrom } from '../door/city-time.rules.ts';
import type { ClosedDay } from '../door/closed-days.rules.ts';
import { LOOK_AHEAD_DAYS, type OpeningHours, planOfDay } from '../door/hours.rules.ts';
import {
  type Exception,
  type NamedDays,
  type Opens,
  type Replaced,
  type Slot,
  Slots,
  type Version,
  Week,
} from './hours.contract.ts';
import { weekHoursOf } from './week.rules.ts';

/** A slot of the night before reaches into today, and joins with what touches it. */
const LOOK_BACK_DAYS = 2;
/** How much of what was replaced is shown; all of it stays. */
const REPLACED_SHOWN = 30;

const Who = { by: z.string(), at: InstantText };
const VersionRow = z.object({ id: z.string(), validFrom: z.string(), week: Week, ...Who });
const ExceptionRow = z.object({ id: z.string(), day: z.string(), slots: Slots, why: z.string(), ...Who });
const NamedDaysRow = z.object({
  id: z.string(),
  kind: z.enum(['public', 'school', 'own']),
  name: z.string(),
  from: z.string(),
  to: z.string(),
  opens: z.enum(['closed', 'week', 'slots']),
  slots: Slots,
  source: z.string().nullable(),
  ...Who,
});

const whoSet = sql`(select m.work_name from member m where m.city_id = r.city_id and m.id = r.set_by) as by, r.set_at as at`;

/** Every version that was not replaced, in order of the day it holds from. */
export const versions = (tx: Tx): Promise<Version[]> =>
  tx.many(
    VersionRow,
    sql`select r.id, r.valid_from, r.week, ${whoSet} from conversation_hours_version r
    where r.city_id = ${tx.cityId} and r.replaced_at is null order by r.valid_from`,
  );

/** Exceptions from this day on. */
export const exceptions = (tx: Tx, from: Day): Promise<Exception[]> =>
  tx.many(
    ExceptionRow,
    sql`select r.id, r.day, r.slots, r.why, ${whoSet} from conversation_hours_exception r
    where r.city_id = ${tx.cityId} and r.replaced_at is null and r.day >= ${from}::date order by r.day`,
  );

/** Days with a name that end on this day or later. */
export const namedDays = (tx: Tx, from: Day): Promise<NamedDays[]> =>
  tx.many(
    NamedDaysRow,
    sql`select r.id, r.kind, r.name, r.from_day as "from", r.to_day as "to", r.opens, r.slots, r.source, ${whoSet}
    from conversation_closed_day r
    where r.city_id = ${tx.cityId} and r.replaced_at is null and not r.is_dropped and r.to_day >= ${from}::date
    order by r.from_day, r.to_day`,
  );

/** Hours and closed days around now, as the rules of the door read them. */
export async function hoursAround(
  tx: Tx,
  zone: string,
): Promise<{ hours: OpeningHours; closedDays: ClosedDay[] }> {
  const today = dayIn(tx.now, zone);
  const first = addDays(today, -LOOK_BACK_DAYS);
  const last = addDays(today, LOOK_AHEAD_DAYS + 1);
  const named = await namedDays(tx, first);
  return {
    hours: {
      versions: (await versions(tx)).map(({ validFrom, week }) => ({ validFrom, week: weekHoursOf(week) })),
      exceptions: await exceptions(tx, first),
    },
    closedDays: named.flatMap((days) =>
      daysFrom(days.from < first ? first : days.from, days.to > last ? last : days.to).map((day) => ({
        day,
        name: days.name,
        kind: days.kind,
        ...(days.opens === 'week' ? {} : { hours: days.opens === 'closed' ? null : days.slots }),
      })),
    ),
  };
}

/** The name of today where the calendar closes the house; an exception without hours has none. */
export async function nameOfToday(tx: Tx, zone: string): Promise<string | null> {
  const { hours, closedDays } = await hoursAround(tx, zone);
  return planOfDay(hours, closedDays, dayIn(tx.now, zone)).closedDay?.name ?? null;
}

/** Which proposals the city has decided about, kept or dropped, as `kind|day`. */
export async function decidedProposals(tx: Tx): Promise<ReadonlySet<string>> {
  const rows = await tx.many(
    z.object({ kind: z.string(), fromDay: z.string() }),
    sql`select kind, from_day from conversation_closed_day
    where city_id = ${tx.cityId} and replaced_at is null and kind <> 'own'`,
  );
  return new Set(rows.map(({ kind, fromDay }) => `${kind}|${fromDay}`));
}

/** Whether these rooms are the city's own, and still there. */
export async function hasRooms(tx: Tx, slots: readonly Slot[]): Promise<boolean> {
  const asked = [...new Set(slots.flatMap(({ roomId }) => roomId ?? []))];
  const found = await tx.many(
    z.object({ id: z.string() }),
    sql`select id from conversation_room where city_id = ${tx.cityId} and closed_for_good_at is null and id = any(${asked})`,
  );
  return found.length === asked.length;
}

/** Lays the row down beside the one it takes the place of, which keeps its own who and when. */
async function replace(
  tx: Tx,
  by: MemberId,
  table: RawBuilder<unknown>,
  which: RawBuilder<unknown>,
): Promise<number> {
  return tx.run(
    sql`update ${table} set replaced_at = ${tx.now}, replaced_by = ${by} where city_id = ${tx.cityId} and replaced_at is null and ${which}`,
  );
}

const VERSION = sql`conversation_hours_version`;
const EXCEPTION = sql`conversation_hours_exception`;
const NAMED = sql`conversation_closed_day`;

export async function saveWeek(tx: Tx, by: MemberId, validFrom: Day, week: Week): Promise<string> {
  await replace(tx, by, VERSION, sql`valid_from = ${validFrom}::date`);
  const id = newId<string>();
  await tx.run(sql`insert into conversation_hours_version (city_id, id, valid_from, week, set_by, set_at)
    values (${tx.cityId}, ${id}, ${validFrom}, ${JSON.stringify(week)}, ${by}, ${tx.now})`);
  return id;
}

export async function saveException(
  tx: Tx,
  by: MemberId,
  day: Day,
  slots: readonly Slot[],
  why: string,
): Promise<string> {
  await replace(tx, by, EXCEPTION, sql`day = ${day}::date`);
  const id = newId<string>();
  await tx.run(sql`insert into conversation_hours_exception (city_id, id, day, slots, why, set_by, set_at)
    values (${tx.cityId}, ${id}, ${day}, ${JSON.stringify(slots)}, ${why}, ${by}, ${tx.now})`);
  return id;
}

export interface DaysToName {
  readonly kind: NamedDays['kind'];
  readonly name: string;
  readonly from: Day;
  readonly to: Day;
  readonly opens: Opens;
  readonly slots: readonly Slot[];
  readonly source: string | null;
  readonly isDropped: boolean;
}

export async function saveNamedDays(tx: Tx, by: MemberId, days: DaysToName): Promise<string> {
  // Of our own there may be more that begin on one day; of the calendar there is one.
  if (days.kind !== 'own')
    await replace(tx, by, NAMED, sql`kind = ${days.kind} and from_day = ${days.from}::date`);
  const id = newId<string>();
  const slots = days.opens === 'slots' ? days.slots : [];
  await tx.run(sql`insert into conversation_closed_day (city_id, id, kind, name, from_day, to_day, opens, slots, source, is_dropped, set_by, set_at)
    values (${tx.cityId}, ${id}, ${days.kind}, ${days.name}, ${days.from}, ${days.to}, ${days.opens}, ${JSON.stringify(slots)}, ${days.source}, ${days.isDropped}, ${by}, ${tx.now})`);
  return id;
}

/** The day a line holds from, if it is there and not replaced. */
export async function dayOfLine(tx: Tx, what: Replaced['what'], id: string): Promise<Day | null> {
  const day = { week: sql`valid_from`, exception: sql`day`, namedDays: sql`to_day` }[what];
  const row = await tx.one(
    z.object({ day: z.string() }),
    sql`select ${day} as day from ${TABLE[what]} where city_id = ${tx.cityId} and id = ${id} and replaced_at is null for update`,
  );
  return row?.day ?? null;
}

export const endLine = (tx: Tx, by: MemberId, what: Replaced['what'], id: string) =>
  replace(tx, by, TABLE[what], sql`id = ${id}`);

const TABLE = { week: VERSION, exception: EXCEPTION, namedDays: NAMED } as const;

const ReplacedRow = z.object({
  id: z.string(),
  what: z.enum(['week', 'exception', 'namedDays']),
  day: z.string(),
  name: z.string(),
  ...Who,
});

/** What no longer holds because somebody replaced it, newest first. */
export const replacedLines = (tx: Tx): Promise<Replaced[]> =>
  tx.many(
    ReplacedRow,
    sql`select r.id, r.what, r.day, r.name, m.work_name as by, r.replaced_at as at from (
      select id, 'week' as what, valid_from as day, '' as name, replaced_by, replaced_at
        from conversation_hours_version where city_id = ${tx.cityId} and replaced_at is not null
      union all select id, 'exception', day, why, replaced_by, replaced_at
        from conversation_hours_exception where city_id = ${tx.cityId} and replaced_at is not null
      union all select id, 'namedDays', from_day, name, replaced_by, replaced_at
        from conversation_closed_day where city_id = ${tx.cityId} and replaced_at is not null
    ) r join member m on m.city_id = ${tx.cityId} and m.id = r.replaced_by
    order by r.replaced_at desc, r.id limit ${REPLACED_SHOWN}`,
  );
