// npm run mutate:store: removes each guard against losing edits in turn, and checks that a test fails (mutate/run-mutations.ts). Takes ten minutes.
import { join } from 'node:path'
import { ROOT, run } from './setup/steps.mjs'

const tsx = join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs')
run(process.execPath, [tsx, join(ROOT, 'scripts', 'mutate', 'run-mutations.ts'), 'store', ...process.argv.slice(2)], {
  failure: 'a guard is not tested.',
})
