// Which screen needs which messages: every key written in the screen's file, or in what it imports.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseSync } from 'oxc-parser';
import { walk } from '../import-rule/bans.mjs';

/** @typedef {import('../import-rule/bans.mjs').Node} Node */
/** @typedef {{ to: string, names: readonly string[], given: readonly string[] | null }} Edge
 *    `names`: what is taken of the target, '*' for all of it; `given`: the names under which it is passed on by an
 *    `export … from`, null for an import of the file's own */
/** @typedef {{ keys: Set<string>, edges: Edge[], problems: string[] }} Read */

const SCREEN = /\.screen\.tsx$/;
const SHELL = ['web/house.tsx'];
/** Shell of the desk, with its navigation; it is around the screens that stand in DeskFrame. */
const DESK_SHELL = ['web/desk.tsx'];
const DESK_FRAME = 'platform/web/DeskFrame.tsx';
const FOLLOWED = /^(engines|platform\/web|platform\/core|web)\/.*\.tsx?$/;
const ALL = ['*'];

/** @param {string} root @param {string} under @returns {string[]} */
export function sourcesUnder(root, under) {
  if (!existsSync(join(root, under))) return [];
  return readdirSync(join(root, under), { recursive: true, encoding: 'utf8' })
    .map((path) => posix.join(under, path.replaceAll('\\', '/')))
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
    .sort();
}

/** @param {unknown} value @returns {string | null} the text of a fixed string */
export function fixedText(value) {
  const node = /** @type {Node | null | undefined} */ (value);
  if (node?.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  const quasis = /** @type {{ value: { cooked: string } }[]} */ (node?.['quasis'] ?? []);
  return node?.type === 'TemplateLiteral' && quasis.length === 1 ? String(quasis[0]?.value.cooked) : null;
}

/** @param {unknown} value @returns {string} name of an import or export, written bare or quoted */
const nameOf = (value) => {
  const node = /** @type {Node} */ (value);
  return String(node['name'] ?? node['value']);
};

/** @param {Node} node @returns {Omit<Edge, 'to'> | null} null when only types come in, which leave no code */
function taken(node) {
  if (node['importKind'] === 'type' || node['exportKind'] === 'type') return null;
  if (node.type === 'ExportAllDeclaration') return { names: ALL, given: ALL };
  const all = /** @type {Node[]} */ (node['specifiers']);
  const live = all.filter((one) => one['importKind'] !== 'type' && one['exportKind'] !== 'type');
  if (all.length > 0 && live.length === 0) return null;
  if (node.type === 'ExportNamedDeclaration')
    return {
      names: live.map((one) => nameOf(one['local'])),
      given: live.map((one) => nameOf(one['exported'])),
    };
  const names = live.map((one) =>
    one.type === 'ImportSpecifier'
      ? nameOf(one['imported'])
      : one.type === 'ImportDefaultSpecifier'
        ? 'default'
        : '*',
  );
  return { names, given: null };
}

/** @param {string} file @param {string} text @param {ReadonlySet<string>} known @returns {Read} */
function readFile(file, text, known) {
  /** @type {Read} */
  const read = { keys: new Set(), edges: [], problems: [] };
  const { program, errors } = parseSync(file, text);
  if (errors[0]) {
    read.problems.push(`${file}: not readable: ${errors[0].message}`);
    return read;
  }
  const complain = (/** @type {Node} */ node, /** @type {string} */ what) =>
    read.problems.push(`${file}:${text.slice(0, node.start).split('\n').length}: ${what}`);
  const edge = (/** @type {unknown} */ source, /** @type {Omit<Edge, 'to'>} */ how) => {
    const specifier = fixedText(source);
    if (specifier?.startsWith('.'))
      read.edges.push({ to: posix.join(posix.dirname(file), specifier), ...how });
  };
  walk(program, (node) => {
    const said = fixedText(node);
    if (said !== null && known.has(said)) read.keys.add(said);
    if (
      node.type === 'ImportDeclaration' ||
      node.type === 'ExportAllDeclaration' ||
      node.type === 'ExportNamedDeclaration'
    ) {
      const how = node['source'] ? taken(node) : null;
      if (how) edge(node['source'], how);
    }
    // Another screen is opened by going there, and its own messages come with it.
    if (node.type === 'ImportExpression' && !SCREEN.test(fixedText(node['source']) ?? ''))
      edge(node['source'], { names: ALL, given: null });
    if (node.type === 'CallExpression') {
      const callee = /** @type {Node} */ (node['callee']);
      if (callee['name'] !== 't' && callee['name'] !== 'tParts') return;
      const asked = /** @type {Node | undefined} */ (/** @type {unknown[]} */ (node['arguments'])[0]);
      const key = fixedText(asked);
      if (key !== null && !known.has(key)) complain(node, `no language file holds the message ${key}`);
      else if (
        asked &&
        key === null &&
        (asked.type === 'TemplateLiteral' || asked.type === 'BinaryExpression')
      )
        complain(
          node,
          'a key put together from pieces cannot be gathered: write the keys out, for instance in a map',
        );
    }
  });
  return read;
}

/** Every key a screen needs, with those of the shell around it.
 *  A part that is only passed on (`export { X } from`) counts for who takes X, as it does in the browser's bundle.
 *  @param {string} root @param {ReadonlySet<string>} known every key there is
 *  @returns {{ screens: Record<string, string[]>, problems: string[] }} screens by path without `.screen.tsx` */
export function keysOfScreens(root, known) {
  /** @type {Map<string, Read>} */
  const files = new Map();
  /** @type {Set<string>} */
  const problems = new Set();
  const read = (/** @type {string} */ file) => {
    let found = files.get(file);
    if (!found) {
      found = readFile(file, readFileSync(join(root, file), 'utf8'), known);
      for (const problem of found.problems) problems.add(problem);
      files.set(file, found);
    }
    return found;
  };

  const gather = (/** @type {readonly string[]} */ starts) => {
    /** @type {Set<string>} */
    const keys = new Set();
    /** @type {Set<string>} */
    const done = new Set();
    const enter = (/** @type {string} */ file, /** @type {readonly string[]} */ names) => {
      if (!FOLLOWED.test(file) || /\.test\.tsx?$/.test(file) || !existsSync(join(root, file))) return;
      const { keys: own, edges } = read(file);
      const isNew = !done.has(file);
      done.add(file);
      if (isNew) for (const key of own) keys.add(key);
      for (const { to, names: taking, given } of edges) {
        if (given === null) {
          if (isNew) enter(to, taking);
          continue;
        }
        for (const [index, name] of given.entries()) {
          const passed =
            name === '*' ? names : names.includes('*') || names.includes(name) ? [taking[index] ?? '*'] : [];
          const fresh = passed.filter((one) => !done.has(`${file}>${to}#${one}`));
          for (const one of fresh) done.add(`${file}>${to}#${one}`);
          if (fresh.length > 0) enter(to, fresh);
        }
      }
    };
    for (const file of starts) enter(file, ALL);
    return { keys, isDesk: done.has(DESK_FRAME) };
  };

  const shell = gather(SHELL).keys;
  const desk = gather(DESK_SHELL).keys;
  const screens = ['engines', 'platform/web', 'web']
    .flatMap((folder) => sourcesUnder(root, folder))
    .filter((file) => SCREEN.test(file));
  return {
    screens: Object.fromEntries(
      screens.map((file) => {
        const own = gather([file]);
        const around = own.isDesk ? [...shell, ...desk] : [...shell];
        return [file.replace(SCREEN, ''), [...new Set([...around, ...own.keys])].sort()];
      }),
    ),
    problems: [...problems],
  };
}
