import { sql } from 'kysely';
import { z } from 'zod';
import { addMs } from '../../../platform/core/time.ts';
import type { City } from '../../../platform/server/city/cities.ts';
import type { Services } from '../../../platform/server/http/services.ts';
import type { Tx } from '../../../platform/server/storage/types.ts';
import { KEPT_MS } from './measures.rules.ts';
import { endDue, KeyIdColumn } from './measures.store.ts';
import { doorWasShut, toldVisitor } from './moderation.contract.ts';

/** Ends what has come to its end, and forgets what was kept long enough. */
export async function keepMeasures({ db }: Pick<Services, 'db'>, city: City): Promise<void> {
  await db.transaction(city.id, async (tx) => {
    for (const { visitorId } of await endDue(tx)) tx.announce(toldVisitor({ visitorId }));
    await forgetOld(tx);
  });
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
