// npm run bench:search -- [--quick]: prepares the search's benchmark and its peers, and runs it (scripts/bench/search.ts).
import { join } from 'node:path'
import { ensureBuilt } from './setup/build.mjs'
import { ensureInstalled } from './setup/install.mjs'
import { ensurePeers } from './setup/peers.mjs'
import { requireNode, ROOT, run } from './setup/steps.mjs'

requireNode()
await ensureInstalled()
await ensureBuilt()
await ensurePeers()
const tsx = join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs')
const memory = ['--expose-gc', '--max-old-space-size=6000']
run(process.execPath, [...memory, tsx, join(ROOT, 'scripts', 'bench', 'search.ts'), ...process.argv.slice(2)])
