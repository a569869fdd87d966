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

/** Words one slip away from what was typed: one letter more, less, other, or two swapped. */
export function nearWords(list: readonly string[], typed: string, most: number): string[] {
  return list
    .filter((word) => Math.abs(word.length - typed.length) <= 1 && isOneSlip(word, typed))
    .slice(0, most);
}

function isOneSlip(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA -= 1;
    endB -= 1;
  }
  const [restA, restB] = [a.slice(start, endA), b.slice(start, endB)];
  if (restA.length <= 1 && restB.length <= 1) return restA !== restB;
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
}
