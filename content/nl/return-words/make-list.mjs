// Draws words.txt from a Dutch word list: node make-list.mjs /usr/share/dict/dutch
// Only takes out what refused.txt has come to hold since, and lets nothing new in: node make-list.mjs --strike
import { readFileSync, writeFileSync } from 'node:fs';
import { SHAPE, compounds, particleVerbs, relativesOf } from './candidates.mjs';
import { NearWords } from './distance.mjs';
import { readEntries, refusalsFrom } from './hand-lists.mjs';

/** Four words of 7,776 give 51.7 bits; what is drawn above that is room for words to be struck later. */
const FEWEST = 7776;
const WANTED = 7960;

/** Words that sound alike are hard to pass on by telephone: ei and ij, au and ou, d and t at the end.
 *  @param {string} word */
const soundOf = (word) =>
  word
    .replaceAll('ij', 'ei')
    .replaceAll('ou', 'au')
    .replace(/c(?=[aoulrk])/g, 'k')
    .replaceAll('ch', 'g')
    .replace(/d$/, 't');

/** Takes words in the order given and leaves out each that could be taken for one that is already in.
 *  @param {Iterable<string>} words best first
 *  @param {ReadonlySet<string>} source
 *  @param {number} wanted stop at this many
 *  @returns {string[]} */
function takeApart(words, source, wanted) {
  const taken = new Set();
  const relativesTaken = new Set();
  const sounds = new Set();
  const nearby = new NearWords();
  for (const word of words) {
    if (taken.size >= wanted) break;
    const relatives = relativesOf(word, source);
    if (taken.has(word) || relativesTaken.has(word) || sounds.has(soundOf(word))) continue;
    if (relatives.some((relative) => taken.has(relative)) || nearby.near(word) !== undefined) continue;
    taken.add(word);
    nearby.add(word);
    sounds.add(soundOf(word));
    for (const relative of relatives) relativesTaken.add(relative);
  }
  return [...taken];
}

/** Longer words first: they stand further apart, so that more of the hand-picked words fit.
 *  @param {readonly string[]} words */
const longFirst = (words) => [...words].sort((a, b) => b.length - a.length);

const refused = refusalsFrom(readEntries('refused.txt'));
const fit = (/** @type {readonly string[]} */ words) =>
  words.filter((word) => SHAPE.test(word) && !refused.isRefused(word));

/** @param {string} path a list with one word a line
 *  @returns {string[]} */
function draw(path) {
  const lines = readFileSync(path, 'utf8').split('\n');
  const source = new Set(lines.filter((word) => /^[a-z]+$/.test(word)));
  const preferred = readEntries('preferred.txt').filter((word) => source.has(word));
  const lists = { source, preferred, refused };
  const order = [...longFirst(fit(preferred)), ...fit(particleVerbs(lists)), ...fit(compounds(lists))];
  return takeApart(order, source, WANTED).sort();
}

const [asked] = process.argv.slice(2);
if (asked === undefined)
  throw new Error('Name the word list, for example: node make-list.mjs /usr/share/dict/dutch');
const words = asked === '--strike' ? fit(readEntries('words.txt')) : draw(asked);
if (words.length < FEWEST) throw new Error(`Only ${words.length} words are left; ${FEWEST} are needed.`);
writeFileSync(new URL('words.txt', import.meta.url), `${words.join('\n')}\n`);
console.log(`${words.length} words`);
