import type { DeskRead } from './desk-read'
import type { TextKind } from './memory-desk'

/** The desk with an immutable text that is about to be written. */
export const withText = (desk: DeskRead, kind: TextKind, sha256: string, text: string): DeskRead =>
  withTexts(desk, kind, new Map([[sha256, text]]))

/** The desk with immutable texts, by their SHA-256, that are about to be written: also those that are added to `texts` later. */
export function withTexts(desk: DeskRead, kind: TextKind, texts: ReadonlyMap<string, string>): DeskRead {
  const or = (of: TextKind, wanted: string, read: (sha256: string) => string) =>
    (of === kind ? texts.get(wanted) : undefined) ?? read(wanted)
  const withThem: DeskRead = {
    revision: desk.revision,
    trash: desk.trash,
    get: (collection, id) => desk.get(collection, id),
    all: (collection) => desk.all(collection),
    count: (collection) => desk.count(collection),
    index: (collection, keyOf) => desk.index(collection, keyOf),
    derived: (make, key) => make(withThem, key),
    sourceText: (wanted) => or('source', wanted, (known) => desk.sourceText(known)),
    memoText: (wanted) => or('memo', wanted, (known) => desk.memoText(known)),
  }
  return withThem
}
