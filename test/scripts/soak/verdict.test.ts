import { describe, expect, it } from 'vitest'
import { levelsOf, MEASURES, type Measure, type Sample } from '../../../scripts/soak/verdict'

const LEVEL = 100
const samples = (count: number, change: Partial<Record<Measure, (round: number) => number>> = {}): Sample[] =>
  Array.from({ length: count }, (_, round) =>
    Object.fromEntries(Object.keys(MEASURES).map((name) => [name, LEVEL + (change[name as Measure]?.(round) ?? 0)])),
  ) as Sample[]
const rising = (all: Sample[]) => levelsOf(all).flatMap(({ measure, isFlat }) => (isFlat ? [] : [measure]))

describe('the verdict on a soak', () => {
  it('is good if everything stays level, whatever happens in the warm-up and in single rounds', () => {
    expect(rising(samples(40))).toEqual([])
    expect(rising(samples(40, { pageHeap: (round) => (round < 10 ? -90 : 0) }))).toEqual([])
    expect(rising(samples(40, { mainMemory: (round) => (round % 7 === 0 ? 500 : 0) }))).toEqual([])
    expect(rising(samples(40, { pageNodes: (round) => -round }))).toEqual([])
  })

  it('is bad if one handle, listener or timer stays behind in each round, or a megabyte', () => {
    for (const measure of Object.keys(MEASURES) as Measure[])
      expect(rising(samples(40, { [measure]: (round: number) => round * (measure === 'pageNodes' ? 30 : 3) }))).toEqual(
        [measure],
      )
    expect(rising(samples(40, { mainListeners: (round) => round / 4 }))).toEqual(['mainListeners'])
  })

  it('takes enough samples', () => {
    expect(() => levelsOf(samples(7))).toThrow('only 7 samples')
  })
})
