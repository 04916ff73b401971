// npm run bench:store -- [--quick]: prepares the store's benchmark and its peers, and runs it (scripts/bench/store.ts).
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
run(process.execPath, [tsx, join(ROOT, 'scripts', 'bench', 'store.ts'), ...process.argv.slice(2)])
