import type { EntryId } from '../../../platform/core/room-log.ts';
import { findVisitorKey } from '../../../platform/server/identity/identity.store.ts';
import { newId } from '../../../platform/server/identity/secrets.ts';
import { append, readSaying, uncoverSaying } from '../../../platform/server/room-log/room-log.store.ts';
import type { Tx } from '../../../platform/server/storage/types.ts';
import * as measures from './measures.store.ts';

/** What was done is undone: a pause and a door end now, and covered words come back where they stood. Under the lock of
 *  the room. @param last as `lockRoom` gave it */
export async function undoMeasure(tx: Tx, measure: measures.MeasureRow, last: number | null): Promise<void> {
  const wasSaidOtherwise = measure.endedBy === 'writer';
  await measures.endMeasure(tx, measure.id, 'secondLook');
  if (measure.kind !== 'cover' || wasSaidOtherwise || last === null) return;
  const entry = await readSaying(tx, measure.roomId, measure.entryId);
  // Their writer may be forgotten by now, or the beginning of the log: then there is nothing to come back to.
  const keyId = await findVisitorKey(tx, measure.visitorId);
  if (entry?.gone !== 'covered' || keyId === null) return;
  const text = await measures.whatStood(tx, measure);
  if (text === null || text === '') return;
  await uncoverSaying(tx, measure.roomId, measure.entryId, { text, keyId, isNew: false });
  await append(tx, measure.roomId, last, [
    {
      id: newId<EntryId>(),
      kind: 'uncover',
      author: { kind: 'visitor', id: measure.visitorId, keyId },
      text: null,
      facts: { back: true },
      target: measure.entryId,
    },
  ]);
}
