import type { Verdict } from './notes.contract.ts';

export type Side = 'visitor' | 'member';

export interface Note {
  readonly kind: 'summary' | 'agreement';
  readonly by: Side;
  readonly text: string | null;
}

export interface NoteAnswer {
  readonly by: Side;
  readonly verdict: Verdict;
  readonly text: string | null;
}

/** Where a summary or an agreement stands. */
export interface Stand {
  readonly state: 'open' | 'settled' | 'dropped';
  /** The words as they were put last, and by which side. */
  readonly text: string | null;
  readonly by: Side;
  /** Whose turn it is to answer; null when nobody has to. */
  readonly turn: Side | null;
  /** It was said otherwise at least once. */
  readonly isOtherwise: boolean;
}

const other = (side: Side): Side => (side === 'visitor' ? 'member' : 'visitor');

/** A summary is about the visitor: how they say it, is how it stands. An agreement is of two: who hears it said otherwise
 *  may answer in turn, and it holds once the other side says that it is right. An answer out of turn changes nothing. */
export function standOf(note: Note, answers: readonly NoteAnswer[]): Stand {
  let stand: Stand = {
    state: 'open',
    text: note.text,
    by: note.by,
    turn: other(note.by),
    isOtherwise: false,
  };
  for (const { by, verdict, text } of answers) {
    if (stand.turn !== by) continue;
    if (verdict === 'otherwise')
      stand =
        note.kind === 'summary'
          ? { state: 'settled', text, by, turn: null, isOtherwise: true }
          : { state: 'open', text, by, turn: other(by), isOtherwise: true };
    else stand = { ...stand, state: verdict === 'right' ? 'settled' : 'dropped', turn: null };
  }
  return stand;
}

/** Pressing a small sign twice in a row says no more than once: a log full of them would drown what is said.
 *  @param last the newest entry of the talk, null when there is none */
export const repeatsSign = (
  last: { readonly kind: string; readonly sign: unknown } | null,
  sign: string,
): boolean => last !== null && last.kind === 'sign' && last.sign === sign;
