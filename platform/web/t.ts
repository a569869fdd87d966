import type casework from '../../locales/nl/casework.json';
import type conversation from '../../locales/nl/conversation.json';
import type platform from '../../locales/nl/platform.json';
import { format, formatParts, type Lang, type Message, type Slot, type Values } from '../core/messages.ts';

/** Every key there is; a key that no file holds does not compile. An engine with texts adds its file here. */
export type MessageKey = keyof typeof platform | keyof typeof conversation | keyof typeof casework;

export interface Laid {
  readonly lang: Lang;
  /** IANA zone in which moments are shown. */
  readonly zone: string;
  /** For tests: a key or value that is missing throws, instead of showing the key or '…'. */
  readonly isStrict?: boolean;
}

// One place for the whole module, also on the server: a screen is drawn there in one go, without waiting, so between
// laying messages down and reading them no other request can come.
let messages: Readonly<Record<string, Message>> = {};
let laid: Laid = { lang: 'nl', zone: 'Europe/Brussels' };

/** Lays down a screen's own messages, before it is drawn. */
export function setMessages(own: Readonly<Record<string, Message>>, how: Laid): void {
  messages = own;
  laid = how;
}

function messageOf(key: MessageKey): Message {
  const message = Object.hasOwn(messages, key) ? messages[key] : undefined;
  if (message !== undefined) return message;
  if (laid.isStrict === true) throw new Error(`The message ${key} was not laid down for this screen.`);
  return key;
}

function missing(key: MessageKey, name: string): string {
  if (laid.isStrict === true) throw new Error(`The message ${key} got no value for {${name}}.`);
  return '…';
}

/** The sentence of a key in the reader's language. Keys are written out: the build gathers them per screen. */
export function t(key: MessageKey, values: Values = {}): string {
  return format(messageOf(key), values, { ...laid, missing: (name) => missing(key, name) });
}

/** The sentence in pieces; arguments without a value are slots for elements.
 *  @example tParts('platform.callLine').map((part) => (typeof part === 'string' ? part : <a href="tel:102">102</a>)) */
export function tParts(key: MessageKey, values: Values = {}): (string | Slot)[] {
  return formatParts(messageOf(key), values, laid);
}
