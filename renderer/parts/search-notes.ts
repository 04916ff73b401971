import type { SearchView } from '../../core/queries/search-schemas'
import { LONGEST_QUERY, parseQuery } from '../../core/search/search-query'
import type { Texts } from '../text/text-context'

/** Are there only signs, which no search finds? */
export const onlySigns = (find: string): boolean => find.trim() !== '' && parseQuery(find).terms.length === 0

/** The sentences about the answer to a search, beside its hits. */
export function searchNotes(find: string, view: SearchView, { t }: Pick<Texts, 't'>): string[] {
  const isLong = find.length > LONGEST_QUERY && Array.from(find.trim()).length > LONGEST_QUERY
  const { reading } = view
  return [
    ...(reading ? [t('search.reading', { percent: percentOf(reading) })] : []),
    ...(isLong ? [t('search.cut', { count: LONGEST_QUERY })] : []),
    ...(view.partial && view.hits.length > 0 ? [t('search.partial')] : []),
  ]
}

/** The sentence in place of hits, where there are none. */
export function nothingFound(find: string, { t }: Pick<Texts, 't'>): string {
  if (onlySigns(find)) return t('search.signs')
  const looked = Array.from(find.trim().slice(0, 400))
  return t('search.none', { find: looked.length > 60 ? `${looked.slice(0, 60).join('')}…` : looked.join('') })
}

/** How much has been read; 100% only once all has. */
const percentOf = ({ done, of }: { done: number; of: number }) =>
  of === 0 ? 0 : Math.min(99, Math.floor((done / of) * 100))
