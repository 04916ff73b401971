import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import type { Output } from '../../core/contract/contract'
import type { Visits } from '../../core/contract/visits'
import { refKey } from '../../core/desk/ops'
import type { RecordRef } from '../../core/model/values/record-ref'
import { ask } from './bridge'
import { useStoreId } from './environment'
import { useDesk } from './use-desk'

const NONE: Visits = { recent: [], pinned: [] }
const keyFor = (storeId: string) => ['app:visits', storeId]

/** The records opened lately on this machine, and the pinned ones. Another window may have changed them, so that they are read anew each time. */
export function useVisits(): Visits {
  const storeId = useStoreId()
  const { data } = useQuery({
    queryKey: keyFor(storeId),
    queryFn: () => ask('app:visits', { storeId }),
    refetchOnMount: 'always',
  })
  return data ?? NONE
}

/** The titles of some records, by `refKey`; none of those that are gone. */
export function useNames(refs: readonly RecordRef[]): ReadonlyMap<string, Output<'desk:named'>['rows'][number]> {
  const named = useDesk('desk:named', { refs: [...refs] }, refs.length > 0)
  return new Map((named.data?.rows ?? []).map((row) => [refKey(row.ref), row]))
}

/** Pins records or takes their pins away, on this machine alone; and whether one is pinned. */
export function usePins(): { isPinned: (ref: RecordRef) => boolean; toggle: (ref: RecordRef) => void } {
  const storeId = useStoreId()
  const client = useQueryClient()
  const { pinned } = useVisits()
  const isPinned = (ref: RecordRef) => pinned.some((other) => refKey(other) === refKey(ref))
  const toggle = (ref: RecordRef) =>
    void ask('app:pin', { storeId, ref, pin: !isPinned(ref) }).then((visits) =>
      client.setQueryData(keyFor(storeId), visits),
    )
  return { isPinned, toggle }
}

/** Remembers each record that is opened. A draft is no record yet. */
export function useVisited(ref: RecordRef | undefined): void {
  const storeId = useStoreId()
  const client = useQueryClient()
  const key = ref && ref.collection !== 'draft' ? `${storeId} ${refKey(ref)}` : undefined
  const remember = useEffectEvent(() => {
    if (!ref) return
    void ask('app:visited', { storeId, ref }).then((visits) => client.setQueryData(keyFor(storeId), visits))
  })
  useEffect(() => {
    if (key !== undefined) remember()
  }, [key])
}
