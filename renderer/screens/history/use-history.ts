import { useInfiniteQuery } from '@tanstack/react-query'
import type { ParleyError } from '../../../core/base/errors'
import type { Output } from '../../../core/contract/contract'
import type { Person } from '../../../core/history/history-schemas'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { ask } from '../../client/bridge'
import { useTexts } from '../../text/text-context'

/** The versions of a record, loaded page by page; read again after each change of the desk. */
export function useRecordHistory(ref: RecordRef) {
  return useInfiniteQuery<
    Output<'desk:record-history'>,
    ParleyError,
    { pages: Output<'desk:record-history'>[] },
    readonly unknown[],
    number | undefined
  >({
    queryKey: ['desk:record-history', ref],
    initialPageParam: undefined,
    queryFn: ({ pageParam: before }) =>
      ask('desk:record-history', { ref, ...(before === undefined ? {} : { before }) }),
    getNextPageParam: ({ next }) => next,
  })
}

/** The edits of the desk, by everybody or by one person, loaded page by page. */
export function useEdits(by: string | undefined) {
  return useInfiniteQuery<
    Output<'desk:edits'>,
    ParleyError,
    { pages: Output<'desk:edits'>[] },
    readonly unknown[],
    number | undefined
  >({
    queryKey: ['desk:edits', by],
    initialPageParam: undefined,
    queryFn: ({ pageParam: before }) =>
      ask('desk:edits', { ...(by === undefined ? {} : { by }), ...(before === undefined ? {} : { before }) }),
    getNextPageParam: ({ next }) => next,
  })
}

/** The author of an edit, in words. */
export function useWho(): (person: Person) => string {
  const { t, title } = useTexts()
  return ({ id, name }) => (name ? title(name) : t(id === 'parley' ? 'past.parley' : 'past.somebody'))
}
