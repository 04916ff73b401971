import { createHash, randomBytes } from 'node:crypto'
import { lstat, mkdir, open, readdir, realpath, stat, utimes, type FileHandle } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { ParleyError } from '../../core/base/errors'
import type { Copied } from '../../core/contract/app-schemas'
import { realFileSystem } from './file-system'
import { makeFolders, PRIVATE_FILE, PRIVATE_FOLDER } from './private-files'
import { openRegular } from './regular-file'
import { reasonOf } from './write-durably'
import { move, removeFile, removeFolder } from './when-free'

/** How much is read at once, in bytes. */
const CHUNK = 1 << 20

/** Called with the bytes copied so far and the total. */
type Progress = (done: number, total: number) => void

interface Found {
  path: string
  size: number
}

/**
 * Copies a folder byte for byte into a new folder inside `into`, named after it and the day of `now` (`desk as found 2026-11-23`). Reads every file
 * back from the copy and compares it; the copy gets its name only when all files match. Leaves out and names what cannot be read and what is
 * no ordinary file: a link may lead elsewhere, and a pipe may never end. Only reads the original.
 * @throws ParleyError `copy-inside`, `copy-differs`, `desk-unreadable`, `cannot-write`, `disk-full`
 */
export async function copyFolder(from: string, into: string, now: Date, progress: Progress): Promise<Copied> {
  await refuseInside(from, into)
  const files: Found[] = []
  const unread: string[] = []
  await list(from, files, unread)
  const total = files.reduce((sum, { size }) => sum + size, 0)
  const target = await freeName(into, `${basename(resolve(from))} as found ${dayOf(now)}`)
  const building = `${target}.${randomBytes(6).toString('hex')}.tmp`
  let bytes = 0
  let copied = 0
  try {
    await mkdir(building, PRIVATE_FOLDER)
    for (const { path } of files) {
      const name = relative(from, path)
      const input = await openRegular(path).catch(() => undefined)
      if (!input) {
        unread.push(name)
        continue
      }
      try {
        await copyFile(input, join(building, name), (length) => progress((bytes += length), Math.max(total, bytes)))
        copied += 1
      } catch (error) {
        if (!(error instanceof ReadFailure)) throw error
        // Copy the rest of the folder even if a failing disk loses this file.
        await removeFile(join(building, name))
        unread.push(name)
      } finally {
        await input.close()
      }
    }
    await move(building, target)
    await realFileSystem.syncFolder(into)
  } catch (error) {
    await removeFolder(building).catch(() => undefined)
    throw copyError(error, into)
  }
  return { directory: target, files: copied, bytes, unread }
}

/** A copy inside the folder would be copied too, and would change the original. */
async function refuseInside(from: string, into: string): Promise<void> {
  const [outer, inner] = await Promise.all([from, into].map((path) => realpath(path).catch(() => resolve(path))))
  if (outer !== undefined && inner !== undefined && `${inner}${sep}`.startsWith(`${outer}${sep}`))
    throw new ParleyError('copy-inside', { dir: from })
}

/** Lists all files below a folder, and names the folders that cannot be opened. @throws ParleyError `desk-unreadable` for the folder itself */
async function list(root: string, files: Found[], unread: string[], folder = root): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    if (folder === root) throw new ParleyError('desk-unreadable', { file: root, reason: reasonOf(error) })
    unread.push(relative(root, folder))
    return []
  })
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await list(root, files, unread, path)
    else {
      const found = await lstat(path).catch(() => undefined)
      if (found?.isFile()) files.push({ path, size: found.size })
      else unread.push(relative(root, path))
    }
  }
}

/** Copies one file, makes it durable, and reads it back. */
async function copyFile(input: FileHandle, target: string, progress: (length: number) => void): Promise<void> {
  await makeFolders(dirname(target))
  const output = await open(target, 'wx', PRIVATE_FILE)
  const read = createHash('sha256')
  try {
    for await (const chunk of originalOf(input)) {
      read.update(chunk)
      let offset = 0
      while (offset < chunk.length) {
        const { bytesWritten } = await output.write(chunk, offset, chunk.length - offset)
        if (bytesWritten <= 0) throw Object.assign(new Error('short write'), { code: 'EIO' })
        offset += bytesWritten
      }
      progress(chunk.length)
    }
    await output.sync()
  } finally {
    await output.close()
  }
  await compare(target, read.digest('hex'))
  // The time of the last change may help to explain the damage.
  const { atime, mtime } = await input.stat()
  await utimes(target, atime, mtime)
}

async function compare(file: string, expected: string): Promise<void> {
  const copy = await open(file, 'r')
  const hash = createHash('sha256')
  try {
    for await (const chunk of chunksOf(copy)) hash.update(chunk)
  } finally {
    await copy.close()
  }
  if (hash.digest('hex') !== expected) throw new ParleyError('copy-differs', { file })
}

/** The original could not be read to its end; the copy is not at fault. */
class ReadFailure extends Error {}

async function* originalOf(file: FileHandle): AsyncGenerator<Uint8Array> {
  const chunks = chunksOf(file)
  for (;;) {
    const next = await chunks.next().catch((error: unknown) => {
      throw new ReadFailure('the original cannot be read', { cause: error })
    })
    if (next.done) return
    yield next.value
  }
}

async function* chunksOf(file: FileHandle): AsyncGenerator<Uint8Array> {
  const buffer = new Uint8Array(CHUNK)
  for (let position = 0; ;) {
    const { bytesRead } = await file.read(buffer, 0, CHUNK, position)
    if (bytesRead === 0) return
    position += bytesRead
    yield buffer.subarray(0, bytesRead)
  }
}

/** The day in this machine's time zone, as 2026-11-23. */
function dayOf(now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/** A name that is free in a folder; adds a number if needed. */
async function freeName(into: string, name: string): Promise<string> {
  for (let count = 1; ; count += 1) {
    const path = join(into, count === 1 ? name : `${name} (${count})`)
    const isTaken = await stat(path).then(
      () => true,
      () => false,
    )
    if (!isTaken) return path
  }
}

function copyError(error: unknown, into: string): unknown {
  if (error instanceof ParleyError) return error
  const reason = reasonOf(error)
  if (reason === 'ENOSPC' || reason === 'EDQUOT') return new ParleyError('disk-full', { file: into })
  return new ParleyError('cannot-write', { file: into, reason }, { cause: error })
}
