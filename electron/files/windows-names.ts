import { win32 } from 'node:path'

/** Names of devices, with any ending: https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³]) *(\..*)?$/i
/** The longest name in its letters of 16 bits. */
const LONGEST = 255
const REFUSED = /[<>:"|?*\p{Cc}]/u

/**
 * The first name in a path that Windows refuses or changes: with one of its signs (a colon names a hidden stream), of a device, too long, or with a dot or a space at
 * its end. Undefined if it takes them all. `.` and `..` are no names.
 */
export function refusedByWindows(path: string): string | undefined {
  const { root } = win32.parse(path)
  return path
    .slice(root.length)
    .split(/[\\/]/)
    .find((name) => !/^\.{0,2}$/.test(name) && isRefused(name))
}

const isRefused = (name: string): boolean =>
  REFUSED.test(name) || DEVICE.test(name) || /[. ]$/.test(name) || name.length > LONGEST
