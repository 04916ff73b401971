import { expect, it } from 'vitest'
import { tollOf } from '../helpers/faults/damaged-desks'
import { desksToDamage } from '../helpers/faults/desks-to-damage'

it('opens no damaged desk as an older one in silence: more than 1,100 desks, each damaged in one way', async () => {
  const { silent, whole, said } = await tollOf(await desksToDamage(), 3, Date.now() % 3)
  console.log(`${whole} still whole, ${said} said to be damaged, ${silent.length} silent`)
  expect(silent).toEqual([])
  expect(whole + said).toBeGreaterThan(1100)
})
