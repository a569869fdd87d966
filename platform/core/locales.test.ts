import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'oxc-parser';
import { describe, expect, it } from 'vitest';
import { walk } from '../../scripts/import-rule/bans.mjs';
import { fixedText, keysOfScreens, sourcesUnder } from '../../scripts/messages/keys.mjs';
import { readMessages } from '../../scripts/messages.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const LANGUAGES = ['nl', 'en'] as const;

/** Every sentence of a language, as it is written. */
function sentences(lang: (typeof LANGUAGES)[number]): [key: string, text: string][] {
  const folder = join(root, 'locales', lang);
  return readdirSync(folder).flatMap((name) =>
    Object.entries(JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, string>),
  );
}

/** What the sources say: every fixed string, and the codes of the refusals they declare. */
function readSources() {
  const strings = new Set<string>();
  const codes = new Set<string>();
  for (const file of ['engines', 'platform', 'web', 'server', 'content'].flatMap((folder) =>
    sourcesUnder(root, folder),
  )) {
    walk(parseSync(file, readFileSync(join(root, file), 'utf8')).program, (node) => {
      const text = fixedText(node);
      if (text !== null) strings.add(text);
      if (node.type !== 'CallExpression' || (node['callee'] as { name?: string }).name !== 'refusal') return;
      const code = fixedText((node['arguments'] as unknown[])[0]);
      if (code === null) throw new Error(`${file} declares a refusal whose code is not written out.`);
      codes.add(code);
    });
  }
  return { strings, codes: [...codes].sort() };
}

const sources = readSources();
/** Words that judge a person or talk about young people over their heads. */
const JUDGING =
  /radicali[sz]|at[- ]risk|risico(jongere|groep|profiel)|doelgroep|kansarm|probleemjongere|hangjongere|allochto|vulnerable youth|target group|troubled (teen|youth)|extremis/i;
/** Online-shop Dutch that no adult here would say. */
const HOLLOW =
  /\boeps\b|\boops\b|even geduld a\.?u\.?b|weet je zeker|\bu\b|\bgelieve\b|click here|klik hier/i;

describe('the sentences of the house', () => {
  it('are the same set in every language, read as ICU, and ask for the same values', async () => {
    const { messages, problems } = await readMessages(root);
    expect(problems).toEqual([]);
    expect(Object.keys(messages['en'] ?? {}).sort()).toEqual(Object.keys(messages['nl'] ?? {}).sort());
    expect(Object.keys(messages).sort()).toEqual([...LANGUAGES].sort());
  });

  it.each(LANGUAGES)('has a sentence for each refusal and a refusal for each sentence, in %s', (lang) => {
    const said = sentences(lang).flatMap(([key]) =>
      key.startsWith('refusal.') ? [key.slice('refusal.'.length)] : [],
    );
    expect(sources.codes).toContain('notFound');
    expect(said.sort()).toEqual(sources.codes);
  });

  it('are all used somewhere, and the ones that are used exist', () => {
    const known = new Set(sentences('nl').map(([key]) => key));
    const unused = [...known].filter((key) => !key.startsWith('refusal.') && !sources.strings.has(key));
    expect(unused).toEqual([]);
    expect(keysOfScreens(root, known).problems).toEqual([]);
  });

  it.each(LANGUAGES)('speak calmly in %s: nobody shouts', (lang) => {
    expect(sentences(lang).filter(([, text]) => text.includes('!'))).toEqual([]);
  });

  it.each(LANGUAGES)('judge nobody in %s, and say nothing hollow', (lang) => {
    expect(sentences(lang).filter(([, text]) => JUDGING.test(text) || HOLLOW.test(text))).toEqual([]);
  });

  it.each(LANGUAGES)('hold no empty one and no stray space in %s', (lang) => {
    expect(
      sentences(lang).filter(([, text]) => text === '' || text !== text.trim() || / {2}/.test(text)),
    ).toEqual([]);
  });
});
