// npm run shots: prepares what the pictures need, and takes them (shots.ts).
import { join } from 'node:path'
import { ensureBuilt } from './setup/build.mjs'
import { ensureInstalled } from './setup/install.mjs'
import { requireNode, ROOT, run } from './setup/steps.mjs'

requireNode()
await ensureInstalled()
const { ensureSystemPackages } = await import('./setup/system-packages.mjs')
const { ensureElectron, underDisplay } = await import('./setup/electron-runtime.mjs')
await ensureSystemPackages({ tests: true })
await ensureBuilt()
const { executable } = await ensureElectron()
const tsx = join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs')
const shots = [tsx, join(ROOT, 'scripts', 'shots.ts'), ...process.argv.slice(2)]
run(...underDisplay(process.execPath, shots), { env: { PARLEY_ELECTRON: executable } })
