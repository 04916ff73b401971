import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'test',
  testMatch: ['e2e/**/*.e2e.ts'],
  outputDir: 'test-results',
  timeout: 60_000,
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
})
