import { createHash } from 'node:crypto'
import { realpathSync, type BigIntStats } from 'node:fs'

/**
 * Identifies an existing folder whatever path leads to it: by its drive and number, or by its real path on a drive that numbers every file 0, as some
 * network drives do on Windows. Letters, digits and `-` alone. `realPath` is replaced by tests.
 * @throws the system's error if the real path is needed and cannot be had
 */
export function folderIdentity(
  path: string,
  { dev, ino }: Pick<BigIntStats, 'dev' | 'ino'>,
  realPath: (path: string) => string = realpathSync.native,
): string {
  if (ino !== 0n) return `${dev}-${ino}`
  const hash = createHash('sha256').update(realPath(path)).digest('hex')
  return `${dev}-path-${hash.slice(0, 24)}`
}
