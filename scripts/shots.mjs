// npm run shots: prepares the pictures, and takes them (shots.ts).
import { join } from 'node:path'
import { prepareWindow } from './setup/prepare.mjs'
import { ROOT, run } from './setup/steps.mjs'

const { executable, underDisplay } = await prepareWindow()
const tsx = join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs')
const shots = [tsx, join(ROOT, 'scripts', 'shots.ts'), ...process.argv.slice(2)]
run(...underDisplay(process.execPath, shots), { env: { PARLEY_ELECTRON: executable } })
