// npm run bench:reads -- [--quick]: prepares the benchmark of the desk's views, and runs it (scripts/bench/reads.ts).
import { join } from 'node:path'
import { ensureInstalled } from './setup/install.mjs'
import { prepareWindow } from './setup/prepare.mjs'
import { requireNode, ROOT, run } from './setup/steps.mjs'

requireNode()
// Only the whole benchmark opens a window.
const quick = process.argv.includes('--quick')
if (quick) await ensureInstalled()
const env = quick ? {} : { PARLEY_ELECTRON: (await prepareWindow()).executable }
const tsx = join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs')
const memory = ['--expose-gc', '--max-old-space-size=6000']
run(process.execPath, [...memory, tsx, join(ROOT, 'scripts', 'bench', 'reads.ts'), ...process.argv.slice(2)], { env })
