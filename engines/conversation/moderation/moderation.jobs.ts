import { sql } from 'kysely';
import { z } from 'zod';
import { addMs } from '../../../platform/core/time.ts';
import type { City } from '../../../platform/server/city/cities.ts';
import type { Services } from '../../../platform/server/http/services.ts';
import { lockRoom } from '../../../platform/server/room-log/room-log.store.ts';
import type { Tx } from '../../../platform/server/storage/types.ts';
import { KEPT_MS, lapsesAt } from './measures.rules.ts';
import { endDue, KeyIdColumn, lockMeasure, measureById, team, tellAgain } from './measures.store.ts';
import { doorWasShut, secondLooksChanged, toldVisitor } from './moderation.contract.ts';
import { handIn, lockLook, looksWaiting, saveLapsed } from './second-look.store.ts';
import { undoMeasure } from './undo.store.ts';

/** Ends what has come to its end, and forgets what was kept long enough. */
export async function keepMeasures({ db }: Pick<Services, 'db'>, city: City): Promise<void> {
  await db.transaction(city.id, async (tx) => {
    for (const { visitorId } of await endDue(tx)) tx.announce(toldVisitor({ visitorId }));
    await endUnanswerable(tx);
    await forgetOld(tx);
  });
}

/** A second look that nobody may answer ends in favour of who asked it. */
async function endUnanswerable(tx: Tx): Promise<void> {
  const late = (await looksWaiting(tx)).filter((look) => look.answerBy < tx.now);
  if (late.length === 0) return;
  const members = await team(tx);
  for (const { id } of late) {
    const look = await lockLook(tx, id);
    const found = look === null ? null : await measureById(tx, look.measureId);
    if (look === null || look.decidedAt !== null || found === null) continue;
    const lapses = lapsesAt(members, handIn(look, found), look.answerBy);
    if (lapses === null || lapses > tx.now) continue;
    const last = await lockRoom(tx, found.roomId);
    const measure = await lockMeasure(tx, found.id);
    if (measure === null) continue;
    await saveLapsed(tx, look.id);
    await undoMeasure(tx, measure, last);
    await tellAgain(tx, measure.id);
    tx.announce(toldVisitor({ visitorId: measure.visitorId }));
    tx.announce(secondLooksChanged({}));
  }
}

const Old = z.object({ id: z.string(), keyId: KeyIdColumn });

/** After six months, and never while a second look waits or a measure runs: the keys go, and with them every word. */
async function forgetOld(tx: Tx): Promise<void> {
  const before = addMs(tx.now, -KEPT_MS);
  const measures = await tx.many(
    Old,
    sql`select m.id, m.key_id from conversation_measure m where m.city_id = ${tx.cityId} and m.decided_at < ${before}::timestamptz
      and (m.ended_at is not null or m.ends_at is null)
      and not exists (select from conversation_second_look s where s.city_id = m.city_id and s.measure_id = m.id and s.decided_at is null)`,
  );
  const reports = await tx.many(
    Old,
    sql`select r.id, r.key_id from conversation_report r where r.city_id = ${tx.cityId} and r.reported_at < ${before}::timestamptz`,
  );
  if (measures.length + reports.length === 0) return;
  const ids = measures.map((measure) => measure.id);
  await tx.run(
    sql`delete from conversation_second_look where city_id = ${tx.cityId} and measure_id = any(${ids})`,
  );
  await tx.run(sql`delete from conversation_measure where city_id = ${tx.cityId} and id = any(${ids})`);
  await tx.run(
    sql`delete from conversation_report where city_id = ${tx.cityId} and id = any(${reports.map((row) => row.id)})`,
  );
  await tx.sealing.destroyKeys(
    tx,
    [...measures, ...reports].map((row) => row.keyId),
  );
}

/** On every node: tabs of somebody for whom the door was shut leave the rooms at once. */
export function watchDoors({ hub }: Pick<Services, 'hub'>): void {
  hub.onHappened((name, cityId, data) => {
    if (name !== doorWasShut.name) return;
    const { visitorId, roomIds } = doorWasShut.data.parse(data);
    hub.shut(cityId, visitorId, roomIds);
  });
}
