import { defineConfig } from 'vitest/config';

/** `npm run pictures`: on the same house and browser as the tests, and no test itself. */
export default defineConfig({
  root: process.cwd(),
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    name: 'pictures',
    include: ['journeys/pictures/*.pictures.ts'],
    pool: 'forks',
    maxWorkers: 1,
    globalSetup: './platform/testing/global-setup.ts',
    testTimeout: 180_000,
    hookTimeout: 60_000,
  },
});
