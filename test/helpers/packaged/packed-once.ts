import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../desks/sample'

const NOTE = join(ROOT, '.cache', 'packed.json')
const DIST = join(ROOT, 'dist')

/** The output of `npm run dist`. */
export interface Packed {
  executable: string
  folder: string
  tarGz: string
  deb: string
  checksums: string
  seconds: number
}

/** Packs the app as `npm run dist` does, once in a run of the tests, however many test files ask for it. @throws Error with its output */
export function packedOnce(): Packed {
  // All workers of one run have the same parent process.
  const run = process.ppid
  const note = existsSync(NOTE)
    ? (JSON.parse(readFileSync(NOTE, 'utf8')) as { run: number; seconds: number })
    : undefined
  let seconds = note?.seconds ?? 0
  if (note?.run !== run || !existsSync(DIST)) {
    const since = performance.now()
    const { status, stdout, stderr } = spawnSync('npm', ['run', 'dist', '--', '--quick'], {
      cwd: ROOT,
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(`npm run dist failed:\n${stdout}\n${stderr}`)
    seconds = (performance.now() - since) / 1000
    console.log(`${stdout.slice(stdout.indexOf('in dist/:'))}npm run dist: ${seconds.toFixed(1)} s`)
    mkdirSync(join(ROOT, '.cache'), { recursive: true })
    writeFileSync(NOTE, JSON.stringify({ run, seconds }))
  }
  const folder = join(DIST, 'linux-unpacked')
  return {
    executable: join(folder, 'parley'),
    folder,
    tarGz: artefact('.tar.gz'),
    deb: artefact('.deb'),
    checksums: join(DIST, 'SHA256SUMS'),
    seconds,
  }
}

function artefact(ending: string): string {
  const [name, ...others] = readdirSync(DIST).filter((entry) => entry.endsWith(ending))
  if (name === undefined || others.length > 0) throw new Error(`dist/ has not one ${ending}`)
  return join(DIST, name)
}
