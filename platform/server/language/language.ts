import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { argumentsOf, MessageFault, parseMessage } from '../../core/icu.ts';
import { format, type Lang, type Message, type Values } from '../../core/messages.ts';

const Built = z.record(
  z.enum(['nl', 'en']),
  z.record(
    z.string(),
    z.custom<Message>((message) => typeof message === 'string' || Array.isArray(message)),
  ),
);
const ScreenKeys = z.record(z.string(), z.array(z.string()));

/** A city's own wording: ICU texts by key, laid over ours. An object that is not changed in place: a new wording is a
 *  new object, and so what was made of the old one goes with it. */
export type Overlay = Readonly<Record<string, string>>;

/** A wording of the city that is not used, and why. */
export interface OverlayFault {
  readonly key: string;
  readonly what: string;
}

interface Laid {
  readonly messages: ReadonlyMap<string, Message>;
  readonly faults: readonly OverlayFault[];
}

/** Every sentence of the house, in every language, as the build left them. */
export class Wordings {
  readonly #messages: Readonly<Record<Lang, Readonly<Record<string, Message>>>>;
  readonly #screenKeys: Readonly<Record<string, readonly string[]>>;
  // Weak: when a city's wording is replaced, what was compiled of it may go.
  readonly #laid: Record<Lang, WeakMap<Overlay, Laid>> = { nl: new WeakMap(), en: new WeakMap() };

  /** @param builtFolder where the build wrote messages.json and screen-keys.json */
  constructor(builtFolder: string) {
    const read = (name: string): unknown => JSON.parse(readFileSync(join(builtFolder, name), 'utf8'));
    this.#messages = Built.parse(read('messages.json'));
    this.#screenKeys = ScreenKeys.parse(read('screen-keys.json'));
  }

  /** A screen's own messages and those of the shell around it.
   *  @param screen path without ending, as pages name it: 'engines/conversation/street/Street' */
  messagesFor(lang: Lang, screen: string, overlay?: Overlay): Record<string, Message> {
    const keys = Object.hasOwn(this.#screenKeys, screen) ? this.#screenKeys[screen] : undefined;
    if (keys === undefined) throw new Error(`The build knows no screen ${screen}.`);
    const found: Record<string, Message> = {};
    for (const key of keys) {
      const message = this.#messageOf(lang, key, overlay);
      if (message !== undefined) found[key] = message;
    }
    return found;
  }

  /** One sentence, for what the server says itself. A value that is missing shows as '…'.
   *  @throws on a key that no language file holds, which is a fault of ours */
  say(lang: Lang, key: string, values: Values, zone: string, overlay?: Overlay): string {
    const message = this.#messageOf(lang, key, overlay);
    if (message === undefined) throw new Error(`There is no message ${key}.`);
    return format(message, values, { lang, zone });
  }

  /** The wordings of a city that are left aside, for who keeps them; the house's own sentence stands in their place. */
  faultsOf(lang: Lang, overlay: Overlay): readonly OverlayFault[] {
    return this.#lay(lang, overlay).faults;
  }

  #own(lang: Lang, key: string): Message | undefined {
    return Object.hasOwn(this.#messages[lang], key) ? this.#messages[lang][key] : undefined;
  }

  #messageOf(lang: Lang, key: string, overlay: Overlay | undefined): Message | undefined {
    const own = overlay === undefined ? undefined : this.#lay(lang, overlay).messages.get(key);
    return own ?? this.#own(lang, key);
  }

  #lay(lang: Lang, overlay: Overlay): Laid {
    let laid = this.#laid[lang].get(overlay);
    if (laid === undefined) {
      laid = this.#compile(lang, overlay);
      this.#laid[lang].set(overlay, laid);
    }
    return laid;
  }

  #compile(lang: Lang, overlay: Overlay): Laid {
    const messages = new Map<string, Message>();
    const faults: OverlayFault[] = [];
    for (const [key, text] of Object.entries(overlay)) {
      const ours = this.#own(lang, key);
      try {
        if (ours === undefined) throw new MessageFault('the house has no such sentence', 0);
        const message = parseMessage(text);
        mustAskTheSame(argumentsOf(ours), argumentsOf(message));
        messages.set(key, message);
      } catch (error) {
        if (!(error instanceof MessageFault)) throw error;
        faults.push({ key, what: error.message });
      }
    }
    return { messages, faults };
  }
}

/** A city may say it otherwise, but not leave out what the sentence tells: an hour, a name, a number to call. */
function mustAskTheSame(ours: Record<string, string>, theirs: Record<string, string>): void {
  for (const [name, kind] of Object.entries(ours)) {
    if (theirs[name] === undefined) throw new MessageFault(`{${name}} is left out`, 0);
    if (theirs[name] !== kind)
      throw new MessageFault(`{${name}} must be filled as ${kind}, not as ${theirs[name]}`, 0);
  }
  const strange = Object.keys(theirs).find((name) => ours[name] === undefined);
  if (strange !== undefined) throw new MessageFault(`{${strange}} is not known in this sentence`, 0);
}

const MOST_WISHES = 20;

/** The language to speak. What somebody chose goes before what their browser asks for; a language the city does not
 *  have is passed over; without any wish that fits, the city's first.
 *  @param accepted the Accept-Language header
 *  @param chosen from the cookie or the address
 *  @param ofCity never empty in practice; Dutch when it is */
export function chooseLang<L extends string = Lang>(
  accepted: string | undefined,
  chosen: string | undefined,
  ofCity: readonly L[],
): L | 'nl' {
  const has = (tag: string | undefined) =>
    ofCity.find((lang) => lang === tag?.trim().toLowerCase().split('-')[0]);
  return (
    has(chosen) ??
    wishes(accepted ?? '')
      .map(has)
      .find((lang) => lang !== undefined) ??
    ofCity[0] ??
    'nl'
  );
}

/** Tags of an Accept-Language header, the dearest first (RFC 9110, 12.5.4); what is refused with q=0 is left out. */
function wishes(header: string): string[] {
  return header
    .split(',', MOST_WISHES)
    .map((wish) => {
      const [tag = '', ...parameters] = wish.split(';');
      const quality = parameters
        .map((one) => /^\s*q=([\d.]+)\s*$/.exec(one)?.[1])
        .find((value) => value !== undefined);
      return { tag, weight: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}
