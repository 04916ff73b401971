import fc from 'fast-check'
import { expect } from 'vitest'
import { compare, rationalText, ZERO, type Rational } from '../../../../core/base/rational'
import { compileRegime } from '../../../../core/rates/regime/compile'
import type { Good } from '../../../../core/rates/regime/good'
import { entryOf, knownAtOf } from '../../../../core/rates/regime/question'
import { rate } from '../../../../core/rates/regime/rate'
import type { Answer, RateAnswer } from '../../../../core/rates/regime/answer'
import type { Regime } from '../../../../core/rates/regime/regime'
import { anyEntry, anyGood, anyKnownAt, anyOrigin, anyRegime } from './any-regime'
import { HIDDEN, isTooMuch } from './hidden-facts'

const anyCase = fc
  .record({
    regime: anyRegime(false),
    good: anyGood,
    origin: anyOrigin,
    entry: anyEntry,
    known: anyKnownAt,
    reading: fc.constantFrom('law' as const, 'announced' as const),
    names: fc.subarray([...HIDDEN.keys()], { minLength: 1, maxLength: 4 }).filter(areApart),
    /** The ways to fill in what is hidden: for each of them, a place in its list of values. */
    filled: fc.array(fc.array(fc.nat(1000), { minLength: 4, maxLength: 4 }), { minLength: 4, maxLength: 4 }),
  })
  // Read as announced, a layer that ends as another one begins makes room for it: one of which nobody knows if it begins then makes none.
  .filter(({ reading, names }) => reading === 'law' || !names.some((name) => /^(from|scope|cover)/.test(name)))

/** Two of one part of the law, such as the start and the end of a layer, may come to a law that no border has. */
function areApart(names: readonly string[]): boolean {
  const parts = names.map((name) => name.split(' ').at(-1))
  return new Set(parts).size === parts.length
}

/**
 * Hides some facts, fills them in at random, and asks again: all that the answer without them says for certain must hold of each answer
 * with them. Its bounds, its certain part, and what it says of each layer.
 */
export function assertWithinBounds(numRuns: number): void {
  fc.assert(
    fc.property(anyCase, ({ regime, good, origin, entry, known, reading, names, filled }) => {
      const hidden = names.flatMap((name) => HIDDEN.get(name) ?? [])
      const answer = (law: Regime, of: Good): RateAnswer => {
        const question = { origin, entered: entryOf(entry, law.clock), knownAt: knownAtOf(known, law.clock) }
        return rate(compileRegime(law), { ...question, good: of }, reading)
      }
      let [law, of] = [regime, good]
      for (const { hide } of hidden) [law, of] = hide(law, of)
      const picksLowest = (regime.rules ?? []).some(({ does }) => does === 'lowestOf')
      const without = answer(law, of)
      if ('conflict' in without) return
      for (const places of filled) {
        let [told, goodTold] = [law, of]
        for (const [at, { values }] of hidden.entries()) {
          const fill = values[(places[at] ?? 0) % values.length]
          if (fill) [told, goodTold] = fill(told, goodTold)
        }
        const full = isTooMuch(goodTold) ? undefined : answer(told, goodTold)
        if (full && !('conflict' in full)) holds(without, full, picksLowest)
      }
    }),
    { numRuns },
  )
}

const NONE = { percent: ZERO, standing: undefined }

/**
 * Of layers as low as each other, a rule that counts the lowest may count any: one, or another once a rate is known, or one that perhaps isn't there. Then only
 * the figures of the whole answer must hold.
 */
const COUNTS_OR_NOT: ReadonlySet<string | undefined> = new Set(['inForce', 'notLowest', 'unclear'])

function holds(without: Answer, full: Answer, picksLowest: boolean): void {
  for (const { ref, percent, standing } of without.layers) {
    const { percent: told, standing: stands } = full.layers.find((layer) => layer.ref === ref) ?? NONE
    if (picksLowest && COUNTS_OR_NOT.has(standing) && COUNTS_OR_NOT.has(stands)) continue
    if (percent && told) expect([ref, rationalText(told)]).toEqual([ref, rationalText(percent)])
    if (standing !== 'unclear') expect([ref, stands]).toEqual([ref, standing])
  }
  const { total } = full
  if (!total) return
  if (without.total) expect(rationalText(total)).toBe(rationalText(without.total))
  const { range, atLeast, adValorem } = without
  expectAtMost(adValorem, total, 'certain part')
  if (atLeast) expectAtMost(atLeast, total, 'at least')
  if (range) {
    expectAtMost(range.low, total, 'low')
    expectAtMost(total, range.high, 'high')
  }
}

function expectAtMost(low: Rational, high: Rational, what: string): void {
  expect(compare(low, high) <= 0, `${what}: ${rationalText(low)} to ${rationalText(high)}`).toBe(true)
}
