import type { Language } from '../../../core/base/text'
import { MemoryDesk } from '../../../core/desk/memory-desk'
import { refKey, type Collections } from '../../../core/desk/ops'
import type { CollectionName } from '../../../core/model/values/collection-names'
import { DEFAULT_MARKING, type Marking } from '../../../core/model/values/marking'
import { sampleDesk } from './sample'

/** A marking of the scheme of the United States. */
export const usMarking = (level: 'unclassified' | 'cui'): Marking => ({ ...DEFAULT_MARKING, scheme: 'us', level })

let read: ReturnType<typeof sampleDesk> | undefined

/** The sample in a language, with each record UNCLASSIFIED in the scheme of the United States, but for some by their `refKey`, which are CUI. */
export async function usDesk(language: Language, raised: readonly string[] = []): Promise<MemoryDesk> {
  const sample = await (read ??= sampleDesk())
  const collections = Object.fromEntries(
    Object.entries(sample.collections).map(([collection, records]) => [
      collection,
      Object.fromEntries(
        Object.entries(records).map(([id, record]) => {
          const isRaised = raised.includes(refKey({ collection: collection as CollectionName, id }))
          const marking = usMarking(isRaised ? 'cui' : 'unclassified')
          return [
            id,
            {
              ...record,
              marking,
              ...(collection === 'deskSettings' ? { language, defaultMarking: usMarking('unclassified') } : {}),
            },
          ]
        }),
      ),
    ]),
  ) as Collections
  return new MemoryDesk(collections, (kind, sha256) =>
    kind === 'source' ? sample.sourceText(sha256) : sample.memoText(sha256),
  )
}
