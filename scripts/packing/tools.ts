import { path7za } from '7zip-bin'
import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'

const there = (command: string) => !spawnSync(command, ['--version'], { stdio: 'ignore' }).error

/**
 * The Linux programs that electron-builder would download, taken from this machine, so that packing needs no network: 7za from the lockfile's
 * package, and fpm from the system or, if that is missing, our own stand-in that calls dpkg-deb.
 * @returns environment variables for electron-builder
 */
export function linuxTools(root: string): Record<string, string> {
  const folder = join(root, '.cache', 'tools')
  mkdirSync(folder, { recursive: true })
  // The package's file is not executable.
  const sevenZip = join(folder, '7za')
  copyFileSync(path7za, sevenZip)
  chmodSync(sevenZip, 0o755)
  // electron-builder asks for 9, which takes seven times as long and makes a tar.gz 1% smaller.
  const level = process.env['ELECTRON_BUILDER_COMPRESSION_LEVEL'] ?? '5'
  return { ELECTRON_BUILDER_7ZIP_PATH: sevenZip, ELECTRON_BUILDER_COMPRESSION_LEVEL: level, ...fpm(root) }
}

function fpm(root: string): Record<string, string> {
  if (there('fpm')) return { USE_SYSTEM_FPM: 'true' }
  if (there('dpkg-deb')) return { CUSTOM_FPM_PATH: join(root, 'scripts', 'packing', 'fpm-by-dpkg-deb.mjs') }
  return {}
}
