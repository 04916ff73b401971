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

/** The typesetter that the benchmark of the press is compared with, and its code for this kind of machine, each with the sum of its package. */
const TYPST = '@myriaddreamin/typst-ts-node-compiler'
const TYPST_VERSION = '0.7.0'
const TYPST_SUMS = {
  [TYPST]: 'sha512-snM2byzDcqqQbT6FiGeCgkbviJkxsuaUS/x2RiLoMngFC3UEiciM4LcUKDcIygsH70TroRLPzPIevF0LNGBJNA==',
  [`${TYPST}-linux-x64-gnu`]:
    'sha512-Q+ywVMYaxrS7u+PBuCwi9p+lSBpQ3YNkoXKDiS2mMdRka8ddurt5tJvuR0I1ku0bsXTR1/u4IsLwyyHWpKqUuw==',
}

/** Installs the typesetter into a folder of its own: its native code is 50 MB, so it is no package of the project. */
export const ensureTypst = () =>
  step('peer of the benchmark', () => {
    const folder = join(ROOT, '.cache', 'print-peers')
    const lock = join(folder, 'node_modules', '.package-lock.json')
    if (!existsSync(lock)) {
      mkdirSync(folder, { recursive: true })
      const packages = { private: true, dependencies: { [TYPST]: TYPST_VERSION } }
      writeFileSync(join(folder, 'package.json'), JSON.stringify(packages))
      run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: folder })
    }
    const { packages } = JSON.parse(readFileSync(lock, 'utf8'))
    for (const [path, { integrity }] of Object.entries(packages)) {
      const sum = TYPST_SUMS[path.replace('node_modules/', '')]
      if (sum !== undefined && sum !== integrity) throw new Error(`${path} is not the package that was expected`)
    }
    return false
  })
