import type { TextKind } from '../desk/memory-desk'
import type { Collections, Op, Trash } from '../desk/ops'
import type { UndoStack } from '../journal/step'
import type { AnyRecord } from '../model/records/records'

/** The immutable texts that a desk's records name, including records in its trash and those that undo can restore. */
export function textsNamed(content: {
  collections: Collections
  trash: Trash
  history: UndoStack
}): Map<string, TextKind> {
  const named = new Map<string, TextKind>()
  const look = (collection: string, record: AnyRecord) => {
    if (collection === 'source' && 'sha256' in record && record.sha256 !== undefined) named.set(record.sha256, 'source')
    if (!('snapshot' in record) || record.snapshot === undefined) return
    if (collection === 'memo') named.set(record.snapshot, 'memo')
    // The earlier text that a quote is from.
    if (collection === 'annotation') named.set(record.snapshot, 'source')
  }
  for (const [name, records] of Object.entries(content.collections))
    for (const record of Object.values(records)) look(name, record)
  for (const { collection, record } of Object.values(content.trash)) look(collection, record)
  const lookAtOps = (ops: readonly Op[]) => {
    for (const op of ops) if (op.op === 'put') look(op.collection, op.record)
  }
  for (const { ops, inverse } of [...content.history.done, ...content.history.undone]) {
    lookAtOps(ops)
    lookAtOps(inverse)
  }
  return named
}
