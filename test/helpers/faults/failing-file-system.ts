import { basename } from 'node:path'
import { realFileSystem, type FileSystem, type OpenFile } from '../../../electron/files/file-system'

/** The calls that fail, and how. A test may change it while the files are in use. */
export interface Faults {
  /** How many bytes the disk takes before it is full. */
  room?: number | undefined
  /** The most bytes that one write takes, to make short writes. */
  atMost?: number | undefined
  write?: string | undefined
  sync?: string | undefined
  rename?: string | undefined
  syncFolder?: string | undefined
  dataSync?: string | undefined
  truncate?: string | undefined
  create?: string | undefined
  /** Makes named faults apply only to paths that contain this text. */
  only?: string | undefined
  /** Changes the bytes that are read back. */
  read?: ((bytes: Buffer, path: string) => Buffer) | undefined
  /** After this many more calls of any kind except closing, one call fails … */
  failAt?: { calls: number; code: string } | undefined
  /** … or every call fails and does nothing: the process was killed there, in the middle of a write. */
  dieAt?: number | undefined
}

const systemError = (code: string) => Object.assign(new Error(code), { code })

/** A call on a file or a folder. */
export interface Call {
  call: string
  path: string
}

/** Wraps the real file system and injects faults. `calls` lists the calls in order, `log` also their paths. A rename is logged with its new path. */
export function failingFileSystem(faults: Faults): { fs: FileSystem; calls: string[]; log: Call[] } {
  const calls: string[] = []
  const log: Call[] = []
  /** Logs a call, and fails if it should. */
  const note = (call: keyof Faults | 'remove' | 'reopen' | 'place', path: string) => {
    calls.push(call)
    log.push({ call, path })
    if (faults.dieAt !== undefined && --faults.dieAt < 0) throw systemError('KILLED')
    if (faults.failAt && --faults.failAt.calls < 0) {
      const { code } = faults.failAt
      faults.failAt = undefined
      throw systemError(code)
    }
    const code = call === 'remove' || call === 'reopen' || call === 'place' ? undefined : faults[call]
    if (typeof code === 'string' && (faults.only === undefined || path.includes(faults.only))) throw systemError(code)
  }
  const failing = (file: OpenFile, path: string): OpenFile => ({
    async write(bytes, offset, position) {
      if (faults.dieAt === 0)
        await file.write(bytes.subarray(0, Math.ceil((offset + bytes.length) / 2)), offset, position)
      note('write', path)
      if (faults.room !== undefined && faults.room <= 0) throw systemError('ENOSPC')
      const most = Math.min(bytes.length - offset, faults.atMost ?? Infinity, faults.room ?? Infinity)
      if (faults.room !== undefined) faults.room -= most
      return file.write(bytes.subarray(0, offset + most), offset, position)
    },
    async sync() {
      note('sync', path)
      await file.sync()
    },
    async dataSync() {
      note('dataSync', path)
      await file.dataSync()
    },
    async truncate(length) {
      note('truncate', path)
      await file.truncate(length)
    },
    close: () => file.close(),
  })
  const fs: FileSystem = {
    async create(path) {
      note('create', path)
      return failing(await realFileSystem.create(path), path)
    },
    async reopen(path) {
      note('reopen', path)
      return failing(await realFileSystem.reopen(path), path)
    },
    async read(path) {
      const bytes = await realFileSystem.read(path)
      return faults.read ? faults.read(bytes, path) : bytes
    },
    mark: (path) => realFileSystem.mark(path),
    list: (path) => realFileSystem.list(path),
    async rename(from, to) {
      note('rename', to)
      await realFileSystem.rename(from, to)
    },
    async place(from, to) {
      note('place', to)
      await realFileSystem.place(from, to)
    },
    async remove(path) {
      note('remove', path)
      await realFileSystem.remove(path)
    },
    async syncFolder(path) {
      note('syncFolder', path)
      await realFileSystem.syncFolder(path)
    },
  }
  return { fs, calls, log }
}

/** Calls as short lines of call and file. A temporary file gets the name of its final file with a tilde. */
export const linesOfCalls = (log: readonly Call[]): string[] =>
  log.map(({ call, path }) => `${call} ${basename(path).replace(/\.[0-9a-f]{12}\.tmp$/, '~')}`)
