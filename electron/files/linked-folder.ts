import { lstatSync } from 'node:fs'
import { ParleyError } from '../../core/base/errors'

/** Refuses a folder that is a link, since it may lead anywhere. A missing one passes. @throws ParleyError `desk-unreadable` with `ELOOP` */
export function refuseIfLinked(folder: string): void {
  let isLink = false
  try {
    isLink = lstatSync(folder).isSymbolicLink()
  } catch {
    // If the system does not say, reading or writing there reports why.
  }
  if (isLink) throw new ParleyError('desk-unreadable', { file: folder, reason: 'ELOOP' })
}
