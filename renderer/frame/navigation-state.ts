import { useCallback, useEffect, useMemo, useReducer } from 'react'
import type { RecordRef } from '../../core/model/sources'
import type { ListScreen, Screen } from '../../core/queries/view-schemas'
import { subscribe } from '../desk/bridge'

/** Where the window is: a screen, and the record that is open on it. */
export interface Route {
  screen: Screen
  ref?: RecordRef
}

interface State {
  past: readonly Route[]
  now: Route
  future: readonly Route[]
}
type Move = { kind: 'to'; route: Route } | { kind: 'back' } | { kind: 'forward' }

function move(state: State, step: Move): State {
  if (step.kind === 'to') return { past: [...state.past, state.now], now: step.route, future: [] }
  if (step.kind === 'back') {
    const now = state.past.at(-1)
    return now ? { past: state.past.slice(0, -1), now, future: [state.now, ...state.future] } : state
  }
  const [now, ...future] = state.future
  return now ? { past: [...state.past, state.now], now, future } : state
}

/** The window's place, and the ways from it. */
export interface Navigation {
  route: Route
  canGoBack: boolean
  canGoForward: boolean
  back: () => void
  forward: () => void
  show: (screen: Screen) => void
  /** Opens a record on the screen that lists its kind. */
  open: (ref: RecordRef) => void
  closeRecord: () => void
}

/** The screen that lists a kind of record. */
const HOME: Partial<Record<RecordRef['collection'], ListScreen>> = {
  measure: 'measures',
  stackingRule: 'measures',
  legalInstrument: 'measures',
  legalEvent: 'measures',
  issue: 'positions',
  position: 'positions',
  line: 'positions',
  source: 'sources',
  annotation: 'sources',
  evidence: 'sources',
  lead: 'sources',
  memo: 'memos',
}

export function useNavigation(): Navigation {
  const [state, dispatch] = useReducer(move, { past: [], now: { screen: 'overview' }, future: [] })
  const to = useCallback((route: Route) => dispatch({ kind: 'to', route }), [])
  useEffect(() => subscribe('menu:navigate', ({ screen }) => to({ screen })), [to])
  return useMemo(
    () => ({
      route: state.now,
      canGoBack: state.past.length > 0,
      canGoForward: state.future.length > 0,
      back: () => dispatch({ kind: 'back' }),
      forward: () => dispatch({ kind: 'forward' }),
      show: (screen) => to({ screen }),
      open: (ref) => to({ screen: HOME[ref.collection] ?? 'talks', ref }),
      closeRecord: () => to({ screen: state.now.screen }),
    }),
    [state, to],
  )
}
