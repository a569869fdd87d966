import { type Refused, refuse, type Visitor } from '../../../platform/core/contract.ts';
import type { RoomId } from '../../../platform/core/room-log.ts';
import type { LiveHub } from '../../../platform/server/live/hub.ts';
import type { Saying } from '../../../platform/server/room-log/gatherer.ts';
import {
  findWritten,
  lockRoom,
  type Written,
  writtenKey,
} from '../../../platform/server/room-log/room-log.store.ts';
import type { Tx } from '../../../platform/server/storage/types.ts';
import { hostsOnShift } from '../desk/shifts.store.ts';
import { helpLines } from '../help/help.store.ts';
import { listedDomains } from '../links/links.store.ts';
import { visitorsIn } from '../rooms/presence.store.ts';
import { contactDetailIn, NOTHING_MAY_STAND } from './contact-details.rules.ts';
import { type HeldBecause, heldEnough, WAITING_MAX } from './held.contract.ts';
import { lockHeld, saveHeld, waitingOf } from './held.store.ts';
import { heldChanged } from './held-desk.contract.ts';

/** Why a host looks at this first; null for nearly everything. What the city lets stand is only asked for when the text
 *  alone would be held. */
export async function heldBecause(
  tx: Tx,
  hub: LiveHub,
  roomId: RoomId,
  text: string,
): Promise<HeldBecause | null> {
  if (contactDetailIn(text, NOTHING_MAY_STAND) === null) return null;
  return contactDetailIn(text, {
    domains: await listedDomains(tx),
    numbers: (await helpLines(tx)).map((line) => line.number),
    names: [
      ...visitorsIn(hub, tx, roomId).map((visitor) => visitor.handle),
      ...(await hostsOnShift(tx)).map((host) => host.workName),
    ],
  });
}

/** Keeps a saying apart instead of writing it, under the lock under which it would have been written: a closed or a slow
 *  room refuses it all the same. A retry gets the first answer, and after its release the one of the log. */
export async function hold(
  tx: Tx,
  by: Visitor,
  { roomId, entry }: Saying,
  because: HeldBecause,
  admit: (tx: Tx, sayings: readonly Saying[]) => Promise<readonly (Refused | null)[]>,
): Promise<Written | { id: Written['id']; held: { because: HeldBecause } } | Refused> {
  await lockRoom(tx, roomId);
  const written = (await findWritten(tx, [entry])).get(writtenKey(entry));
  if (written !== undefined) return written;
  const stands = await lockHeld(tx, by.id, entry.id);
  if (stands !== null) return { id: entry.id, held: { because: stands.because } };
  const [refused = null] = await admit(tx, [{ roomId, entry }]);
  if (refused !== null) return refused;
  if ((await waitingOf(tx, by)) >= WAITING_MAX) return refuse(heldEnough, { max: WAITING_MAX });
  await saveHeld(tx, by, { id: entry.id, roomId, text: entry.text ?? '', target: entry.target, because });
  tx.announce(heldChanged({}));
  return { id: entry.id, held: { because } };
}
