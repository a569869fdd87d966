import { notFound, type Refused, refuse, type Visitor } from '../../../platform/core/contract.ts';
import type { EntryId, RoomId } from '../../../platform/core/room-log.ts';
import { route } from '../../../platform/server/http/route.ts';
import { findWritten, type NewEntry, writtenKey } from '../../../platform/server/room-log/room-log.store.ts';
import type { Tx } from '../../../platform/server/storage/types.ts';
import { talkEnded } from '../rooms/rooms.contract.ts';
import {
  answerAgreement,
  answerSummary,
  giveSign,
  noteAnswered,
  noteInTalk,
  proposeAgreement,
  Verdict,
} from './notes.contract.ts';
import { repeatsSign, type Side, standOf } from './notes.rules.ts';
import { lastEntry, type NoteRow, noteAndAnswers } from './notes.store.ts';
import { talkOf } from './talk.acts.store.ts';
import { lockTalk, myNewestTalk, type TalkRow, writeInTalk } from './talk.store.ts';

/** Locked first, so that of two answers at once the second sees the first. */
async function myTalkNow(tx: Tx, by: Visitor): Promise<TalkRow | null> {
  const newest = await myNewestTalk(tx, by.id);
  const talk = newest === null ? null : await lockTalk(tx, newest.id);
  return talk === null || talk.endedAt !== null ? null : talk;
}

export const notesRoutes = [
  route(giveSign, async ({ by, input, tx }) => {
    const talk = await myTalkNow(tx, by);
    if (talk === null) return refuse(talkEnded);
    const last = await lastEntry(tx, talk.id);
    if (last !== null && repeatsSign({ kind: last.kind, sign: last.facts['sign'] }, input.sign))
      return { id: last.id, seq: last.seq };
    return writeOnce(tx, talk.id, {
      id: input.id,
      kind: 'sign',
      author: { kind: 'visitor', id: by.id, keyId: talk.keyId },
      text: null,
      facts: { sign: input.sign },
      target: null,
    });
  }),
  route(proposeAgreement, async ({ by, input, tx }) => {
    const talk = await myTalkNow(tx, by);
    if (talk === null) return refuse(talkEnded);
    return writeOnce(tx, talk.id, {
      id: input.id,
      kind: 'agreement',
      author: { kind: 'visitor', id: by.id, keyId: talk.keyId },
      text: input.text,
      facts: {},
      target: null,
    });
  }),
  route(noteInTalk, async ({ by, input, tx }) => {
    const found = await talkOf(tx, by, input.talk);
    if (found === null) return refuse(notFound);
    if (found.talk.endedAt !== null) return refuse(talkEnded);
    return writeOnce(tx, found.talk.id, {
      id: input.id,
      kind: input.kind,
      author: { kind: 'member', id: by.id, keyId: found.talk.keyId },
      text: input.text,
      facts: {},
      target: null,
    });
  }),
  route(answerSummary, async ({ by, input, tx }) => {
    const talk = await myTalkNow(tx, by);
    if (talk === null) return refuse(talkEnded);
    const author = { kind: 'visitor' as const, id: by.id, keyId: talk.keyId };
    return answerNote(tx, talk.id, input.summary, { ...input, author });
  }),
  route(answerAgreement, async ({ by, input, tx }) => {
    const found = await talkOf(tx, by, input.talk);
    if (found === null) return refuse(notFound);
    if (found.talk.endedAt !== null) return refuse(talkEnded);
    const author = { kind: 'member' as const, id: by.id, keyId: found.talk.keyId };
    return answerNote(tx, found.talk.id, input.agreement, { ...input, author });
  }),
];

async function answerNote(
  tx: Tx,
  talkId: RoomId,
  noteId: EntryId,
  answer: {
    id: EntryId;
    verdict: Verdict;
    text: string;
    author: Exclude<NewEntry['author'], { kind: 'house' }>;
  },
): Promise<{ id: EntryId; seq: number } | Refused> {
  const entry: NewEntry = {
    id: answer.id,
    kind: 'summaryAnswer',
    author: answer.author,
    text: answer.verdict === 'otherwise' ? answer.text : null,
    facts: { verdict: answer.verdict },
    target: noteId,
  };
  const stands = (await findWritten(tx, [entry])).get(writtenKey(entry));
  if (stands !== undefined) return { id: stands.id, seq: stands.seq };
  const turn = turnOf(await noteAndAnswers(tx, talkId, noteId), noteId);
  if (turn === null) return refuse(notFound);
  if (turn !== answer.author.kind) return refuse(noteAnswered);
  return writeOnce(tx, talkId, entry);
}

/** @returns whose turn it is; 'nobody' once it stands; null when there is no such note in this talk */
function turnOf(rows: readonly NoteRow[], noteId: EntryId): Side | 'nobody' | null {
  const note = rows.find((row) => row.id === noteId);
  if (note === undefined || (note.kind !== 'summary' && note.kind !== 'agreement')) return null;
  const sideOf = (row: NoteRow): Side => (row.authorKind === 'visitor' ? 'visitor' : 'member');
  const answers = rows
    .filter((row) => row.kind === 'summaryAnswer')
    .map((row) => ({ by: sideOf(row), verdict: Verdict.parse(row.facts['verdict']), text: null }));
  return standOf({ kind: note.kind, by: sideOf(note), text: null }, answers).turn ?? 'nobody';
}

/** A retry that lost its idempotency key still finds the first entry by its id. */
async function writeOnce(tx: Tx, talkId: RoomId, entry: NewEntry): Promise<{ id: EntryId; seq: number }> {
  const stands = (await findWritten(tx, [entry])).get(writtenKey(entry));
  const { id, seq } = stands ?? (await writeInTalk(tx, talkId, entry));
  return { id, seq };
}
