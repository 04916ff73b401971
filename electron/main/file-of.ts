import { realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'

/** The scheme and host of the window's own files; always compared as a whole origin. */
export const APP_SCHEME = 'app'
export const APP_HOST = 'parley'
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`

/**
 * The file that an address names, or undefined if it names none inside the folder: rejects other hosts, `..` in any spelling, NUL bytes, backslashes,
 * folders, and links that lead out.
 */
export async function fileOf(address: string, folder: string): Promise<string | undefined> {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (!url || url.protocol !== `${APP_SCHEME}:` || url.host !== APP_HOST) return undefined
  let path: string
  try {
    path = decodeURIComponent(url.pathname)
  } catch {
    return undefined
  }
  if (/[\0\\]/.test(path) || path.split('/').includes('..')) return undefined
  try {
    const root = await realpath(folder)
    const file = await realpath(join(root, path === '/' ? 'index.html' : path))
    return file.startsWith(root + sep) && (await stat(file)).isFile() ? file : undefined
  } catch {
    return undefined
  }
}
