// Lays our pictures beside those of another folder, on one plain page that is not kept.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pairs, picturesOf, without } from './pairs.mjs';

const escaped = (/** @type {string} */ text) =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);

const STYLE = `body{font:15px system-ui;margin:24px;background:#888;color:#000}h2{margin:40px 0 8px}
.p{display:flex;gap:16px;align-items:flex-start;margin:0 0 16px}figure{margin:0;flex:1;max-width:48%}
.phone figure{max-width:360px}img{width:100%;display:block}`;

/** @param {string} root @param {string} given the other folder
 *  @returns {{ page: string, missing: string[] }} the page, and screens of theirs that we have no picture for */
export function layBeside(root, given) {
  const folder = resolve(given);
  if (!existsSync(folder)) throw new Error(`There is no folder ${given}.`);
  const said = join(folder, 'beside.json');
  const names = existsSync(said) ? JSON.parse(readFileSync(said, 'utf8')) : {};
  const own = join(root, 'docs/pictures');
  const ours = picturesOf(readdirSync(own));
  const theirs = picturesOf(readdirSync(folder));
  const image = (/** @type {string} */ from, /** @type {string} */ file) =>
    `<figure><figcaption>${escaped(file)}</figcaption><img src="${escaped(pathToFileURL(join(from, file)).href)}" alt=""></figure>`;
  let body = '';
  let last = '';
  for (const { ours: mine, theirs: other } of pairs(ours, theirs, names)) {
    if (mine.screen !== last) body += `<h2>${escaped(mine.screen)}</h2>\n`;
    last = mine.screen;
    body += `<div class="p ${mine.shape.split('-')[0]}">${image(own, mine.file)}${other === null ? '<p>nothing beside it</p>' : image(folder, other.file)}</div>\n`;
  }
  const missing = without(ours, theirs, names);
  const rest = missing.length === 0 ? '' : `<h2>No picture of ours</h2><p>${escaped(missing.join(', '))}</p>`;
  const out = join(root, 'dist/beside');
  mkdirSync(out, { recursive: true });
  const page = join(out, 'index.html');
  writeFileSync(
    page,
    `<!doctype html><meta charset="utf-8"><title>Beside</title><style>${STYLE}</style>\n<h1>Ours, and theirs</h1>\n${body}${rest}\n`,
  );
  return { page, missing };
}
