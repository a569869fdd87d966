import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { afterEach, describe, expect, it } from 'vitest';
import { compileMessages } from './messages.mjs';

const planted: string[] = [];
afterEach(() => {
  for (const folder of planted.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A small project in a folder of its own. */
function plant(files: Record<string, string | object>): string {
  const root = mkdtempSync(join(tmpdir(), 'vindplaats-messages-'));
  planted.push(root);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return root;
}

async function compile(files: Record<string, string | object>) {
  const root = plant(files);
  await compileMessages(root, join(root, 'dist'));
  const read = (name: string): unknown => JSON.parse(readFileSync(join(root, 'dist', name), 'utf8'));
  return { messages: read('messages.json'), screens: read('screen-keys.json') as Record<string, string[]> };
}

const keys = (...names: string[]) => Object.fromEntries(names.map((name) => [`house.${name}`, name]));
const inBoth = (texts: object) => ({ 'locales/nl/house.json': texts, 'locales/en/house.json': texts });

describe('compiling the messages', () => {
  it('writes every sentence of every language in compact form', async () => {
    const { messages } = await compile({
      'locales/nl/house.json': {
        'house.open': 'Nu open, tot {until, time}',
        'refusal.houseClosed': 'Nu dicht.',
      },
      'locales/en/house.json': {
        'house.open': 'Open now, until {until, time}',
        'refusal.houseClosed': 'Closed now.',
      },
    });
    expect(messages).toEqual({
      nl: { 'house.open': ['Nu open, tot ', ['until', 'time', '']], 'refusal.houseClosed': 'Nu dicht.' },
      en: { 'house.open': ['Open now, until ', ['until', 'time', '']], 'refusal.houseClosed': 'Closed now.' },
    });
  });

  it.each<[what: string, nl: string | object, en: string | object, sentence: string]>([
    [
      'broken syntax',
      { 'house.a': 'tot {until' },
      { 'house.a': 'until {until}' },
      'locales/nl/house.json: house.a: an opening brace that nothing closes',
    ],
    [
      'other values',
      { 'house.a': '{until, time}' },
      { 'house.a': '{until, number}' },
      'locales/en/house.json: house.a: asks for until (number); in nl for until (moment)',
    ],
    [
      'a value too few',
      { 'house.a': '{until, time}' },
      { 'house.a': 'soon' },
      'locales/en/house.json: house.a: asks for nothing; in nl for until (moment)',
    ],
    ['a key missing in English', { 'house.a': 'a' }, {}, 'locales/en/house.json: house.a: is missing'],
    ['a key missing in Dutch', {}, { 'house.a': 'a' }, 'locales/nl/house.json: house.a: is missing'],
    [
      "another engine's key",
      { 'street.a': 'a' },
      { 'street.a': 'a' },
      'locales/nl/house.json: street.a: a key here begins with "house."',
    ],
    [
      'a text that is none',
      { 'house.a': 3 },
      { 'house.a': 'a' },
      'locales/nl/house.json: house.a: is no text',
    ],
    ['a broken file', '{', {}, 'locales/nl/house.json: not readable'],
  ])('refuses %s, names file and key, and writes nothing', async (_what, nl, en, sentence) => {
    const root = plant({ 'locales/nl/house.json': nl, 'locales/en/house.json': en });
    await expect(compileMessages(root, join(root, 'dist'))).rejects.toThrow(sentence);
    expect(existsSync(join(root, 'dist'))).toBe(false);
  });

  it('refuses a key that stands in two files', async () => {
    const twice = { 'refusal.full': 'vol' };
    const root = plant({
      'locales/nl/a.json': twice,
      'locales/nl/b.json': twice,
      'locales/en/a.json': twice,
    });
    await expect(compileMessages(root, join(root, 'dist'))).rejects.toThrow(
      'locales/nl/b.json: refusal.full: stands in locales/nl/a.json too',
    );
  });
});

describe("a screen's own messages", () => {
  it('are those written in it and in all it imports, and no others', async () => {
    const { screens } = await compile({
      ...inBoth(keys('title', 'part', 'rule', 'late', 'mapped', 'shell', 'unused', 'typeOnly', 'tested')),
      'web/house.tsx': "import '../platform/web/app.tsx';",
      'platform/web/app.tsx': "export const wait = t('house.shell');",
      'engines/house/street/Street.screen.tsx': `
        import './street.css';
        import { Window } from './Window.part.tsx';
        import type { Shape } from './shape.rules.ts';
        import { type Other } from './shape.rules.ts';
        const Late = () => import('./Late.part.tsx');
        export default () => <h1 title={t('house.title')}><Window /></h1>;`,
      'engines/house/street/Window.part.tsx':
        "import { names } from './names.rules.ts'; export const Window = ({ w }) => <p>{tParts('house.part')}{t(names[w])}</p>;",
      'engines/house/street/names.rules.ts':
        "export const names = { a: 'house.mapped', b: `house.rule` } as const;",
      'engines/house/street/shape.rules.ts':
        "export type Shape = 'x'; export const other = 'house.typeOnly';",
      'engines/house/street/Late.part.tsx': "export const Late = () => t('house.late');",
      'engines/house/street/Street.test.tsx': "import './Street.screen.tsx'; 'house.tested'",
    });
    const expected = ['late', 'mapped', 'part', 'rule', 'shell', 'title'].map((name) => `house.${name}`);
    expect(screens).toEqual({ 'engines/house/street/Street': expected });
  });

  it("leave out another screen's, which are sent when one goes there", async () => {
    const { screens } = await compile({
      ...inBoth(keys('here', 'there')),
      'web/house.tsx': "import { screens } from '../engines/house/engine.web.tsx'; start(screens);",
      'engines/house/engine.web.tsx':
        "export const screens = { a: () => import('./a/A.screen.tsx'), b: () => import('./b/B.screen.tsx') };",
      'engines/house/a/A.screen.tsx': "export default () => t('house.here');",
      'engines/house/b/B.screen.tsx': "export default () => t('house.there');",
    });
    expect(screens).toEqual({ 'engines/house/a/A': ['house.here'], 'engines/house/b/B': ['house.there'] });
  });

  it('hold of what another engine offers only the parts that are taken', async () => {
    const { screens } = await compile({
      ...inBoth(keys('taken', 'left', 'other')),
      'web/house.tsx': "import { screens } from '../engines/work/engine.web.tsx'; start(screens);",
      'engines/work/engine.web.tsx':
        "export { Line as ContactLine } from './Line.part.tsx'; export { Left } from './Left.part.tsx'; export const screens = {};",
      'engines/work/Line.part.tsx': "export const Line = () => t('house.taken');",
      'engines/work/Left.part.tsx': "export const Left = () => t('house.left');",
      'engines/house/a/A.screen.tsx':
        "import { ContactLine } from '../../work/engine.web.tsx'; export default () => <ContactLine />;",
      'engines/house/b/B.screen.tsx': "export default () => t('house.other');",
    });
    expect(screens).toEqual({ 'engines/house/a/A': ['house.taken'], 'engines/house/b/B': ['house.other'] });
  });

  it.each([
    ["\n\nt('house.typo')", 'A.screen.tsx:3: no language file holds the message house.typo'],
    ['t(`house.${name}`)', 'A.screen.tsx:1: a key put together from pieces cannot be gathered'],
    ["tParts('house.' + name)", 'A.screen.tsx:1: a key put together from pieces cannot be gathered'],
  ])('fail the build on %j, with file and line', async (code, sentence) => {
    await expect(compile({ ...inBoth(keys('a')), 'engines/house/A.screen.tsx': code })).rejects.toThrow(
      `engines/house/${sentence}`,
    );
  });
});

it('costs the browser less than 2 kB to read messages', async () => {
  const input = fileURLToPath(new URL('../platform/core/messages.ts', import.meta.url));
  const bundle = await rolldown({ input });
  const { output } = await bundle.generate({ format: 'esm', minify: true });
  await bundle.close();
  expect(gzipSync(output[0].code).length).toBeLessThan(2048);
});
