import { expect, it } from 'vitest'
import { memoTexts } from '../../../../core/memo/memo-model'
import { deskOnDisk, STAFF } from '../../../helpers/requests/desk-service'

/** The goods that a fact sheet shows, as they are chosen in its room. */
async function sheet() {
  const on = await deskOnDisk()
  const make = { kind: 'makeMemo', type: 'tariffFactSheet', about: 'session-0605', id: 'brief' } as const
  await on.ask('desk:apply', { command: make, staff: STAFF })
  const printed = async () => {
    const { model, changes } = await on.room()
    const text = model ? memoTexts(model).join('\n') : ''
    return { goods: ['General good', 'Passenger car', 'Light truck'].filter((name) => text.includes(name)), changes }
  }
  return { on, printed }
}

it('a choice of goods shows in the draft at once, and is undone with its text in one step', async () => {
  const { on, printed } = await sheet()
  const all = await printed()
  expect(all.goods).toEqual(['General good', 'Passenger car', 'Light truck'])
  const rev = on.rev()
  await on.change('memo', 'brief', { goods: ['car'] })
  expect(await printed()).toEqual({ goods: ['Passenger car'], changes: all.changes })
  // One edit, one revision.
  expect(on.rev()).toBe(rev + 1)
  await on.ask('desk:apply', { command: { kind: 'undo' }, staff: STAFF })
  expect(on.store.desk.get('memo', 'brief')?.goods).toBeUndefined()
  expect((await printed()).goods).toEqual(all.goods)
})

it('any other change of the draft leaves its text, and what was approved is no longer the text', async () => {
  const { on, printed } = await sheet()
  const { snapshot } = on.store.desk.get('memo', 'brief') ?? {}
  await on.change('memo', 'brief', { reference: 'T-1' })
  expect(on.store.desk.get('memo', 'brief')?.snapshot).toBe(snapshot)
  await on.change('memo', 'brief', { status: 'inClearance' })
  await on.change('memo', 'brief', { goods: ['light-truck'] })
  expect(on.store.desk.get('memo', 'brief')).toMatchObject({ status: 'draft', goods: ['light-truck'] })
  expect((await printed()).goods).toEqual(['Light truck'])
})
