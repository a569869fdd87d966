// The import rule: reads every .ts, .tsx and .sql file and says where an arrow points the wrong way.
// The compiler cannot hold this: it knows which machine a file runs on, not which part it belongs to.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'oxc-parser';
import { roleOf, wrongArrow, wrongPackage } from './import-rule/arrows.mjs';
import { bannedInSql, bansIn, walk } from './import-rule/bans.mjs';

/** @typedef {{ file: string, line: number, what: string, instead: string }} Finding */
/** @typedef {import('./import-rule/bans.mjs').Node} Node */

const READ = /\.(ts|tsx|sql)$/;
/** What an address may end in; `./my-trail.rules` looks as if it had an extension. */
const SPELLED_OUT = /\.(tsx?|mjs|js|json|css|svg|sql|md|txt|csv|webp|png|woff2)$/;
const ROOT_ONLY = new Set(['node_modules', '.git', 'dist', 'data', '.tsbuild']);

/** @param {string} root @param {string} [under] @returns {string[]} */
function walkTree(root, under = '') {
  return readdirSync(join(root, under), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(under, entry.name);
    if (entry.isDirectory())
      return ROOT_ONLY.has(path) || entry.name === 'node_modules' ? [] : walkTree(root, path);
    return READ.test(path) ? [path] : [];
  });
}

/** The same files asked from somebody else: git, or find where there is no work tree (a tarball, an image).
 *  @param {string} root @returns {string[]} */
