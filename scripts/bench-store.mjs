// npm run bench:store -- [--quick]: prepares the store's benchmark and its peers, and runs it (scripts/bench/store.ts).
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt } from './setup/build.mjs'
import { ensureInstalled } from './setup/install.mjs'
import { requireNode, ROOT, run, step } from './setup/steps.mjs'

/** The peer is measured but never shipped: it is installed apart from the project's packages, and built by its own script. */
const PEERS = join(ROOT, '.cache', 'peers')
const SQLITE = '12.11.1'

requireNode()
await ensureInstalled()
await ensureBuilt()
await step('peers of the benchmark', () => {
  if (existsSync(join(PEERS, 'node_modules', 'better-sqlite3', 'build', 'Release', 'better_sqlite3.node'))) return false
  mkdirSync(PEERS, { recursive: true })
  writeFileSync(
    join(PEERS, 'package.json'),
    JSON.stringify({ private: true, dependencies: { 'better-sqlite3': SQLITE } }),
  )
  run('npm', ['install', '--no-audit', '--no-fund'], { cwd: PEERS })
})
const tsx = join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs')
run(process.execPath, [tsx, join(ROOT, 'scripts', 'bench', 'store.ts'), ...process.argv.slice(2)])
