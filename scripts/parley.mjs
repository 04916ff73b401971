// npm run parley -- …: the command line. Reports its preparations on the standard error, so that its output can be piped.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ensureBuilt } from './setup/build.mjs'
import { ensureInstalled } from './setup/install.mjs'
import { output, requireNode, ROOT } from './setup/steps.mjs'

const log = console.log
console.log = console.error
output.stdout = 2
requireNode()
await ensureInstalled()
await ensureBuilt()
console.log = log
output.stdout = 'inherit'

const result = spawnSync(process.execPath, [join(ROOT, 'out', 'main', 'cli.cjs'), ...process.argv.slice(2)], {
  stdio: 'inherit',
})
process.exitCode = result.status ?? 1
