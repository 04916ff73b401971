import { lstatSync } from 'node:fs'
import { ParleyError } from '../../core/base/errors'

/** Refuses a folder that is a link, since it may lead anywhere. A missing one passes. @throws ParleyError `desk-unreadable` with `ELOOP` */
export function refuseIfLinked(folder: string): void {
  let isLink = false
  try {
    isLink = lstatSync(folder).isSymbolicLink()
  } catch {
    // Reading or writing there reports why the system does not say.
  }
  if (isLink) throw new ParleyError('desk-unreadable', { file: folder, reason: 'ELOOP' })
}
