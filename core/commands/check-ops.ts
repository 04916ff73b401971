import { ParleyError } from '../contract/errors'
import type { DeskRead } from '../desk/desk-read'
import { opId, refKey, type Op } from '../desk/ops'
import type { RecordRef } from '../model/sources'
import { dependentsOf } from '../rules/dependents'
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
  const done = new Set(touched.map(refKey))
  const naming = touched.flatMap((ref) => dependentsOf(after, ref)).filter((ref) => !done.has(refKey(ref)))
  const newly = naming.flatMap((ref) => {
    const known = new Set(brokenRules(desk, ref).map((finding) => finding.code))
    return brokenRules(after, ref).filter((finding) => !known.has(finding.code))
  })
  const [finding] = [...own, ...newly]
  if (finding) throw brokenBy(finding)
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
