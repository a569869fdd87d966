import type { Instant } from './time.ts';

export type Lang = 'nl' | 'en';

/** A sentence as the build compiles it from ICU MessageFormat: a plain string, or its pieces in reading order. */
export type Message = string | readonly Piece[];
/** A string stands for itself; 0 for `#`, the number of the plural around it. */
export type Piece = string | 0 | Argument;
export type Argument =
  | readonly [name: string]
  | readonly [name: string, kind: 'number' | 'date' | 'time' | 'list', style: string]
  | readonly [
      name: string,
      kind: 'plural' | 'selectordinal' | 'select',
      options: Readonly<Record<string, Message>>,
    ];

/** What a sentence may be filled with. Moments: an ISO instant, shown in the zone, or a local 'HH:MM' or 'YYYY-MM-DD',
 *  shown as it is. null means "there is none": nothing is shown, and a select takes its option `none`. */
export type Value = string | number | readonly string[] | null;
export type Values = Readonly<Record<string, Value | Instant | undefined>>;

export interface How {
  readonly lang: Lang;
  /** IANA zone of the city. */
  readonly zone: string;
  /** What stands where no value was given; '…' unless said otherwise, since a sentence with a hole is milder than a
   *  page that breaks. Tests let it throw. */
  readonly missing?: (name: string) => string;
}

/** A place in a sentence that was not filled: a component puts an element there. */
export interface Slot {
  readonly slot: string;
}

/** Styles a message may name, per kind; '' is the one without a name. Examples in Dutch:
 *  date '' dinsdag 24 november · short di 24 nov · weekday dinsdag · day 24 november · year 24 november 2026
 *                   · brief di
 *  time '' 21 uur, 21.30 uur · short 21.00 · brief 21 u, 21.30 u */
export const STYLES = {
  number: { '': {}, integer: { maximumFractionDigits: 0 }, percent: { style: 'percent' } },
  date: {
    '': { weekday: 'long', day: 'numeric', month: 'long' },
    short: { weekday: 'short', day: 'numeric', month: 'short' },
    weekday: { weekday: 'long' },
    day: { day: 'numeric', month: 'long' },
    year: { day: 'numeric', month: 'long', year: 'numeric' },
    brief: { weekday: 'short' },
  },
  // Always read in 24 hours; clock() makes the words.
  time: {
    '': { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    short: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    brief: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  },
  list: { '': {} },
} as const satisfies Record<string, Record<string, Intl.DateTimeFormatOptions | Intl.NumberFormatOptions>>;

const TAG = { nl: 'nl-BE', en: 'en-GB' } as const;
/** Written here, since Safari 14.0 has no Intl.ListFormat. */
const AND = { nl: ' en ', en: ' and ' } as const;

type Maker = Intl.DateTimeFormat | Intl.NumberFormat | Intl.PluralRules;
const MAKERS_KEPT = 200;
const makers = new Map<string, Maker>();

/** Making one costs 20-50 µs and some kB, so they are kept; a region's cities share a zone, so 200 is never reached. */
function kept<M extends Maker>(key: string, make: () => M): M {
  let maker = makers.get(key) as M | undefined;
  if (maker === undefined) {
    if (makers.size >= MAKERS_KEPT) makers.clear();
    maker = make();
    makers.set(key, maker);
  }
  return maker;
}

const LOCAL_DAY = /^\d{4}-\d\d-\d\d$/;
const LOCAL_TIME = /^\d\d:\d\d/;
const TURNS_DIRECTION = /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]/;

/** A name in another writing direction must not turn the words around it. Isolating marks inside the text are left out
 *  here (they stay where it is stored): an unpaired one would end ours early. */
function isolate(text: string): string {
  return TURNS_DIRECTION.test(text) ? `\u2068${text.replace(/[\u2066-\u2069]/g, '')}\u2069` : text;
}

/** @param text 'HH:MM', 24 hours */
function clock(text: string, lang: Lang, style: string): string {
  const [hour = '', minute = ''] = text.split(':');
  if (lang === 'en') return `${hour}:${minute}`;
  const short = `${Number(hour)}.${minute}`;
  if (style === 'short') return short;
  return `${minute === '00' ? Number(hour) : short} ${style === 'brief' ? 'u' : 'uur'}`;
}

