import type { RecordRef } from '../../core/model/values/record-ref'
import type { Texts } from './text-context'

/** The name of a record's kind, to stand beside its title: "Meeting", or for a memo the kind of memo, "Cue card". */
export function kindWords(
  { ref, memoType }: { ref: Pick<RecordRef, 'collection'>; memoType?: string | undefined },
  { word, family }: Pick<Texts, 'word' | 'family'>,
): string {
  if (memoType === undefined) return family(`collection.${ref.collection}`)
  const words = word('memoType', memoType)
  return words.charAt(0).toUpperCase() + words.slice(1)
}
