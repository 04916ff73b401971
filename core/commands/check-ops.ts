import { ParleyError } from '../base/errors'
import { sameContent } from '../base/same-value'
import type { DeskRead } from '../desk/desk-read'
import { opId, refKey, type Op } from '../desk/ops'
import { overlay } from '../desk/staged-desk'
import { isFrozenMemo } from '../model/records/memos'
import type { RecordOf } from '../model/records/records'
import { referencesOf } from '../model/schema/references'
import { COLLECTION_NAMES } from '../model/values/collection-names'
import type { Finding } from '../model/values/finding'
import type { RecordRef } from '../model/values/record-ref'
import { brokenRules } from '../rules/rules'

/**
 * Refuses ops after which a record that they put would break a rule of the model, or a record that names a touched one would newly break one. A reference to a
 * missing record breaks a rule too.
 * @throws ParleyError `rule-broken` with the first such finding, `memo-issued`
 */
export function checkOps(desk: DeskRead, ops: readonly Op[]): void {
  for (const op of ops) refuseIfThawed(desk, op)
  const [broken] = brokenAfter(desk, ops)
  if (broken) throw brokenBy(broken.finding)
}

/** A rule that ops would break, and the record that breaks it: one that they put, or one that names a touched record. */
export interface BrokenRule {
  asked: RecordRef
  finding: Finding
}

/** The rules that ops would break: by a record that they put, or newly by one that names a touched record. One pass over the desk. */
export function brokenAfter(desk: DeskRead, ops: readonly Op[]): BrokenRule[] {
  const after = overlay(desk, ops)
  const touched = ops.map((op): RecordRef => ({ collection: op.collection, id: opId(op) }))
  const own = touched.flatMap((asked) => brokenRules(after, asked).map((finding) => ({ asked, finding })))
  const newly = naming(after, new Set(touched.map(refKey))).flatMap((asked) => {
    const known = new Set(brokenRules(desk, asked).map((finding) => finding.code))
    const now = brokenRules(after, asked).filter((finding) => !known.has(finding.code))
    return now.map((finding) => ({ asked, finding }))
  })
  return [...own, ...newly]
}

/** The only changes that an issued memo allows are that it is superseded, or recalled with a name and a reason. */
function refuseIfThawed(desk: DeskRead, op: Op): void {
  if (op.collection !== 'memo') return
  const before = desk.get('memo', opId(op))
  if (!before || !isFrozenMemo(before)) return
  if (before.status === 'issued' && op.op === 'put') {
    const { recalledBy, recalledAt, recallReason } = op.record as RecordOf<'memo'>
    const isWhole = [recalledBy, recalledAt, recallReason].every((given) => given !== undefined)
    if (sameContent(op.record, { ...before, status: 'superseded' })) return
    const recalled = { ...before, status: 'recalled' as const, recalledBy, recalledAt, recallReason }
    if (isWhole && sameContent(op.record, recalled)) return
  }
  throw new ParleyError('memo-issued', { id: before.id })
}

/** The records that name a touched one, in one pass over the desk. */
function naming(desk: DeskRead, touched: ReadonlySet<string>): RecordRef[] {
  return COLLECTION_NAMES.flatMap((collection) =>
    desk.all(collection).flatMap((record): RecordRef[] => {
      const ref: RecordRef = { collection, id: record.id }
      if (touched.has(refKey(ref))) return []
      return referencesOf(collection, record).some(({ target }) => touched.has(refKey(target))) ? [ref] : []
    }),
  )
}

/** A broken rule as a refusal. */
export function brokenBy(finding: Finding): ParleyError {
  return new ParleyError('rule-broken', {
    finding: finding.code,
    collection: finding.about.collection,
    id: finding.about.id,
    field: finding.field,
    ...finding.params,
  })
}
