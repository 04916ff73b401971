import { defineConfig } from 'vitest/config'

const LONG = {
  testTimeout: 20 * 60_000,
  hookTimeout: 60_000,
  expect: { poll: { timeout: 20_000 } },
}
/** What opens windows, packs the app, runs under Wine, or takes all the memory: one after the other. */
const ALONE = [
  'test/long/{hung-windows,offline,packaged,packaged-offline,packed-elsewhere,packets,press,sandbox,save-dialog,warm-up}.test.ts',
  'test/long/windows/*.test.ts',
]

/** The long suites: `npm run test:long`. */
export default defineConfig({
  test: {
    allowOnly: false,
    projects: [
      {
        test: { ...LONG, name: 'alone', include: ALONE, maxWorkers: 1, sequence: { groupOrder: 0 } },
      },
      {
        test: {
          ...LONG,
          name: 'side by side',
          include: ['test/long/**/*.test.ts'],
          exclude: ALONE,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
