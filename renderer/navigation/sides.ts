import { useCallback, useEffect, useMemo, useReducer, useState } from 'react'
import type { RecordRef } from '../../core/model/values/record-ref'
import type { Side } from '../actions/side-context'
import { navigationOf, type Navigation } from './navigation-state'
import { isOpen, isTwice, move, rememberedRoutes, rememberRoutes, type Move, type Route, type Trail } from './routes'

/** The sides of a window: its own, and one beside it if the window is split. */
export interface Sides {
  main: Navigation
  beside: Navigation | undefined
  /** True if the side beside would show what the window's own shows: it says so instead. */
  isTwice: boolean
  /** The side that a person is in: keys and menus act there. */
  active: Side
  activate: (side: Side) => void
  /** Shows a record on the side where the person is not; without one, what is open moves there. False if there is nothing to show. */
  openBeside: (ref?: RecordRef) => boolean
  closeBeside: () => void
}

/** Can a record show beside another? A memo has the window to itself, and a note shows in its thread. */
const canBeBeside = ({ collection }: RecordRef): boolean => collection !== 'memo' && collection !== 'note'

const begin = (now: Route): Trail => ({ past: [], now, future: [] })
const pageOf = (ref: RecordRef): Route => ({
  screen: 'desk',
  ref,
  ...(ref.collection === 'draft' ? { editing: true } : {}),
})

/** What a place shows besides its screen's list; undefined if that is nothing, or has the window to itself. */
function shownIn({ screen, reader, ref, history, at }: Route): Route | undefined {
  if (reader) return { screen: 'sources', reader }
  // A form stays where it is: its text is on its way to the desk. Of a record that is being edited, the page moves.
  if (!ref || ref.collection === 'draft' || !canBeBeside(ref)) return undefined
  return { screen, ref, ...(history ? { history } : {}), ...(at === undefined || !history ? {} : { at }) }
}

/** The sides of a desk's window, by the desk's folder. */
export function useSides(desk: string): Sides {
  const [first] = useState(() => rememberedRoutes(desk))
  const [own, dispatchOwn] = useReducer(move, first.main, begin)
  const [other, setOther] = useState(() => first.beside && begin(first.beside))
  const [chosen, activate] = useState<Side>('main')
  useEffect(() => rememberRoutes(desk, own.now, other?.now), [desk, own.now, other?.now])
  const dispatchOther = useCallback((step: Move) => setOther((trail) => trail && move(trail, step)), [])
  const closeBeside = useCallback(() => {
    setOther(undefined)
    activate('main')
  }, [])
  return useMemo(() => {
    const main = navigationOf(own, dispatchOwn, other?.now.ref)
    const within = other && navigationOf(other, dispatchOther, own.now.ref)
    const beside = within && besideNavigation(main, within, () => activate('main'), closeBeside)
    const active = beside ? chosen : 'main'
    const showBeside = (route: Route) => {
      setOther((trail) => (trail ? move(trail, { kind: 'to', route }) : begin(route)))
      activate('beside')
    }
    const toMain = (route: Route) => {
      if (route.reader) main.read(route.reader)
      else if (route.ref && route.history) main.lookBack(route.ref, route.at)
      else if (route.ref) main.open(route.ref)
      activate('main')
    }
    return {
      main,
      beside,
      isTwice: other !== undefined && isTwice(own.now, other.now),
      active,
      activate,
      openBeside: (ref) => {
        const from = active === 'main' ? own.now : (other?.now ?? own.now)
        // What is open, named or not, moves: it shows on one side only.
        const moved = ref && !(isOpen(from, ref) && !from.reader) ? undefined : shownIn(from)
        const route = moved ?? (ref && canBeBeside(ref) ? pageOf(ref) : undefined)
        if (!route) return false
        if (active === 'main' && ref && other && !other.now.reader && isOpen(other.now, ref)) {
          activate('beside')
          return true
        }
        if (active === 'beside') {
          toMain(route)
          if (moved) closeBeside()
          return true
        }
        showBeside(route)
        if (!moved) return true
        if (own.now.reader) main.closeReader()
        else main.closeRecord()
        return true
      },
      closeBeside,
    }
  }, [own, other, chosen, dispatchOther, closeBeside])
}

/** The navigation of the side beside: it shows a record or a text, and leaves all screens to the window's own side. */
function besideNavigation(main: Navigation, within: Navigation, toMain: () => void, close: () => void): Navigation {
  const { route } = within
  const there =
    <A extends unknown[]>(act: (...args: A) => void) =>
    (...args: A) => {
      act(...args)
      toMain()
    }
  return {
    ...within,
    side: 'beside',
    show: there(main.show),
    askRate: there(main.askRate),
    openEdit: there(main.openEdit),
    open: (ref, _on, place) => {
      if (!canBeBeside(ref)) there(main.open)(ref, undefined, place)
      // It shows there already.
      else if (isOpen(main.route, ref)) toMain()
      else within.open(ref, undefined, place)
    },
    edit: (ref, editing) => (canBeBeside(ref) ? within.edit(ref, editing) : there(main.edit)(ref, editing)),
    closeRecord: () => (route.reader ? within.closeRecord() : close()),
    fill: () => undefined,
    replayed: (touched) => {
      const isGone = touched.some(({ id, rev }) => rev === undefined && id === (route.making?.id ?? route.ref?.id))
      const returns = touched.some(({ id, rev }) => rev !== undefined && id === (route.making?.id ?? route.ref?.id))
      if (isGone && !returns && !route.reader) close()
      else within.replayed(touched)
    },
    showChange: (place, instead) => {
      if (place.kind !== 'screen' && (place.kind === 'text' || canBeBeside(place.ref)))
        within.showChange(place, instead)
      else if (instead) {
        close()
        main.showChange(place, false)
      } else there(main.showChange)(place, false)
    },
    leave: () => (route.reader || (route.ref && route.history) ? within.leave() : close()),
  }
}
