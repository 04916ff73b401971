import { stat } from 'node:fs/promises'
import type { MemoryDesk } from '../../../core/desk/memory-desk'
import { differingRecords } from '../../../core/file-changes/differing-records'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { realFileSystem, type FileSystem } from '../../files/file-system'
import { reasonOf } from '../../files/write-durably'
import { recover } from '../read/recover'

/** What a desk's folder has of a state that was acknowledged. */
export interface Holding {
  /**
   * Exactly that state; that state, and edits after it; another one, or only an earlier one; nothing that can be read; nothing at all, since the folder is
   * not there.
   */
  state: 'whole' | 'more' | 'lacks' | 'unreadable' | 'gone'
  /** The revision that the folder has. */
  revision?: number
  /** The desk that the folder has, and the records that are otherwise there. */
  desk?: MemoryDesk
  records?: RecordRef[]
}

/** Looks what a folder has of a desk in memory, which has to stay as it is meanwhile. Writes nothing, throws nothing. */
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
    // `then` may be what is there: it is not the state that was acknowledged.
    const now = revision === then?.revision ? then : found.state.desk
    return { state: 'lacks', revision, desk: now, records: differingRecords(desk.collections, now.collections) }
  } catch {
    return { state: (await isGone(directory)) ? 'gone' : 'unreadable' }
  }
}

/** Is there no such folder at this moment: taken away, or on a drive that is? */
export async function isGone(directory: string): Promise<boolean> {
  try {
    return !(await stat(directory)).isDirectory()
  } catch (error) {
    return GONE.has(reasonOf(error))
  }
}

/** The system's codes for a drive or a server that is not there. */
const GONE = new Set(['ENOENT', 'ENOTDIR', 'ENODEV', 'ENXIO', 'ESTALE', 'ENOTCONN', 'EHOSTDOWN', 'EHOSTUNREACH', 'EIO'])
