import {
  type Member,
  notFound,
  type Refused,
  refuse,
  type Visitor,
} from '../../../platform/core/contract.ts';
import type { EntryId, RoomId } from '../../../platform/core/room-log.ts';
import { type Asked, freeRoute, route } from '../../../platform/server/http/route.ts';
import { memberKey, visitorKey } from '../../../platform/server/identity/identity.store.ts';
import {
  emptyEntry,
  loadTarget,
  replaceWords,
  saveReaction,
  type Target,
} from '../../../platform/server/room-log/changes.store.ts';
import {
  append,
  findWritten,
  lockRoom,
  type NewEntry,
  type Written,
  writtenKey,
} from '../../../platform/server/room-log/room-log.store.ts';
import type { KeyId } from '../../../platform/server/sealed/sealing.ts';
import type { Tx } from '../../../platform/server/storage/types.ts';
import { heldBecause } from '../held/holding.store.ts';
import { talkFor } from '../talk/talk.store.ts';
import { edit, looksFirst, react, takeBack } from './acts.contract.ts';
import { decideEdit, decideReact, decideTakeBack } from './acts.rules.ts';
import { admit, mayRead } from './rooms.routes.ts';

interface Act {
  readonly room: RoomId;
  readonly id: EntryId;
  readonly target: EntryId;
}

/** A message under its room's lock, and what writing about it needs. */
interface Found extends Target {
  readonly isOfHost: boolean;
  readonly isInTalk: boolean;
  readonly isMine: boolean;
  readonly keyId: KeyId;
  readonly entry: NewEntry;
  /** The room's last seq. */
  readonly last: number;
  write(): Promise<Written>;
}

/** Takes the room's counter, so that a message is changed by one at a time and never in a room that has just closed.
 *  Absent, elsewhere and forbidden answer alike. @returns what was written before, for a retry */
async function find(
  tx: Tx,
  by: Visitor | Member,
  { room, id, target }: Act,
  kind: string,
  { facts = {}, take }: { facts?: Record<string, unknown>; take?: Take } = {},
): Promise<Found | Written | Refused> {
  const talk = await talkFor(tx, by, room);
  if (talk === null && !(await mayRead(tx, by, room))) return refuse(notFound);
  // As a saying: before the lock, and never against a room somebody is not in.
  const tooFast = by.role === 'visitor' ? await take?.('saying', talk === null ? room : undefined) : null;
  if (tooFast) return tooFast;
  const own = by.role === 'visitor' ? await visitorKey(tx, by.id) : await memberKey(tx, by.id);
  const keyId = talk?.keyId ?? own;
  // It holds no words of its own: those stand with the message alone, and are gone with it.
  const entry: NewEntry = {
    id,
    kind,
    author: { kind: by.role === 'visitor' ? 'visitor' : 'member', id: by.id, keyId },
    text: null,
    facts,
    target,
  };
  const last = await lockRoom(tx, room);
  const stands = (await findWritten(tx, [entry])).get(writtenKey(entry));
  if (stands !== undefined) return stands;
  const message = await loadTarget(tx, room, target);
  if (last === null || message?.kind !== 'say') return refuse(notFound);
  return {
    ...message,
    isMine: message.authorId === by.id && message.authorKind === entry.author.kind,
    isOfHost: message.authorKind === 'member',
    isInTalk: talk !== null,
    keyId,
    entry,
    last,
    write: async () => (await append(tx, room, last, [entry]))[0] as Written,
  };
}

/** A saying's limit on what else is written into a room. Taking back has none: it must always be possible. */
type Take = Asked<typeof edit>['take'];

const isFound = (outcome: Found | Written | Refused): outcome is Found => 'entry' in outcome;

/** Whether the room takes this in, by the same rule as for a new message. */
const admitted = async (tx: Tx, roomId: RoomId, entry: NewEntry) =>
  (await admit(tx, [{ roomId, entry }]))[0] ?? null;

export const actRoutes = [
  // The log knows the id: a retry finds the first entry.
  freeRoute(edit, async ({ by, input, city, take }, { db, hub }) =>
    db.transaction(city.id, async (tx) => {
      // Looked at before the room's lock: everybody else who writes there waits for that one.
      const holdsDetail =
        by.role === 'visitor' &&
        (await mayRead(tx, by, input.room)) &&
        (await heldBecause(tx, hub, input.room, input.text)) !== null;
      const message = await find(tx, by, input, 'edit', { take });
      if (!isFound(message)) return message;
      if (!message.isMine) return refuse(notFound);
      const refused =
        decideEdit(message, tx.now) ??
        (await admitted(tx, input.room, { ...message.entry, text: input.text }));
      if (refused !== null) return refused;
      // What would be held as a message must not come in by the back door.
      if (holdsDetail && !message.isInTalk) return refuse(looksFirst);
      await replaceWords(tx, input.room, message.id, message.keyId, input.text);
      return message.write();
    }),
  ),
  route(takeBack, async ({ by, input, tx }) => {
    const message = await find(tx, by, input, 'takeBack');
    if (!isFound(message)) return message;
    if (!message.isMine) return refuse(notFound);
    const refused = decideTakeBack(message);
    if (refused !== null) return refused;
    await emptyEntry(tx, input.room, message.id);
    return message.write();
  }),
  route(react, async ({ by, input, tx, take }) => {
    const { sign, on } = input;
    const message = await find(tx, by, input, 'react', { facts: { sign, on }, take });
    if (!isFound(message)) return message;
    const refused = decideReact(message) ?? (await admitted(tx, input.room, message.entry));
    if (refused !== null) return refused;
    // What stands already is not written twice.
    if ((message.reactions[sign] ?? []).includes(by.id) === on)
      return { id: input.id, seq: message.last, at: tx.now };
    await saveReaction(tx, input.room, message, sign, by.id, on);
    return message.write();
  }),
];
