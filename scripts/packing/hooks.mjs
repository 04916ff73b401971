// electron-builder calls these functions while it packs (electron-builder.yml): plain JavaScript, since electron-builder loads it itself.
import { parsePlistFile, savePlistFile } from 'app-builder-lib/out/util/plist.js'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** Packs nothing of node_modules: all code is bundled. */
export const beforeBuild = () => false

/** Removes the parts of an unpacked Electron that start other apps: its default app, and our launcher's notes. */
export function afterExtract({ appOutDir, packager }) {
  const isMac = packager.platform.name === 'mac'
  const resources = isMac
    ? join(appOutDir, packager.info.framework.distMacOsAppName, 'Contents', 'Resources')
    : join(appOutDir, 'resources')
  rmSync(join(resources, 'default_app.asar'), { force: true })
  for (const name of ['version', 'ready']) rmSync(join(appOutDir, name), { force: true })
}

/** Electron's reasons to request these on a Mac do not apply: Parley uses none of them. */
const UNUSED =
  /^NS(Bluetooth|Camera|Microphone|AudioCapture|Location|Contacts|Calendars|AppleEvents).*UsageDescription$/

/**
 * On a Mac electron-builder allows every unencrypted request, for an updater that Parley lacks, and Electron's own list asks for a camera. Undoes
 * both before the app is signed, since no setting of electron-builder's can.
 */
export async function afterPack({ appOutDir, packager }) {
  if (packager.platform.name !== 'mac') return
  const file = join(appOutDir, `${packager.appInfo.productFilename}.app`, 'Contents', 'Info.plist')
  if (!existsSync(file)) throw new Error(`there is no ${file}`)
  const info = await parsePlistFile(file)
  info.NSAppTransportSecurity = { NSAllowsArbitraryLoads: false }
  for (const key of Object.keys(info).filter((name) => UNUSED.test(name))) delete info[key]
  await savePlistFile(file, info)
}
