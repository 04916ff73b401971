import { cpSync } from 'node:fs'
import { expect, it } from 'vitest'
import { backUp } from '../../../electron/backup/back-up'
import { readPoint, recoveryPointsOf } from '../../../electron/backup/backup-points'
import { placeSummary } from '../../../electron/backup/place-summary'
import { DeskStore } from '../../../electron/desk/store/desk-store'
import { at, deskToBackUp } from '../../helpers/desks/desk-to-back-up'
import { edit, rename } from '../../helpers/edits/edit-lead'

it('keeps a requested backup beside later ones of the same hour', async () => {
  const { desk, store, folder, storeId } = await deskToBackUp()
  await backUp(desk, folder, { now: at(9), asked: true })
  for (const minute of [10, 20, 30]) {
    await edit(store, rename(1 + minute / 10, `As it was at ${minute}.`))
    await backUp(desk, folder, { now: at(9, minute) })
  }
  const instants = async () => (await recoveryPointsOf(folder, storeId)).map((point) => point.at)
  expect(await instants()).toEqual([at(9, 30), at(9)])
  // An automatic backup also stays once somebody asks for a backup while nothing is new.
  expect(await backUp(desk, folder, { now: at(9, 35), asked: true })).toMatchObject({ isNew: false })
  await edit(store, rename(5, 'As it was at 40.'))
  await backUp(desk, folder, { now: at(9, 40) })
  expect(await instants()).toEqual([at(9, 40), at(9, 30), at(9)])
  await store.close()
})

it('keeps copies of one desk in two folders apart, though they share one place', async () => {
  const { desk, store, folder, storeId } = await deskToBackUp()
  await store.close()
  const copy = `${desk}-copy`
  cpSync(desk, copy, { recursive: true })
  // Each copy continues with as many edits, but different ones.
  for (const [directory, text, minute] of [
    [desk, 'The desk.', 10],
    [copy, 'Its copy.', 20],
  ] as const) {
    const opened = await DeskStore.open(directory, 'write')
    await edit(opened, rename(2, text))
    await opened.close()
    const before = await placeSummary(folder, { storeId, directory, now: at(10) })
    expect(before.last?.revision).toBeUndefined()
    await backUp(directory, folder, { now: at(9, minute) })
    expect((await placeSummary(folder, { storeId, directory, now: at(10) })).last).toEqual({
      at: at(9, minute),
      revision: 2,
    })
  }
  const points = await recoveryPointsOf(folder, storeId)
  expect(points.map(({ from, revision }) => [from, revision])).toEqual([
    [copy, 2],
    [desk, 2],
  ])
  const leads = await Promise.all(points.map(({ name }) => readPoint(folder, storeId, name)))
  expect(leads.map(({ content }) => content.collections.lead?.['lead-1'])).toMatchObject([
    { text: 'Its copy.' },
    { text: 'The desk.' },
  ])
})

it('does not take a backup from a fast clock for the latest, once the clock is right again', async () => {
  const { desk, store, folder, storeId } = await deskToBackUp()
  await backUp(desk, folder, { now: '2027-11-23T09:00:00.000Z' })
  const summary = () => placeSummary(folder, { storeId, directory: desk, now: at(10) })
  expect((await summary()).last).toBeUndefined()
  await backUp(desk, folder, { now: at(9) })
  expect((await summary()).last).toEqual({ at: at(9), revision: store.desk.revision })
  await store.close()
})
