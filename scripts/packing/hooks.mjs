// What electron-builder calls while it packs (electron-builder.yml): plain JavaScript, since electron-builder loads it itself.
import { parsePlistFile, savePlistFile } from 'app-builder-lib/out/util/plist.js'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** Nothing of node_modules is packed: all code is bundled, so there is nothing to collect. */
export const beforeBuild = () => false

/** Takes from an unpacked Electron what is there to start other apps: its default app, and what our launcher notes. */
export function afterExtract({ appOutDir, packager }) {
  const isMac = packager.platform.name === 'mac'
  const resources = isMac
    ? join(appOutDir, packager.info.framework.distMacOsAppName, 'Contents', 'Resources')
    : join(appOutDir, 'resources')
  rmSync(join(resources, 'default_app.asar'), { force: true })
  for (const name of ['version', 'ready']) rmSync(join(appOutDir, name), { force: true })
}

/** Why Electron asks for these on a Mac is no reason of Parley's: it uses none of them. */
const UNUSED =
  /^NS(Bluetooth|Camera|Microphone|AudioCapture|Location|Contacts|Calendars|AppleEvents).*UsageDescription$/

/**
 * On a Mac electron-builder allows every unencrypted request, for an updater that Parley does not have, and Electron's own list
 * speaks of a camera. Both are undone here, before the app is signed: no setting of electron-builder's does it.
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
