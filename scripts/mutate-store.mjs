// npm run mutate:store: takes away in turn what keeps edits from being lost, and sees that a test fails (mutate/run-mutations.ts). It takes ten minutes.
import { join } from 'node:path'
import { ROOT, run } from './setup/steps.mjs'

const tsx = join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs')
run(process.execPath, [tsx, join(ROOT, 'scripts', 'mutate', 'run-mutations.ts'), 'store', ...process.argv.slice(2)], {
  failure: 'a guard is not tested.',
})
