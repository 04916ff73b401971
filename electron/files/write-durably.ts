import { randomBytes } from 'node:crypto'
import { dirname } from 'node:path'
import { realFileSystem, type FileSystem } from './file-system'

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
 * only after that.
 * @throws WriteFailure; the temporary file is gone, and unless `published` the old file is untouched
 */
export async function writeDurably(path: string, bytes: Uint8Array, fs: FileSystem = realFileSystem): Promise<void> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`
  let published = false
  try {
    await writeNew(temporary, bytes, fs)
    await fs.rename(temporary, path)
    published = true
    await fs.syncFolder(dirname(path))
  } catch (error) {
    if (!published) await fs.remove(temporary).catch(() => undefined)
    throw new WriteFailure(error, published)
  }
}

/** Writes a new file whole, and makes its content durable. */
async function writeNew(path: string, bytes: Uint8Array, fs: FileSystem): Promise<void> {
  const file = await fs.create(path)
  try {
    let offset = 0
    while (offset < bytes.length) {
      const written = await file.write(bytes, offset)
      if (written <= 0) throw Object.assign(new Error('short write'), { code: 'EIO' })
      offset += written
    }
    await file.sync()
  } finally {
    await file.close()
  }
}
