import { getRawHeader } from '@electron/asar'
import { parsePlistFile, type PlistObject } from 'app-builder-lib/out/util/plist.js'
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { NtExecutable, NtExecutableResource, Resource } from 'resedit'
import { beforeAll, describe, expect, it } from 'vitest'
import { ICNS_PARTS, readIcns, readIco } from '../../scripts/icons/icon-files'
import { appVersion, readConfig } from '../../scripts/packing/config'
import { findingsIn, packedAppIn, type PackedApp } from '../../scripts/packing/inspect-app'
import { makeMsi } from '../../scripts/packing/msi'
import { ROOT, temporaryFolder } from '../helpers/desks/sample'
import { bytesOf } from '../helpers/files/desk-files'
import { itUnless } from '../helpers/left-out'
import { packedOnce } from '../helpers/packaged/packed-once'
import { macDist, windowsDist } from '../helpers/packaged/stand-in-dists'

/** Packs for another system with the real electron-builder, from a stand-in Electron that cannot run. */
function pack(system: '--win' | '--mac', dist: string, output: string, folder: string): PackedApp {
  const builder = join(ROOT, 'node_modules', 'electron-builder', 'cli.js')
  const args = [builder, system, 'dir', '--x64', '--publish', 'never', `-c.electronDist=${dist}`]
  const more = ['-c.electronVersion=45.4.1', `-c.directories.output=${output}`]
  const { status, stdout, stderr } = spawnSync(process.execPath, [...args, ...more], { cwd: ROOT, encoding: 'utf8' })
  expect(status, `${stdout}\n${stderr}`).toBe(0)
  const app = packedAppIn(join(output, folder))
  if (!app) throw new Error(`no app in ${readdirSync(output).join(', ')}`)
  return app
}
const version = appVersion(ROOT)
/** The hash of an archive's header, which Electron compares with the one in its executable or property list. */
const headerHash = (archive: string) => createHash('sha256').update(getRawHeader(archive).headerString).digest('hex')

// The build and the text of the licences come from packing for this system.
beforeAll(() => void packedOnce(), 600_000)

describe('packed for Windows', () => {
  it('has its names, version, icon, archive’s hash and fuses, and requests no elevated rights', async () => {
    const work = temporaryFolder()
    const app = pack('--win', windowsDist(join(work, 'dist')), join(work, 'out'), 'win-unpacked')
    expect(await findingsIn(app, await readConfig(ROOT))).toEqual([])
    const { entries } = NtExecutableResource.from(NtExecutable.from(readFileSync(app.executable)))
    const [info] = Resource.VersionInfo.fromEntries(entries)
    expect(info?.getStringValues({ lang: 1033, codepage: 1200 })).toMatchObject({
      ProductName: 'Parley',
      FileDescription: 'Parley',
      LegalCopyright: 'Copyright © 2026 The Parley developers',
      FileVersion: version,
    })
    const text = (type: string | number, id: string | number) =>
      Buffer.from(entries.find((entry) => entry.type === type && entry.id === id)?.bin ?? new ArrayBuffer(0)).toString()
    expect(JSON.parse(text('INTEGRITY', 'ELECTRONASAR'))).toEqual([
      { file: 'resources\\app.asar', alg: 'SHA256', value: headerHash(app.archive) },
    ])
    expect(text(24, 1)).toContain('level="asInvoker"')
    const [group] = Resource.IconGroupEntry.fromEntries(entries)
    const drawn = readIco(readFileSync(join(ROOT, 'assets', 'icon.ico'))).map(({ size }) => size)
    expect(group?.icons.map(({ width }) => width || 256)).toEqual(drawn)
  })
})

const noWixl = spawnSync('wixl', ['--version']).error ? 'wixl is not installed' : undefined

itUnless(noWixl, 'the MSI package holds the Windows app as it was packed, file by file', () => {
  const work = temporaryFolder()
  const app = pack('--win', windowsDist(join(work, 'dist')), join(work, 'out'), 'win-unpacked')
  const file = join(work, 'parley.msi')
  makeMsi({ app: app.folder, version }, file)
  execFileSync('msiextract', ['-C', join(work, 'msi'), file], { stdio: 'ignore' })
  expect(bytesOf(join(work, 'msi', 'Parley'))).toEqual(bytesOf(app.folder))
  const properties = execFileSync('msiinfo', ['export', file, 'Property'], { encoding: 'utf8' })
  for (const property of [`ProductVersion\t${version}`, 'ProductName\tParley', 'ALLUSERS\t1'])
    expect(properties).toContain(property)
})

describe('packed for macOS', () => {
  it('has its names, icon, archive’s hash and fuses, and may load nothing unencrypted', async () => {
    const work = temporaryFolder()
    const app = pack('--mac', await macDist(join(work, 'dist')), join(work, 'out'), 'mac')
    // In the official archive the licences of Electron and Chromium lie beside the bundle, where electron-builder takes
    // them from; from a folder it takes none.
    const findings = await findingsIn(app, await readConfig(ROOT))
    expect(findings.filter((finding) => !/^LICENSES?\.(electron|chromium)/.test(finding))).toEqual([])
    const contents = join(app.folder, 'Parley.app', 'Contents')
    const info = await parsePlistFile<PlistObject>(join(contents, 'Info.plist'))
    expect(info).toMatchObject({
      CFBundleIdentifier: 'app.parley.desk',
      CFBundleName: 'Parley',
      CFBundleExecutable: 'Parley',
      CFBundleShortVersionString: version,
      LSMinimumSystemVersion: '13.0',
      LSApplicationCategoryType: 'public.app-category.business',
      NSAppTransportSecurity: { NSAllowsArbitraryLoads: false },
      ElectronAsarIntegrity: { 'Resources/app.asar': { algorithm: 'SHA256', hash: headerHash(app.archive) } },
    })
    expect(info['NSAppTransportSecurity']).toEqual({ NSAllowsArbitraryLoads: false })
    expect(Object.keys(info).filter((key) => key.endsWith('UsageDescription'))).toEqual([])
    const icon = join(contents, 'Resources', info['CFBundleIconFile'] as string)
    expect([...readIcns(readFileSync(icon)).keys()]).toEqual(Object.keys(ICNS_PARTS))
    for (const suffix of ['', ' (Renderer)', ' (GPU)', ' (Plugin)']) {
      expect(existsSync(join(contents, 'Frameworks', `Parley Helper${suffix}.app`)), suffix).toBe(true)
    }
    const locales = readdirSync(join(contents, 'Resources')).filter((name) => name.endsWith('.lproj'))
    expect(locales.toSorted()).toEqual(['en.lproj', 'ja.lproj'])
  })
})
