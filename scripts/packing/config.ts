import { FuseV1Options } from '@electron/fuses'
import { getConfig, validateConfiguration } from 'app-builder-lib/out/util/config/config.js'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The settings of electron-builder.yml, as electron-builder reads them. */
export type PackingConfig = Awaited<ReturnType<typeof getConfig>>

export const CONFIG_FILE = 'electron-builder.yml'

/** Reads the settings from a project's folder, without packing anything. @throws Error if the file cannot be read as YAML */
export function readConfig(root: string): Promise<PackingConfig> {
  return getConfig(root, CONFIG_FILE, undefined)
}

/** Checks the settings against electron-builder's own schema. @throws Error that names a key that is misspelt or has a wrong value */
export async function checkConfig(config: PackingConfig): Promise<void> {
  const logger = { isEnabled: false } as Parameters<typeof validateConfiguration>[1]
  await validateConfiguration(config, logger)
}

/** Electron's fuses by electron-builder's names. */
const FUSES = {
  runAsNode: FuseV1Options.RunAsNode,
  enableCookieEncryption: FuseV1Options.EnableCookieEncryption,
  enableNodeOptionsEnvironmentVariable: FuseV1Options.EnableNodeOptionsEnvironmentVariable,
  enableNodeCliInspectArguments: FuseV1Options.EnableNodeCliInspectArguments,
  enableEmbeddedAsarIntegrityValidation: FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
  onlyLoadAppFromAsar: FuseV1Options.OnlyLoadAppFromAsar,
  loadBrowserProcessSpecificV8Snapshot: FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
  grantFileProtocolExtraPrivileges: FuseV1Options.GrantFileProtocolExtraPrivileges,
} as const

/** The wanted value of each fuse. @throws Error if the settings leave one out, so that Electron would choose */
export function wantedFuses(config: PackingConfig): Map<FuseV1Options, boolean> {
  const wanted = new Map<FuseV1Options, boolean>()
  for (const [name, option] of Object.entries(FUSES)) {
    const value = config.electronFuses?.[name as keyof typeof FUSES]
    if (typeof value !== 'boolean') throw new Error(`${CONFIG_FILE} does not say what the fuse ${name} is to be`)
    wanted.set(option, value)
  }
  return wanted
}

/** The version of the app, from its package.json. */
export function appVersion(root: string): string {
  return (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version
}
