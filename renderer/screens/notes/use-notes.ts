import { useInfiniteQuery } from '@tanstack/react-query'
import type { ParleyError } from '../../../core/base/errors'
import type { Output } from '../../../core/contract/contract'
import { refKey } from '../../../core/desk/ops'
import type { RecordRef } from '../../../core/model/values/record-ref'
import type { NoteFilter } from '../../../core/queries/edit-schemas'
import { ask } from '../../client/bridge'

type Page = Output<'desk:notes'>

/** The threads about a record, or all of them, that pass a filter: loaded page by page, and read again after each change of the desk. */
export function useNotes(about: RecordRef | undefined, filter: NoteFilter, wanted?: string) {
  const subject = about && refKey(about)
  const notes = useInfiniteQuery<Page, ParleyError, { pages: Page[] }, readonly unknown[], number>({
    queryKey: ['desk:notes', subject, filter, wanted],
    initialPageParam: 0,
    queryFn: ({ pageParam: offset }) =>
      ask('desk:notes', {
        ...(about ? { about: { collection: about.collection, id: about.id } } : {}),
        filter,
        offset,
        ...(wanted === undefined ? {} : { wanted }),
      }),
    getNextPageParam: ({ next }) => next,
    // Pages that nobody shows any more would all be read again when somebody returns.
    gcTime: 0,
    // Another filter leaves what is shown until its own threads are here; another record does not.
    placeholderData: (before, query) => (query?.queryKey[1] === subject ? before : undefined),
  })
  const pages = notes.data?.pages ?? []
  const [first] = pages
  const loaded = new Map(pages.flatMap((page) => page.threads).map((thread) => [thread.ref.id, thread]))
  if (first?.wanted) loaded.delete(first.wanted.ref.id)
  const threads = [...(first?.wanted ? [first.wanted] : []), ...loaded.values()]
  return {
    ...(first ? { view: { ...first, threads } } : {}),
    error: notes.error,
    again: () => notes.refetch(),
    hasMore: notes.hasNextPage,
    isLoadingMore: notes.isFetchingNextPage,
    more: () => void notes.fetchNextPage(),
  }
}
