// Says whether dist/ was built from the sources as they are now. Only node: modules here.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the build reads. Tests and SQL are read from the sources when they run. */
const SOURCES = [
  'platform',
  'engines',
  'server',
  'web',
  'locales',
  'content',
  'scripts',
  'package-lock.json',
];
const NOT_BUILT = /(\.test\.tsx?|\.sql|\.md)$/;

/** @param {string} root @param {string} path @returns {string[]} in a fixed order */
function filesUnder(root, path) {
  if (!existsSync(join(root, path))) return [];
  if (path === 'package-lock.json') return [path];
  return readdirSync(join(root, path), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const inside = `${path}/${entry.name}`;
      if (entry.isDirectory()) return filesUnder(root, inside);
      return NOT_BUILT.test(inside) ? [] : [inside];
    });
}

/** @param {string} root @returns {string} one hash over the names and contents of everything the build reads */
export function sourceHash(root) {
  const hash = createHash('sha256').update(process.versions.node);
  for (const file of SOURCES.flatMap((path) => filesUnder(root, path))) {
    const text = readFileSync(join(root, file));
    // Name and length first, or two files could trade a piece of their text unseen.
    hash.update(`${file}\0${text.length}\0`).update(text);
  }
  return hash.digest('hex');
}

/** @param {string} root */
export const stampFile = (root) => join(root, 'dist', '.stamp');

/** @param {string} root @param {string} [hash] */
export function isStale(root, hash = sourceHash(root)) {
  const stamp = stampFile(root);
  return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== hash;
}
