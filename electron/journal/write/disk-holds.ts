import { stat } from 'node:fs/promises'
import type { MemoryDesk } from '../../../core/desk/memory-desk'
import { differingRecords } from '../../../core/file-changes/differing-records'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { realFileSystem, type FileSystem } from '../../files/file-system'
import { reasonOf } from '../../files/write-durably'
import { recover } from '../read/read-desk'

/** How a desk's folder compares with an acknowledged state. */
export interface Holding {
  /**
   * `whole`: exactly that state; `more`: that state and later edits; `lacks`: another state, or only an earlier one; `unreadable`; `gone`: the folder
   * is missing.
   */
  state: 'whole' | 'more' | 'lacks' | 'unreadable' | 'gone'
  /** The revision in the folder. */
  revision?: number
  /** The desk in the folder, and the records that differ there. */
  desk?: MemoryDesk
  records?: RecordRef[]
}

/** Compares a folder with a desk in memory, which must not change meanwhile. Writes nothing and never throws. */
export async function diskHolds(
  directory: string,
  { desk, storeId }: { desk: MemoryDesk; storeId: string },
  fs: FileSystem = realFileSystem,
): Promise<Holding> {
  try {
    const found = await recover(directory, {}, fs)
    const { revision } = found.state.desk
    const isThere = found.storeId === storeId && revision >= desk.revision
    const then = !isThere
      ? undefined
      : revision === desk.revision
        ? found.state.desk
        : (await recover(directory, { revision: desk.revision }, fs)).state.desk
    if (then && differingRecords(desk.collections, then.collections).length === 0)
      return { state: revision === desk.revision ? 'whole' : 'more', revision }
    // `then` may match the folder: it is not the state that was acknowledged.
    const now = revision === then?.revision ? then : found.state.desk
    return { state: 'lacks', revision, desk: now, records: differingRecords(desk.collections, now.collections) }
  } catch {
    return { state: (await isGone(directory)) ? 'gone' : 'unreadable' }
  }
}

/** Is the folder missing at this moment, by itself or with its drive? */
export async function isGone(directory: string): Promise<boolean> {
  try {
    return !(await stat(directory)).isDirectory()
  } catch (error) {
    return GONE.has(reasonOf(error))
  }
}

/** The system's codes for a drive or a server that is away. */
const GONE = new Set(['ENOENT', 'ENOTDIR', 'ENODEV', 'ENXIO', 'ESTALE', 'ENOTCONN', 'EHOSTDOWN', 'EHOSTUNREACH', 'EIO'])
