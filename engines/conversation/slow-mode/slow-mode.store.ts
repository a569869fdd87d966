import { sql } from 'kysely';
import { z } from 'zod';
import {
  InstantText,
  type Member,
  type Person,
  type Refused,
  refuse,
} from '../../../platform/core/contract.ts';
import { RoomId } from '../../../platform/core/room-log.ts';
import { addMs, type Instant, MINUTE } from '../../../platform/core/time.ts';
import type { Saying } from '../../../platform/server/room-log/gatherer.ts';
import type { Tx } from '../../../platform/server/storage/types.ts';
import { Pace, type SlowMode, slowDown } from './slow-mode.contract.ts';
import { nextAt, type Slowness, secondsTo } from './slow-mode.rules.ts';

const SlowRow = z.object({ roomId: RoomId, everySec: Pace, until: InstantText });

const slowRooms = (tx: Tx) =>
  tx.many(
    SlowRow,
    sql`select room_id, every_sec, until from conversation_slow_mode where city_id = ${tx.cityId} and until > ${tx.now}::timestamptz`,
  );

/** Entries looked back over for somebody's last one: more are not said in the longest pace. */
const LOOK_BACK = 500;
const LONGEST_MS = MINUTE;

/** Kinds of entry that are somebody's words. */
const PACED: readonly string[] = ['say', 'edit'];

const LastRow = z.object({ authorId: z.string(), at: InstantText });

/** When these visitors said something in the room last, within the longest pace. What is held counts: it was said. */
async function lastSaid(
  tx: Tx,
  roomId: RoomId,
  visitorIds: readonly string[],
): Promise<Map<string, Instant>> {
  const since = addMs(tx.now, -LONGEST_MS);
  const rows = await tx.many(
    LastRow,
    sql`select author_id, max(at) as at from (
        (select author_id, at from room_entry e where city_id = ${tx.cityId} and room_id = ${roomId} and author_kind = 'visitor' and kind = any(${[...PACED]})
          -- What a host let through counts when it was said, below.
          and not exists (select from conversation_held h where h.city_id = e.city_id and h.visitor_id = e.author_id and h.id = e.id)
          order by seq desc limit ${LOOK_BACK})
        union all
        select visitor_id as author_id, said_at as at from conversation_held
          where city_id = ${tx.cityId} and room_id = ${roomId} and visitor_id = any(${[...visitorIds]}) and state <> 'dropped'
      ) said where author_id = any(${[...visitorIds]}) and at > ${since}::timestamptz group by author_id`,
  );
  return new Map(rows.map((row) => [row.authorId, row.at]));
}

/** Under the rooms' locks: who said something too short a while ago waits; hosts never do. Of two sayings of one visitor
 *  in one batch the second waits. */
export async function slowVerdicts(tx: Tx, sayings: readonly Saying[]): Promise<(Refused | null)[]> {
  const none = sayings.map(() => null);
  const slow = new Map<string, Slowness>((await slowRooms(tx)).map((row) => [row.roomId, row]));
  if (slow.size === 0) return none;
  const verdicts: (Refused | null)[] = [...none];
  for (const [roomId, room] of slow) {
    const here = sayings
      .map((saying, at) => ({ ...saying, at }))
      // A sign keeps nobody from speaking. Other words in the place of one's own are words all the same: they would be
      // a way around the pace.
      .filter(
        ({ roomId: where, entry }) =>
          where === roomId && PACED.includes(entry.kind) && entry.author.kind === 'visitor',
      );
    if (here.length === 0) continue;
    const last = await lastSaid(
      tx,
      roomId as RoomId,
      here.map((saying) => saying.entry.author.id as string),
    );
    for (const { at, entry } of here) {
      const author = entry.author.id as string;
      const next = nextAt(room, last.get(author) ?? null, tx.now);
      if (next === null) last.set(author, tx.now);
      else verdicts[at] = refuse(slowDown, { seconds: secondsTo(next, tx.now), until: room.until });
    }
  }
  return verdicts;
}

/** The room's pace as this reader has it; hosts have none of their own. */
export async function slowFor(tx: Tx, roomId: RoomId, by: Person): Promise<SlowMode | null> {
  const room = (await slowRooms(tx)).find((row) => row.roomId === roomId);
  if (room === undefined) return null;
  const { everySec, until } = room;
  const last = by.role === 'visitor' ? (await lastSaid(tx, roomId, [by.id])).get(by.id) : undefined;
  return { everySec, until, nextAt: nextAt(room, last ?? null, tx.now) };
}

export const saveSlow = (tx: Tx, by: Member, roomId: RoomId, slow: Slowness) =>
  tx.run(sql`insert into conversation_slow_mode (city_id, room_id, every_sec, until, set_by, set_at)
    values (${tx.cityId}, ${roomId}, ${slow.everySec}, ${slow.until}, ${by.id}, ${tx.now})
    on conflict (city_id, room_id) do update set every_sec = excluded.every_sec, until = excluded.until,
      set_by = excluded.set_by, set_at = excluded.set_at`);

/** Ended by a host, or by itself. @returns rooms that have their own pace again */
export async function endSlow(tx: Tx, roomId: RoomId | null): Promise<RoomId[]> {
  const rows = await tx.many(
    z.object({ roomId: RoomId }),
    sql`delete from conversation_slow_mode where city_id = ${tx.cityId}
      and (room_id = ${roomId} or until <= ${tx.now}::timestamptz) returning room_id`,
  );
  return rows.map((row) => row.roomId);
}
