import { QueryClient, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { ParleyError } from '../../core/base/errors'
import type { DeskRequest } from '../../core/contract/channels'
import type { Input, Output } from '../../core/contract/contract'
import { ask, subscribe } from './bridge'
import { finishAll } from './saving'
import { keepAllNow } from './unsaved-text'

/**
 * The window's cache of views. The desk is on this machine: it is asked whether or not there is a network, never again of its own
 * accord, and a refusal is an answer, not a hiccup.
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

/** A view of the desk, asked for once and again after each change of the desk; not at all while it is not wanted. */
export function useDesk<R extends DeskRequest>(
  request: R,
  input: Input<R>,
  enabled = true,
): UseQueryResult<Output<R>, ParleyError> {
  return useQuery<Output<R>, ParleyError>({ queryKey: [request, input], queryFn: () => ask(request, input), enabled })
}

/** Asks anew what the app runs on when that changes: another language, another theme, another desk; and saves what was typed before the window closes. */
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

/** Keeps the cache true to the desk: what a change may touch is asked for again. Returns whether the desk is being reopened. */
export function useDeskEvents(): boolean {
  const client = useQueryClient()
  const [lost, setLost] = useState(false)
  useEffect(() => {
    const refresh = () => client.invalidateQueries()
    const stops = [
      // A record's view shows the titles of others, so a change of one may touch any view that is on the screen.
      subscribe('desk:changed', () => void refresh()),
      subscribe('desk:lost', () => {
        setLost(true)
        // These wait for the next port, so they are answered by the desk that takes over.
        void refresh().then(() => setLost(false))
      }),
      // Every request is now answered with that failure, which takes the place of the desk.
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

/** Starts the desk anew and asks for all views again; resolves when they are there, or the reason why not. */
export function useReopen(): () => Promise<unknown> {
  const client = useQueryClient()
  return () => ask('app:reopen', {}).then(() => client.invalidateQueries())
}
