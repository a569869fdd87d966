import { parse } from '@formatjs/icu-messageformat-parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { argumentsOf, MessageFault, parseMessage } from './icu.ts';
import type { Message, Piece } from './messages.ts';

/** What the parser of FormatJS makes of a text, in our form. It is the judge here: an independent reading of ICU. */
function theirs(text: string): Message {
  const message = (elements: readonly { type: number }[]): Message => {
    const pieces = elements.map((element): Piece => {
      const { type, value, style, options, pluralType } = element as {
        type: number;
        value: string;
        style?: string | null;
        options?: Record<string, { value: { type: number }[] }>;
        pluralType?: string;
      };
      const inside = () =>
        Object.fromEntries(
          Object.entries(options ?? {}).map(([name, option]) => [name, message(option.value)]),
        );
      switch (type) {
        case 0:
          return value;
        case 1:
          return [value];
        case 2:
          return [value, 'number', style ?? ''];
        case 3:
          return [value, 'date', style ?? ''];
        case 4:
          return [value, 'time', style ?? ''];
        case 5:
          return [value, 'select', inside()];
        case 6:
          return [value, pluralType === 'ordinal' ? 'selectordinal' : 'plural', inside()];
        default:
          return 0;
      }
    });
    const [only = ''] = pieces;
    return pieces.length < 2 && typeof only === 'string' ? only : pieces;
  };
  return message(parse(text, { ignoreTag: true }));
}

/** Texts that come near to what goes wrong: apostrophes beside braces, numbers inside choices, spaces anywhere. */
const { text } = fc.letrec<{ text: string; piece: string }>((tie) => {
  const space = fc.constantFrom('', ' ', '\n ');
  const name = fc.constantFrom('n', 'names', 'a1');
  const options = (first: fc.Arbitrary<string>) =>
    fc
      .tuple(first, space, tie('text'), space, tie('text'))
      .map(([option, gap, one, gap2, other]) => `${option}${gap}{${one}}${gap2}other {${other}}`);
  return {
    text: fc.array(tie('piece'), { maxLength: 5 }).map((pieces) => pieces.join('')),
    piece: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom('a', "'", "''", '#', ' ', "'{", "}'", "'#", 'é', '🏠', "'s ", '\n'),
      fc.tuple(name, space).map(([word, gap]) => `{${gap}${word}${gap}}`),
      fc.constantFrom('{at, time}', '{at,date , short}', '{n, number,percent}', '{at, time, short }'),
      fc
        .tuple(name, fc.constantFrom('plural', 'selectordinal'), options(fc.constantFrom('=0', 'one', 'few')))
        .map(([word, kind, inside]) => `{${word}, ${kind}, ${inside}}`),
      fc
        .tuple(name, options(fc.constantFrom('none', 'ask', 'open2')))
        .map(([word, inside]) => `{${word},select,${inside}}`),
    ),
  };
});

describe('reading a message', () => {
  it('reads ICU as others read it', () => {
    let read = 0;
    fc.assert(
      fc.property(text, (given) => {
        let ours: Message;
        try {
          ours = parseMessage(given);
        } catch (error) {
          // We refuse more than they do; what we accept must mean the same.
          expect(error).toBeInstanceOf(MessageFault);
          return;
        }
        read += 1;
        expect(ours).toEqual(theirs(given));
      }),
      { numRuns: 1000 },
    );
    expect(read).toBeGreaterThan(300);
  });

  it('refuses in a sentence, or reads, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(
            '{',
            '}',
            "'",
            '#',
            ',',
            '=',
            '0',
            'n',
            ' ',
            'plural',
            'select',
            'other',
            'list',
          ),
        }),
        (given) => {
          try {
            parseMessage(given);
          } catch (error) {
            expect(error).toBeInstanceOf(MessageFault);
          }
        },
      ),
    );
  });

  it.each([
    ['Tot {until', 'an opening brace that nothing closes (at character 5)'],
    ['Tot {until, time', 'an opening brace that nothing closes (at character 5)'],
    ['Tot until}', 'a closing brace that nothing opened (at character 10)'],
    ['{}', 'expected a name, such as {city} (at character 2)'],
    ['{n, plural, one {x}}', 'the option "other" is missing (at character 1)'],
    ['{n, plural, one {x} one {y} other {z}}', 'the option "one" stands twice (at character 21)'],
    ['{n, plural, een {x} other {y}}', '"een" is no option of a plural (at character 13)'],
    ['{n, select, =1 {x} other {y}}', '"=1" is no option of a select (at character 13)'],
    [
      '{n, plural, offset:1 one {x} other {y}}',
      'offsets are not supported: count in the code and hand in the number (at character 13)',
    ],
    [
      '{n, plural, other {{x, select, a {#} other {}}}}',
      '# does not count inside a select: name the number, as {count, number} (at character 35)',
    ],
    [
      '{until, tijd}',
      '"tijd" is no kind of argument: number, date, time, list, plural, selectordinal or select (at character 9)',
    ],
    ['{until, time, long}', '"long" is no style here: time knows the styles short, brief (at character 15)'],
    [
      '{n, number, ::compact-short}',
      'expected a style: number knows the styles integer, percent (at character 13)',
    ],
    [`${'{n, select, other {'.repeat(12)}${'}}'.repeat(12)}`, 'nested too deeply to read (at character 210)'],
  ])('refuses %s and says where', (given, sentence) => {
    expect(() => parseMessage(given)).toThrow(
      new MessageFault(sentence.replace(/ \(at.*/, ''), Number(/(\d+)\)$/.exec(sentence)?.[1]) - 1),
    );
  });

  it('keeps a plain sentence a plain string, and an argument short', () => {
    expect(parseMessage('Er is iemand thuis.')).toBe('Er is iemand thuis.');
    expect(parseMessage('Nu open, tot {until, time}')).toEqual(['Nu open, tot ', ['until', 'time', '']]);
    expect(parseMessage('{names, list}')).toEqual([['names', 'list', '']]);
  });
});

describe('the arguments of a message', () => {
  it('are named with what they must be filled with, also deep inside', () => {
    const message = parseMessage(
      '{count, plural, one {{names, list}} other {{until, select, none {} other {{until, time}}}}} {count} {city}',
    );
    expect(argumentsOf(message)).toEqual({ city: 'text', count: 'number', names: 'list', until: 'moment' });
  });

  it('may not be two things at once', () => {
    expect(() => argumentsOf(parseMessage('{x, time} {x, number}'))).toThrow(
      '{x} is asked for as moment and as number',
    );
  });
});