function askTree(root) {
  const ask = (/** @type {string} */ command, /** @type {string[]} */ args) =>
    execFileSync(command, args, {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  try {
    if (ask('git', ['rev-parse', '--show-prefix']).trim() !== '')
      throw new Error('not the top of a work tree');
    const gone = new Set(ask('git', ['ls-files', '-z', '--deleted']).split('\0'));
    const listed = ask('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard']).split('\0');
    return listed.filter((path) => READ.test(path) && !gone.has(path));
  } catch {
    const skip = [...ROOT_ONLY].flatMap((name) => ['-path', `./${name}`, '-prune', '-o']);
    const found = ask('find', ['.', ...skip, '-type', 'f', '-print0']).split('\0');
    return found.map((path) => path.replace(/^\.\//, '')).filter((path) => READ.test(path));
  }
}

/** @param {unknown} node @returns {string | null} the text of a fixed string */
function fixedText(node) {
  const { type, value, quasis } = /** @type {Record<string, unknown>} */ (node ?? {});
  if (type === 'Literal' && typeof value === 'string') return value;
  if (type === 'TemplateLiteral' && Array.isArray(quasis) && quasis.length === 1)
    return String(quasis[0].value.cooked);
  return null;
}

/** Everything a file imports: plain, type-only, re-exported, dynamic, in a type, and as the address of a worker.
 *  @param {unknown} program @returns {{ at: number, specifier: string | null }[]} null: not a fixed string */
function importsOf(program) {
  /** @type {{ at: number, specifier: string | null }[]} */
  const imports = [];
  walk(program, (node) => {
    const add = (/** @type {unknown} */ source) =>
      imports.push({ at: node.start, specifier: fixedText(source) });
    switch (node.type) {
      case 'ImportDeclaration':
      case 'ExportAllDeclaration':
      case 'ImportExpression':
      case 'TSImportType':
        add(node['source']);
        break;
      case 'ExportNamedDeclaration':
        if (node['source']) add(node['source']);
        break;
      case 'NewExpression': {
        const text = fixedText(/** @type {unknown[]} */ (node['arguments'])[0]);
        const isUrl = /** @type {Node} */ (node['callee'])['name'] === 'URL';
        if (isUrl && text && /^\.\.?\/.*\.tsx?$/.test(text))
          imports.push({ at: node.start, specifier: text });
        break;
      }
      case 'CallExpression': {
        const callee = /** @type {Node} */ (node['callee']);
        const property = /** @type {Node | undefined} */ (callee['property']);
        const isGlob = /** @type {Node | undefined} */ (callee['object'])?.type === 'MetaProperty';
        if (isGlob && property?.['name'] === 'glob') imports.push({ at: node.start, specifier: null });
        if (callee['name'] === 'require') add(/** @type {unknown[]} */ (node['arguments'])[0]);
        break;
      }
    }
  });
  return imports;
}

/** @param {string} file @param {string | null} specifier @returns {{ what: string, instead: string } | null} */
function judge(file, specifier) {
  const { role } = roleOf(file);
  if (role === 'test' || role === 'script') return null;
  if (specifier === null) {
    // The server finds its own build by address; what decides or is bundled must say what it imports.
    if (['platformServer', 'server'].includes(role)) return null;
    return { what: 'an import whose address is not a fixed string', instead: 'write each import out.' };
  }
  const path = specifier.replace(/[?#].*$/, '');
  if (!/^\.\.?(\/|$)/.test(path)) return wrongPackage(file, path);
  const target = posix.join(posix.dirname(file), path);
  if (target.startsWith('../'))
    return { what: `import of ${path}, outside the project`, instead: 'bring it inside.' };
  if (!SPELLED_OUT.test(target)) {
    return { what: `import of ${path} without its extension`, instead: 'spell out .ts or .tsx.' };
  }
  return wrongArrow(file, target);
}

/** @param {string} file @param {string} text @returns {Finding[]} */
function checkFile(file, text) {
  const lineAt = (/** @type {number} */ at) => text.slice(0, at).split('\n').length;
  if (file.endsWith('.sql'))
    return bannedInSql(text).map(({ at, ...rest }) => ({ file, line: lineAt(at), ...rest }));
  const { program, errors } = parseSync(file, text);
  const broken = errors[0];
  if (broken) {
    const line = lineAt(broken.labels[0]?.start ?? 0);
    return [{ file, line, what: `not readable: ${broken.message}`, instead: 'mend the syntax.' }];
  }
  /** @type {Finding[]} */
  const findings = [];
  if (roleOf(file).role === 'nameless') {
    findings.push({
      file,
      line: 1,
      what: 'a file without a role',
      instead:
        'in an engine, name it after what it does (.contract .rules .store .routes .live .jobs .ts, .screen .part .tsx); elsewhere put it in platform/, server/, web/, content/ or scripts/.',
    });
  }
  for (const { at, specifier } of importsOf(program)) {
    const wrong = judge(file, specifier);
    if (wrong) findings.push({ file, line: lineAt(at), ...wrong });
  }
  for (const { at, ...ban } of bansIn(file, program, text)) findings.push({ file, line: lineAt(at), ...ban });
  return findings;
}

/** @param {string} root folder of the project
 *  @param {{ files?: string[] }} [given] `files`: what to read instead of walking the tree; a file that the tree
 *         holds and that was not read is a finding
 *  @returns {{ findings: Finding[], read: number }} */
export function checkTree(root, { files = walkTree(root) } = {}) {
  const read = new Set(files);
  const findings = files.flatMap((file) => checkFile(file, readFileSync(join(root, file), 'utf8')));
  for (const file of askTree(root)) {
    if (read.has(file)) continue;
    findings.push({
      file,
      line: 1,
      what: 'the import rule did not read it',
      instead: 'mend walkTree in scripts/import-rule.mjs.',
    });
  }
  return { findings, read: read.size };
}

/** @param {string} root @param {{ files?: string[] }} [given] @returns {Finding[]} */
export const checkImports = (root, given) => checkTree(root, given).findings;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { findings, read } = checkTree(process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url)));
  for (const { file, line, what, instead } of findings) {
    const said = what.startsWith(file) ? what.slice(file.length + 1) : what;
    console.error(`${file}:${line} ${said}\n    instead: ${instead}`);
  }
  if (read === 0) console.error('The import rule found no file to read.');
  else console.log(`import rule: ${read} files, ${findings.length} findings`);
  process.exitCode = findings.length > 0 || read === 0 ? 1 : 0;
}
