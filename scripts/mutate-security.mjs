// npm run mutate:security: removes each guard in turn and checks that a test fails (mutate/run-mutations.ts). Takes a quarter of an hour.
import { join } from 'node:path'
import { prepareWindow } from './setup/prepare.mjs'
import { ROOT, run } from './setup/steps.mjs'

const { executable, underDisplay } = await prepareWindow()
const tsx = join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs')
const mutate = [tsx, join(ROOT, 'scripts', 'mutate', 'run-mutations.ts'), 'security', ...process.argv.slice(2)]
run(...underDisplay(process.execPath, mutate), {
  env: { PARLEY_ELECTRON: executable },
  failure: 'a guard is not tested.',
})
