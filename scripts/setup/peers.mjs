// Peers that benchmarks measure against. They never ship: they are installed apart from the project's packages, and built by their own scripts.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, run, step } from './steps.mjs'

const PEERS = join(ROOT, '.cache', 'peers')
const VERSIONS = { 'better-sqlite3': '12.11.1', minisearch: '7.2.0' }

const isInstalled = ([name, version]) => {
  const file = join(PEERS, 'node_modules', name, 'package.json')
  return existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).version === version
}

/** Installs the benchmarks' peers into a folder of their own. */
export const ensurePeers = () =>
  step('peers of the benchmark', () => {
    const binding = join(PEERS, 'node_modules', 'better-sqlite3', 'build', 'Release', 'better_sqlite3.node')
    if (existsSync(binding) && Object.entries(VERSIONS).every(isInstalled)) return false
    mkdirSync(PEERS, { recursive: true })
    writeFileSync(join(PEERS, 'package.json'), JSON.stringify({ private: true, dependencies: VERSIONS }))
    run('npm', ['install', '--no-audit', '--no-fund'], { cwd: PEERS })
    return true
  })
