import { z } from 'zod';
import { InstantText } from './contract.ts';
import { type Id, idOf } from './ids.ts';

export const RoomId = idOf<'room'>();
export type RoomId = Id<'room'>;
export const EntryId = idOf<'entry'>();
export type EntryId = Id<'entry'>;

/** Who wrote: by handle or work name as it is now. A person who erased themselves has no name left. */
export const EntryAuthor = z.object({
  kind: z.enum(['visitor', 'member', 'house']),
  id: z.string().nullable(),
  name: z.string().nullable(),
  /** What a member is, in the city's words: "jeugdwerker van de stad". */
  title: z.string().nullable(),
});
export type EntryAuthor = z.infer<typeof EntryAuthor>;

/** One entry of a room's ordered log, as a reader gets it. */
export const Entry = z.object({
  /** Rises by one per room, without holes. */
  seq: z.number().int().positive(),
  id: EntryId,
  kind: z.string(),
  by: EntryAuthor,
  /** Null when the entry holds no words, or they are gone. */
  text: z.string().nullable(),
  facts: z.record(z.string(), z.unknown()),
  /** The entry this one changes or answers. */
  target: EntryId.nullable(),
  at: InstantText,
  editedAt: InstantText.nullable(),
  gone: z.enum(['takenBack', 'covered', 'erased']).nullable(),
  /** Who gave it which sign, by id, each list sorted: a set, so that a reaction read twice changes nothing. */
  reactions: z.record(z.string(), z.array(z.string())),
});
export type Entry = z.infer<typeof Entry>;

/** How a log grows at a reader's: the newest state of each entry that says something, in order.
 *  Snapshot plus events is a new snapshot: both are made by this one fold. */
export interface Folded {
  readonly entries: readonly Entry[];
  /** The cursor: the last seq taken in. */
  readonly seq: number;
}

/** @throws RangeError on a gap: the reader must fetch from its cursor again */
export function fold(log: Folded, next: Entry): Folded {
  if (next.seq <= log.seq) return log;
  if (next.seq !== log.seq + 1) throw new RangeError(`gap: ${log.seq} then ${next.seq}`);
  return { entries: foldEntry(log.entries, next), seq: next.seq };
}

type Change = (entry: Entry, by: Entry) => Entry;

/** Kinds that change an earlier entry. A snapshot shows their effect and not themselves. */
const CHANGES: Readonly<Record<string, Change>> = {
  // An edit is read with what its target says now, so that earlier words are nowhere to be read.
  edit: (entry, by) => ({ ...entry, text: by.text, gone: by.gone, editedAt: by.at }),
  takeBack: (entry) => ({ ...entry, text: null, gone: 'takenBack', reactions: {} }),
  react: (entry, { facts, by }) => ({
    ...entry,
    reactions: withReaction(entry.reactions, String(facts['sign']), by.id ?? '', facts['on'] === true),
  }),
  cover: (entry, by) => ({
    ...entry,
    text: null,
    gone: 'covered',
    facts: { ...entry.facts, cover: coverOf(by) },
  }),
  // Read as an edit is. Other words of the writer count as changed; what a second look brought back is what stood there.
  uncover: (entry, by) => {
    const { cover: _, ...facts } = entry.facts;
    const editedAt = by.facts['back'] === true ? entry.editedAt : by.at;
    return { ...entry, text: by.text, gone: by.gone, editedAt, facts };
  },
};
export const CHANGE_KINDS: readonly string[] = Object.keys(CHANGES);

function foldEntry(entries: readonly Entry[], next: Entry): readonly Entry[] {
  const change = CHANGES[next.kind];
  if (change === undefined) return [...entries, next];
  return entries.map((entry) => (entry.id === next.target ? change(entry, next) : entry));
}

/** The same reactions with this person's sign there, or not. No sign is kept without anybody. */
export function withReaction(
  reactions: Entry['reactions'],
  sign: string,
  who: string,
  isOn: boolean,
): Entry['reactions'] {
  const { [sign]: given = [], ...others } = reactions;
  const now = given.filter((id) => id !== who);
  if (isOn) now.push(who);
  return now.length === 0 ? others : { ...others, [sign]: now.sort() };
}

/** Why a message is covered, for everybody in the room: by whom, which rule of the room, and the reason in words. */
export interface Cover {
  readonly by: string | null;
  readonly at: Entry['at'];
  readonly rule: number | null;
  readonly ruleText: string | null;
  readonly reason: string | null;
}

/** @param entry of kind `cover`: its words are the reason */
export const coverOf = ({ by, at, text, facts }: Pick<Entry, 'by' | 'at' | 'facts' | 'text'>): Cover => ({
  by: by.name,
  at,
  rule: (facts['rule'] ?? null) as Cover['rule'],
  ruleText: (facts['ruleText'] ?? null) as Cover['ruleText'],
  reason: text,
});
export const EMPTY_LOG: Folded = { entries: [], seq: 0 };
