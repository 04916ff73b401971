import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'test',
  testMatch: ['e2e/**/*.e2e.ts'],
  // `npm test` has the main work and what guards it. Tests that say it again in Japanese or at another width, those of screens
  // beside it, and those that take long are for `npm run test:long`, which runs them all.
  ...(process.env.PARLEY_LONG ? {} : { grepInvert: /@long/ }),
  outputDir: 'test-results',
  // A busy machine makes the window slow, not wrong.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // Only for a test that hung: the last reporter fails the run for any other.
  retries: 1,
  reporter: [
    ['list'],
    ['json', { outputFile: 'test-results/e2e.json' }],
    ['./test/helpers/window/only-hangs-again.ts'],
  ],
})
