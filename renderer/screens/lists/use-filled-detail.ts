import { useEffect, useEffectEvent, useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import { refKey, refOfKey } from '../../../core/desk/ops'
import type { ListPages } from '../../../core/queries/list-schemas'
import type { ListRow } from '../../../core/queries/view-schemas'
import { usePanes } from '../../client/panes'
import type { ListItems } from '../../lists/list-items'
import type { ListState } from '../../lists/list-window'
import type { Navigation } from '../../navigation/navigation-state'

/** The width from which on a list and a record are side by side, as in `list-and-detail.module.css`. */
const SIDE_BY_SIDE = window.matchMedia('(min-width: 901px)')

const listen = (changed: () => void) => {
  SIDE_BY_SIDE.addEventListener('change', changed)
  return () => SIDE_BY_SIDE.removeEventListener('change', changed)
}

/**
 * Keeps the place beside a list filled while nobody has opened anything: with the record that was shown there last, else the one now in its place, else the first. The
 * focus stays where it is. `current` is true once the list has the rows of its filter.
 */
export function useFilledDetail(list: {
  navigation: Navigation
  view: ListPages | undefined
  current: boolean
  items: ListItems<ListRow>
  state: ListState
  change: (change: Partial<ListState>) => void
}): void {
  const { navigation, view, current, items, state, change } = list
  const isWide = useSyncExternalStore(listen, () => SIDE_BY_SIDE.matches)
  // A hidden list gives its place to a record, or takes that of none: neither is filled.
  const isHidden = usePanes().panes.hidden?.includes('list') === true
  const { ref, making, unasked } = navigation.route
  const open = ref && refKey(ref)
  const index = open === undefined ? undefined : items.indexOf(open)
  const last = useRef(0)
  useEffect(() => {
    if (index !== undefined) last.current = index
  }, [index])
  const remember = useEffectEvent(() => {
    if (open !== undefined && index !== undefined && state.shown !== open) change({ shown: open })
  })
  useEffect(() => remember())
  const fill = useEffectEvent(() => {
    if (making || !view || isHidden || (ref && !unasked)) return
    const wanted = isWide && view.shown > 0 ? keyToShow(items, open ?? state.shown, last.current) : undefined
    if (wanted !== open) navigation.fill(wanted === undefined ? undefined : refOfKey(wanted))
  })
  useLayoutEffect(() => {
    if (current) fill()
  })
}

/** The key of the row to show: that of `key` if it is in the list, else that of the row in its place, else of the first one. A draft is a form, and opens only if asked for. */
function keyToShow(items: ListItems<ListRow>, key: string | undefined, place: number): string | undefined {
  if (key !== undefined && !isDraft(key) && items.indexOf(key) !== undefined) return key
  const near = key === undefined ? 0 : Math.min(place, items.length - 1)
  return firstFrom(items, near) ?? firstFrom(items, 0)
}

const isDraft = (key: string) => refOfKey(key).collection === 'draft'

/** The key of the first row from a place on that is here and is no draft. */
function firstFrom(items: ListItems<ListRow>, from: number): string | undefined {
  for (let index = from; index < items.length; index += 1) {
    const item = items.at(index)
    if (!item) return undefined
    if ('row' in item && !isDraft(item.key)) return item.key
  }
  return undefined
}
