// From a raw word list to words that may stand in the return phrase, best first.

/** @typedef {{ source: ReadonlySet<string>, preferred: readonly string[], refused: import('./hand-lists.mjs').Refusals }} Lists */

export const SHAPE = /^[a-z]{3,8}$/;

/** Separable first parts: `op` + `ruimen` is a word everybody knows when `ruimen` is. */
const PARTICLES =
  'aan achter af bij binnen boven buiten dicht door in langs mee na neer om onder op over rond samen tegen terug thuis toe tussen uit vast vol voor voort weg weer'.split(
    ' ',
  );

/** Stand at the end of thousands of words as mere endings (schrijf-ster, dan-sen), so as a last part they prove nothing. */
const MERE_ENDINGS = new Set(
  'ver den der een eer end ent ster sten ten ter ren pen gen elen eren heid laar loos ing ling rijk achtig'.split(
    ' ',
  ),
);

/** As a first part they make verbs more often than things. */
const NOT_NOUNS = new Set([...PARTICLES, 'bene', 'ver', 'los', 'samen', 'achteraf', 'mee', 'open']);

/** What Dutch adds to a word without making it another word. */
const ENDINGS = ['e', 'en', 'n', 's', 't', 'd', 'r', 'er', 'je', 'tje', 'pje', 'st', 'de', 'te'];

/** The stem as it is written when the ending -en is gone: spelen → speel, bakken → bak, reizen → reis, leven → leef.
 *  @param {string} word
 *  @param {ReadonlySet<string>} source
 *  @returns {string | null} null when the source knows no such stem */
export function stemOf(word, source) {
  const bare = word.endsWith('en') ? word.slice(0, -2) : '';
  if (bare.length < 2) return null;
  const hard = (/** @type {string} */ stem) => stem.replace(/v$/, 'f').replace(/z$/, 's');
  const single = hard(bare.replace(/([^aeiou])\1$/, '$1'));
  const long = hard(bare.replace(/(?<![aeiou])([aeou])([^aeiou])$/, '$1$1$2'));
  return [long, single].find((stem) => source.has(stem)) ?? null;
}

/** Words that a reader takes for one and the same: boek and boeken, bak and bakken, groot and grote.
 *  @param {string} word
 *  @param {ReadonlySet<string>} source
 *  @returns {string[]} shorter relatives of the word */
export function relativesOf(word, source) {
  const relatives = ENDINGS.filter((ending) => word.endsWith(ending)).map((ending) =>
    word.slice(0, -ending.length),
  );
  const stem = stemOf(word, source) ?? (word.endsWith('e') ? stemOf(`${word}n`, source) : null);
  return [...relatives, ...(stem === null ? [] : [stem])].filter((relative) => relative.length >= 3);
}

/** How often a word opens or closes a longer entry of the source: a count that grows with how common a word is,
 *  and the only measure of that which the source holds.
 *  @param {ReadonlySet<string>} source
 *  @returns {{ opens: Map<string, number>, closes: Map<string, number> }} */
export function countCompounds(source) {
  const opens = new Map();
  const closes = new Map();
  const plusOne = (/** @type {Map<string, number>} */ counts, /** @type {string} */ word) =>
    counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const word of source) {
    for (let at = 3; at <= word.length - 3; at += 1) {
      const first = word.slice(0, at);
      const last = word.slice(at);
      if (!source.has(first) || !source.has(last)) continue;
      plusOne(opens, first);
      plusOne(closes, last);
    }
  }
  return { opens, closes };
}

/** Compounds of two everyday words, the likeliest first. `bootreis`, not `bootkol`.
 *  @param {Lists} lists
 *  @returns {string[]} */
export function compounds({ source, preferred, refused }) {
  const { opens, closes } = countCompounds(source);
  const whole = new Set(preferred.filter((word) => !refused.isRefused(word) && !word.endsWith('je')));
  const firsts = new Set(whole);
  for (const word of whole) {
    // Wandelpad, kookpot: a first part may be the stem of a verb, or hold the -en or -s that joins.
    const stem = stemOf(word, source);
    if (stem !== null && !refused.isRefused(stem)) firsts.add(stem);
    for (const joined of [`${word}s`, `${word}en`])
      if (source.has(joined) && word.length >= 4) firsts.add(joined);
  }
  const isFirst = (/** @type {string} */ part) => firsts.has(part) && part !== 'ver';
  const isLast = (/** @type {string} */ part) =>
    part.length >= 3 &&
    whole.has(part) &&
    !MERE_ENDINGS.has(part) &&
    !(part.endsWith('en') && stemOf(part, source) !== null);
  const worth = (/** @type {string} */ word) => {
    let best = 0;
    for (let at = 3; at <= word.length - 3; at += 1) {
      const first = word.slice(0, at);
      const last = word.slice(at);
      if (!isFirst(first) || !isLast(last)) continue;
      // Voortuin is a thing, voorzing only a piece of voorzingen; the source gives no small form of the latter.
      if (NOT_NOUNS.has(first) && !hasSmallForm(word, source)) continue;
      const everyday = Math.log1p(opens.get(first) ?? 0) + Math.log1p(closes.get(last) ?? 0);
      best = Math.max(best, everyday + settled(word, source) * 2);
    }
    return best;
  };
  return ranked(
    [...source].filter((word) => SHAPE.test(word)),
    worth,
  );
}

/** 0 to 2: a noun that the source also gives in the plural and the diminutive is in real use.
 *  @param {string} word
 *  @param {ReadonlySet<string>} source */
function settled(word, source) {
  const many = ['s', 'en', `${word.at(-1)}en`].some((ending) => source.has(word + ending));
  return Number(hasSmallForm(word, source)) + Number(many);
}

/** @param {string} word
 *  @param {ReadonlySet<string>} source */
function hasSmallForm(word, source) {
  return ['je', 'tje', 'pje', 'etje'].some((ending) => source.has(word + ending));
}

/** Opruimen, meelopen: a particle before an everyday verb.
 *  @param {Lists} lists
 *  @returns {string[]} */
export function particleVerbs({ source, preferred, refused }) {
  const { opens } = countCompounds(source);
  const verbs = new Set(
    preferred.filter((word) => /(en|aan|oen|ien)$/.test(word) && !refused.isRefused(word)),
  );
  const worth = (/** @type {string} */ word) => {
    const particle = PARTICLES.find((start) => word.startsWith(start) && verbs.has(word.slice(start.length)));
    if (particle === undefined) return 0;
    // Opruim-actie, oplaad-kabel: the stem of a verb in daily use opens other words.
    const stem = stemOf(word, source);
    return 1 + (stem === null ? 0 : (opens.get(stem) ?? 0));
  };
  return ranked(
    [...source].filter((word) => SHAPE.test(word)),
    worth,
  );
}

/** @param {readonly string[]} words
 *  @param {(word: string) => number} worth 0 = leave out
 *  @returns {string[]} best first; equals by alphabet, so that every run gives the same list */
function ranked(words, worth) {
  return words
    .map((word) => ({ word, points: worth(word) }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points || (a.word < b.word ? -1 : 1))
    .map(({ word }) => word);
}
