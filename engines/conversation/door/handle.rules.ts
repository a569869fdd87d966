import { hasSomethingToRead, isStorable } from '../../../platform/core/text.ts';

export const HANDLE_MAX = 24;

/** Names the house offers: things of a street, a harbour, a garden. Nobody's real name. */
const OFFERED = [
  'Dakpan',
  'Reiger',
  'Halte 4',
  'Mus',
  'Kauw',
  'Noordster',
  'Kade',
  'Stoep',
  'Kassei',
  'Lantaarn',
  'Zolder',
  'Merel',
  'Kastanje',
  'Brug',
  'Vlieger',
  'Kompas',
  'Anker',
  'Eekhoorn',
  'Havik',
  'Sleepboot',
  'Wilg',
  'Roodborst',
  'Molen',
  'Schelp',
  'Duin',
  'Egel',
  'Libel',
  'Tram 7',
  'Spaak',
  'Bakfiets',
  'Klaver',
  'Zeester',
  'Mosterd',
  'Perron',
  'Uil',
  'Golf',
  'Beuk',
  'Vonk',
  'Krijt',
  'Vuurtoren',
  'Marmot',
  'Nevel',
  'Pier',
  'Otter',
  'Lijster',
  'Vlinder',
  'Zwaluw',
  'Kapstok',
  'Fluitje',
  'Dwergpoon',
  'Pompoen',
  'Sluis',
  'Kikker',
  'Bij',
  'Papaver',
  'Komeet',
] as const;

/** @param chance numbers in [0, 1), one per name wanted. @returns that many different names */
export function offerHandles(chance: readonly number[]): string[] {
  const left: string[] = [...OFFERED];
  return chance.map((roll) => left.splice(Math.floor(roll * left.length), 1)[0] ?? 'Gast');
}

/** Letters that pass for others at a glance: digits, and the Cyrillic and Greek ones that look Latin. */
const LOOKS_LIKE: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '€': 'e',
  '|': 'i',
  '!': 'i',
  l: 'i',
  j: 'i',
  а: 'a',
  в: 'b',
  е: 'e',
  з: 'e',
  и: 'n',
  к: 'k',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  с: 'c',
  т: 't',
  у: 'y',
  х: 'x',
  і: 'i',
  ј: 'i',
  ѕ: 's',
  ԁ: 'd',
  ԛ: 'q',
  ԝ: 'w',
  α: 'a',
  β: 'b',
  ε: 'e',
  η: 'n',
  ι: 'i',
  κ: 'k',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
  ı: 'i',
  ø: 'o',
  ł: 'i',
  ß: 'b',
  æ: 'ae',
  œ: 'oe',
};

/** What a name looks like at a glance. Two names with the same look must not stand for different people. */
export function lookOf(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return [...plain]
    .map((letter) => LOOKS_LIKE[letter] ?? letter)
    .join('')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w');
}

/** Words that say somebody works here: as the whole name, or the long ones anywhere in it ("jeugdwerker Tim"). */
const OFFICE = [
  'gastheer',
  'gastvrouw',
  'jeugdwerker',
  'werker',
  'host',
  'admin',
  'moderator',
  'beheerder',
  'coordinator',
  'vertrouwenspersoon',
  'politie',
  'stad',
  'vindplaats',
];
const LONG = 7;

export type HandleVerdict = 'ok' | 'looksLikeHost' | 'unreadable';

/** @param workNames of everybody on the team: a visitor may not pass for one of them */
export function judgeHandle(handle: string, workNames: readonly string[]): HandleVerdict {
  const name = handle.trim();
  // Marks that turn the reading direction could dress a name up as another.
  if (
    !isStorable(name) ||
    !hasSomethingToRead(name) ||
    name.length > HANDLE_MAX ||
    /[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\p{Cc}]/u.test(name)
  )
    return 'unreadable';
  const look = lookOf(name);
  if (look === '') return 'unreadable';
  if (
    workNames.some((workName) => look === lookOf(workName)) ||
    OFFICE.some((word) => look === lookOf(word) || (word.length >= LONG && look.includes(lookOf(word))))
  )
    return 'looksLikeHost';
  return 'ok';
}
