import type { DeskRead } from '../desk/desk-read'
import { nextRev } from './next-rev'
import { evidenceFor } from '../desk/evidence-for'
import { effectOnParts } from '../desk/evidence-of-parts'
import { refKey, type Op } from '../desk/ops'
import type { AnyRecord } from '../model/records/records'
import { evidencePlace, valueAtPlace } from '../model/schema/evidence-path'
import type { RecordRef } from '../model/values/record-ref'
import type { Actor } from './command'
import { thrown, touched } from './touched'

/** Evidence for a part that a change takes away goes into the trash with it; that for a reworded text follows its words. `ops` put the changed record. */
export function evidenceAlong(
  desk: DeskRead,
  about: RecordRef,
  before: AnyRecord,
  ops: readonly Op[],
  actor: Actor,
): Op[] {
  return ops.flatMap((op): Op[] => {
    if (op.op !== 'put') return []
    const { lost, moved } = effectOnParts(desk, about, before, op.record)
    return [
      ...lost.map(({ id }) => thrown({ collection: 'evidence', id }, actor)),
      ...moved.map(({ evidence, field }): Op => {
        return { op: 'put', collection: 'evidence', record: touched({ ...evidence, field }, actor) }
      }),
    ]
  })
}

/**
 * Evidence in the trash that an earlier desk, `then`, had for parts which a record gets back: it returns with its part, at the place that it had then. `lacking` is
 * the record without these parts. Evidence whose quote has been deleted stays where it is.
 */
export function evidenceBack(
  desk: DeskRead,
  then: DeskRead,
  about: RecordRef,
  lacking: AnyRecord,
  wanted: AnyRecord,
  actor: Actor,
): Op[] {
  const has = (record: AnyRecord, field: string) => {
    const place = evidencePlace(field)
    if (place?.part === undefined) return undefined
    return valueAtPlace(about.collection, record, { field: place.field, part: place.part }) !== undefined
  }
  return evidenceFor(then, about).flatMap((was): Op[] => {
    const ref: RecordRef = { collection: 'evidence', id: was.id }
    const isGone = desk.trash[refKey(ref)] !== undefined && desk.get('annotation', was.annotation) !== undefined
    if (!isGone || has(lacking, was.field) !== false || has(wanted, was.field) !== true) return []
    return [{ op: 'put', collection: 'evidence', record: touched(was, actor, nextRev(desk, then, ref, was)) }]
  })
}
