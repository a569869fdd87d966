// Writes drawn/ and icons.tsx from the Phosphor set. Run by hand after adding a name: node platform/web/icons/make-icons.mjs
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// By path: the package exports neither its package.json nor its folder of drawings.
const assets = fileURLToPath(new URL('../../../node_modules/@phosphor-icons/core/assets', import.meta.url));

/** Regular weight; `-fill` marks the current place or a promise kept. */
const names = `
  arrow-bend-up-left arrow-clockwise arrow-left arrow-right arrows-clockwise bell-ringing book-open bookmark-simple
  buildings calendar-dots calendar-dots-fill caret-down caret-left caret-right caret-up chart-line chat-centered-text chats-circle
  check check-circle check-circle-fill circle-dashed clock coffee compass copy door door-open dots-three
  envelope-simple envelope-simple-open eye eye-closed eye-slash fingerprint footprints footprints-fill
  game-controller gear hand-palm hand-waving handshake hourglass-medium house-line house-line-fill info key
  lifebuoy lifebuoy-fill link-simple lock-simple lock-simple-fill map-pin map-trifold note paint-brush-household paper-plane-right
  paper-plane-right-fill path pause pencil-simple phone plus printer question scroll seal-check seal-check-fill
  shield-check sign-in sign-out student sun-horizon sun-horizon-fill translate trash users users-three warning-circle
  wifi-slash x
`
  .trim()
  .split(/\s+/);

const pascal = (name) => name.replace(/(^|-)(\w)/g, (_, __, letter) => letter.toUpperCase());

function pathOf(name) {
  const weight = name.endsWith('-fill') ? 'fill' : 'regular';
  const svg = readFileSync(join(assets, weight, `${name}.svg`), 'utf8');
  const paths = [...svg.matchAll(/ d="([^"]+)"/g)].map((match) => match[1]);
  if (paths.length !== 1) throw new Error(`${name}: expected one path, found ${paths.length}`);
  return paths[0];
}

// One module an icon: the bundler puts each where it is used, so that a screen loads its own and no others.
const made = 'Made by make-icons.mjs from @phosphor-icons/core (MIT, see LICENSE-phosphor.txt).';
const drawn = new URL('./drawn/', import.meta.url);
rmSync(drawn, { recursive: true, force: true });
mkdirSync(drawn);
for (const name of names) {
  const text = `// ${made}
import { type Icon, icon } from '../icon.tsx';

export const ${pascal(name)}: Icon = /*#__PURE__*/ icon(
  '${pathOf(name)}',
);
`;
  writeFileSync(new URL(`${pascal(name)}.tsx`, drawn), text);
}
const lines = names.map((name) => `export { ${pascal(name)} } from './drawn/${pascal(name)}.tsx';`);
writeFileSync(
  new URL('./icons.tsx', import.meta.url),
  `// ${made} Add a name there, not here.\n${lines.join('\n')}\n`,
);
console.log(`${names.length} icons`);
