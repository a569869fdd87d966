import { defineConfig } from 'vitest/config';

const SLOW = '**/*.slow.test.{ts,tsx}';
const OUTSIDE = ['**/node_modules/**', 'dist/**', 'data/**'];
const BROWSER = ['**/*.browser.test.{ts,tsx}', 'journeys/**/*.test.{ts,tsx}'];
const UNIT = [
  '**/*.rules.test.ts',
  'platform/core/**/*.test.ts',
  'platform/web/**/*.test.{ts,tsx}',
  'content/**/*.test.ts',
  'scripts/**/*.test.ts',
];

/** Set by `npm test -- quick`: files named *.slow.test.ts wait for the whole run. */
const isQuick = process.env['VINDPLAATS_TEST_QUICK'] === '1';
/** These start embedded servers of their own: on a server that is given they would only say the same again. */
const EMBEDDED = 'platform/server/storage/embedded/**';
/** These start NATS servers of their own, which `npm run test:served` brings along. */
const NODES = '**/*.nodes.test.ts';
const hasNats = Boolean(process.env['TEST_NATS_SERVER']);
const isServed = Boolean(process.env['TEST_DATABASE_URL']);
const outside = [
  ...OUTSIDE,
  ...(isQuick ? [SLOW] : []),
  ...(isServed ? [EMBEDDED] : []),
  ...(hasNats ? [] : [NODES]),
];

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    passWithNoTests: true,
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    slowTestThreshold: 5_000,
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: UNIT, exclude: [...outside, ...BROWSER], maxWorkers: 2 },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...outside, ...BROWSER, ...UNIT],
          globalSetup: './platform/testing/global-setup.ts',
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: BROWSER,
          exclude: outside,
          globalSetup: './platform/testing/global-setup.ts',
          // One browser, one page at a time: two would make each other slow and the waits unreliable.
          maxWorkers: 1,
          // A journey is a visit of a minute; two cores that are busy elsewhere must not end it.
          testTimeout: 120_000,
        },
      },
    ],
  },
});
