import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bundledPathsFrom } from '../../../electron/files/bundled-paths'
import { builderArguments } from '../../../scripts/packing/builder-arguments'
import { checkConfig, CONFIG_FILE, readConfig, wantedFuses } from '../../../scripts/packing/config'
import { ROOT, temporaryFolder } from '../../helpers/desks/sample'
import { itLong } from '../../helpers/long'

/** Reads the settings after a change in their text. */
async function changed(from: string, to: string) {
  const folder = temporaryFolder()
  const text = readFileSync(join(ROOT, CONFIG_FILE), 'utf8')
  expect(text).toContain(from)
  writeFileSync(join(folder, CONFIG_FILE), text.replace(from, to))
  cpSync(join(ROOT, 'package.json'), join(folder, 'package.json'))
  return readConfig(folder)
}

describe('the packaging settings', () => {
  itLong('are valid for electron-builder', async () => {
    const config = await readConfig(ROOT)
    await expect(checkConfig(config)).resolves.toBeUndefined()
    expect(config).toMatchObject({ asar: true, publish: null, electronLanguages: ['en', 'en-US', 'ja'] })
    expect(config.nsis).toMatchObject({
      oneClick: false,
      perMachine: false,
      allowElevation: false,
      packElevateHelper: false,
    })
    // Only releases must be signed, and the release workflow sets that.
    expect(config.forceCodeSigning).toBeUndefined()
  })

  itLong.each([
    ['a misspelt key', 'asarUnpack:', 'asarUnpacked:', 'asarUnpacked'],
    ['a misspelt platform key', 'hardenedRuntime: true', 'hardenedRunTime: true', 'configuration.mac'],
    ['a misspelt fuse', 'runAsNode: false', 'runAsNodes: false', 'configuration.electronFuses'],
    [
      'an unknown value',
      'requestedExecutionLevel: asInvoker',
      'requestedExecutionLevel: asAnybody',
      'configuration.win',
    ],
  ])('are refused with %s', async (_name, from, to, said) => {
    await expect(checkConfig(await changed(from, to))).rejects.toThrow(said)
  })

  it('set every fuse', async () => {
    const wanted = wantedFuses(await readConfig(ROOT))
    expect([...wanted.values()]).toEqual([false, true, false, false, true, true, false, false])
    const config = await changed('  onlyLoadAppFromAsar: true\n', '')
    expect(() => wantedFuses(config)).toThrow('onlyLoadAppFromAsar')
  })
})

describe('the arguments for electron-builder', () => {
  const linux = () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'version'), 'v45.4.1')
    return { PARLEY_ELECTRON: join(folder, 'electron') }
  }

  it('name a page where one is known, a stand-in only where a package must have one', () => {
    const page = (args: string[]) => args.filter((arg) => arg.includes('homepage'))
    const known = { GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'parley/parley' }
    expect(page(builderArguments({}, 'linux', linux()))).toEqual(['-c.extraMetadata.homepage=https://parley.invalid'])
    for (const system of ['win32', 'darwin']) {
      expect(page(builderArguments({}, system, {}))).toEqual([])
      expect(page(builderArguments({}, system, known))).toEqual([
        '-c.extraMetadata.homepage=https://github.com/parley/parley',
      ])
    }
    expect(readFileSync(join(ROOT, CONFIG_FILE), 'utf8')).not.toContain('homepage')
  })

  it('sign a release, and let a Mac start what is packed for trying out', () => {
    const reset = '-c.electronFuses.resetAdHocDarwinSignature=true'
    expect(builderArguments({}, 'darwin', {})).toContain(reset)
    const release = builderArguments({ release: true }, 'darwin', {})
    expect(release).not.toContain(reset)
    expect(release).toContain('-c.forceCodeSigning=true')
    expect(builderArguments({}, 'win32', {})).not.toContain(reset)
  })
})

describe('Parley’s part of the Windows installer', () => {
  const part = readFileSync(join(ROOT, 'assets', 'installer.nsh'), 'utf8')
  const templates = join(ROOT, 'node_modules', 'app-builder-lib', 'templates', 'nsis')
  const template = ['installSection.nsh', 'uninstaller.nsh', 'multiUserUi.nsh', 'include/installer.nsh']
    .map((name) => readFileSync(join(templates, name), 'utf8'))
    .join('\n')

  it('has only macros and variables that electron-builder knows', () => {
    const macros = [...part.matchAll(/^!macro (custom\w+)/gm)].map(([, name]) => name)
    expect(macros).toEqual(['customInstall', 'customUnInstall', 'customInstallMode'])
    for (const name of macros) expect(template).toContain(`!insertmacro ${name}`)
    for (const name of [
      '$hasPerMachineInstallation',
      '$isForceMachineInstall',
      '$isForceCurrentInstall',
      'UAC_IsAdmin',
    ])
      expect([part.includes(name), template.includes(name)]).toEqual([true, true])
  })

  it('removes the copy of itself that electron-builder’s keeps for an updater', () => {
    const { name } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { name: string }
    expect(template).toContain('copyFile "$EXEPATH" "$LOCALAPPDATA\\${APP_INSTALLER_STORE_FILE}"')
    expect(part).toContain(`Delete "$LOCALAPPDATA\\${name}-updater\\installer.exe"`)
  })
})

describe('the paths of a packaged app', () => {
  const inArchive = (...path: string[]) => [sep === '/' ? '' : 'C:', 'opt', 'resources', 'app.asar', ...path].join(sep)

  it('lie in the archive, except the fonts and the sample, which are real files beside it', () => {
    const places = bundledPathsFrom(inArchive('out', 'main'))
    expect(places.preloadFile).toBe(inArchive('out', 'preload', 'preload.cjs'))
    expect(places.fonts).toBe(inArchive('out', 'renderer', 'fonts').replace('app.asar', 'app.asar.unpacked'))
    expect(places.sampleDesk).toBe(inArchive('assets', 'sample-desk').replace('app.asar', 'app.asar.unpacked'))
  })

  it('place the licences beside the app, or inside it on a Mac', () => {
    const beside = (...path: string[]) => inArchive('..', ...path)
    const places = (platform: NodeJS.Platform) => bundledPathsFrom(inArchive('out', 'main'), platform)
    expect(places('linux').licences).toBe(join(beside('..', 'THIRD-PARTY-LICENSES.txt')))
    expect(places('darwin').licences).toBe(join(beside('THIRD-PARTY-LICENSES.txt')))
  })

  it('all lie in the project’s folder in an unpackaged app', () => {
    const places = bundledPathsFrom(join(ROOT, 'out', 'main'))
    expect(places.fonts).toBe(join(ROOT, 'out', 'renderer', 'fonts'))
    expect(places.sampleDesk).toBe(join(ROOT, 'assets', 'sample-desk'))
    expect(places.licences).toBe(join(ROOT, 'LICENSE'))
  })
})
