import type { Member } from '../../../platform/core/contract.ts';
import type { EntryId, RoomId } from '../../../platform/core/room-log.ts';
import type { City } from '../../../platform/server/city/cities.ts';
import { newId } from '../../../platform/server/identity/secrets.ts';
import type { NewEntry } from '../../../platform/server/room-log/room-log.store.ts';
import type { Tx } from '../../../platform/server/storage/types.ts';
import { turnDoor } from '../door/door.store.ts';
import { mandates } from './mandate.store.ts';
import { myTalkChanged, talksChanged } from './talk.contract.ts';
import * as store from './talk.store.ts';

/** Tells the visitor and the desks that a talk, or the line, moved. */
export function tellTalk(tx: Tx, visitorId: string): void {
  tx.announce(myTalkChanged({ visitorId }));
  tx.announce(talksChanged({}));
}

/** Something that happened in the talk and that everybody in it sees. */
export const houseEntry = (kind: string, facts: Record<string, unknown>): NewEntry => ({
  id: newId<EntryId>(),
  kind,
  author: { kind: 'house', id: null, keyId: null },
  text: null,
  facts,
  target: null,
});

/** Who steps in is seen, with what binds them to silence. */
export async function tellJoined(tx: Tx, talkId: RoomId, by: Member, isFirst: boolean): Promise<void> {
  const mandate = (await mandates(tx)).get(by.id) ?? 'discretion';
  await store.writeInTalk(tx, talkId, houseEntry('hostJoined', { name: by.workName, isFirst, mandate }));
}

export async function endTalkNow(
  tx: Tx,
  city: City,
  talk: store.TalkRow,
  by: NonNullable<store.TalkRow['endedBy']>,
): Promise<void> {
  await store.writeInTalk(tx, talk.id, houseEntry('talkEnded', { by }));
  await store.saveEnd(tx, talk, by);
  await turnDoor(tx, city);
  tellTalk(tx, talk.visitorId);
}

/** The talk, when this host is in it now. Absent and not theirs answer alike. */
export async function talkOf(
  tx: Tx,
  by: Member,
  id: RoomId,
): Promise<{ talk: store.TalkRow; hosts: store.TalkHostRow[] } | null> {
  const talk = await store.lockTalk(tx, id);
  if (talk === null) return null;
  const hosts = (await store.hostsOf(tx, [id])).filter((host) => host.leftAt === null);
  return talk.endedAt === null && !hosts.some((host) => host.memberId === by.id) ? null : { talk, hosts };
}
