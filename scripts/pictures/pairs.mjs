// Which picture of another folder belongs beside ours. Pure.

const SHAPE = /^(.+)-(phone|desktop)-(light|dark)\.(?:png|webp|jpe?g)$/;

/** @typedef {{ file: string, screen: string, shape: string }} Picture `shape`: phone or desktop, light or dark */

/** @param {readonly string[]} files @returns {Picture[]} those that are named as pictures of a screen */
export const picturesOf = (files) =>
  files.flatMap((file) => {
    const [, screen, size, theme] = SHAPE.exec(file) ?? [];
    return screen === undefined ? [] : [{ file, screen, shape: `${size}-${theme}` }];
  });

/** @param {readonly string[]} ours @param {readonly string[]} theirs names of screens
 *  @param {Readonly<Record<string, string>>} names our screen to theirs, where somebody said so
 *  @returns {Map<string, string | null>} per screen of ours, theirs: as said, by equal name, or by the longest beginning
 *           that both share in whole words (`letterbox-answered` beside `letterbox`); null: nothing comes near */
export function besides(ours, theirs, names = {}) {
  const known = new Set(theirs);
  return new Map(
    ours.map((screen) => {
      const said = names[screen];
      if (said !== undefined) return [screen, known.has(said) ? said : null];
      const words = screen.split('-');
      for (let length = words.length; length > 0; length -= 1) {
        const beginning = words.slice(0, length).join('-');
        if (known.has(beginning)) return [screen, beginning];
      }
      return [screen, null];
    }),
  );
}

/** @param {readonly Picture[]} ours @param {readonly Picture[]} theirs @param {Readonly<Record<string, string>>} names
 *  @returns {{ ours: Picture, theirs: Picture | null }[]} every picture of ours once */
export function pairs(ours, theirs, names = {}) {
  const screens = (/** @type {readonly Picture[]} */ list) => [
    ...new Set(list.map((picture) => picture.screen)),
  ];
  const beside = besides(screens(ours), screens(theirs), names);
  return ours.map((picture) => ({
    ours: picture,
    theirs:
      theirs.find((other) => other.screen === beside.get(picture.screen) && other.shape === picture.shape) ??
      null,
  }));
}

/** @param {readonly Picture[]} ours @param {readonly Picture[]} theirs @param {Readonly<Record<string, string>>} names
 *  @returns {string[]} screens of theirs that stand beside nothing of ours */
export function without(ours, theirs, names = {}) {
  const used = new Set(pairs(ours, theirs, names).map((pair) => pair.theirs?.screen));
  return [...new Set(theirs.map((picture) => picture.screen))].filter((screen) => !used.has(screen));
}
