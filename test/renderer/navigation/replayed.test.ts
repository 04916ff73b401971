import { describe, expect, it } from 'vitest'
import type { StepLabel } from '../../../core/journal/step'
import type { ReplayedPlace } from '../../../core/queries/replayed-places'
import type { Side } from '../../../renderer/actions/side-context'
import { changeRoute, goalOf, type Replayed } from '../../../renderer/navigation/replayed'
import { move, type Route } from '../../../renderer/navigation/routes'

const page = (id: string, field?: string): ReplayedPlace => ({
  kind: 'record',
  ref: { collection: 'position', id },
  screen: 'positions',
  ...(field === undefined ? {} : { field }),
})
const list: ReplayedPlace = { kind: 'screen', screen: 'positions' }
const at = (id: string): Route => ({ screen: 'positions', ref: { collection: 'position', id } })
const label = (more = 0, kind: StepLabel['kind'] = 'change'): StepLabel => ({
  kind,
  collection: 'position',
  id: 'p',
  fields: ['stance'],
  more,
})
const changed: Replayed = {
  label: label(),
  touched: [{ collection: 'position', id: 'p', rev: 3 }],
  places: [page('p', 'stance')],
}
const gone: Replayed = {
  label: label(0, 'create'),
  touched: [{ collection: 'position', id: 'p' }],
  places: [page('former'), list],
}
const NOTHING = { wasMadeHere: () => false, hasRows: () => false, hasCard: () => false }
const sides = (active: Route, other?: Route) => [
  { side: 'main' as Side, route: active },
  ...(other ? [{ side: 'beside' as Side, route: other }] : []),
]

describe('the side that shows what an undo changed', () => {
  it('is the one where the record shows, and else that of the person', () => {
    expect(goalOf(changed, sides(at('x'), at('p')), NOTHING)).toEqual({ side: 'beside', place: page('p', 'stance') })
    expect(goalOf(changed, sides(at('p'), at('x')), NOTHING)).toEqual({ side: 'main', place: page('p', 'stance') })
    expect(goalOf(changed, sides({ screen: 'overview' }, at('x')), NOTHING)).toEqual({
      side: 'main',
      place: page('p', 'stance'),
    })
  })

  it('leaves a record that is gone for what it belonged to, where that shows, and not for its list', () => {
    expect(goalOf(gone, sides(at('p')), NOTHING)).toEqual({ side: 'main', place: page('former') })
    expect(goalOf(gone, sides(at('p'), at('former')), NOTHING)).toEqual({ side: 'beside', place: page('former') })
    expect(goalOf(gone, sides({ screen: 'talks' }), NOTHING)).toEqual({ side: 'main', place: page('former') })
    // A list of its kind shows that it is gone.
    expect(goalOf(gone, sides({ screen: 'positions' }), NOTHING)).toEqual({ side: 'main', place: undefined })
  })

  it('is the page of a record that comes back, unless it shows or was made from a form', () => {
    const made = { ...NOTHING, wasMadeHere: () => true }
    const back: Replayed = { ...changed, label: label(0, 'create'), places: [page('p')] }
    const meeting: Route = { screen: 'talks', ref: { collection: 'session', id: 's' } }
    expect(goalOf(back, sides(meeting), made)).toEqual({ side: 'main', place: page('p') })
    expect(goalOf(back, sides({ ...meeting, editing: true }), made)?.place).toBeUndefined()
    expect(goalOf(back, sides(meeting), { ...made, hasRows: () => true })?.place).toBeUndefined()
    // A record that it belonged to was there all the time.
    expect(goalOf({ ...gone, places: [page('former')] }, sides(meeting), made)?.place).toBeUndefined()
  })

  it('stays as it is where the person made the edit, and where rows in view show it', () => {
    const made = { ...NOTHING, wasMadeHere: () => true }
    expect(goalOf(changed, sides({ screen: 'overview' }), made)).toEqual({ side: 'main', place: undefined })
    // A list without the row in view doesn't show it.
    expect(goalOf(changed, sides({ screen: 'positions' }), made)?.place).toEqual(page('p', 'stance'))
    const rows = { ...NOTHING, hasRows: () => true }
    expect(goalOf({ ...changed, label: label(2) }, sides({ screen: 'positions' }), rows)?.place).toBeUndefined()
    expect(goalOf(changed, sides({ screen: 'positions' }), rows)?.place).toEqual(page('p', 'stance'))
    const card = { ...NOTHING, hasCard: () => true }
    expect(goalOf(changed, sides({ screen: 'packages' }), card)?.place).toBeUndefined()
    expect(goalOf(changed, sides({ screen: 'packages' }), NOTHING)?.place).toEqual(page('p', 'stance'))
    expect(goalOf(changed, sides({ screen: 'history' }), NOTHING)?.place).toBeUndefined()
    expect(goalOf({ ...gone, label: label(0, 'delete') }, sides({ screen: 'trash' }), NOTHING)?.place).toBeUndefined()
    expect(goalOf(changed, sides({ screen: 'trash' }), NOTHING)?.place).toEqual(page('p', 'stance'))
  })
})

describe('the place of a change', () => {
  it('is the record at its field, in the form if it is open, and beside the text that is read', () => {
    const place = { field: 'stance', text: '', words: [], brief: true }
    expect(changeRoute({ screen: 'overview' }, page('p', 'stance'), undefined)).toEqual({ ...at('p'), place })
    expect(changeRoute({ ...at('p'), editing: true }, page('p', 'stance'), undefined)).toEqual({
      ...at('p'),
      editing: true,
      place,
    })
    const draft: ReplayedPlace = { kind: 'record', ref: { collection: 'draft', id: 'd' }, screen: 'talks' }
    expect(changeRoute({ screen: 'overview' }, draft, { source: 's' })).toEqual({
      screen: 'talks',
      ref: { collection: 'draft', id: 'd' },
      editing: true,
      reader: { source: 's' },
      place: { ...place, field: 'title' },
    })
  })

  it('is the page and not the history of a record, and is lit only once', () => {
    const now = changeRoute({ ...at('p'), history: true }, page('p', 'stance'), undefined)
    expect(now.history).toBeUndefined()
    const back = move(move({ past: [], now, future: [] }, { kind: 'to', route: at('x') }), { kind: 'back' })
    expect(back.now).toEqual(at('p'))
  })
})
