import { ParleyError } from '../../../core/base/errors'
import type { FileSystem } from '../../files/file-system'
import { reasonOf } from '../../files/write-durably'

/** Reads a file of a desk. @throws ParleyError `desk-unreadable` with the system's reason, `file-too-large` */
export async function readDeskFile(file: string, fs: FileSystem): Promise<Buffer> {
  try {
    return await fs.read(file)
  } catch (error) {
    if (error instanceof ParleyError) throw error
    throw new ParleyError('desk-unreadable', { file, reason: reasonOf(error) }, { cause: error })
  }
}
