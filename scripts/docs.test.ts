import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SETTINGS } from '../platform/server/config.ts';

const root = process.cwd();
const read = (path: string) => readFileSync(join(root, path), 'utf8');

const OUTSIDE = new Set(['node_modules', '.git', 'dist', 'data', '.tsbuild']);
const pages = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
  .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
  .filter((path) => !path.split('/').some((folder) => OUTSIDE.has(folder)));

const FENCE = /^```.*?^```$/gms;
const proseOf = (path: string) => read(path).replace(FENCE, '');

/** As the places that show our pages make an address of a heading. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/ /g, '-');
const anchorsOf = (path: string) =>
  [...proseOf(path).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));

function brokenLinksOf(page: string): string[] {
  const links = [...proseOf(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
  return links.filter((link) => {
    if (/^[a-z]+:/.test(link)) return true;
    const [file = '', anchor] = link.split('#');
    const path = file === '' ? page : join(dirname(page), file);
    if (!existsSync(join(root, path))) return true;
    return anchor !== undefined && !anchorsOf(path).includes(anchor);
  });
}

/** A fence whose first line is a comment with a path quotes that file. */
const QUOTE = /^```\w+\n(?:\/\/|--|#) (\S+\/\S+\.\w+)\n(.*?)^```$/gms;

/** Lines that do not stand in the file, in this order. Indentation does not count: a quote may begin further left. */
function misquotedIn(page: string): string[] {
  return [...read(page).matchAll(QUOTE)].flatMap(([, path = '', quoted = '']) => {
    if (!existsSync(join(root, path))) return [`${path} is not there`];
    const lines = read(path)
      .split('\n')
      .map((line) => line.trim());
    let from = 0;
    return quoted.split('\n').flatMap((line) => {
      if (line.trim() === '' || line.trim() === '…') return [];
      const at = lines.indexOf(line.trim(), from);
      if (at < 0) return [`${path}: ${line}`];
      from = at + 1;
      return [];
    });
  });
}

const NAMED = /`((?:bin|content|docs|engines|journeys|locales|platform|scripts|server|web)\/[\w./-]+\.\w+)`/g;

/** Files that running text names from the root: `platform/core/icu.ts`. */
const missingFilesIn = (page: string) =>
  [...proseOf(page).matchAll(NAMED)]
    .map(([, path = '']) => path)
    .filter((path) => !existsSync(join(root, path)));

describe('our pages', () => {
  it.each(pages)('%s links to what is there, and to nothing outside', (page) => {
    expect(brokenLinksOf(page)).toEqual([]);
  });

  it.each(pages)('%s quotes files as they are', (page) => {
    expect(misquotedIn(page)).toEqual([]);
  });

  it.each(pages)('%s names no file that is gone', (page) => {
    expect(missingFilesIn(page)).toEqual([]);
  });

  it('follow the walkthrough through more than a handful of files', () => {
    const quoted = [...read('docs/walkthrough.md').matchAll(QUOTE)].map(([, path]) => path);
    expect(new Set(quoted).size).toBeGreaterThan(8);
  });

  it('number each decision once', () => {
    const numbers = readdirSync(join(root, 'docs/decisions'))
      .filter((name) => name !== 'README.md')
      .map((name) => name.slice(0, 4));
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});

describe('the example of a settings file', () => {
  const example = read('vindplaats.conf.example');

  it('names every setting once, in the order of the program, and no other', () => {
    const named = [...example.matchAll(/^#([A-Z_]+) = (.*)$/gm)].map(([, name, value]) => [name, value]);
    expect(named).toEqual(SETTINGS.map((setting) => [setting.name, setting.example]));
  });

  it('says of each what the program says of it', () => {
    for (const setting of SETTINGS) expect(example).toContain(`# ${setting.means}\n#${setting.name} = `);
  });

  it('changes nothing until a line is taken out of comment', () => {
    expect(example.split('\n').filter((line) => line !== '' && !line.startsWith('#'))).toEqual([]);
  });
});