/** @returns the text as it came when it is no moment, so that a wrong value shows itself */
function moment(text: string, kind: 'date' | 'time', style: string, { lang, zone }: How): string {
  if (kind === 'time' && LOCAL_TIME.test(text)) return clock(text.slice(0, 5), lang, style);
  const ms = Date.parse(text);
  if (Number.isNaN(ms)) return text;
  const shownIn = LOCAL_DAY.test(text) ? 'UTC' : zone;
  const options: Intl.DateTimeFormatOptions | undefined = (
    STYLES[kind] as Record<string, Intl.DateTimeFormatOptions>
  )[style];
  const maker = kept(
    `${lang}|${kind}|${style}|${shownIn}`,
    () => new Intl.DateTimeFormat(TAG[lang], { ...options, timeZone: shownIn }),
  );
  const shown = maker.format(ms);
  return kind === 'time' ? clock(shown, lang, style) : shown;
}

function number(value: number, style: string, lang: Lang): string {
  const options: Intl.NumberFormatOptions | undefined = (
    STYLES.number as Record<string, Intl.NumberFormatOptions>
  )[style];
  return kept(`${lang}|number|${style}`, () => new Intl.NumberFormat(TAG[lang], options)).format(value);
}

function list(names: readonly string[], lang: Lang): string {
  const shown = names.map(isolate);
  const last = shown.pop() ?? '';
  return shown.length === 0 ? last : shown.join(', ') + AND[lang] + last;
}

function show(value: Value, kind: string | undefined, style: string, how: How): string {
  if (value === null) return '';
  if (typeof value === 'number') return number(value, kind === 'number' ? style : '', how.lang);
  if (typeof value !== 'string') return list(value, how.lang);
  return kind === 'date' || kind === 'time' ? moment(value, kind, style, how) : isolate(value);
}

/** @param value exact counts (`=0`) go before the language's own forms */
function chosen(
  kind: string,
  options: Readonly<Record<string, Message>>,
  value: Value | undefined,
  lang: Lang,
): Message {
  let option = value === null ? 'none' : String(value);
  if (kind !== 'select' && typeof value === 'number') {
    option = `=${value}`;
    if (options[option] === undefined) {
      const type = kind === 'plural' ? 'cardinal' : 'ordinal';
      option = kept(`${lang}|${kind}`, () => new Intl.PluralRules(TAG[lang], { type })).select(value);
    }
  }
  return (Object.hasOwn(options, option) ? options[option] : options['other']) ?? '';
}

function fill(
  message: Message,
  values: Values,
  how: How,
  count: string | Slot,
  into: (string | Slot)[],
): void {
  if (typeof message === 'string') {
    into.push(message);
    return;
  }
  for (const piece of message) {
    if (typeof piece === 'string') into.push(piece);
    else if (piece === 0) into.push(count);
    else {
      const [name, kind, more = ''] = piece;
      const value = values[name];
      if (typeof more === 'object') {
        const here = typeof value === 'number' ? number(value, '', how.lang) : { slot: name };
        if (value === undefined && kind === 'select') into.push({ slot: name });
        else fill(chosen(kind ?? '', more, value, how.lang), values, how, here, into);
      } else into.push(value === undefined ? { slot: name } : show(value, kind, more, how));
    }
  }
}

/** The sentence in pieces: arguments without a value stay slots, so that a component can set an element there.
 *  @example formatParts(['Bel ', ['line'], '.'], {}, how) → ['Bel ', { slot: 'line' }, '.'] */
export function formatParts(message: Message, values: Values, how: How): (string | Slot)[] {
  const parts: (string | Slot)[] = [];
  fill(message, values, how, '', parts);
  return parts;
}

export function format(message: Message, values: Values, how: How): string {
  const missing = how.missing ?? (() => '…');
  return formatParts(message, values, how)
    .map((part) => (typeof part === 'string' ? part : missing(part.slot)))
    .join('');
}
