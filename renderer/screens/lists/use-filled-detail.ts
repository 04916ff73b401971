import { useContext, useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react'
import { refKey, refOfKey } from '../../../core/desk/ops'
import type { ListPages } from '../../../core/queries/list-schemas'
import type { ListRow } from '../../../core/queries/view-schemas'
import { usePanes } from '../../client/panes'
import type { ListItems } from '../../lists/list-items'
import type { ListState } from '../../lists/list-window'
import { SideRoomContext } from '../../lists/side-room'
import type { Navigation } from '../../navigation/navigation-state'

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
  const isWide = useContext(SideRoomContext)
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
  // A draft is a form, and opens only if asked for; a record on the other side of the window shows there.
  const taken = navigation.elsewhere && refKey(navigation.elsewhere)
  const isFree = (key: string) => key !== taken && refOfKey(key).collection !== 'draft'
  const fill = useEffectEvent(() => {
    if (making || !view || isHidden || isWide === undefined || (ref && !unasked)) return
    const wanted = isWide && view.shown > 0 ? keyToShow(items, open ?? state.shown, last.current, isFree) : undefined
    if (wanted !== open) navigation.fill(wanted === undefined ? undefined : refOfKey(wanted))
  })
  useLayoutEffect(() => {
    if (current) fill()
  })
}

/** The key of the row to show: that of `key` if it is in the list, else that of the row in its place, else of the first one; of those that may show (`isFree`). */
function keyToShow(
  items: ListItems<ListRow>,
  key: string | undefined,
  place: number,
  isFree: (key: string) => boolean,
): string | undefined {
  if (key !== undefined && isFree(key) && items.indexOf(key) !== undefined) return key
  const near = key === undefined ? 0 : Math.min(place, items.length - 1)
  return firstFrom(items, near, isFree) ?? firstFrom(items, 0, isFree)
}

/** The key of the first row from a place on that is here and may show. */
function firstFrom(items: ListItems<ListRow>, from: number, isFree: (key: string) => boolean): string | undefined {
  for (let index = from; index < items.length; index += 1) {
    const item = items.at(index)
    if (!item) return undefined
    if ('row' in item && isFree(item.key)) return item.key
  }
  return undefined
}
