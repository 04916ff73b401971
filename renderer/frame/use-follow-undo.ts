import { refKey } from '../../core/desk/ops'
import { SIDES, type Side } from '../actions/side-context'
import { useUndo } from '../actions/use-undo'
import { useEditPlaces, wasMadeAt } from '../navigation/edit-places'
import { goalOf, type Replayed } from '../navigation/replayed'
import { isGoneAt, type Touched } from '../navigation/routes'
import type { Sides } from '../navigation/sides'
import { lightBriefly } from './lit-place'

/** How many rows are lit at most: more are seen to have changed anyway. */
const ROWS_MAX = 50

/** Undo and redo take the person to what they changed, unless they see it already: on the side where it shows, else on the side where they are. */
export function useFollowUndo(sides: Sides): void {
  const { main, beside, active } = sides
  const at = { main, beside }
  useEditPlaces((at[active] ?? main).route)
  useUndo((replayed: Replayed) => {
    const shown = SIDES.toSorted((one, other) => Number(other === active) - Number(one === active)).flatMap((side) => {
      const navigation = at[side]
      return navigation ? [{ side, route: navigation.route }] : []
    })
    const goal = goalOf(replayed, shown, {
      wasMadeHere: (route) => wasMadeAt(replayed.label, route),
      hasRows: (side) => rowsOf(side, replayed.touched).length > 0,
      hasCard: (side) => cardsOf(side, replayed).length > 0,
    })
    for (const { side } of shown) if (side !== goal?.side || !goal.place) at[side]?.replayed(replayed.touched)
    if (!goal) return
    const navigation = at[goal.side]
    if (goal.place) {
      navigation?.showChange(goal.place, isGoneAt(navigation.route, replayed.touched))
      sides.activate(goal.side)
    } else {
      const cards = cardsOf(goal.side, replayed)
      lightBriefly(...(cards.length > 0 ? cards : rowsOf(goal.side, replayed.touched)))
    }
  })
}

/** The rows in view of the records that were touched, on a side. */
function rowsOf(side: Side, touched: readonly Touched[]): Element[] {
  const pane = document.querySelector(`[data-side="${side}"]`)
  if (!pane) return []
  return touched.slice(0, ROWS_MAX).flatMap((ref) => {
    const row = pane.querySelector(`[data-record="${CSS.escape(refKey(ref))}"]`)
    return row && isInView(row) ? [row] : []
  })
}

/** The card in view of the element that changed, on a side that shows a board. */
function cardsOf(side: Side, { places = [] }: Replayed): Element[] {
  const parts = places.flatMap((place) => (place.kind === 'record' && place.part !== undefined ? [place.part] : []))
  return parts.flatMap((part) => {
    const card = document.querySelector(`[data-side="${side}"] [data-card="${CSS.escape(part)}"]`)
    return card && isInView(card) ? [card] : []
  })
}

function isInView(element: Element): boolean {
  if (!element.checkVisibility()) return false
  const { top, bottom, left } = element.getBoundingClientRect()
  return document.elementsFromPoint(left + 2, (top + bottom) / 2).some((one) => element.contains(one))
}
