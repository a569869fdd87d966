import { type Argument, type Message, type Piece, STYLES } from './messages.ts';

/** A message that does not read as ICU MessageFormat. `at`: offset in the text, in UTF-16 units. */
export class MessageFault extends Error {
  readonly at: number;

  constructor(what: string, at: number) {
    super(`${what} (at character ${at + 1})`);
    this.name = 'MessageFault';
    this.at = at;
  }
}

type Around = 'none' | 'plural' | 'select';
const NAME = /[A-Za-z][A-Za-z0-9_]*/y;
const OPTION = /=\d+|[A-Za-z][A-Za-z0-9_]*/y;
const SPACE = /\s*/y;
const PLURAL_FORMS = ['zero', 'one', 'two', 'few', 'many', 'other'];
const DEEPEST = 10;

/** Reads one ICU message. Known: plain arguments, number, date, time, list, plural, selectordinal, select, and the
 *  quoting of ICU ('{…}' and '' for one apostrophe). Refused in a sentence: plural offsets, number and date skeletons,
 *  styles we do not have. Tags are ordinary text: elements go in argument slots.
 *  @throws MessageFault */
export function parseMessage(text: string): Message {
  const reader = new Reader(text);
  const message = reader.message('none', 0);
  if (!reader.isAtEnd) throw new MessageFault('a closing brace that nothing opened', reader.at);
  return message;
}

class Reader {
  readonly #text: string;
  at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get isAtEnd(): boolean {
    return this.at >= this.#text.length;
  }

  /** Up to the closing brace of what stands around it, or the end. */
  message(around: Around, depth: number): Message {
    if (depth > DEEPEST) throw new MessageFault('nested too deeply to read', this.at);
    const pieces: Piece[] = [];
    let literal = '';
    const keepLiteral = () => {
      if (literal !== '') pieces.push(literal);
      literal = '';
    };
    while (!this.isAtEnd && this.#text[this.at] !== '}') {
      const sign = this.#text[this.at] as string;
      if (sign === '{') {
        keepLiteral();
        pieces.push(this.#argument(around, depth));
      } else if (sign === '#' && around === 'plural') {
        keepLiteral();
        pieces.push(0);
        this.at += 1;
      } else if (sign === '#' && around === 'select') {
        // ICU shows a bare # here, which nobody means.
        throw new MessageFault(
          '# does not count inside a select: name the number, as {count, number}',
          this.at,
        );
      } else if (sign === "'") {
        literal += this.#quoted(around);
      } else {
        literal += sign;
        this.at += 1;
      }
    }
    keepLiteral();
    const [only = ''] = pieces;
    return pieces.length < 2 && typeof only === 'string' ? only : pieces;
  }

  /** An apostrophe is itself, except before another one and where it shields what follows. */
  #quoted(around: Around): string {
    this.at += 1;
    const next = this.#text[this.at];
    if (next === "'") {
      this.at += 1;
      return "'";
    }
    const shields = next === '{' || next === '}' || (next === '#' && around === 'plural');
    if (!shields) return "'";
    let inside = '';
    while (!this.isAtEnd) {
      const sign = this.#text[this.at] as string;
      this.at += 1;
      if (sign !== "'") inside += sign;
      else if (this.#text[this.at] === "'") {
        inside += "'";
        this.at += 1;
      } else break;
    }
    return inside;
  }

