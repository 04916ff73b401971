// npm run dist: makes the installers, in dist/. Does its own set-up; docs/packing.md describes the result.
//   npm run dist                 the unpacked app and this system's packages
//   npm run dist -- --dir        the unpacked app alone
//   npm run dist -- --quick      packed less tightly, in a sixth of the time, for trying out
//   npm run dist -- --release    as in the release workflow: refuses the stand-in, and fails if a signature is missing
import { join } from 'node:path'
import { ensureBuilt } from './setup/build.mjs'
import { ensureInstalled } from './setup/install.mjs'
import { fail, requireNode, ROOT, run } from './setup/steps.mjs'

const args = process.argv.slice(2)
const unknown = args.filter((argument) => !['--dir', '--quick', '--release'].includes(argument))
if (unknown.length > 0)
  fail(`${unknown.join(' ')} is not understood. usage: npm run dist [-- --dir | --quick | --release]`)

requireNode()
await ensureInstalled()
await ensureBuilt()
const { ensureElectron } = await import('./setup/electron-runtime.mjs')
const { executable, standIn } = await ensureElectron()
if (standIn && args.includes('--release'))
  fail('a release is packed with the official Electron, not with the stand-in.')

run(
  process.execPath,
  [join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs'), join(ROOT, 'scripts', 'pack.ts'), ...args],
  {
    env: { PARLEY_ELECTRON: executable, PARLEY_STAND_IN: standIn ? '1' : '' },
    failure: 'nothing was packed: the reason is above.',
  },
)
