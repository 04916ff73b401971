import type { AnyRecord, RecordOf } from '../model/records/records'
import { evidencePath, evidencePlace, fieldParts } from '../model/schema/evidence-path'
import { fieldsOf } from '../model/schema/fields'
import type { RecordRef } from '../model/values/record-ref'
import type { DeskRead } from './desk-read'
import { evidenceFor } from './evidence-for'

type Evidence = RecordOf<'evidence'>

/** The effect of a change of a record on the evidence for its parts. */
interface PartsEffect {
  /** Evidence for parts that are gone. */
  lost: Evidence[]
  /** Evidence for texts that were reworded in their place, with its new path: a text has no id, so its path follows its words. */
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
    const keys = (record: AnyRecord) =>
      fieldParts(spec, (record as unknown as Record<string, unknown>)[spec.name]).map(({ key }) => key)
    const [were, are] = [keys(before), keys(after)]
    if (are.includes(place.part) || !were.includes(place.part)) continue
    const there = are[were.indexOf(place.part)]
    const isText = spec.type.type === 'list' && spec.type.of.type !== 'reference'
    const isReworded = isText && were.length === are.length && there !== undefined && !were.includes(there)
    if (isReworded) effect.moved.push({ evidence, field: evidencePath({ ...place, part: there }) })
    else effect.lost.push(evidence)
  }
  return effect
}
