import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { thirdPartyLicences } from './licences/third-party'
import { builderArguments } from './packing/builder-arguments'
import { checkConfig, readConfig, type PackingConfig } from './packing/config'
import { findingsIn, packedAppIn } from './packing/inspect-app'
import { linuxTools } from './packing/tools'

/**
 * The second half of `npm run dist`, after the build and Electron: packs both, and inspects and describes the result. Fails if a fuse, a file or a
 * licence is wrong, and leaves nothing installable behind.
 */

const ROOT = resolve(import.meta.dirname, '..')
const DIST = join(ROOT, 'dist')
const ARTEFACT = /\.(tar\.gz|deb|exe|zip|dmg)$/
/** Enough to see the problem. */
const MOST_SAID = 20
const onlyFolder = process.argv.includes('--dir')
const quick = process.argv.includes('--quick')
const release = process.argv.includes('--release')
const standIn = process.env['PARLEY_STAND_IN'] === '1'

function fail(sentence: string): never {
  console.error(`\nparley: ${sentence}`)
  process.exit(1)
}

function pack(): void {
  const builder = join(ROOT, 'node_modules', 'electron-builder', 'cli.js')
  const level = quick ? { ELECTRON_BUILDER_COMPRESSION_LEVEL: '1' } : {}
  const env = {
    ...process.env,
    NO_UPDATE_NOTIFIER: '1',
    ...(process.platform === 'linux' ? linuxTools(ROOT) : {}),
    ...level,
  }
  const { status } = spawnSync(
    process.execPath,
    [builder, ...builderArguments({ onlyFolder, quick, release, standIn })],
    { cwd: ROOT, stdio: 'inherit', env },
  )
  if (status !== 0) fail('electron-builder failed.')
}

/** Inspects the unpacked apps. */
async function inspect(config: PackingConfig): Promise<void> {
  const folders = readdirSync(DIST).map((name) => join(DIST, name))
  const apps = folders.flatMap((folder) => packedAppIn(folder) ?? [])
  if (apps.length === 0) fail('there is no unpacked app in dist/.')
  for (const app of apps) {
    const findings = await findingsIn(app, config)
    if (findings.length > 0) {
      rmSync(DIST, { recursive: true })
      const more = findings.length > MOST_SAID ? `\n  and ${findings.length - MOST_SAID} more` : ''
      fail(
        `what was packed is not as it should be, and was removed:\n  ${findings.slice(0, MOST_SAID).join('\n  ')}${more}`,
      )
    }
    console.log(`  ${app.folder}: files, fuses and licences are as they should be`)
  }
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`.padStart(9)

function sizeOf(path: string): number {
  const stat = statSync(path)
  return stat.isDirectory() ? readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0) : stat.size
}

/** Prints the files and their sizes, and writes the checksums of the release files. */
function report(): void {
  const names = readdirSync(DIST).toSorted()
  const artefacts = names.filter((name) => ARTEFACT.test(name))
  const folders = names.filter((name) => packedAppIn(join(DIST, name)) !== undefined)
  console.log('\nin dist/:')
  for (const name of [...folders, ...artefacts]) console.log(`  ${megabytes(sizeOf(join(DIST, name)))}  ${name}`)
  if (artefacts.length === 0) return
  const sums = artefacts.map((name) => {
    const sum = createHash('sha256')
      .update(readFileSync(join(DIST, name)))
      .digest('hex')
    return `${sum}  ${name}\n`
  })
  writeFileSync(join(DIST, 'SHA256SUMS'), sums.join(''))
}

const since = performance.now()
const config = await readConfig(ROOT)
await checkConfig(config)
writeFileSync(join(ROOT, 'out', 'THIRD-PARTY-LICENSES.txt'), thirdPartyLicences(ROOT))
if (existsSync(DIST)) rmSync(DIST, { recursive: true })
pack()
await inspect(config)
report()
console.log(`packed in ${((performance.now() - since) / 1000).toFixed(1)} s`)
if (standIn) console.log('this is on the stand-in Electron, for trying out only: it is not to be handed to anybody.')
