// Compiles locales/<language>/<engine>.json into what runs: dist/messages.json with every sentence in compact form, and
// dist/screen-keys.json with the keys of each screen, so that a page is sent its own sentences and no others.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { keysOfScreens } from './messages/keys.mjs';

/** @typedef {import('../platform/core/messages.ts').Message} Message */
/** @typedef {typeof import('../platform/core/icu.ts')} Icu */
/** @typedef {Map<string, { text: string, file: string }>} Sentences by key */

/** The language whose keys are the rule for the others. */
const FIRST = 'nl';

/** The reader of messages is TypeScript, since the server uses it too; this Node cannot load that without help.
 *  @returns {Promise<Icu>} */
async function loadIcu() {
  const bundle = await rolldown({
    input: fileURLToPath(new URL('../platform/core/icu.ts', import.meta.url)),
  });
  const { output } = await bundle.generate({ format: 'esm' });
  await bundle.close();
  return import(`data:text/javascript,${encodeURIComponent(output[0].code)}`);
}

/** @param {string} root @param {string} lang @param {string[]} problems @returns {Sentences} */
function readSentences(root, lang, problems) {
  /** @type {Sentences} */
  const sentences = new Map();
  const folder = join('locales', lang);
  for (const name of readdirSync(join(root, folder)).sort()) {
    if (!name.endsWith('.json')) continue;
    const file = `${folder}/${name}`;
    const engine = name.slice(0, -'.json'.length);
    /** @type {Record<string, unknown>} */
    let texts;
    try {
      texts = JSON.parse(readFileSync(join(root, file), 'utf8'));
    } catch (error) {
      problems.push(`${file}: not readable: ${/** @type {Error} */ (error).message}`);
      continue;
    }
    for (const [key, text] of Object.entries(texts)) {
      const before = sentences.get(key);
      if (before) problems.push(`${file}: ${key}: stands in ${before.file} too`);
      else if (typeof text !== 'string') problems.push(`${file}: ${key}: is no text`);
      else if (!key.startsWith(`${engine}.`) && !/^refusal\.\w+$/.test(key))
        problems.push(`${file}: ${key}: a key here begins with "${engine}." or is "refusal.<code>"`);
      else sentences.set(key, { text, file });
    }
  }
  return sentences;
}

/** @param {Icu} icu @param {Sentences} sentences @param {string[]} problems */
function compileAll(icu, sentences, problems) {
  /** @type {Record<string, Message>} */
  const messages = {};
  /** @type {Map<string, string>} */
  const asked = new Map();
  for (const [key, { text, file }] of sentences) {
    try {
      const message = icu.parseMessage(text);
      messages[key] = message;
      asked.set(key, describe(icu.argumentsOf(message)));
    } catch (error) {
      problems.push(`${file}: ${key}: ${/** @type {Error} */ (error).message}`);
    }
  }
  return { messages, asked };
}

/** @param {Record<string, string>} asked */
const describe = (asked) =>
  Object.entries(asked)
    .map(([name, kind]) => `${name} (${kind})`)
    .join(', ') || 'nothing';

/** Reads and checks every sentence: its syntax, that each language has each key, and that they ask for the same values.
 *  @param {string} root
 *  @returns {Promise<{ messages: Record<string, Record<string, Message>>, problems: string[] }>} messages by language */
export async function readMessages(root) {
  const icu = await loadIcu();
  /** @type {string[]} */
  const problems = [];
  const langs = readdirSync(join(root, 'locales'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  const read = new Map(
    langs.map((lang) => {
      const sentences = readSentences(root, lang, problems);
      return [lang, { sentences, ...compileAll(icu, sentences, problems) }];
    }),
  );
  const first = read.get(FIRST);
  if (!first) throw new Error(`locales/${FIRST} is missing.`);
  for (const [lang, { sentences, asked }] of read) {
    if (lang === FIRST) continue;
    for (const [key, { file }] of first.sentences) {
      const here = asked.get(key);
      const there = first.asked.get(key);
      if (!sentences.has(key))
        problems.push(`${file.replace(`/${FIRST}/`, `/${lang}/`)}: ${key}: is missing`);
      else if (here !== undefined && there !== undefined && here !== there)
        problems.push(`${sentences.get(key)?.file}: ${key}: asks for ${here}; in ${FIRST} for ${there}`);
    }
    for (const [key, { file }] of sentences)
      if (!first.sentences.has(key))
        problems.push(`${file.replace(`/${lang}/`, `/${FIRST}/`)}: ${key}: is missing`);
  }
  return {
    messages: Object.fromEntries([...read].map(([lang, { messages }]) => [lang, messages])),
    problems,
  };
}

/** @param {string} root folder of the project
 *  @param {string} outDir
 *  @throws one error that names every file and key that is wrong; then nothing is written */
export async function compileMessages(root, outDir) {
  const { messages, problems } = await readMessages(root);
  const gathered = keysOfScreens(root, new Set(Object.keys(messages[FIRST] ?? {})));
  const wrong = [...problems, ...gathered.problems];
  if (wrong.length > 0) throw new Error(`The messages are not right:\n  ${wrong.join('\n  ')}`);
  mkdirSync(outDir, { recursive: true });
  writeFileSync(join(outDir, 'messages.json'), JSON.stringify(messages));
  writeFileSync(join(outDir, 'screen-keys.json'), JSON.stringify(gathered.screens));
}
