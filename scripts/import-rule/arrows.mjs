// Who may import whom. Arrows point one way, from what a person touches towards what is pure.
// Each role lists what it may import; its own role is always in the list.

const PURE = ['contract', 'core'];
const RULES = ['rules', ...PURE];
const STORE = ['store', ...RULES, 'platformServer', 'content', 'data'];
const PART = ['part', ...RULES, 'platformWeb', 'styles', 'data', 'generated'];

/** @type {Record<string, readonly string[]>} */
const MAY = {
  core: ['core'],
  contract: PURE,
  rules: RULES,
  store: STORE,
  routes: ['routes', ...STORE],
  live: ['live', ...STORE],
  jobs: ['jobs', ...STORE],
  engineServer: ['engineServer', 'routes', 'live', 'jobs', ...STORE],
  part: PART,
  screen: ['screen', ...PART],
  engineWeb: ['engineWeb', 'screen', ...PART],
  content: ['content', 'data', ...PURE],
  platformServer: ['platformServer', 'core', 'data', 'content'],
  platformWeb: ['platformWeb', 'core', 'styles', 'data', 'generated'],
  server: ['server', 'platformServer', 'core', 'content', 'data', 'contract', 'engineServer'],
  web: ['web', 'platformWeb', 'core', 'styles', 'data', 'generated', 'contract', 'engineWeb'],
};

const WEB_ROLES = ['part', 'screen', 'engineWeb', 'platformWeb', 'web'];
const SERVER_ROLES = [
  'store',
  'routes',
  'live',
  'jobs',
  'engineServer',
  'platformServer',
  'server',
  'content',
];
/** Roles whose files decide: no clock, no chance, no machine. */
export const PURE_ROLES = ['core', 'contract', 'rules'];

/** Packages a role may import; a role that is not listed here may import any package of the server. */
const SCHEMA = ['zod', 'temporal-polyfill'];
const BROWSER = [
  'preact',
  'preact-iso',
  'preact-render-to-string',
  '@preact/signals',
  '@phosphor-icons/core',
  '@simplewebauthn/browser',
  'fflate',
  // The small sum before a next guess; loaded when the server asks for one.
  'altcha-lib',
  ...SCHEMA,
];
/** @type {Record<string, readonly string[]>} */
const PACKAGES = {
  core: SCHEMA,
  contract: ['zod'],
  rules: ['temporal-polyfill', 'rrule-temporal', 'date-holidays'],
  ...Object.fromEntries(WEB_ROLES.map((role) => [role, BROWSER])),
};

const ENGINE_FILE = /^engines\/([^/]+)\/(.+)$/;
const TOPIC_ROLE = /\.(contract|rules|store|routes|live|jobs)\.ts$/;
const SCREEN_ROLE = /\.(screen|part)\.tsx$/;
const TEST_FILE = /\.test\.tsx?$|^(journeys|platform\/testing|bench)\//;
const SCRIPT_FILE = /^(scripts|bin|\.ci)\/|^[^/]+\.config\.ts$/;

/** @param {string} path from the root, with slashes
 *  @returns {{ role: string, engine: string | null, isDoor: boolean }} `isDoor`: another engine may come in here */
