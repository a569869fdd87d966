import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { checkImports, checkTree } from './import-rule.mjs';

const roots: string[] = [];

/** A small tree on disk. It is no git work tree, so the count is held against `find`. */
function aTree(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'import-rule-'));
  roots.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}
afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true, force: true });
});

const TRAIL = 'engines/casework/my-trail/my-trail';
const RULES = `${TRAIL}.rules.ts`;
const STORE = `${TRAIL}.store.ts`;
const SCREEN = 'engines/casework/my-trail/MyTrail.screen.tsx';
const PART = 'engines/casework/my-trail/OwnWords.part.tsx';

/** [file, planted wrong line, what the finding says, what would be right] */
const ARROWS: [file: string, wrong: string, says: RegExp, right: string][] = [
  [
    `${TRAIL}.contract.ts`,
    `import './my-trail.rules.ts';`,
    /contract may import/,
    `import '../contract.ts';`,
  ],
  [RULES, `import './my-trail.store.ts';`, /rules may import/, `import './my-trail.contract.ts';`],
  [
    RULES,
    `import '../../../platform/server/log.ts';`,
    /rules may import/,
    `import '../../../platform/core/ids.ts';`,
  ],
  [STORE, `import './my-trail.routes.ts';`, /store may import/, `import './my-trail.rules.ts';`],
  [
    `${TRAIL}.routes.ts`,
    `import './my-trail.jobs.ts';`,
    /routes may import/,
    `import './my-trail.store.ts';`,
  ],
  [`${TRAIL}.live.ts`, `import './my-trail.routes.ts';`, /live may import/, `import './my-trail.store.ts';`],
  [`${TRAIL}.jobs.ts`, `import './my-trail.live.ts';`, /jobs may import/, `import './my-trail.store.ts';`],
  [PART, `import './MyTrail.screen.tsx';`, /part may import/, `import './my-trail.rules.ts';`],
  [SCREEN, `import './my-trail.store.ts';`, /browser gets no server code/, `import './OwnWords.part.tsx';`],
  [
    SCREEN,
    `import '../../../platform/server/log.ts';`,
    /browser gets no server/,
    `import '../../../platform/web/x.tsx';`,
  ],
  [
    STORE,
    `import './OwnWords.part.tsx';`,
    /server imports no screens/,
    `import '../../../platform/server/log.ts';`,
  ],
  [STORE, `import '../../../platform/web/x.ts';`, /server imports no screens/, `import '../contract.ts';`],
  [
    STORE,
    `import '../../library/cards/cards.store.ts';`,
    /at their door/,
    `import '../../library/contract.ts';`,
  ],
  [
    STORE,
    `import '../../library/engine.web.tsx';`,
    /server imports no screens/,
    `import '../../library/contract.ts';`,
  ],
  [
    PART,
    `import '../../library/cards/Card.part.tsx';`,
    /at their door/,
    `import '../../library/engine.web.tsx';`,
  ],
  [PART, `import '../engine.web.tsx';`, /part may import/, `import './Other.part.tsx';`],
  [
    RULES,
    `import '../../library/cards/cards.rules.ts';`,
    /at their door/,
    `import '../../library/contract.ts';`,
  ],
  ['platform/core/x.ts', `import '../server/log.ts';`, /core may import/, `import './ids.ts';`],
  [
    'platform/server/x.ts',
    `import '../../engines/casework/contract.ts';`,
    /knows no engine/,
    `import '../core/ids.ts';`,
  ],
  [
    'platform/web/x.ts',
    `import '../../engines/casework/engine.web.tsx';`,
    /knows no engine/,
    `import './y.tsx';`,
  ],
  [
    'server/main.ts',
    `import '../engines/casework/engine.web.tsx';`,
    /no screens/,
    `import '../engines/casework/engine.server.ts';`,
  ],
  [
    'server/main.ts',
    `import '../engines/casework/a/a.contract.ts';`,
    /go in by/,
    `import '../engines/casework/contract.ts';`,
  ],
  [
    'web/house.tsx',
    `import '../engines/casework/engine.server.ts';`,
    /no server code/,
    `import '../engines/casework/engine.web.tsx';`,
  ],
  [STORE, `import './my-trail.test.ts';`, /out of the tests/, `import './my-trail.rules.ts';`],
  [STORE, `import '../../../scripts/build.mjs';`, /scripts run before/, `import './my-trail.rules.ts';`],
  [
    RULES,
    `import { z } from 'zod';`,
    /schema and its type belong/,
    `import { Temporal } from 'temporal-polyfill';`,
  ],
  [`${TRAIL}.contract.ts`, `import 'node:crypto';`, /contract stays pure/, `import { z } from 'zod';`],
  ['platform/core/x.ts', `import 'kysely';`, /core stays pure/, `import 'zod';`],
  [SCREEN, `import 'pg';`, /browser carries only/, `import '@preact/signals';`],
  [STORE, `import 'preact/hooks';`, /server renders through/, `import { sql } from 'kysely';`],
  [STORE, `import './my-trail.rules';`, /without its extension/, `import './my-trail.rules.ts';`],
];

