import { useInfiniteQuery } from '@tanstack/react-query'
import type { ParleyError } from '../../../core/base/errors'
import type { Output } from '../../../core/contract/contract'
import type { TrashedView } from '../../../core/queries/edit-schemas'
import { ask } from '../../client/bridge'

type Page = Output<'desk:trash'>
/** Records that were deleted together, as far as they are loaded. */
export type Group = Page['groups'][number]

/** The trash, loaded page by page, and read again after each change of the desk. */
export function useTrash() {
  const trash = useInfiniteQuery<Page, ParleyError, { pages: Page[] }, readonly unknown[], number>({
    queryKey: ['desk:trash', 'pages'],
    initialPageParam: 0,
    queryFn: ({ pageParam: offset }) => ask('desk:trash', { offset }),
    getNextPageParam: ({ next }) => next,
    // Pages that nobody shows any more would all be read again when somebody returns.
    gcTime: 0,
  })
  const { data } = trash
  return {
    ...(data ? { groups: joined(data.pages) } : {}),
    total: data?.pages[0]?.total ?? 0,
    loaded: data?.pages.flatMap((page) => page.groups.flatMap(({ records }) => records)).length ?? 0,
    error: trash.error,
    again: () => trash.refetch(),
    hasMore: trash.hasNextPage,
    isLoadingMore: trash.isFetchingNextPage,
    more: () => void trash.fetchNextPage(),
  }
}

/** The groups of all pages: one may go on from a page to the next. */
function joined(pages: readonly Page[]): Group[] {
  const groups = new Map<string, Group>()
  for (const group of pages.flatMap((page) => page.groups)) {
    const before = groups.get(group.key)
    groups.set(group.key, before ? { ...before, records: [...before.records, ...group.records] } : group)
  }
  return [...groups.values()]
}

/** All records of a group, also those that are not loaded yet. */
export async function wholeGroup({ key, start, count, records }: Group): Promise<TrashedView[]> {
  const all = [...records]
  while (all.length < count) {
    const { groups } = await ask('desk:trash', { offset: start + all.length })
    const more = groups.find((group) => group.key === key)?.records ?? []
    if (more.length === 0) break
    all.push(...more)
  }
  return all.slice(0, count)
}
