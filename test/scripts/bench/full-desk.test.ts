import { describe, expect, it } from 'vitest'
import { COLLECTION_NAMES } from '../../../core/model/values/collection-names'
import { checkDesk } from '../../../core/rules/rules'
import { fullDesk } from '../../../scripts/bench/full-desk'
import { fullDeskInMemory } from '../../../scripts/bench/full-desk-folder'

describe('the desk of the benchmarks', () => {
  it.each([1, 2, 3])('breaks no rule, with seed %i', (seed) => {
    const errors = checkDesk(fullDeskInMemory(1500, seed)).filter(({ severity }) => severity === 'error')
    expect(errors).toEqual([])
  })

  it('has every kind of record but drafts', () => {
    const { collections } = fullDesk(300)
    const missing = COLLECTION_NAMES.filter((name) => Object.keys(collections[name] ?? {}).length === 0)
    expect(missing).toEqual(['draft'])
  })

  it('is the same for the same number and seed', () => {
    expect(fullDesk(300, 5)).toEqual(fullDesk(300, 5))
    expect(fullDesk(300, 5)).not.toEqual(fullDesk(300, 6))
  })

  it('has English and Japanese', () => {
    const texts = Object.values(fullDesk(300).collections.lead ?? {}).map((lead) => JSON.stringify(lead))
    expect(texts.some((text) => /\p{Script=Han}{2}/u.test(text))).toBe(true)
    expect(texts.some((text) => /"text":"[A-Za-z ]{20}/.test(text))).toBe(true)
  })
})
