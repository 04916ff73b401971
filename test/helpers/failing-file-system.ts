import { realFileSystem, type FileSystem } from '../../electron/files/file-system'

/** What is made to fail, and how. */
export interface Faults {
  /** Bytes that the disk takes before it is full. */
  room?: number
  /** The most bytes that one write takes: short writes. */
  atMost?: number
  sync?: string
  rename?: string
  syncFolder?: string
}

const systemError = (code: string) => Object.assign(new Error(code), { code })

/** The real file system with faults injected; `calls` records the order of what was done. */
export function failingFileSystem(faults: Faults): { fs: FileSystem; calls: string[] } {
  const calls: string[] = []
  let room = faults.room ?? Infinity
  const fs: FileSystem = {
    async create(path) {
      calls.push('create')
      const file = await realFileSystem.create(path)
      return {
        async write(bytes, offset) {
          calls.push('write')
          if (room <= 0) throw systemError('ENOSPC')
          const most = Math.min(bytes.length - offset, faults.atMost ?? Infinity, room)
          room -= most
          return file.write(bytes.subarray(0, offset + most), offset)
        },
        async sync() {
          calls.push('sync')
          if (faults.sync) throw systemError(faults.sync)
          await file.sync()
        },
        close: () => file.close(),
      }
    },
    async rename(from, to) {
      calls.push('rename')
      if (faults.rename) throw systemError(faults.rename)
      await realFileSystem.rename(from, to)
    },
    remove: (path) => realFileSystem.remove(path),
    async syncFolder(path) {
      calls.push('syncFolder')
      if (faults.syncFolder) throw systemError(faults.syncFolder)
      await realFileSystem.syncFolder(path)
    },
  }
  return { fs, calls }
}
