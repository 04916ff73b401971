import { expect, it } from 'vitest'
import { DeskStore } from '../../../../electron/desk/store/desk-store'
import { copyOfSample } from '../../../helpers/desks/sample'
import { edit, leadOf, rename } from '../../../helpers/edits/edit-lead'

it('writes an edit that is requested at any moment after the one before', async () => {
  const store = await DeskStore.open(await copyOfSample(), 'write')
  for (let ticks = 0; ticks < 12; ticks += 1) {
    await edit(store, rename(2 * ticks + 1, `Before ${ticks}`))
    for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve()
    const forgotten = new Promise((resolve) => setTimeout(() => resolve('forgotten'), 2000))
    expect(await Promise.race([edit(store, rename(2 * ticks + 2, `After ${ticks}`)), forgotten])).toBe(2 * ticks + 2)
  }
  expect(leadOf(store)).toBe('After 11')
  await store.close()
})
