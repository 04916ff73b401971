import { rmSync } from 'node:fs'
import { expect, it } from 'vitest'
import { DeskStore } from '../../../../electron/desk/store/desk-store'
import { verify } from '../../../../electron/journal/repair/verify'
import { copyNow, makeEdits, newSmallDesk } from '../../../helpers/desks/small-desk-on-disk'
import { tollOf } from '../../../helpers/faults/damaged-desks'
import { desksToDamage } from '../../../helpers/faults/desks-to-damage'
import { segmentsOf } from '../../../helpers/files/journal-files'
import { itLong } from '../../../helpers/long'

itLong('opens no damaged desk as an older one in silence, in any of a sample of damages', async () => {
  const { silent, ...count } = await tollOf(await desksToDamage(), 50)
  expect(silent).toEqual([])
  expect(count.said).toBeGreaterThan(10)
  expect(count.whole).toBeGreaterThan(10)
})

it('misses the last segments of a desk that has no later snapshot', async () => {
  const folder = await newSmallDesk()
  await makeEdits(folder, 12, { limits: { bytes: 900, transactions: 1000 }, compact: () => Promise.resolve() })
  const files = segmentsOf(folder)
  for (let gone = 1; gone < files.length; gone += 1) {
    const copy = copyNow(folder)
    for (const file of segmentsOf(copy).slice(-gone)) rmSync(file)
    const params = { reason: 'segment-missing', number: files.length - gone + 1 }
    for (const mode of ['read', 'write'] as const)
      await expect(DeskStore.open(copy, mode)).rejects.toMatchObject({ code: 'desk-corrupt', params })
    expect((await verify(copy)).problems).toMatchObject([{ code: 'desk-corrupt', params }])
  }
})
