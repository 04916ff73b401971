import type { TextKind } from '../desk/memory-desk'
import type { Collections, Op, Trash } from '../desk/ops'
import type { UndoStack } from '../journal/step'
import type { AnyRecord } from '../model/records/records'

/** A desk's records, including those in its trash and those that undo can restore. */
interface Content {
  collections: Collections
  trash: Trash
  history: UndoStack
}

/** The immutable texts that a desk's records name, including records in its trash and those that undo can restore. */
export function textsNamed(content: Content): Map<string, TextKind> {
  const named = new Map<string, TextKind>()
  forEachRecord(content, (collection, record) => {
    if (collection === 'source' && 'sha256' in record && record.sha256 !== undefined) named.set(record.sha256, 'source')
    if (!('snapshot' in record) || record.snapshot === undefined) return
    if (collection === 'memo') named.set(record.snapshot, 'memo')
    // The text that a lower marking was given for.
    if ('downgrade' in record && record.downgrade) named.set(record.downgrade.forText, 'memo')
    // The earlier text that a quote is from.
    if (collection === 'annotation') named.set(record.snapshot, 'source')
  })
  return named
}

/**
 * The SHA-256 of each file that a desk keeps, of a source or on a note, by the same records. A text file may have the SHA-256 of the text that was read from it.
 */
export function originalsNamed(content: Content): Set<string> {
  const named = new Set<string>()
  forEachRecord(content, (collection, record) => {
    if (collection === 'source' && 'original' in record && record.original?.kept === true)
      named.add(record.original.sha256)
    if (collection === 'note' && 'attachments' in record)
      for (const { sha256 } of record.attachments ?? []) named.add(sha256)
  })
  return named
}

function forEachRecord(content: Content, look: (collection: string, record: AnyRecord) => void): void {
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
}
