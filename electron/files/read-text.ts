import { ParleyError } from '../../core/base/errors'
import { readRegular } from './regular-file'
import { reasonOf } from './write-durably'

/**
 * Reads a file that must exist, as UTF-8; drops a byte order mark.
 * @throws ParleyError `desk-corrupt` (not UTF-8), `file-too-large`, `desk-unreadable` with the system's reason
 */
export async function readText(file: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readRegular(file))
  } catch (error) {
    if (error instanceof ParleyError) throw error
    if (error instanceof TypeError) throw new ParleyError('desk-corrupt', { file, reason: 'not-utf8' })
    throw new ParleyError('desk-unreadable', { file, reason: reasonOf(error) }, { cause: error })
  }
}