export function roleOf(path) {
  const inEngine = ENGINE_FILE.exec(path);
  const engine = inEngine?.[1] ?? null;
  const place = (/** @type {string} */ role, isDoor = false) => ({ role, engine, isDoor });
  if (TEST_FILE.test(path)) return place('test');
  if (SCRIPT_FILE.test(path)) return place('script');
  if (/^(dist|\.tsbuild)\//.test(path)) return place('generated');
  if (path.endsWith('.css')) return place('styles');
  if (/^content\/.*\.ts$/.test(path)) return place('content');
  if (!/\.(tsx?|mts|cts|m?js|cjs|jsx)$/.test(path)) {
    return place(path.startsWith('platform/core/') ? 'core' : 'data');
  }
  if (inEngine) {
    const inside = /** @type {string} */ (inEngine[2]);
    if (inside === 'contract.ts') return place('contract', true);
    if (inside === 'engine.server.ts') return place('engineServer');
    if (inside === 'engine.web.tsx' || inside === 'engine.desk.web.tsx') return place('engineWeb', true);
    return place((TOPIC_ROLE.exec(inside) ?? SCREEN_ROLE.exec(inside))?.[1] ?? 'nameless');
  }
  if (path.startsWith('platform/core/')) return place('core');
  if (path.startsWith('platform/server/')) return place('platformServer');
  if (path.startsWith('platform/web/')) return place('platformWeb');
  if (path.startsWith('server/')) return place('server');
  if (path.startsWith('web/')) return place('web');
  return place('nameless');
}

/** @param {string} from path of the importing file
 *  @param {string} to path of the imported file
 *  @returns {{ what: string, instead: string } | null} null when the arrow is right */
export function wrongArrow(from, to) {
  const source = roleOf(from);
  const target = roleOf(to);
  const allowed = MAY[source.role];
  if (!allowed) return null;
  const what = `${from} imports ${to}`;
  const wrong = (/** @type {string} */ instead) => ({ what, instead });

  if (target.role === 'test') {
    return wrong('move what both need out of the tests; a test may import the product, never the other way.');
  }
  if (target.role === 'script') {
    return wrong('move what both need into platform/ or server/; scripts run before anything is installed.');
  }
  if (target.role === 'nameless') {
    return wrong('give the imported file a role in its name, as in house style section 2.');
  }
  if (source.role.startsWith('platform') || source.role === 'core') {
    if (target.engine) {
      return wrong(
        'platform knows no engine: let the engine hand it in from its engine.server.ts or engine.web.tsx.',
      );
    }
  }
  if (WEB_ROLES.includes(source.role) && SERVER_ROLES.includes(target.role)) {
    return wrong('the browser gets no server code: put the shape or call in a contract.ts and use the call.');
  }
  if (SERVER_ROLES.includes(source.role) && [...WEB_ROLES, 'styles'].includes(target.role)) {
    return wrong(
      'the server imports no screens: pass data to dist/render.mjs, or move what both need to rules.',
    );
  }
  if (source.engine && target.engine && source.engine !== target.engine && !target.isDoor) {
    return wrong(
      `engines meet at their door: export it from engines/${target.engine}/contract.ts (ids, calls, events), ` +
        `or offer a part in engines/${target.engine}/engine.web.tsx.`,
    );
  }
  // A part offered by another engine; in their own engine parts stand below engine.web.tsx, not above it.
  const isOffered = target.role === 'engineWeb' && source.engine !== null && source.engine !== target.engine;
  if (isOffered && ['part', 'screen', 'engineWeb'].includes(source.role)) return null;
  if (!allowed.includes(target.role)) {
    return wrong(
      `${source.role} may import ${allowed.join(', ')}: move what both need into one of those, or hand it in as an argument.`,
    );
  }
  if (!source.engine && target.engine && !target.isDoor && target.role !== 'engineServer') {
    return wrong(`go in by engines/${target.engine}/contract.ts, engine.server.ts or engine.web.tsx.`);
  }
  return null;
}

/** @param {string} from path of the importing file
 *  @param {string} specifier as written: `zod`, `node:fs`, `@preact/signals/utils`
 *  @returns {{ what: string, instead: string } | null} */
export function wrongPackage(from, specifier) {
  const { role } = roleOf(from);
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  const allowed = PACKAGES[role];
  const what = `${from} imports the package ${specifier}`;
  if (allowed && !allowed.includes(name)) {
    const instead = PURE_ROLES.includes(role)
      ? `${role} stays pure (${allowed.join(', ')}): do it in a store or route and hand the value in` +
        (name === 'zod' ? '; a schema and its type belong in the contract.' : '.')
      : `the browser carries only ${allowed.join(', ')}: do it on the server, or weigh the package and add it to scripts/import-rule/arrows.mjs.`;
    return { what, instead };
  }
  if (SERVER_ROLES.includes(role) && /^(preact|@preact\/|vite$)/.test(name)) {
    return { what, instead: 'the server renders through dist/render.mjs, which brings its own preact.' };
  }
  return null;
}
