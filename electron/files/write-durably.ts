import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { realFileSystem, type FileSystem, type OpenFile } from './file-system'

/** A write that failed. `published` tells whether the new file may already have its name. */
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
 * Replaces a file so that at any instant, even after a power cut, its name refers to the whole old or the whole new content: writes all bytes to a
 * fresh temporary file beside it (looping over short counts), then fsync, rename, fsync of the folder. Resolves only after that. Never holds streamed
 * bytes in memory at once; if their source throws, publishes nothing.
 * @throws WriteFailure; the temporary file is deleted, and unless `published` the old file is untouched
 */
export async function writeDurably(
  path: string,
  bytes: Uint8Array | AsyncIterable<Uint8Array>,
  fs: FileSystem = realFileSystem,
): Promise<void> {
  await publish(path, fs, (temporary) => writeNew(temporary, bytes instanceof Uint8Array ? [bytes] : bytes, fs))
}

/**
 * Writes a file and reads it back before giving it its name, which must be new, so that the name only ever refers to the intended content. Resolves
 * when it is durable.
 * @throws WriteFailure (`EEXIST` if the name is taken, `READ-BACK` if the disk returned something different)
 */
export async function writeVerified(path: string, bytes: Buffer, fs: FileSystem = realFileSystem): Promise<void> {
  await writeReadBack(path, bytes, fs, false)
}

/** Like `writeVerified`, but replaces any file with the name. @throws WriteFailure; the old file is untouched unless `published` */
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

/** A fresh name beside a file for a temporary one, which the next writer removes if this one is killed. */
export const temporaryName = (path: string): string => `${path}.${randomBytes(6).toString('hex')}.tmp`

/** Lets `write` fill a temporary file, then renames it. @throws WriteFailure; the temporary file is deleted */
async function publish(path: string, fs: FileSystem, write: (temporary: string) => Promise<void>): Promise<void> {
  const temporary = temporaryName(path)
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

/** Writes all bytes at a position of a file, and retries what a call leaves over. @throws `EIO` if a call writes nothing */
export async function writeAll(file: OpenFile, bytes: Uint8Array, position: number): Promise<void> {
  let offset = 0
  while (offset < bytes.length) {
    const written = await file.write(bytes, offset, position + offset)
    if (written <= 0) throw Object.assign(new Error('short write'), { code: 'EIO' })
    offset += written
  }
}
