import type { DeskRead } from './desk-read'
import type { TextKind } from './memory-desk'

/** The desk with an immutable text that is about to be written. */
export function withText(desk: DeskRead, kind: TextKind, sha256: string, text: string): DeskRead {
  const or = (of: TextKind, wanted: string, read: (sha256: string) => string) =>
    of === kind && wanted === sha256 ? text : read(wanted)
  return {
    revision: desk.revision,
    trash: desk.trash,
    get: (collection, id) => desk.get(collection, id),
    all: (collection) => desk.all(collection),
    sourceText: (wanted) => or('source', wanted, (known) => desk.sourceText(known)),
    memoText: (wanted) => or('memo', wanted, (known) => desk.memoText(known)),
  }
}
