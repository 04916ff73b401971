import { ParleyError } from '../contract/errors'
import type { DeskRead } from '../desk/desk-read'
import { opId, refKey, type Op } from '../desk/ops'
import { COLLECTION_NAMES } from '../model/collection-names'
import { referencesOf } from '../model/references'
import type { RecordRef } from '../model/sources'
import type { Finding } from '../rules/finding'
import { brokenRules } from '../rules/rules'
import { overlay } from './overlay'

/**
 * Refuses ops after which a rule of the model would be broken by a record that they put, or newly by one that names what they touch:
 * a reference to a record that is gone included.
 * @throws ParleyError `rule-broken` with the first such finding
 */
export function checkOps(desk: DeskRead, ops: readonly Op[]): void {
  const after = overlay(desk, ops)
  const touched = ops.map((op): RecordRef => ({ collection: op.collection, id: opId(op) }))
  const own = touched.flatMap((ref) => brokenRules(after, ref))
  const newly = naming(after, new Set(touched.map(refKey))).flatMap((ref) => {
    const known = new Set(brokenRules(desk, ref).map((finding) => finding.code))
    return brokenRules(after, ref).filter((finding) => !known.has(finding.code))
  })
  const [finding] = [...own, ...newly]
  if (finding) throw brokenBy(finding)
}

/** The records that name one of those touched, in one pass over the desk. */
function naming(desk: DeskRead, touched: ReadonlySet<string>): RecordRef[] {
  return COLLECTION_NAMES.flatMap((collection) =>
    desk.all(collection).flatMap((record): RecordRef[] => {
      const ref: RecordRef = { collection, id: record.id }
      if (touched.has(refKey(ref))) return []
      return referencesOf(collection, record).some(({ target }) => touched.has(refKey(target))) ? [ref] : []
    }),
  )
}

function brokenBy(finding: Finding): ParleyError {
  return new ParleyError('rule-broken', {
    finding: finding.code,
    collection: finding.about.collection,
    id: finding.about.id,
    field: finding.field,
    ...finding.params,
  })
}
