import { existsSync } from 'node:fs'
import { ParleyError } from '../../../core/base/errors'
import type { FileMark, FileSystem, OpenFile } from '../../files/file-system'
import { readEnds } from '../../files/read-ends'
import { reasonOf, WriteFailure } from '../../files/write-durably'

/** The segment that is being written. */
export interface OpenSegment {
  number: number
  path: string
  file: OpenFile
  /** The length of the file, all of it durable. */
  length: number
  identity: string
  /** The last bytes that were written here; none before the first write. */
  tail: Buffer
}

/** The file and the length of a segment. */
export type Placed = Pick<OpenSegment, 'path' | 'identity' | 'length'>

/** How many of the last bytes are kept to compare, at most. */
const TAIL_MAX = 1 << 14

export const tailOf = (bytes: Buffer): Buffer => Buffer.from(bytes.subarray(-TAIL_MAX))

/** @throws ParleyError `desk-moved`, `desk-changed-outside`: the name belongs to another file, or the length differs; WriteFailure: unknown */
export async function refuseIfReplaced(
  directory: string,
  { path, identity, length }: Placed,
  fs: FileSystem,
): Promise<void> {
  let found: FileMark
  try {
    found = await fs.mark(path)
  } catch (error) {
    // A permission error, or a drive that does not answer, says nothing about the file.
    if (!['ENOENT', 'ENOTDIR'].includes(reasonOf(error))) throw new WriteFailure(error, false)
    if (!existsSync(directory)) throw new ParleyError('desk-moved', { dir: directory }, { cause: error })
    throw new ParleyError('desk-changed-outside', { file: path }, { cause: error })
  }
  if (found.identity === identity && found.length === length) return
  throw new ParleyError('desk-changed-outside', { file: path })
}

/** @throws ParleyError `desk-changed-outside` if the file no longer ends with the bytes that were written here last */
export async function refuseIfRewritten({ path, tail }: Pick<OpenSegment, 'path' | 'tail'>): Promise<void> {
  const ends = tail.length > 0 ? await readEnds(path) : undefined
  // If it cannot be read, writing it will say why.
  if (ends && !ends.tail.subarray(-tail.length).equals(tail))
    throw new ParleyError('desk-changed-outside', { file: path })
}
