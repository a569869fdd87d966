import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_LOG, type Entry, type EntryId, type Folded, fold, withReaction } from './room-log.ts';
import { instant } from './time.ts';

const BY = { kind: 'visitor', id: 'a', name: 'Mus', title: null } as const;
const AT = instant('2026-11-25T19:00:00.000Z');

const entry = (seq: number, part: Partial<Omit<Entry, 'id' | 'target'>> & { id?: string; target?: string }) =>
  ({
    seq,
    kind: 'say',
    by: BY,
    text: null,
    facts: {},
    at: AT,
    editedAt: null,
    gone: null,
    reactions: {},
    ...part,
    id: (part.id ?? `e${seq}`) as EntryId,
    target: (part.target ?? null) as EntryId | null,
  }) satisfies Entry;

const folded = (...entries: Entry[]): Folded => entries.reduce(fold, EMPTY_LOG);

describe('the fold of a room log', () => {
  it('puts new words in the place of the old ones, with the moment', () => {
    const later = instant('2026-11-25T19:05:00.000Z');
    const log = folded(
      entry(1, { text: 'eerst' }),
      entry(2, { kind: 'edit', target: 'e1', text: 'dan', at: later }),
    );
    expect(log).toMatchObject({ seq: 2, entries: [{ id: 'e1', text: 'dan', editedAt: later }] });
  });

  it('leaves an empty place where a message was taken back, and nothing of what others gave it', () => {
    const log = folded(
      entry(1, { text: 'spijt' }),
      entry(2, { kind: 'react', target: 'e1', facts: { sign: 'support', on: true } }),
      entry(3, { kind: 'takeBack', target: 'e1' }),
    );
    expect(log.entries).toEqual([{ ...entry(1, {}), gone: 'takenBack' }]);
  });

  it('keeps what is gone gone, also for who hears of an earlier edit after it', () => {
    const log = folded(
      entry(1, { gone: 'takenBack' }),
      // As it is read now: with what its target says now.
      entry(2, { kind: 'edit', target: 'e1', text: null, gone: 'takenBack' }),
      entry(3, { kind: 'takeBack', target: 'e1' }),
    );
    expect(log.entries).toMatchObject([{ text: null, gone: 'takenBack' }]);
  });

  it('lets a sign be given and taken away by each for themselves', () => {
    const react = (seq: number, id: string, on: boolean) =>
      entry(seq, { kind: 'react', target: 'e1', by: { ...BY, id }, facts: { sign: 'ha', on } });
    const log = folded(entry(1, { text: 'grap' }), react(2, 'b', true), react(3, 'a', true));
    expect(log.entries[0]?.reactions).toEqual({ ha: ['a', 'b'] });
    const later = [react(4, 'b', false), react(5, 'a', false)].reduce(fold, log);
    expect(later.entries[0]?.reactions).toEqual({});
  });

  it('does not mind hearing of a change to what it does not hold', () => {
    expect(folded(entry(1, { kind: 'takeBack', target: 'lang geleden' }))).toEqual({ entries: [], seq: 1 });
  });

  it('passes over what it has taken in, and throws on a gap', () => {
    const log = folded(entry(1, { text: 'een' }));
    expect(fold(log, entry(1, { text: 'een' }))).toBe(log);
    expect(() => fold(log, entry(3, { text: 'drie' }))).toThrow(RangeError);
  });

  it('comes to the same reactions when acts are heard again from any point', () => {
    const act = fc.record({ who: fc.constantFrom('a', 'b', 'c'), on: fc.boolean() });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 12 }), fc.nat(12), (acts, from) => {
        const from0 = (start: Entry['reactions'], list: typeof acts) =>
          list.reduce((now, { who, on }) => withReaction(now, 'ha', who, on), start);
        const end = from0({}, acts);
        expect(from0(end, acts.slice(from))).toEqual(end);
      }),
    );
  });
});
