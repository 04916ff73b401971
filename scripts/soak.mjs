// npm run soak: works in the real window for a long time, and fails if it needs more and more of anything (soak/run-soak.ts).
import { join } from 'node:path'
import { prepareWindow } from './setup/prepare.mjs'
import { ROOT, run } from './setup/steps.mjs'

const { executable, underDisplay } = await prepareWindow()
const tsx = join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs')
const soak = [tsx, join(ROOT, 'scripts', 'soak', 'run-soak.ts'), ...process.argv.slice(2)]
run(...underDisplay(process.execPath, soak), { env: { PARLEY_ELECTRON: executable } })
