import { ParleyError } from '../base/errors'
import { placeAt } from '../base/passage-location'
import { getOrThrow, type DeskRead } from '../desk/desk-read'
import { sourceOf } from '../desk/index-keys'
import { checkField } from '../model/schema/check-field'
import type { Mark } from './anchor-schemas'
import type { Applied } from './apply'
import { checkOps } from './check-ops'
import type { Actor } from './command'
import { invalid, made } from './made-record'
import { planEvidence, refuseUncitable } from './plan-evidence'

/**
 * Marks a stretch of a source's text: with a comment, or as evidence for a field of a record, or as it is. One edit.
 * @throws ParleyError `record-missing`, `record-changed`, `record-exists`, `field-invalid`, `cited-already`, `rule-broken`
 */
export function mark(desk: DeskRead, wanted: Mark, actor: Actor): Applied {
  const applied = planMark(desk, wanted, actor)
  checkOps(desk, applied.ops)
  return applied
}

/** As `mark`, without checking the rules: the caller checks them after adding to the plan. */
export function planMark(desk: DeskRead, wanted: Mark, actor: Actor): Applied {
  const { body, evidence, start, end } = wanted
  if (evidence) refuseUncitable(desk, evidence)
  const source = getOrThrow(desk, 'source', wanted.source)
  // The place would be other words.
  if (source.sha256 === undefined || (wanted.sha256 !== undefined && wanted.sha256 !== source.sha256))
    throw new ParleyError('record-changed', { collection: 'source', id: source.id })
  const place = placeAt(desk.sourceText(source.sha256), start, end)
  const wrong = checkField('annotation', 'exact', place.exact)
  if (wrong) throw invalid('annotation', wanted.annotation, 'exact', wrong.reason, wrong.limit, wrong.length)
  const known = desk
    .index('annotation', sourceOf)
    .get(source.id)
    .find((other) => other.start === start && other.exact === place.exact && other.body === undefined)
  const fields = {
    source: source.id,
    ...place,
    motivation: body === undefined ? 'highlighting' : 'commenting',
    ...(body === undefined ? {} : { body }),
  }
  // A comment is an annotation of its own: other quotes of the same words are not commented on.
  const annotation =
    body === undefined && known
      ? { record: known, ops: [] }
      : made(desk, 'annotation', wanted.annotation, fields, actor)
  const cited = evidence ? planEvidence(desk, annotation.record.id, evidence, actor) : undefined
  const [collection, id] = evidence
    ? (['evidence', evidence.id] as const)
    : (['annotation', wanted.annotation] as const)
  return {
    ops: [...annotation.ops, ...(cited?.ops ?? [])],
    label: { kind: 'create', collection, id, fields: [], more: 0 },
  }
}
