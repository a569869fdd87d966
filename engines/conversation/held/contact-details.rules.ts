import { isListed, linksIn } from '../links/links.rules.ts';
import { holdsPhoneNumber } from './phone-numbers.rules.ts';
import { plainView } from './plain-view.rules.ts';

/** What a message holds that a host looks at first. */
export type ContactDetail = 'phone' | 'mail' | 'address' | 'account' | 'link';

export interface MayStand {
  /** Domains the city lists. */
  readonly domains: readonly string[];
  /** Numbers of help lines, as they are shown. */
  readonly numbers: readonly string[];
  /** Names of who is in the room: "@Mus" speaks to somebody here. */
  readonly names: readonly string[];
}

export const NOTHING_MAY_STAND: MayStand = { domains: [], numbers: [], names: [] };

/** The first contact detail in a text, or null. It looks at the text alone: never at who wrote it or how often. Held
 *  wrongly is a short wait; let through wrongly cannot be taken back, so in doubt it holds. */
export function contactDetailIn(text: string, mayStand: MayStand): ContactDetail | null {
  const plain = plainView(text);
  const links = linksIn(plain);
  if (links.some((link) => link.text.includes('://') && !isListed(link.domain, mayStand.domains)))
    return 'link';
  if (holdsMail(plain)) return 'mail';
  if (links.some((link) => !isListed(link.domain, mayStand.domains)) || holdsSpelledLink(plain))
    return 'link';
  const numbers = mayStand.numbers.map((number) => number.replace(/\D/g, ''));
  // A listed address says where it leads, and may say no more than that.
  if (links.some((link) => saysMore(link.text, numbers))) return 'link';
  const rest = links.reduce((left, link) => left.replace(link.text, ' '), plain);
  if (holdsPhoneNumber(rest, numbers)) return 'phone';
  if (holdsAddress(rest)) return 'address';
  return holdsAccount(rest, mayStand.names.map(plainView)) ? 'account' : null;
}

