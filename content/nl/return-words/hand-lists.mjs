// Reads the two lists that were made by hand: preferred.txt and refused.txt.
import { readFileSync } from 'node:fs';

/** Lines that start with # are headings; entries stand apart by spaces.
 *  @param {string} name file name beside this script
 *  @returns {string[]} */
export function readEntries(name) {
  const text = readFileSync(new URL(name, import.meta.url), 'utf8');
  return text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .flatMap((line) => line.split(/\s+/))
    .filter((entry) => entry !== '');
}

/** @typedef {{ isRefused(word: string): boolean, plain: ReadonlySet<string> }} Refusals */

/** `word` refuses that word (and, when the list is drawn, compounds made with it);
 *  `*piece*` refuses every word that holds those letters;
 *  `!word` and `!*piece*` are exceptions to the starred entries only.
 *  @param {readonly string[]} entries
 *  @returns {Refusals} */
export function refusalsFrom(entries) {
  const plain = new Set(entries.filter((entry) => /^[a-z]+$/.test(entry)));
  const pieces = (/** @type {RegExp} */ shape) => entries.flatMap((entry) => shape.exec(entry)?.[1] ?? []);
  const starred = pieces(/^\*([a-z]+)\*$/);
  const spared = new Set(pieces(/^!([a-z]+)$/));
  const sparedPieces = pieces(/^!\*([a-z]+)\*$/);
  return {
    plain,
    isRefused(word) {
      if (plain.has(word)) return true;
      if (spared.has(word) || sparedPieces.some((piece) => word.includes(piece))) return false;
      return starred.some((piece) => word.includes(piece));
    },
  };
}
