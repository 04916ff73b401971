import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { realFileSystem, type FileSystem, type OpenFile } from './file-system'

/** A write that failed. `published` tells whether the new file may already stand under its name. */
export class WriteFailure extends Error {
  readonly published: boolean
  /** The operating system's code: ENOSPC, EROFS, EACCES … */
  readonly reason: string

  constructor(cause: unknown, published: boolean) {
    super(`write failed: ${reasonOf(cause)}`, { cause })
    this.name = 'WriteFailure'
    this.published = published
    this.reason = reasonOf(cause)
  }
}

/** The operating system's code of an error, or its message. */
export function reasonOf(error: unknown): string {
  if (error instanceof WriteFailure) return error.reason
  if (error instanceof Error) return 'code' in error && typeof error.code === 'string' ? error.code : error.message
  return String(error)
}

/**
 * Replaces a file so that at any instant, a power cut included, its name stands for the whole old or the whole new content:
 * a fresh temporary file beside it, all bytes written (short counts looped over), fsync, rename, fsync of the folder. Resolves
 * only after that. Bytes that come in pieces are never all in memory; where their source throws, nothing is published.
 * @throws WriteFailure; the temporary file is gone, and unless `published` the old file is untouched
 */
export async function writeDurably(
  path: string,
  bytes: Uint8Array | AsyncIterable<Uint8Array>,
  fs: FileSystem = realFileSystem,
): Promise<void> {
  await publish(path, fs, (temporary) => writeNew(temporary, bytes instanceof Uint8Array ? [bytes] : bytes, fs))
}

/**
 * Writes a file under a name that is new, and reads it back before it gets that name: what stands under the name is what was to be
 * written. Resolves when the disk has it.
 * @throws WriteFailure (`EEXIST` where the name is taken, `READ-BACK` where the disk gave back something else)
 */
export async function writeVerified(path: string, bytes: Buffer, fs: FileSystem = realFileSystem): Promise<void> {
  await writeReadBack(path, bytes, fs, false)
}

/** As `writeVerified`, in the place of whatever has the name. @throws WriteFailure; what was there is untouched unless `published` */
export async function replaceVerified(path: string, bytes: Buffer, fs: FileSystem = realFileSystem): Promise<void> {
  await writeReadBack(path, bytes, fs, true)
}

async function writeReadBack(path: string, bytes: Buffer, fs: FileSystem, replace: boolean): Promise<void> {
  await publish(path, fs, async (temporary) => {
    if (!replace && existsSync(path)) throw Object.assign(new Error('the name is taken'), { code: 'EEXIST' })
    await writeNew(temporary, [bytes], fs)
    const back = await fs.read(temporary)
    if (!back.equals(bytes)) throw Object.assign(new Error('read back otherwise'), { code: 'READ-BACK' })
  })
}

/** Has a file written under a name of its own, then gives it its name. @throws WriteFailure; what was not given its name is gone */
async function publish(path: string, fs: FileSystem, write: (temporary: string) => Promise<void>): Promise<void> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`
  let published = false
  try {
    await write(temporary)
    await fs.rename(temporary, path)
    published = true
    await fs.syncFolder(dirname(path))
  } catch (error) {
    if (!published) await fs.remove(temporary).catch(() => undefined)
    throw new WriteFailure(error, published)
  }
}

/** Writes a new file whole, and makes its content durable. */
async function writeNew(
  path: string,
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  fs: FileSystem,
): Promise<void> {
  const file = await fs.create(path)
  try {
    let position = 0
    for await (const bytes of pieces) {
      await writeAll(file, bytes, position)
      position += bytes.length
    }
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Writes all bytes at a place of a file: what one call leaves over is given to the next. @throws `EIO` where one takes nothing */
export async function writeAll(file: OpenFile, bytes: Uint8Array, position: number): Promise<void> {
  let offset = 0
  while (offset < bytes.length) {
    const written = await file.write(bytes, offset, position + offset)
    if (written <= 0) throw Object.assign(new Error('short write'), { code: 'EIO' })
    offset += written
  }
}
