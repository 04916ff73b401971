import { defineConfig } from 'vitest/config'

/** The unit tests: quick ones, and with PARLEY_LONG the slow ones beside them. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/long/**', ...(process.env.PARLEY_LONG ? [] : ['test/**/*.long.test.ts'])],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A busy machine makes an answer late, not wrong.
    expect: { poll: { timeout: 20_000 } },
    // Two cores: files side by side, the slow ones (PDFs, processes) never more than two at once.
    maxWorkers: 2,
    // One load of the modules for all files of a worker, a third of the time: no test replaces a module or leaves a global changed.
    isolate: false,
    allowOnly: false,
  },
})
