export const WORDS_IN_PHRASE = 4;

/** Values of a 32-bit source below this are used; above it they would make some words likelier than others. */
const fairBelow = (size: number) => Math.floor(0x1_0000_0000 / size) * size;

/** @param list the words, at least 7,776: four of them are then 51.7 bits
 *  @param chance 32-bit numbers from a secure source; more than four, since unfair ones are passed over
 *  @returns four words, each as likely as any other; null when too many numbers had to be passed over */
export function drawWords(list: readonly string[], chance: readonly number[]): string[] | null {
  const fair = chance.filter((value) => value < fairBelow(list.length)).slice(0, WORDS_IN_PHRASE);
  return fair.length < WORDS_IN_PHRASE ? null : fair.map((value) => list[value % list.length] as string);
}

/** As people type and paste: any case, any spacing, hyphens, commas or numbers in between. */
export function normalPhrase(typed: string): string {
  return typed
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '')
    .join(' ');
}

/** How few letters are too few to look for words two slips away: half the list would be near. */
const TWO_SLIPS_FROM = 5;

/** Words of the list that were probably meant: one slip away, and if there is none, two slips from a longer word.
 *  A slip is one letter more, less or other, or two swapped. */
export function nearWords(list: readonly string[], typed: string, most: number): string[] {
  const within = (slips: number) =>
    list
      .filter((word) => Math.abs(word.length - typed.length) <= slips && slipsBetween(word, typed) <= slips)
      .slice(0, most);
  const one = within(1);
  return one.length > 0 || typed.length < TWO_SLIPS_FROM ? one : within(2);
}

/** Edit distance with swaps of neighbours (optimal string alignment). */
function slipsBetween(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const other = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + other);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}

/** What the return screen offers below the four fields. */
export interface Offer {
  /** Which field, from 0. */
  readonly place: number;
  /** begins = words that begin so, while somebody types; near = not in the list, these come near, if any. */
  readonly kind: 'begins' | 'near';
  readonly words: readonly string[];
}

/** From how many letters on words are completed: fewer would show half the list. */
const COMPLETE_FROM = 2;

/** @param typed what stands in the fields
 *  @param at the field somebody is in: its word may be unfinished; the others are done
 *  @param list empty while it is not there: then nothing is offered and nothing is called unknown */
export function offersFor(
  list: readonly string[],
  typed: readonly string[],
  at: number | null,
  most: number,
): Offer[] {
  if (list.length === 0) return [];
  return typed.flatMap((text, place): Offer[] => {
    const word = normalPhrase(text);
    if (word.length < COMPLETE_FROM || list.includes(word)) return [];
    const begins = list.filter((one) => one.startsWith(word)).slice(0, most);
    if (place === at && begins.length > 0) return [{ place, kind: 'begins', words: begins }];
    const near = nearWords(list, word, most);
    return [{ place, kind: 'near', words: near.length > 0 ? near : begins }];
  });
}

/** A word ended with a space: completed when only one word begins so. */
export function endedWord(list: readonly string[], typed: string): string {
  const word = normalPhrase(typed);
  if (word.length < COMPLETE_FROM || list.includes(word)) return word;
  const begins = list.filter((one) => one.startsWith(word));
  return begins.length === 1 ? (begins[0] as string) : word;
}
