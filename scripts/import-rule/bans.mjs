// What a file may not say, whatever it imports. Works on the tree that oxc-parser gives (ESTree with TypeScript).
import { PURE_ROLES, roleOf } from './arrows.mjs';

/** @typedef {{ type: string, start: number, end: number, [key: string]: unknown }} Node */
/** @typedef {{ at: number, what: string, instead: string }} Ban `at`: offset in the text */

const HAND_IN_MOMENT = 'take the moment as an argument (`at: Instant`); the route hands in `now`.';
const HAND_IN_CHANCE = 'take the chance as an argument; the route or store draws it.';

/** `object.property` → what to do instead, in pure files. */
const IMPURE_MEMBERS = new Map([
  ['Date.now', HAND_IN_MOMENT],
  ['Temporal.Now', HAND_IN_MOMENT],
  ['Math.random', HAND_IN_CHANCE],
]);
const SQL_MOMENT =
  /\b(?:(?:now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\s*\(\s*\)|current_date\b|current_time(?:stamp)?\b|localtime(?:stamp)?\b|'(?:now|today|tomorrow|yesterday)'\s*::)/gi;
const SQL_INSTEAD = 'bind the moment as a value (${now}): the test clock must be able to move it.';
const CONSOLE_ALLOWED = /^server\/cli(\.ts$|\/)/;

/** @param {unknown} value @returns {value is Node} */
const isNode = (value) => typeof value === 'object' && value !== null && 'type' in value;

/** Every node of the tree, the parent before its children.
 *  @param {unknown} value @param {(node: Node) => void} visit */
export function walk(value, visit) {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, visit);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (isNode(value)) visit(value);
  for (const child of Object.values(value)) {
    if (typeof child === 'object' && child !== null) walk(child, visit);
  }
}

/** @param {unknown} node @returns {string | null} the name of an identifier, or of a quoted key */
function nameOf(node) {
  if (!isNode(node)) return null;
  if (node.type === 'Identifier' || node.type === 'JSXIdentifier') return String(node['name']);
  if (node.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  return null;
}

/** @param {Node} node @returns {string | null} the last name of the object: `globalThis.Date` and `Date` are one */
function objectName(node) {
  const object = node['object'];
  if (isNode(object) && object.type === 'MemberExpression') return nameOf(object['property']);
  return isNode(object) && object.type === 'Identifier' ? nameOf(object) : null;
}

/** @param {Node} node @returns {Ban | null} */
function impure(node) {
  const ban = (/** @type {string} */ what, /** @type {string} */ instead) => ({
    at: node.start,
    what,
    instead,
  });
  const args = node['arguments'];
  const isBare = Array.isArray(args) && args.length === 0;
  if (node.type === 'MemberExpression') {
    const member = `${objectName(node)}.${nameOf(node['property'])}`;
    const instead = IMPURE_MEMBERS.get(member);
    if (instead) return ban(member, instead);
  }
  if (node.type === 'Identifier' && node['name'] === 'performance') return ban('performance', HAND_IN_MOMENT);
  if (node.type === 'NewExpression' && isBare && nameOf(node['callee']) === 'Date') {
    return ban('new Date() without a moment', HAND_IN_MOMENT);
  }
  if (node.type === 'CallExpression') {
    const callee = /** @type {Node} */ (node['callee']);
    if (nameOf(callee) === 'Date') return ban('Date() reads the clock', HAND_IN_MOMENT);
    const method = callee.type === 'MemberExpression' ? nameOf(callee['property']) : null;
    if (isBare && (method === 'format' || method === 'formatToParts')) {
      return ban(`.${method}() without a moment reads the clock`, HAND_IN_MOMENT);
    }
  }
  // `const { now } = Date` and `const D = Date` would slip past the names above.
  if (
    node.type === 'VariableDeclarator' &&
    ['Date', 'Math', 'Temporal'].includes(nameOf(node['init']) ?? '')
  ) {
    return ban(
      `another name for ${nameOf(node['init'])}`,
      'write it out, so that everybody sees what it reads.',
    );
  }
  return null;
}

/** @param {string} sql @param {number} start offset of the text in its file @returns {Ban[]} */
function sqlMoments(sql, start) {
  // Comments are blanked, not cut, so that the offsets stay true.
  const bare = sql.replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '));
  return [...bare.matchAll(SQL_MOMENT)].map((hit) => ({
    at: start + hit.index,
    what: `${hit[0]} in SQL`,
    instead: SQL_INSTEAD,
  }));
}

/** @param {string} sql text of a .sql file @returns {Ban[]} */
export const bannedInSql = (sql) =>
  sqlMoments(sql, 0).map((ban) => ({
    ...ban,
    instead: 'leave the column without a default and let the store bind the moment.',
  }));

/** @param {Node} node @param {string} text the whole file @returns {Ban[]} */
function sqlOf(node, text) {
  if (node.type === 'TaggedTemplateExpression') {
    const tag = /** @type {Node} */ (node['tag']);
    const name = tag.type === 'MemberExpression' ? objectName(tag) : nameOf(tag);
    const quasi = /** @type {Node} */ (node['quasi']);
    return name === 'sql' ? sqlMoments(text.slice(quasi.start, quasi.end), quasi.start) : [];
  }
  if (node.type === 'CallExpression') {
    const callee = /** @type {Node} */ (node['callee']);
    const isRaw = callee.type === 'MemberExpression' && objectName(callee) === 'sql';
    return isRaw ? sqlMoments(text.slice(node.start, node.end), node.start) : [];
  }
  return [];
}

/** @param {string} path @param {unknown} program @param {string} text @returns {Ban[]} */
export function bansIn(path, program, text) {
  const { role } = roleOf(path);
  if (role === 'test' || role === 'script') return [];
  /** @type {Ban[]} */
  const bans = [];
  walk(program, (node) => {
    if (PURE_ROLES.includes(role)) {
      const ban = impure(node);
      if (ban) bans.push(ban);
    }
    bans.push(...sqlOf(node, text));
    const key = node.type === 'JSXAttribute' ? node['name'] : node.type === 'Property' ? node['key'] : null;
    if (nameOf(key) === 'dangerouslySetInnerHTML') {
      bans.push({
        at: node.start,
        what: 'dangerouslySetInnerHTML',
        instead: 'make elements of it: the page takes no HTML strings (trusted types).',
      });
    }
    if (node.type === 'JSXAttribute' && nameOf(node['name']) === 'style') {
      bans.push({
        at: node.start,
        what: 'a style attribute',
        instead: 'use a class, an SVG attribute, progress or meter: the policy blocks inline style.',
      });
    }
    if (node.type === 'MemberExpression' && objectName(node) === 'console' && !CONSOLE_ALLOWED.test(path)) {
      bans.push({
        at: node.start,
        what: `console.${nameOf(node['property'])}`,
        instead:
          'write through platform/server/log.ts, which keeps content and names out; in the browser say nothing.',
      });
    }
  });
  return bans;
}
