import { SENTINEL } from '@electron/fuses/dist/constants.js'
import { savePlistFile, type PlistObject } from 'app-builder-lib/out/util/plist.js'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { NtExecutable, NtExecutableResource, Resource } from 'resedit'

/**
 * Stand-ins for an unpacked Electron of another system, where none is available: the files that electron-builder reads
 * and changes, in their places. They cannot run. They show what packing does to the files, not that the app starts
 * there.
 */

/** The fuses as Electron ships them inside its executable: a mark, a version, the count, then each fuse. */
const FUSE_WIRE = Buffer.concat([Buffer.from(SENTINEL), Buffer.from([1, 8]), Buffer.from('10111001')])
const LANG = { lang: 1033, codepage: 1200 }
const RT_MANIFEST = 24
const MANIFEST =
  '<assembly xmlns="urn:schemas-microsoft-com:asm.v1" manifestVersion="1.0"><trustInfo xmlns="urn:schemas-microsoft-com:asm.v3"><security>' +
  '<requestedPrivileges><requestedExecutionLevel level="asInvoker" uiAccess="false"/></requestedPrivileges></security></trustInfo></assembly>'

function put(file: string, content: string | Uint8Array = ''): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
}

/** Makes a Windows Electron: an executable with version information, a manifest and fuses, and the files beside it. */
export function windowsDist(folder: string): string {
  const executable = NtExecutable.createEmpty(false, false)
  const resources = NtExecutableResource.from(executable)
  const version = Resource.VersionInfo.createEmpty()
  version.setStringValues(LANG, { ProductName: 'Electron', FileDescription: 'Electron' })
  version.outputToResourceEntries(resources.entries)
  const manifest = new Uint8Array(Buffer.from(MANIFEST)).buffer
  resources.entries.push({ type: RT_MANIFEST, id: 1, bin: manifest, ...LANG })
  resources.outputResource(executable)
  executable.setExtraData(new Uint8Array(FUSE_WIRE))
  put(join(folder, 'electron.exe'), Buffer.from(executable.generate()))
  for (const name of ['de', 'en-GB', 'en-US', 'ja']) put(join(folder, 'locales', `${name}.pak`))
  put(join(folder, 'resources', 'default_app.asar'))
  put(join(folder, 'LICENSE'), 'Electron')
  put(join(folder, 'LICENSES.chromium.html'), 'Chromium')
  put(join(folder, 'version'), 'v45')
  return folder
}

/** Makes a Mac Electron: the bundle with its property list, its framework with the fuses, and its helpers. */
export async function macDist(folder: string): Promise<string> {
  const contents = join(folder, 'Electron.app', 'Contents')
  put(join(contents, 'MacOS', 'Electron'))
  put(join(contents, 'Resources', 'electron.icns'))
  put(join(contents, 'Resources', 'default_app.asar'))
  const framework = join(contents, 'Frameworks', 'Electron Framework.framework')
  put(join(framework, 'Versions', 'A', 'Electron Framework'), FUSE_WIRE)
  symlinkSync('A', join(framework, 'Versions', 'Current'))
  symlinkSync(join('Versions', 'Current', 'Electron Framework'), join(framework, 'Electron Framework'))
  for (const where of [join(contents, 'Resources'), join(framework, 'Versions', 'A', 'Resources')]) {
    for (const name of ['de', 'en', 'ja']) put(join(where, `${name}.lproj`, 'locale.pak'))
  }
  await properties(contents, 'Electron', {
    NSAppTransportSecurity: { NSAllowsArbitraryLoads: true },
    NSCameraUsageDescription: 'This app needs access to the camera',
    NSMicrophoneUsageDescription: 'This app needs access to the microphone',
    NSBluetoothAlwaysUsageDescription: 'This app needs access to Bluetooth',
  })
  for (const suffix of ['', ' (Renderer)', ' (GPU)', ' (Plugin)']) {
    const name = `Electron Helper${suffix}`
    const helper = join(contents, 'Frameworks', `${name}.app`, 'Contents')
    put(join(helper, 'MacOS', name))
    await properties(helper, name, {})
  }
  return folder
}

const properties = (contents: string, name: string, more: PlistObject) =>
  savePlistFile(join(contents, 'Info.plist'), { CFBundleExecutable: name, CFBundleName: name, ...more })
