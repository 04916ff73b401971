import type { DeskRead } from '../desk/desk-read'
import { opId, type Op } from '../desk/ops'
import type { CollectionName } from '../model/collection-names'
import type { RecordOf } from '../model/records'

/** The desk as it would be after the ops, without copying it: what a command is checked against before it is committed. */
export function overlay(desk: DeskRead, ops: readonly Op[]): DeskRead {
  return {
    revision: desk.revision,
    trash: desk.trash,
    sourceText: (sha256) => desk.sourceText(sha256),
    get(collection, id) {
      const op = ops.findLast((candidate) => candidate.collection === collection && opId(candidate) === id)
      if (!op) return desk.get(collection, id)
      return op.op === 'put' ? (op.record as RecordOf<typeof collection>) : undefined
    },
    all<C extends CollectionName>(collection: C): readonly RecordOf<C>[] {
      const touched = ops.filter((op) => op.collection === collection)
      if (touched.length === 0) return desk.all(collection)
      const records = new Map(desk.all(collection).map((record) => [record.id, record]))
      for (const op of touched) {
        if (op.op === 'put') records.set(op.record.id, op.record as RecordOf<C>)
        else records.delete(op.id)
      }
      return [...records.values()]
    },
  }
}
