// Finding words that lie one typing slip apart, without comparing every pair.

/** The forms that two words share exactly when at most one edit lies between them:
 *  `_` marks where a letter was replaced or may stand extra.
 *  Replacing: both words give the same form with one letter masked.
 *  Adding or dropping: the longer word with one letter left out is the shorter word. */
const masked = (/** @type {string} */ word) =>
  [...word].map((_, i) => `${word.slice(0, i)}_${word.slice(i + 1)}`);
const shortened = (/** @type {string} */ word) =>
  [...word].map((_, i) => word.slice(0, i) + word.slice(i + 1));

/** Collects words and tells which earlier word lies within one edit (Levenshtein) of a new one. */
export class NearWords {
  /** @type {Map<string, string>} */
  #byForm = new Map();

  /** @param {string} word
   *  @returns {string | undefined} an added word at distance 0 or 1, if there is one */
  near(word) {
    for (const form of [word, ...masked(word)]) {
      const found = this.#byForm.get(form);
      if (found !== undefined) return found;
    }
    for (const form of shortened(word)) {
      // The shorter word itself only; two words that merely lose a letter to the same rest are two edits apart.
      const found = this.#byForm.get(`=${form}`);
      if (found !== undefined) return found;
    }
    return this.#byForm.get(`-${word}`);
  }

  /** @param {string} word */
  add(word) {
    for (const form of [word, `=${word}`, ...masked(word), ...shortened(word).map((rest) => `-${rest}`)]) {
      if (!this.#byForm.has(form)) this.#byForm.set(form, word);
    }
  }
}
