// npm run bench:desk -- N DIR [SEED]: writes a desk of about N records of all kinds for the benchmarks (scripts/bench/desk.ts).
import { join } from 'node:path'
import { ensureInstalled } from './setup/install.mjs'
import { requireNode, ROOT, run } from './setup/steps.mjs'

requireNode()
await ensureInstalled()
const tsx = join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs')
run(process.execPath, [tsx, join(ROOT, 'scripts', 'bench', 'desk.ts'), ...process.argv.slice(2)])
