import { QueryClient, useQueries, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { ParleyError } from '../../core/base/errors'
import type { DeskRequest } from '../../core/contract/channels'
import type { Input, Output } from '../../core/contract/contract'
import { ask, subscribe } from './bridge'
import { finishAll } from './saving'
import { keepAllNow } from './unsaved-text'

/**
 * The window's cache of views. The desk is local, so the network does not matter, nothing is refetched without a change,
 * and a refusal is final.
 */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        staleTime: Infinity,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}

interface AskOptions<T> {
  /** Milliseconds after which the view is asked for again, by its last answer; false for not until the desk changes. */
  again?: (answer: T) => number | false
  /** True if an answer is not kept for when the question comes again: it may be of an earlier desk. */
  once?: boolean
}

/** A view of the desk, refetched after each change of the desk; not fetched unless `enabled`. */
export function useDesk<R extends DeskRequest>(
  request: R,
  input: Input<R>,
  enabled = true,
  options: AskOptions<Output<R>> = {},
): UseQueryResult<Output<R>, ParleyError> {
  return useQuery<Output<R>, ParleyError>({
    queryKey: [request, input],
    queryFn: () => ask(request, input),
    enabled,
    refetchInterval: ({ state }) => (options.again && state.data !== undefined ? options.again(state.data) : false),
    ...(options.once ? { gcTime: 0 } : {}),
  })
}

/** The answers to several questions of one kind, in order, refetched like a view; undefined while one is on its way or was refused. */
export function useDeskEach<R extends DeskRequest>(request: R, inputs: readonly Input<R>[]): (Output<R> | undefined)[] {
  return useQueries({
    queries: inputs.map((input) => ({ queryKey: [request, input], queryFn: () => ask(request, input) })),
    combine: (results) => results.map(({ data }) => data),
  })
}

/** Refetches the environment when it changes, and saves typed text before the window closes. */
export function useAppEvents(): void {
  const client = useQueryClient()
  useEffect(
    () => subscribe('app:changed', () => void client.invalidateQueries({ queryKey: ['app:environment'] })),
    [client],
  )
  useEffect(() => {
    const keep = () => void keepAllNow()
    window.addEventListener('pagehide', keep)
    const stop = subscribe('app:closing', () => {
      void keepAllNow()
        .then(finishAll)
        .then(() => ask('app:closed', {}))
    })
    return () => {
      window.removeEventListener('pagehide', keep)
      stop()
    }
  }, [])
}

/** The views that show findings. */
const CARE_REQUESTS: readonly DeskRequest[] = ['desk:status', 'desk:overview', 'desk:findings']

/** Refetches views when the desk changes. Returns whether the desk is being reopened. */
export function useDeskEvents(): boolean {
  const client = useQueryClient()
  const [lost, setLost] = useState(false)
  useEffect(() => {
    const refresh = () => client.invalidateQueries()
    const stops = [
      // A view shows titles of other records, so any change may touch any view.
      subscribe('desk:changed', () => void refresh()),
      // No record has changed, only what is known about them.
      subscribe('desk:checked', () => {
        for (const request of CARE_REQUESTS) void client.invalidateQueries({ queryKey: [request] })
      }),
      subscribe('desk:lost', () => {
        setLost(true)
        // These requests wait for the next port, so the new desk process answers them.
        void refresh().then(() => setLost(false))
      }),
      // Every request now fails with this failure, which shows in the desk's place.
      subscribe('desk:failed', () => {
        setLost(false)
        void refresh()
      }),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [client])
  return lost
}

/** Restarts the desk and refetches all views; resolves or rejects when that is done. */
export function useReopen(): () => Promise<unknown> {
  const client = useQueryClient()
  return () => ask('app:reopen', {}).then(() => client.invalidateQueries())
}
