import { constants } from 'node:fs'
import * as fs from 'node:fs/promises'

/** The few file operations on which durability rests. Tests put a failing one in the place of one of them. */
export interface FileSystem {
  /** Opens a new file for writing; fails if it exists. */
  create(path: string): Promise<OpenFile>
  rename(from: string, to: string): Promise<void>
  remove(path: string): Promise<void>
  /** Makes a folder's entries durable. Does nothing on Windows, which has no such call. */
  syncFolder(path: string): Promise<void>
}

/** A file that is being written. */
export interface OpenFile {
  /** Writes some of the bytes, and says how many: it may be fewer than asked. */
  write(bytes: Uint8Array, offset: number): Promise<number>
  sync(): Promise<void>
  close(): Promise<void>
}

/** The real file system. */
export const realFileSystem: FileSystem = {
  async create(path) {
    const handle = await fs.open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o666)
    return {
      write: async (bytes, offset) => (await handle.write(bytes, offset, bytes.length - offset)).bytesWritten,
      sync: () => handle.sync(),
      close: () => handle.close(),
    }
  },
  rename: (from, to) => fs.rename(from, to),
  remove: (path) => fs.rm(path, { force: true }),
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
