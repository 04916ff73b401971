// npm run torture: kills processes that edit a desk, or with --window the app itself, and checks that all acknowledged data survives
// (torture/run-torture.ts).
import { join } from 'node:path'
import { prepareWindow } from './setup/prepare.mjs'
import { ROOT, run } from './setup/steps.mjs'

const tsx = join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs')
const torture = [tsx, join(ROOT, 'scripts', 'torture', 'run-torture.ts'), ...process.argv.slice(2)]
if (process.argv.includes('--window')) {
  const { executable, underDisplay } = await prepareWindow()
  run(...underDisplay(process.execPath, torture), { env: { PARLEY_ELECTRON: executable } })
} else run(process.execPath, torture)
