import { keepPreviousData, queryOptions, useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ParleyError } from '../../core/base/errors'
import type { Input } from '../../core/contract/contract'
import type { MentionsView } from '../../core/queries/mentions-schemas'
import { FIND_MAX, type SearchView } from '../../core/queries/search-schemas'
import { ask } from './bridge'

export type SearchInput = Input<'desk:search'>

/** While the desk is still being read, the search is repeated this often, in milliseconds. */
const READING_MS = 250
/** How long answers are kept that nothing shows any more, in milliseconds. */
const KEPT_MS = 30_000

/** One search at a time. One that nobody waits for any more is never asked. */
let last: Promise<unknown> = Promise.resolve()

function inTurn(input: SearchInput, signal: AbortSignal): Promise<SearchView> {
  const turn = last.then(() => {
    signal.throwIfAborted()
    return ask('desk:search', input)
  })
  last = turn.catch(() => undefined)
  return turn
}

const searchOptions = (input: SearchInput) =>
  queryOptions<SearchView, ParleyError>({
    queryKey: ['desk:search', input],
    queryFn: ({ signal }) => inTurn(input, signal),
    gcTime: KEPT_MS,
    refetchInterval: ({ state }) => (state.data?.reading ? READING_MS : false),
  })

/** A search without filters; more than the desk takes is cut. */
export const searchFor = (find: string, limit: number): SearchInput => ({
  find: find.slice(0, FIND_MAX),
  kinds: [],
  of: [],
  limit,
  offset: 0,
})

/** The answer to a search, asked again after each change of the desk. Until it arrives, the answer to the search before stays. */
export function useSearch(input: SearchInput): UseQueryResult<SearchView, ParleyError> {
  return useQuery({ ...searchOptions(input), placeholderData: keepPreviousData })
}

/** The mentions of a record that are not links yet. Until more of them arrive, those before stay. */
export function useMentionSearch(input: Input<'desk:mentions'>): UseQueryResult<MentionsView, ParleyError> {
  return useQuery<MentionsView, ParleyError>({
    queryKey: ['desk:mentions', input],
    queryFn: () => ask('desk:mentions', input),
    gcTime: KEPT_MS,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.reading ? READING_MS : false),
  })
}

/** The hits of some ranges of a search, by the offsets of the ranges. */
export function useSearchRanges(input: SearchInput, offsets: readonly number[]): ReadonlyMap<number, SearchView> {
  const answers = useQueries({ queries: offsets.map((offset) => searchOptions({ ...input, offset })), combine: dataOf })
  const at = offsets.join(' ')
  return useMemo(() => {
    const known = at === '' ? [] : at.split(' ').map(Number)
    return new Map(
      answers.flatMap((data, index): [number, SearchView][] => {
        const offset = known[index]
        return data && offset !== undefined ? [[offset, data]] : []
      }),
    )
  }, [answers, at])
}

const dataOf = (results: readonly { data: SearchView | undefined }[]) => results.map(({ data }) => data)
