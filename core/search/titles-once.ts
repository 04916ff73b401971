import type { DeskRead } from '../desk/desk-read'
import { refKey } from '../desk/ops'
import { titleOf, type Title } from '../desk/titles'
import type { RecordRef } from '../model/values/record-ref'

/** The titles of records in both languages; one reading of a whole desk asks for each of them once. */
export type TitleReader = (ref: RecordRef) => Title

/** The titles of a desk, each made once: for one reading of the desk, since an edit changes them. */
export function titlesOnce(desk: DeskRead): TitleReader {
  const known = new Map<string, Title>()
  return (ref) => {
    const key = refKey(ref)
    const title = known.get(key) ?? titleOf(desk, ref)
    known.set(key, title)
    return title
  }
}
