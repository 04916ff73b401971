// Installs the project's packages from the lockfile, unless this was done for the current lockfile. The release workflow runs this file itself.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fail, ROOT, run, step } from './steps.mjs'

const STAMP = join(ROOT, 'node_modules', '.parley-installed')
/** npm writes its own list last, so a folder without one is half an installation, even if npm said nothing. */
const LIST = join(ROOT, 'node_modules', '.package-lock.json')

const wanted = () =>
  createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .update(process.versions.modules)
    .digest('hex')

/** Brings `node_modules` up to date with the lockfile. Does not run install scripts of packages: none is needed. */
export function ensureInstalled() {
  return step('packages from the lockfile', () => {
    if (existsSync(STAMP) && existsSync(LIST) && readFileSync(STAMP, 'utf8') === wanted()) return false
    run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
      failure:
        'the packages could not be installed. Is the package registry reachable? Nothing else is downloaded from elsewhere.',
    })
    if (!existsSync(LIST)) fail('npm stopped halfway, without saying why. Run the same command again.')
    writeFileSync(STAMP, wanted())
    return true
  })
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) await ensureInstalled()
