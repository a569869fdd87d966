/** What hides between letters or swaps them without anybody seeing it: joiners, direction marks, soft hyphens, the frame
 *  of a keycap. */
const UNSEEN = /\p{Cf}|[\u115f\u1160\u3164\uffa0]|\u034f|\u17b4|\u17b5|[\ufe00-\ufe0f]|[\u20e0-\u20e3]/gu;

/** First digit of other scripts that stand on phones here. */
const ZEROS = [0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6];

/** Single signs that fold into five to eighteen: whole words and phrases in Arabic and Japanese, and units. No digit and no
 *  name stands in one, and two thousand of them would be looked at as a text of 36 000. */
const WHOLE_WORDS = /[\ufdfa\ufdfb\u3300-\u3357\u33ae\u33af]/g;

/** The text as it reads, for comparing alone: small letters, full-width and fancy forms folded, nothing unseen. */
export function plainView(text: string): string {
  return text
    .replace(WHOLE_WORDS, ' ')
    .normalize('NFKC')
    .replace(UNSEEN, '')
    .replace(/\p{Nd}/gu, (digit) => {
      const point = digit.codePointAt(0) ?? 0;
      const zero = ZEROS.find((first) => point >= first && point < first + 10);
      return zero === undefined ? digit : String(point - zero);
    })
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
    .replace(/[‐-―−]/g, '-');
}

const ONES: Readonly<Record<string, number>> = {
  nul: 0,
  zero: 0,
  zéro: 0,
  een: 1,
  één: 1,
  eén: 1,
  un: 1,
  one: 1,
  twee: 2,
  deux: 2,
  two: 2,
  drie: 3,
  trois: 3,
  three: 3,
  vier: 4,
  quatre: 4,
  four: 4,
  vijf: 5,
  cinq: 5,
  five: 5,
  zes: 6,
  six: 6,
  zeven: 7,
  sept: 7,
  seven: 7,
  acht: 8,
  huit: 8,
  eight: 8,
  negen: 9,
  neuf: 9,
  nine: 9,
};

const TEENS: Readonly<Record<string, number>> = {
  tien: 10,
  elf: 11,
  twaalf: 12,
  dertien: 13,
  veertien: 14,
  vijftien: 15,
  zestien: 16,
  zeventien: 17,
  achttien: 18,
  negentien: 19,
};

const TENS: Readonly<Record<string, number>> = {
  twintig: 20,
  dertig: 30,
  veertig: 40,
  vijftig: 50,
  zestig: 60,
  zeventig: 70,
  tachtig: 80,
  negentig: 90,
};

const below100 = (word: string): number | null => {
  const plain = ONES[word] ?? TEENS[word] ?? TENS[word];
  if (plain !== undefined) return plain;
  const both = /^(een|twee|drie|vier|vijf|zes|zeven|acht|negen)[eë]n(\p{L}+)$/u.exec(word);
  const tens = both === null ? undefined : TENS[both[2] as string];
  return both === null || tens === undefined ? null : tens + (ONES[both[1] as string] ?? 0);
};

/** Digits of a number that is written out, as somebody reads a phone number aloud: "zeventig" is 70, "vierhonderdzeventig"
 *  470. @returns null for any other word */
export function spelledDigits(word: string): string | null {
  const small = below100(word);
  if (small !== null) return String(small);
  const hundreds = /^(twee|drie|vier|vijf|zes|zeven|acht|negen)?honderd(?:en)?(\p{L}*)$/u.exec(word);
  if (hundreds === null) return null;
  const rest = hundreds[2] === '' ? 0 : below100(hundreds[2] as string);
  return rest === null ? null : String((ONES[hundreds[1] ?? 'een'] ?? 1) * 100 + rest);
}

const LOOKALIKES: Readonly<Record<string, string>> = {
  o: '0',
  l: '1',
  i: '1',
  '|': '1',
  s: '5',
  b: '8',
  z: '2',
};

/** A word in which letters stand for digits: "o47o". @returns null when no digit stands in it, or another letter */
export const disguisedDigits = (word: string): string | null =>
  /^[0-9olisbz|]+$/.test(word) && /\d/.test(word)
    ? word.replace(/[olisbz|]/g, (letter) => LOOKALIKES[letter] ?? letter)
    : null;