const WAYS: [way: string, line: (path: string) => string][] = [
  ['a type-only import', (path) => `import type { A } from '${path}';`],
  ['a re-export', (path) => `export { a } from '${path}';`],
  ['a re-export of everything', (path) => `export * from '${path}';`],
  ['a dynamic import', (path) => `export const a = () => import('${path}');`],
  ['an import in a type', (path) => `export type A = import('${path}').A;`],
  ['the address of a worker', (path) => `export const a = new URL('${path}', import.meta.url);`],
  ['an address put together', (path) => `export const a = (b: string) => import(\`${path}\${b}\`);`],
];

const BANS: [file: string, wrong: string, says: RegExp, right: string][] = [
  [RULES, 'export const a = Date.now();', /Date\.now/, 'export const a = Date.parse(b);'],
  [RULES, `export const a = globalThis.Date['now']();`, /Date\.now/, 'export const a = Date.UTC(2026, 1);'],
  [`${TRAIL}.contract.ts`, 'export const a = new Date();', /new Date\(\)/, 'export const a = new Date(b);'],
  [
    'platform/core/x.ts',
    'export const a = Math.random();',
    /Math\.random/,
    'export const a = Math.floor(1.5);',
  ],
  [RULES, 'export const a = performance.timeOrigin;', /performance/, 'export const a = 1;'],
  [
    RULES,
    'export const a = Temporal.Now.instant();',
    /Temporal\.Now/,
    'export const a = Temporal.Instant.from(b);',
  ],
  [RULES, 'const { now } = Date; export { now };', /another name for Date/, 'const { a } = b; export { a };'],
  [RULES, 'export const a = format.format();', /reads the clock/, 'export const a = format.format(at);'],
  [
    STORE,
    'export const a = sql`select now()`;',
    /now\(\) in SQL/,
    'export const a = sql`select ${now}`; // now()',
  ],
  [
    STORE,
    'export const a = sql<A>`where day > CURRENT_DATE`;',
    /CURRENT_DATE/,
    'export const a = sql<A>`-- current_date`;',
  ],
  [STORE, `export const a = sql.raw('localtimestamp');`, /localtimestamp/, `export const a = sql.raw('x');`],
  [
    'engines/casework/migrations/1.sql',
    'create table a (b timestamptz default now());',
    /now\(\) in SQL/,
    '-- now()',
  ],
  [
    PART,
    'export const a = <p dangerouslySetInnerHTML={b} />;',
    /dangerouslySetInnerHTML/,
    'export const a = <p class="b" />;',
  ],
  [
    PART,
    `export const a = h('p', { dangerouslySetInnerHTML: b });`,
    /dangerouslySetInnerHTML/,
    `export const a = h('p');`,
  ],
  [
    PART,
    'export const a = <p style={{ color }} />;',
    /style attribute/,
    'export const a = <p class="style" />;',
  ],
  [STORE, `console.log('a');`, /console\.log/, `log.info('a');`],
  ['engines/casework/my-trail/helpers.ts', 'export const a = 1;', /without a role/, '// @file-moved'],
];

const at = (file: string, line: string) => checkImports(aTree({ [file]: `// first line\n${line}\n` }));

describe('the import rule', () => {
  it.each(ARROWS)('in %s finds %s', (file, wrong, says, right) => {
    const findings = at(file, wrong);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ file, line: 2 });
    expect(`${findings[0]?.what} ${findings[0]?.instead}`).toMatch(says);
    expect(at(file, right)).toEqual([]);
  });

  it.each(WAYS)('sees %s', (_way, line) => {
    expect(at(RULES, line('./my-trail.store.ts'))).toMatchObject([{ file: RULES, line: 2 }]);
  });

  it.each(BANS)('in %s refuses %s', (file, wrong, says, right) => {
    const text = file.endsWith('.sql') ? `-- first line\n${wrong}\n` : `// first line\n${wrong}\n`;
    const findings = checkImports(aTree({ [file]: text }));
    expect(findings).toHaveLength(1);
    expect(findings[0]?.what).toMatch(says);
    const mended = right === '// @file-moved' ? { [RULES]: wrong } : { [file]: right };
    expect(checkImports(aTree(mended))).toEqual([]);
  });

  it('lets a test import anything and read the clock', () => {
    expect(at(`${TRAIL}.test.ts`, `import '../../library/cards/cards.store.ts'; Date.now();`)).toEqual([]);
  });

  it('says what to do instead with every finding', () => {
    for (const [file, wrong] of [...ARROWS, ...BANS]) {
      for (const finding of checkImports(aTree({ [file]: wrong })))
        expect(finding.instead.length).toBeGreaterThan(10);
    }
  });

  it('fails when it read fewer files than the tree holds', () => {
    const root = aTree({ [RULES]: 'export {};', [STORE]: 'export {};' });
    expect(checkImports(root, { files: [RULES] })).toMatchObject([{ file: STORE, what: /did not read/ }]);
    execFileSync('git', ['init', '-q'], { cwd: root });
    expect(checkImports(root, { files: [RULES] })).toMatchObject([{ file: STORE }]);
    expect(checkTree(root)).toEqual({ findings: [], read: 2 });
  });

  it('fails on a file that it cannot read as TypeScript', () => {
    expect(at(RULES, 'export const = ;')).toMatchObject([{ file: RULES, line: 2, what: /not readable/ }]);
  });

  it('finds nothing in this project', () => {
    const { findings, read } = checkTree(fileURLToPath(new URL('..', import.meta.url)));
    expect(findings).toEqual([]);
    expect(read).toBeGreaterThan(30);
  });
});
