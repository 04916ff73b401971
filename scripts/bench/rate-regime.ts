import type { Good } from '../../core/rates/regime/good'
import type { RegimeMeasure, RegimeRule } from '../../core/rates/regime/law-parts'
import type { Regime } from '../../core/rates/regime/regime'

/** A large regime that is the same at every run: every measure and rule is known, so that every total is a figure. */

const PARTIES = Array.from({ length: 60 }, (_, index) => `P${index}`)
const AUTHORITIES = Array.from({ length: 20 }, (_, index) => `authority ${index}`)

/** Numbers from 0 to below `below`, the same at every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const digits = (next: (below: number) => number, length: number) =>
  Array.from({ length }, () => String(next(10))).join('')
const chapter = (next: (below: number) => number) => String(1 + next(97)).padStart(2, '0')
const day = (index: number) => new Date(Date.UTC(2025, 0, 1 + index)).toISOString().slice(0, 10)
const isIn = (share: number, next: (below: number) => number) => next(100) < share

/** The first few are about nearly every good, as the tariffs of 2025 are; most are about a few lines of some countries. */
export function benchRegime(measures: number, rules: number): Regime {
  const next = numbers(15)
  return {
    clock: 'America/New_York',
    measures: Array.from({ length: measures }, (_, index) => measureOf(index, next)),
    rules: Array.from({ length: rules }, (_, index) => ruleOf(index, next)),
  }
}

function measureOf(index: number, next: (below: number) => number): RegimeMeasure {
  const isBroad = index < 20
  const items = Array.from({ length: 1 + next(8) }, () => chapter(next) + digits(next, next(3) * 2))
  const origins =
    isBroad || isIn(20, next) ? 'all' : Array.from({ length: 1 + next(6) }, () => PARTIES[next(60)] ?? 'P0')
  const from = next(300)
  return {
    id: `m${index}`,
    authority: AUTHORITIES[index % 20] ?? '',
    origins,
    scope: isBroad ? 'all' : items,
    known: { from: day(Math.max(0, from - 10)) },
    layers: [
      { id: 'a', rate: `${1 + next(50)}%`, from: `${day(from)}T00:01`, until: `${day(from + 60)}T00:01` },
      { id: 'b', rate: `${1 + next(500) / 10}%`, from: `${day(from + 60)}T00:01` },
    ],
  }
}

/** A rule takes the layers of an authority out for those of one before it, so that there is no ring. */
function ruleOf(index: number, next: (below: number) => number): RegimeRule {
  const later = 1 + next(19)
  const on = { authorities: [AUTHORITIES[later] ?? ''] }
  const from = `${day(next(300))}T00:01`
  const rule = { id: `r${String(index).padStart(3, '0')}`, on, from }
  if (index % 4 === 0)
    return { ...rule, does: 'suspends', on: { measures: [`m${next(1000)}`] }, until: `${day(next(60) + 300)}T00:01` }
  return {
    ...rule,
    does: 'excludes',
    when: { layers: { authorities: [AUTHORITIES[next(later)] ?? ''] }, origins: PARTIES.slice(next(50), 55) },
  }
}

export function benchGoods(count: number): { good: Good; origin: string }[] {
  const next = numbers(7)
  return Array.from({ length: count }, (_, index) => ({
    good: { id: `g${index}`, codes: [chapter(next) + digits(next, 6)], column1: `${next(100) / 10}%` },
    origin: PARTIES[next(60)] ?? 'P0',
  }))
}
