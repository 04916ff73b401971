import {
  constants,
  fdatasync,
  fdatasyncSync,
  readdirSync,
  stat,
  statSync,
  writeSync,
  type BigIntStats,
  type Stats,
} from 'node:fs'
import * as fs from 'node:fs/promises'
import { promisify } from 'node:util'
import { PRIVATE_FILE } from './private-files'
import { openRegular, readRegular } from './regular-file'
import { move, removeFile } from './when-free'

/** The few file operations that durability depends on. Tests replace one of them with a failing one. */
export interface FileSystem {
  /** Opens a new file for writing; fails if it exists. */
  create(path: string): Promise<OpenFile>
  /** Opens an existing file to continue writing it. */
  reopen(path: string): Promise<OpenFile>
  /** Reads an ordinary file, never by a link. @throws ParleyError `file-too-large` */
  read(path: string): Promise<Buffer>
  /** The identity of the file under a name, and its length in bytes. */
  mark(path: string): FileMark | Promise<FileMark>
  /** The names in a folder; none if it is missing. */
  list(path: string): string[] | Promise<string[]>
  rename(from: string, to: string): Promise<void>
  /** Gives a file a new name that must be free, so that nobody's file is replaced. @throws `EEXIST` */
  place(from: string, to: string): Promise<void>
  remove(path: string): Promise<void>
  /** Makes a folder's entries durable. Does nothing on Windows, which has no such call. */
  syncFolder(path: string): Promise<void>
}

/** The file that a name refers to, and its length. */
export interface FileMark {
  identity: string
  length: number
}

/** A file that is being written. */
export interface OpenFile {
  /** Writes some of the bytes from `offset` on to the end of the file, at `position` as far as anybody knows, and returns how many: maybe fewer than asked. */
  write(bytes: Uint8Array, offset: number, position: number): number | Promise<number>
  /** Makes all of the file durable. */
  sync(): Promise<void>
  /** Makes its bytes and its length durable, which is enough to read them back. */
  dataSync(): void | Promise<void>
  truncate(length: number): Promise<void>
  close(): Promise<void>
}

const dataSyncOf = promisify(fdatasync)
const statOf = promisify(stat)

/** If one call to the disk took longer than this, in milliseconds, the next ones run in a thread, so that nothing else waits. */
const SLOW_MS = 10
/** True if the disk was slow last time. On a quick one, handing a call to a thread costs more than the call. */
let isSlow = false

async function inThread<T>(work: () => Promise<T>): Promise<T> {
  const since = performance.now()
  try {
    return await work()
  } finally {
    isSlow = performance.now() - since > SLOW_MS
  }
}

function atOnce<T>(work: () => T): T {
  const since = performance.now()
  try {
    return work()
  } finally {
    isSlow = performance.now() - since > SLOW_MS
  }
}

const markOf = ({ dev, ino, size }: BigIntStats | Stats): FileMark => ({
  identity: `${dev}/${ino}`,
  length: Number(size),
})

/** Numbers are faster to get than bigints, and exact up to 2^53; Windows and some network drives number their files beyond that. */
function markAtOnce(path: string): FileMark {
  const found = statSync(path)
  return markOf(
    Number.isSafeInteger(found.ino) && Number.isSafeInteger(found.dev) ? found : statSync(path, { bigint: true }),
  )
}

/** A missing folder is empty. */
function noneIfMissing(error: unknown): string[] {
  if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return []
  throw error
}

function listAtOnce(path: string): string[] {
  try {
    return readdirSync(path)
  } catch (error) {
    return noneIfMissing(error)
  }
}

/**
 * Appends to the end of the file, wherever it is by then. So two unaware writers, as in two containers that share a folder, never overwrite each
 * other, and notice each other by the length.
 */
const APPENDS = constants.O_APPEND

/** The real file system. */
export const realFileSystem: FileSystem = {
  create: async (path) =>
    openFile(
      path,
      await fs.open(path, constants.O_RDWR | constants.O_CREAT | constants.O_EXCL | APPENDS, PRIVATE_FILE),
    ),
  reopen: async (path) => openFile(path, await openRegular(path, constants.O_RDWR | APPENDS)),
  read: (path) => readRegular(path),
  mark: (path) => (isSlow ? statOf(path, { bigint: true }).then(markOf) : markAtOnce(path)),
  list: (path) => (isSlow ? fs.readdir(path).catch(noneIfMissing) : listAtOnce(path)),
  rename: move,
  async place(from, to) {
    try {
      await fs.link(from, to)
    } catch (error) {
      // Some drives know no links; only a second look keeps another file from being replaced there.
      const isTaken = await fs.lstat(to).then(
        () => true,
        () => false,
      )
      if (isTaken) throw Object.assign(new Error('the name is taken', { cause: error }), { code: 'EEXIST' })
      return move(from, to)
    }
    // The next writer removes it if this one is killed here.
    await removeFile(from).catch(() => undefined)
  },
  remove: removeFile,
  async syncFolder(path) {
    if (process.platform === 'win32') return
    const handle = await fs.open(path, constants.O_RDONLY)
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  },
}

function openFile(path: string, handle: fs.FileHandle): OpenFile {
  return {
    write(bytes, offset) {
      const length = bytes.length - offset
      if (isSlow) return handle.write(bytes, offset, length, null).then(({ bytesWritten }) => bytesWritten)
      return writeSync(handle.fd, bytes, offset, length, null)
    },
    sync: () => handle.sync(),
    dataSync: () => (isSlow ? inThread(() => dataSyncOf(handle.fd)) : atOnce(() => fdatasyncSync(handle.fd))),
    truncate: (length) => (process.platform === 'win32' ? cutBack(path, length) : handle.truncate(length)),
    close: () => handle.close(),
  }
}

/** Windows lets nobody shorten a file by a handle that only appends, so another one does. */
async function cutBack(path: string, length: number): Promise<void> {
  const handle = await openRegular(path, constants.O_RDWR)
  try {
    await handle.truncate(length)
    await handle.sync()
  } finally {
    await handle.close()
  }
}
