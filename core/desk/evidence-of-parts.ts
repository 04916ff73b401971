import { isTable } from '../base/plain-json'
import type { AnyRecord, RecordOf } from '../model/records/records'
import {
  evidencePath,
  evidencePlace,
  fieldParts,
  type EvidencePlace,
  type FieldPart,
} from '../model/schema/evidence-path'
import { fieldsOf, type FieldSpec } from '../model/schema/fields'
import type { RecordRef } from '../model/values/record-ref'
import type { DeskRead } from './desk-read'
import { evidenceFor } from './evidence-for'

type Evidence = RecordOf<'evidence'>

/** The effect of a change of a record on the evidence for its parts. */
interface PartsEffect {
  /** Evidence for parts that are gone. */
  lost: Evidence[]
  /**
   * Evidence for texts that were reworded in their place, or put into another list of the record as they are, with its new path: a text has no id, so its path
   * follows its words.
   */
  moved: { evidence: Evidence; field: string }[]
}

/** Finds the evidence that a change of a record affects. Evidence for a part that was already gone stays as it is. */
export function effectOnParts(desk: DeskRead, about: RecordRef, before: AnyRecord, after: AnyRecord): PartsEffect {
  const effect: PartsEffect = { lost: [], moved: [] }
  const specs = fieldsOf(about.collection)
  for (const evidence of evidenceFor(desk, about)) {
    const place = evidencePlace(evidence.field)
    const spec = specs.find(({ name }) => name === place?.field)
    if (place?.part === undefined || !spec) continue
    const keys = (record: AnyRecord) => partsOf(spec, record).map(({ key }) => key)
    const [were, are] = [keys(before), keys(after)]
    if (are.includes(place.part) || !were.includes(place.part)) continue
    const there = are[were.indexOf(place.part)]
    const isText = spec.type.type === 'list' && spec.type.of.type !== 'reference'
    const isReworded = isText && were.length === are.length && there !== undefined && !were.includes(there)
    // The same words in another list are surer than other words in this one.
    const elsewhere = placeElsewhere(specs, place, before, after)
    const field = elsewhere ?? (isReworded ? evidencePath({ ...place, part: there }) : undefined)
    if (field === undefined) effect.lost.push(evidence)
    else effect.moved.push({ evidence, field })
  }
  return effect
}

const partsOf = (spec: FieldSpec, record: AnyRecord) =>
  fieldParts(spec, (record as unknown as Record<string, unknown>)[spec.name])

/** The words of a part: a text itself, or the text of a part that has one. */
function wordsOf({ value }: FieldPart): string | undefined {
  const words = isTable(value) ? value.text : value
  return typeof words === 'string' ? words : undefined
}

/** The path of a new part in another field with the words of a part that is gone, as of a readout's statement that is put under an issue. */
function placeElsewhere(
  specs: readonly FieldSpec[],
  { field, part, inner }: EvidencePlace,
  before: AnyRecord,
  after: AnyRecord,
): string | undefined {
  if (inner !== undefined && inner !== 'text') return undefined
  const own = specs.find(({ name }) => name === field)
  const gone = own && isOfTexts(own) && partsOf(own, before).find(({ key }) => key === part)
  const words = gone ? wordsOf(gone) : undefined
  if (words === undefined) return undefined
  for (const spec of specs) {
    if (spec.name === field || !isOfTexts(spec)) continue
    const known = new Set(partsOf(spec, before).map(({ key }) => key))
    const found = partsOf(spec, after).find((one) => !known.has(one.key) && wordsOf(one) === words)
    if (found) return evidencePath({ field: spec.name, part: found.key })
  }
  return undefined
}

const isOfTexts = ({ type }: FieldSpec) =>
  type.type === 'parts' || (type.type === 'list' && type.of.type !== 'reference')
