// npm run measure: prepares the measurements, and runs them (scripts/measure/run-measurements.ts).
import { join } from 'node:path'
import { prepareWindow } from './setup/prepare.mjs'
import { ROOT, run } from './setup/steps.mjs'

const { executable } = await prepareWindow()
const tsx = join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs')
run(process.execPath, [tsx, join(ROOT, 'scripts', 'measure', 'run-measurements.ts'), ...process.argv.slice(2)], {
  env: { PARLEY_ELECTRON: executable },
})
