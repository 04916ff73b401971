import { unprintedIn } from '../base/glyphs'
import type { AnyRecord } from '../model/records/records'
import { isPrinted } from '../model/schema/printed-fields'
import type { Finding } from '../model/values/finding'

/** Every character that a memo may print has a glyph in its fonts: with another one, no memo can be made. */
export function unprintedRules(about: Finding['about'], record: AnyRecord): Finding[] {
  return Object.entries(record).flatMap(([field, value]): Finding[] => {
    const found = isPrinted(about.collection, field) ? unprintedIn(value) : undefined
    return found ? [{ severity: 'warning', code: 'character-unprinted', about, field, params: { ...found } }] : []
  })
}
