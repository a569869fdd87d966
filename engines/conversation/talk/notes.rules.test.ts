import { describe, expect, it } from 'vitest';
import { type NoteAnswer, repeatsSign, standOf } from './notes.rules.ts';

const says = (by: NoteAnswer['by'], verdict: NoteAnswer['verdict'], text: string | null = null) => ({
  by,
  verdict,
  text,
});
const note = (kind: 'summary' | 'agreement', by: 'visitor' | 'member') => ({ kind, by, text: 'eerst' });

describe('where a note in a talk stands', () => {
  it.each([
    ['a summary waits for the visitor', note('summary', 'member'), [], 'open', 'eerst', 'visitor'],
    [
      'a summary stands as the visitor says it',
      note('summary', 'member'),
      [says('visitor', 'otherwise', 'anders')],
      'settled',
      'anders',
      null,
    ],
    [
      'an agreement of a host holds once the visitor says so',
      note('agreement', 'member'),
      [says('visitor', 'right')],
      'settled',
      'eerst',
      null,
    ],
    [
      'an agreement of the visitor waits for the host',
      note('agreement', 'visitor'),
      [],
      'open',
      'eerst',
      'member',
    ],
    [
      'nobody agrees with themselves',
      note('agreement', 'visitor'),
      [says('visitor', 'right')],
      'open',
      'eerst',
      'member',
    ],
    [
      'said otherwise, it goes back to who proposed it',
      note('agreement', 'visitor'),
      [says('member', 'otherwise', 'anders')],
      'open',
      'anders',
      'visitor',
    ],
    [
      'and holds in the new words once they agree',
      note('agreement', 'visitor'),
      [says('member', 'otherwise', 'anders'), says('visitor', 'right')],
      'settled',
      'anders',
      null,
    ],
    [
      'rather not ends it, also for an answer that comes later',
      note('agreement', 'member'),
      [says('visitor', 'notWritten'), says('visitor', 'right')],
      'dropped',
      'eerst',
      null,
    ],
  ] as const)('%s', (_name, of, answers, state, text, turn) => {
    expect(standOf(of, answers)).toMatchObject({ state, text, turn });
  });
});

describe('a small sign', () => {
  it.each([
    [null, false],
    [{ kind: 'say', sign: undefined }, false],
    [{ kind: 'sign', sign: 'words' }, false],
    [{ kind: 'sign', sign: 'slow' }, true],
  ])('said right after %j is a repeat: %s', (last, repeats) => {
    expect(repeatsSign(last, 'slow')).toBe(repeats);
  });
});