/** Whether something to be reached by is written behind the domain of an address: the site itself shows nothing of it. */
function saysMore(address: string, numbers: readonly string[]): boolean {
  const behind = address.replace(/^[a-z0-9+.-]+:\/\//, '').replace(/^[^/?#]*/, '');
  return /[@%]|[?#&;].*=/.test(behind) || holdsPhoneNumber(behind, numbers);
}

const ANY = (patterns: readonly RegExp[]) => (plain: string) =>
  patterns.some((pattern) => pattern.test(plain));

const ENDS = '(?:com|be|nl|net|org|eu|fr|uk|de|me|gent)';
const AT = '(?:@|\\(at\\)|\\[at\\]|\\{at\\}|<at>|apenstaart(?:je)?|apestaart(?:je)?|arobase|arobas|\\bat\\b)';
const DOT = '(?:\\.|\\(punt\\)|\\[punt\\]|\\(dot\\)|\\[dot\\]|\\bpunt\\b|\\bdot\\b|\\bpoint\\b)';
const MAILBOX =
  '(?:gmail|g-mail|hotmail|outlook|telenet|yahoo|icloud|proximus|skynet|live|protonmail|scarlet)';

// Whatever stands further before the sign is left out: it would only be read again from each of its letters.
const holdsMail = ANY([
  /[\p{L}\p{N}][._%+-]{0,63}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+/u,
  new RegExp(`[\\p{L}\\p{N}]\\s*${AT}\\s*[\\p{L}\\p{N}-]{2,40}\\s*${DOT}\\s*${ENDS}(?![\\p{L}\\p{N}])`, 'u'),
  new RegExp(`[\\p{L}\\p{N}._-]{2}\\s*${AT}\\s*${MAILBOX}(?!\\p{L})`, 'u'),
  new RegExp(`\\b${MAILBOX}\\b\\s*(?:is|:|=)?\\s*[\\p{L}.]*[\\d._][\\p{L}\\d._]{2,}`, 'u'),
]);

const holdsSpelledLink = ANY([
  /(?<!\b(?:het|een|dat|dit|op|elk|ieder|mijn|je|zijn|haar|één)\s)\b(?!(?:het|een|dat|dit|op|elk|ieder|mijn|je|zijn|haar|één|\d+)\b)[\p{L}\p{N}-]{3,40}\s+(?:punt|dot|point)\s+(?:com|be|nl|net|org|eu|gg|io|fr)(?![\p{L}\p{N}])/u,
  /[\p{L}\p{N}-]{2}\s*[([{](?:punt|dot|point|\.)[)\]}]\s*[a-z]{2,4}(?![\p{L}\p{N}])/u,
  /\b(?:discord|t|wa)\s*\.\s*(?:gg|me)\s*\/\s*\S/,
]);

/** What may follow a number without its being a house's. */
const COUNTED =
  '(?!\\s*(?:u(?:ur)?|min(?:uten|uut)?|sec(?:onden)?|keer|maal|x|jaar|jaren|da(?:g|gen)|weken|maanden|km|m|meter|euro|€|%|man|mensen|personen|kinderen|vrienden|vriendinnen|huizen|honden|punten|stappen|hours?|times|minutes?|people)(?!\\p{L})|[.,:u]?\\d)';
const HOUSE = `(?:nummer|nr\\.?|n°|huisnummer|bus)?\\s*(?<![\\d.])\\d{1,4}\\s?(?:[a-f]|bis)?(?![\\p{L}\\p{N}])${COUNTED}`;
const NO_STREET =
  '(?!(?:onder|snel|terug|heen|half|auto|spoor|uit|om|spreek|speel|sport|school|voetbal|acht|rij|loop|pret|skate|water|stort|kerk|over|thuis|bij|gerechts|ziekenhuis)(?:weg|plein|baan|park|hof|laan)\\b)';

const holdsAddress = ANY([
  new RegExp(
    `(?<!\\p{L})${NO_STREET}[\\p{L}][\\p{L}.'-]{1,40}(?:straat|str\\.?|steenweg|stwg\\.?|laan|lei|dreef|kaai|kade|gracht|singel|plein|weg|baan|park|hof|vest|dijk|kouter|pad)(?:je)?[\\s,]{1,3}${HOUSE}`,
    'u',
  ),
  new RegExp(
    `(?<!\\p{L})(?!(?:de|een|op|onze|mijn|die|deze|in|door|over|elke|iedere|hele|drukke|lange|welke|jouw|je)\\s)\\p{L}{3,30}\\s(?:straat|laan|steenweg|baan|dreef|lei)[\\s,]{1,3}${HOUSE}`,
    'u',
  ),
  new RegExp(
    `(?<!\\p{L})(?:nummer|nr\\.?|huisnummer)\\s*\\d{1,4}\\s?[a-f]?\\s(?:in|op|van|aan)\\s(?:de|het)\\s${NO_STREET}\\p{L}{2,40}(?:straat|laan|steenweg|dreef|kaai|kade|gracht|singel|plein)(?!\\p{L})`,
    'u',
  ),
  /(?<!\p{L})[\p{L}-]{2,40}(?:straat|laan|steenweg|dreef|kaai|plein)\s(?:nummer|nr\.?)\s(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|\p{L}{2,12}tien|twaalf|\p{L}*tig)(?!\p{L})/u,
  /(?<!\p{L})(?:rue|avenue|boulevard|chaussée|quai)\s[\p{L}' -]{2,40}?[\s,]{1,3}\d{1,4}(?![\p{L}\p{N}])/u,
  /(?<![\p{L}\p{N}])\d{1,4}\s?[a-f]?,?\s(?:rue|avenue|boulevard|chaussée)\s\p{L}/u,
  /(?<![\p{L}\p{N}])\d{1,4}\s[\p{L}]{2,30}\s(?:street|road|avenue|lane|drive)(?!\p{L})/u,
]);

const PLACE =
  '(?:insta(?:gram)?|ig|snap(?:chat)?|sc|tiktok|tik tok|discord|dc|telegram|signal|whats ?app|wapp|facebook|fb|messenger|twitter|reddit|steam|roblox|fortnite|minecraft|psn|playstation|xbox|gamertag|epic|twitch|youtube|kik|bereal|threads|viber|skype|wechat|yubo|wizz|valorant|brawl ?stars|clash ?royale)';
/** A name that is no ordinary word: a digit, an underscore or a dot stands in it. */
const ODD_NAME = '@?(?=[\\w.]{4,})[a-z]{2}[a-z]*[._\\d][\\w.]*\\w';
const ANY_NAME =
  '@?([a-z][\\w.]{2,29})(?=\\s*(?:$|[.,;!?)\\n/<]|x+(?!\\w)|en(?!\\w)|and(?!\\w)|of(?!\\w)|\\p{Extended_Pictographic}))';

/** What people say of an account without naming one. */
const ORDINARY = new Set(
  `weg gehackt kapot leeg privé prive openbaar raar saai een niet nog wel nu ook echt zo heel te geblokkeerd verwijderd
  vol traag stom leuk gewoon altijd nooit van op voor mijn al eigenlijk alleen mega super verbannen dood gone private
  hacked down not so my the boring full broken locked banned toch dan daar hier die dat dit wat waar wie hoe actief
  online offline verslaafd gestopt bekend populair beter slecht goed fijn top tof geen niets niks iets alles veel weinig
  ja nee neen oke oké okay haha lol idk same misschien soms vaak eindelijk terug klaar down public open dicht blij
  verdwenen uit aan anders okay cringe basic random weird lame cool nice bad good better dead`.split(/\s+/),
);

const named = (pattern: string) => new RegExp(pattern, 'gu');
const MY_ACCOUNT = named(
  `(?<!\\p{L})(?:mijn|m'n|mn|mijne|my|ma|mon)\\s${PLACE}\\s?(?:naam|name|account|acc|id|tag)?\\s?(?:is|=|:|heet|-|->)\\s?${ANY_NAME}`,
);
const AFTER_SIGN = named(
  `(?<![\\p{L}\\p{N}])${PLACE}\\s?(?:naam|name|account|acc|id|tag)?\\s?(?::|=|->|→|=>|>)\\s?${ANY_NAME}`,
);
const I_AM_THERE = named(
  `(?<!\\p{L})(?:op|on|via|bij|sur)\\s${PLACE}\\s(?:ben ik|heet ik|noem ik me|noem ik|i'm|im|i am|my name is)\\s${ANY_NAME}`,
);
const ADD_ME = named(
  `(?<!\\p{L})(?:add|voeg|volg|follow|dm|pm|bereik|zoek|vind|hmu|contacteer)\\s(?:me|mij|m'n)?[^.!?\\n]{0,25}${PLACE}\\s?[,(]?\\s?${ANY_NAME}`,
);

const HOLDS_ODD_NAME = ANY([
  new RegExp(
    `(?<![\\p{L}\\p{N}])(?<!(?:ik|je|jij|we|wij|ze|zij|u|niet) )${PLACE}[^\\p{L}\\p{N}@]{0,4}(?:(?:is|naam|name|tag|id|account|acc|ben ik|heet ik|als|heb ik)\\s?[:=]?\\s?){0,2}${ODD_NAME}(?![\\p{L}])`,
    'u',
  ),
  new RegExp(`(?<![\\p{L}\\p{N}_.])${ODD_NAME}\\s(?:op|on)\\s${PLACE}(?!\\p{L})`, 'u'),
  /(?<![\p{L}\p{N}])[\p{L}\p{N}_.]{2,32}#\d{4}(?!\d)/u,
  /(?<!p{L})sw-?\s?\d{4}[- ]\d{4}[- ]\d{4}/,
  /(?<!p{L})(?:vriend(?:en)?code|friend ?code)\s?(?:is|:|=)?\s?[a-z\d-]*\d[a-z\d-]{4,}/,
]);

function holdsAccount(plain: string, names: readonly string[]): boolean {
  if (HOLDS_ODD_NAME(plain)) return true;
  // A name of somebody here is no excuse: one's own handle may be one's account as well.
  for (const pattern of [MY_ACCOUNT, AFTER_SIGN, I_AM_THERE, ADD_ME])
    for (const match of plain.matchAll(pattern)) if (!ORDINARY.has(match[1] ?? '')) return true;
  for (const match of plain.matchAll(/(?<![\p{L}\p{N}@._])@([\p{L}][\p{L}\p{N}_.]{2,29})/gu)) {
    const name = (match[1] ?? '').replace(/\.+$/, '');
    if (!EVERYBODY.has(name) && !names.some((one) => one.split(/\s/)[0] === name || one === name))
      return true;
  }
  return false;
}

/** "@iedereen" speaks to all. */
const EVERYBODY = new Set(
  'iedereen allemaal allen all everyone here hier host hosts gastheer gastvrouw team jullie tous home school thuis work'.split(
    ' ',
  ),
);
