import type { DeskRead } from '../desk/desk-read'
import { effectOnParts } from '../desk/evidence-of-parts'
import type { Op } from '../desk/ops'
import type { AnyRecord } from '../model/records/records'
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
