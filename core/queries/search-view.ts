import { getRef, type DeskRead } from '../desk/desk-read'
import { titleOf } from '../desk/titles'
import { COLLECTION_NAMES, type CollectionName } from '../model/values/collection-names'
import type { RecordRef } from '../model/values/record-ref'
import { recordTexts } from '../search/record-texts'
import type { SearchHit, SearchResult } from '../search/search-hit'
import { LONGEST_QUERY, parseQuery } from '../search/search-query'
import { snippetOf } from '../search/snippet'
import { memoTypeOf } from './memo-type'
import type { SearchHitView, SearchInput, SearchView } from './search-schemas'

/** The hits of a search as the window shows them. A record that was deleted meanwhile is left out. */
export function searchView(desk: DeskRead, { find }: Pick<SearchInput, 'find'>, result: SearchResult): SearchView {
  const query = parseQuery(find.slice(0, LONGEST_QUERY * 2))
  return {
    total: result.total,
    kinds: COLLECTION_NAMES.flatMap((kind) => {
      const count = Object.hasOwn(result.kinds, kind) ? result.kinds[kind] : undefined
      return count === undefined ? [] : [{ kind, count }]
    }),
    partial: result.partial,
    hits: result.hits.flatMap((hit) => hitView(desk, hit, query)),
  }
}

function hitView(desk: DeskRead, hit: SearchHit, query: ReturnType<typeof parseQuery>): SearchHitView[] {
  const ref: RecordRef = { collection: hit.kind as CollectionName, id: hit.key.slice(hit.kind.length + 1) }
  const record = getRef(desk, ref)
  if (!record) return []
  const { field, text, marks } = snippetOf(recordTexts(desk, ref), query)
  const title = titleOf(desk, ref)
  const { changedAt } = record
  return [{ ref, title, ...memoTypeOf(desk, ref), match: hit.match, field, text, marks, changedAt }]
}
