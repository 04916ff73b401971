// npm run trial: walks the two trials of docs/trials.md in the real window, and counts their actions (trial/run-trial.ts).
import { join } from 'node:path'
import { prepareWindow } from './setup/prepare.mjs'
import { ROOT, run } from './setup/steps.mjs'

const { executable, underDisplay } = await prepareWindow()
const tsx = join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs')
const trial = [tsx, join(ROOT, 'scripts', 'trial', 'run-trial.ts'), ...process.argv.slice(2)]
run(...underDisplay(process.execPath, trial), { env: { PARLEY_ELECTRON: executable } })
