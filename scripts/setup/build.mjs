// Builds the app into out/, if its sources have changed since the last build.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, step, tool } from './steps.mjs'

const STAMP = join(ROOT, 'out', '.built')
const SOURCES = [
  'core',
  'electron',
  'renderer',
  'assets',
  'electron.vite.config.ts',
  'scripts/licences/bundled-packages.ts',
  'package-lock.json',
  'tsconfig.base.json',
]

function hashOf(path, hash) {
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path).toSorted()) hashOf(join(path, name), hash)
    return
  }
  hash.update(path.slice(ROOT.length)).update(readFileSync(path))
}

function sourceHash() {
  const hash = createHash('sha256')
  for (const source of SOURCES) hashOf(join(ROOT, source), hash)
  return hash.digest('hex')
}

/** Brings `out/` up to date with the sources. */
export function ensureBuilt() {
  return step('build', () => {
    const hash = sourceHash()
    if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash) return false
    // Remove the stamp first: an interrupted build must not pass for a whole one.
    rmSync(STAMP, { force: true })
    tool('electron-vite/bin/electron-vite.js', ['build', '--logLevel', 'warn'], { failure: 'the build failed.' })
    writeFileSync(STAMP, hash)
    return true
  })
}
