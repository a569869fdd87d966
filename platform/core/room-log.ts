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

function foldEntry(entries: readonly Entry[], next: Entry): readonly Entry[] {
  switch (next.kind) {
    case 'edit':
      return changeTarget(entries, next, (entry) => ({ ...entry, text: next.text, editedAt: next.at }));
    case 'takeBack':
      return changeTarget(entries, next, (entry) => ({ ...entry, text: null, gone: 'takenBack' }));
    case 'cover':
      return changeTarget(entries, next, (entry) => ({
        ...entry,
        text: null,
        gone: 'covered',
        facts: { ...entry.facts, cover: coverOf(next) },
      }));
    case 'uncover':
      return changeTarget(entries, next, (entry) => {
        const { cover: _, ...facts } = entry.facts;
        // Other words of the writer count as changed; what a second look brought back is what stood there.
        const editedAt = next.facts['back'] === true ? entry.editedAt : next.at;
        return { ...entry, text: next.text, gone: null, editedAt, facts };
      });
    default:
      return [...entries, next];
  }
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

function changeTarget(
  entries: readonly Entry[],
  next: Entry,
  change: (entry: Entry) => Entry,
): readonly Entry[] {
  return entries.map((entry) => (entry.id === next.target ? change(entry) : entry));
}

export const EMPTY_LOG: Folded = { entries: [], seq: 0 };
