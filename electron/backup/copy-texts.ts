import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileSystem } from '../files/file-system'
import { makeFolders } from '../files/private-files'
import { replaceVerified } from '../files/write-durably'
import { sha256Of } from '../journal/format/desk-content'
import { FROZEN_FOLDERS } from '../journal/format/desk-file-names'
import { atPlace } from './backup-error'
import type { Step } from './step'

const NAME = /^([0-9a-f]{64})\.(txt|json|bin)$/

/**
 * Copies the immutable texts and originals of a desk that a place lacks, one at a time. `full` rereads the existing copies, and repairs those that have changed.
 * @returns how many of the desk's own files do not match their names and have no good copy
 * @throws ParleyError `backup-…`, `canceled`
 */
export async function copyTexts(directory: string, place: string, step: Step, full: boolean): Promise<number> {
  const files: { folder: string; name: string; sha256: string }[] = []
  for (const folder of FROZEN_FOLDERS) {
    const names = await readdir(join(directory, folder)).catch(() => [])
    for (const name of names) {
      const sha256 = NAME.exec(name)?.[1]
      if (sha256 !== undefined) files.push({ folder, name, sha256 })
    }
  }
  await atPlace(place, async () => {
    for (const folder of FROZEN_FOLDERS) await makeFolders(join(place, folder))
  })
  let bad = 0
  for (const [index, { folder, name, sha256 }] of files.entries()) {
    step.at(index, files.length)
    const copy = join(place, folder, name)
    if (await atPlace(place, () => isCopied(copy, join(directory, folder, name), full ? sha256 : undefined, step.fs)))
      continue
    const bytes = await step.fs.read(join(directory, folder, name)).catch(() => undefined)
    if (bytes && sha256Of(bytes) === sha256) await atPlace(place, () => replaceVerified(copy, bytes, step.fs))
    else if (!(await isSound(copy, sha256, step.fs))) bad += 1
  }
  return bad
}

/** Does the copy exist with the right length and, if a SHA-256 is given, the right content? */
async function isCopied(copy: string, original: string, sha256: string | undefined, fs: FileSystem): Promise<boolean> {
  if (sha256 !== undefined) return isSound(copy, sha256, fs)
  const [found, wanted] = await Promise.all([copy, original].map((file) => stat(file).catch(() => undefined)))
  return found !== undefined && found.size === wanted?.size
}

async function isSound(file: string, sha256: string, fs: FileSystem): Promise<boolean> {
  const bytes = await fs.read(file).catch(() => undefined)
  return bytes !== undefined && sha256Of(bytes) === sha256
}