  #argument(around: Around, depth: number): Argument {
    const opened = this.at;
    this.at += 1;
    const name = this.#word(NAME, 'a name, such as {city}');
    if (this.#takes('}')) return [name];
    this.#needs(',', opened);
    const kindAt = this.at;
    const kind = this.#word(NAME, 'a kind, such as {until, time}');
    switch (kind) {
      case 'number':
      case 'date':
      case 'time':
      case 'list':
        return this.#styled(name, kind, opened);
      case 'plural':
      case 'selectordinal':
      case 'select':
        this.#needs(',', opened);
        return [name, kind, this.#options(kind, around, depth, opened)];
      default:
        throw new MessageFault(
          `"${kind}" is no kind of argument: number, date, time, list, plural, selectordinal or select`,
          kindAt,
        );
    }
  }

  #styled(name: string, kind: keyof typeof STYLES, opened: number): Argument {
    if (this.#takes('}')) return [name, kind, ''];
    this.#needs(',', opened);
    const styleAt = this.at;
    const known = Object.keys(STYLES[kind]).filter((style) => style !== '');
    const advice =
      known.length === 0 ? `${kind} has no styles` : `${kind} knows the styles ${known.join(', ')}`;
    const style = this.#word(NAME, `a style: ${advice}`);
    if (!known.includes(style)) throw new MessageFault(`"${style}" is no style here: ${advice}`, styleAt);
    this.#needs('}', opened);
    return [name, kind, style];
  }

  #options(
    kind: 'plural' | 'selectordinal' | 'select',
    around: Around,
    depth: number,
    opened: number,
  ): Record<string, Message> {
    const options: Record<string, Message> = {};
    while (!this.#takes('}')) {
      if (this.isAtEnd) throw new MessageFault('an opening brace that nothing closes', opened);
      const optionAt = this.at;
      const option = this.#word(OPTION, 'an option, such as other {…}');
      if (option === 'offset' && kind !== 'select' && this.#text[this.at] === ':') {
        throw new MessageFault(
          'offsets are not supported: count in the code and hand in the number',
          optionAt,
        );
      }
      if (
        kind === 'select' ? option.startsWith('=') : !option.startsWith('=') && !PLURAL_FORMS.includes(option)
      ) {
        throw new MessageFault(`"${option}" is no option of a ${kind}`, optionAt);
      }
      if (Object.hasOwn(options, option))
        throw new MessageFault(`the option "${option}" stands twice`, optionAt);
      this.#needs('{', opened);
      const inside = kind === 'select' ? (around === 'none' ? 'none' : 'select') : 'plural';
      options[option] = this.message(inside, depth + 1);
      this.#needs('}', opened);
    }
    if (options['other'] === undefined) throw new MessageFault('the option "other" is missing', opened);
    return options;
  }

  #skipSpace(): void {
    SPACE.lastIndex = this.at;
    SPACE.exec(this.#text);
    this.at = SPACE.lastIndex;
  }

  /** Reads over white space on both sides. */
  #word(shape: RegExp, expected: string): string {
    this.#skipSpace();
    shape.lastIndex = this.at;
    const word = shape.exec(this.#text)?.[0];
    if (word === undefined) throw new MessageFault(`expected ${expected}`, this.at);
    this.at += word.length;
    this.#skipSpace();
    return word;
  }

  #takes(sign: string): boolean {
    this.#skipSpace();
    if (this.#text[this.at] !== sign) return false;
    this.at += 1;
    return true;
  }

  #needs(sign: string, opened: number): void {
    this.#skipSpace();
    if (this.isAtEnd) throw new MessageFault('an opening brace that nothing closes', opened);
    if (this.#text[this.at] !== sign) throw new MessageFault(`expected "${sign}"`, this.at);
    this.at += 1;
    // What follows an opening brace of an option is text, and its spaces count.
    if (sign === ',') this.#skipSpace();
  }
}

/** What an argument must be filled with. */
export type ArgumentKind = 'text' | 'number' | 'moment' | 'list' | 'choice';

const KIND_OF: Record<string, ArgumentKind> = {
  number: 'number',
  plural: 'number',
  selectordinal: 'number',
  date: 'moment',
  time: 'moment',
  list: 'list',
  select: 'choice',
};
/** A plain or selecting place takes what another place of the same name asks for: `{until, select, none {…} other {…}}`
 *  goes with `{until, time}`. */
const WEAK: readonly ArgumentKind[] = ['text', 'choice'];

/** Names of a message's arguments and what each must be filled with, in the order of the names.
 *  @throws MessageFault when one name is asked for as two things */
export function argumentsOf(message: Message): Record<string, ArgumentKind> {
  const found = new Map<string, ArgumentKind>();
  const note = (name: string, asked: ArgumentKind) => {
    const before = found.get(name);
    if (before === undefined || before === 'text' || (WEAK.includes(before) && !WEAK.includes(asked)))
      found.set(name, asked);
    else if (before !== asked && !WEAK.includes(asked))
      throw new MessageFault(`{${name}} is asked for as ${before} and as ${asked}`, 0);
  };
  const look = (inside: Message): void => {
    if (typeof inside === 'string') return;
    for (const piece of inside) {
      if (typeof piece === 'string' || piece === 0) continue;
      const [name, kind, more] = piece;
      note(name, KIND_OF[kind ?? ''] ?? 'text');
      if (typeof more === 'object') for (const option of Object.values(more)) look(option);
    }
  };
  look(message);
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}
