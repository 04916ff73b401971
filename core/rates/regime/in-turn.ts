import { compare } from '../../base/rational'
import type { Layer, Rule } from './compiled'
import { InConflict } from './conflict'

/** A rule at work on amounts: the layers that it sets, and the others of its sum. */
export interface Work {
  rule: Rule
  on: readonly Layer[]
  beside: readonly Layer[]
}

/**
 * The rules in the order in which they work. Of those that set sums or leave the lowest, and to which nobody has given an order, one comes after those
 * that set a part of its layers or of its own sum: it finds them as they leave it. Where that leaves several, those on few layers come `first`, or the last of these.
 * Their names decide nothing.
 * @throws InConflict of rules with different figures of which each sets a part of the sum of another
 */
export function inTurn(works: readonly Work[], first: 'few' | 'last' = 'few'): Work[] {
  return runsOf(works).flatMap((run) => ordered(run, first))
}

function runsOf(works: readonly Work[]): Work[][] {
  const runs: Work[][] = []
  for (const work of works) {
    const last = runs.at(-1)
    if (last?.[0] && isOfOneRun(last[0], work)) last.push(work)
    else runs.push([work])
  }
  return runs
}

/** The pairs of which each sets some layers of the other and some that the other leaves: nothing says which of them works first. */
export function crossing(works: readonly Work[]): (readonly [Work, Work])[] {
  const isCrossed = (one: Work, other: Work) =>
    one.on.some((layer) => other.on.includes(layer)) &&
    one.on.some((layer) => !other.on.includes(layer)) &&
    other.on.some((layer) => !one.on.includes(layer))
  return runsOf(works).flatMap((run) =>
    run.flatMap((one, index) =>
      run.slice(index + 1).flatMap((other) => (isCrossed(one, other) ? [[one, other] as const] : [])),
    ),
  )
}

const isOfOneRun = ({ rule: { own: one } }: Work, { rule: { own: other } }: Work): boolean =>
  one.does === other.does && looksAtOthers(one) && (one.order ?? 0) === (other.order ?? 0)

/** Does a rule set a layer by what others come to? Only then does it matter which of two works first. */
const looksAtOthers = (own: Rule['own']): boolean => setsSum(own) || own.does === 'lowestOf'

/** Does a rule set the sum of several layers? */
export const setsSum = ({ does }: Rule['own']): boolean => does === 'topsUpTo' || does === 'capsSum'

/** Does the first come before the second? It sets a part of the sum beside it, or some of its layers alone. */
function isBefore(one: Work, other: Work): boolean {
  if (one === other) return false
  const isPart = one.on.every((layer) => other.on.includes(layer)) && one.on.length < other.on.length
  return isPart || one.on.some((layer) => other.beside.includes(layer))
}

function ordered(run: readonly Work[], first: 'few' | 'last'): Work[] {
  const few = run.toSorted(byReach)
  const left = first === 'few' ? few : few.toReversed()
  const done: Work[] = []
  while (left.length > 0) {
    const next = left.findIndex((work) => !left.some((other) => isBefore(other, work)))
    if (next === -1) return [...done, ...unlessOpposed(left)]
    done.push(...left.splice(next, 1))
  }
  return done
}

/** Rules of which each sets a part of the sum of another. Caps cut what is left step by step, down to the lowest; two totals for one sum are no law. */
function unlessOpposed(left: readonly Work[]): readonly Work[] {
  if (left[0]?.rule.own.does === 'capsSum') return left.toSorted(byFigure)
  const ring = ringIn(left)
  const [first] = ring.flatMap(({ rule }) => rule.figure ?? [])
  const isOne = ring.every(({ rule: { figure } }) => !figure || !first || compare(figure, first) === 0)
  if (isOne) return left
  throw new InConflict({
    kind: 'contradiction',
    rules: ring.map(({ rule }) => rule.own.id).toSorted(),
    layers: [...new Set(ring.flatMap(({ on }) => on.map(({ ref }) => ref)))].toSorted(),
  })
}

/** Rules on few layers before those on more; of as many, by the names of the layers, which are the same whatever the rules are called. */
function byReach(one: Work, other: Work): number {
  const refs = (layers: readonly Layer[]) => layers.map(({ ref }) => ref).join(' ')
  const [a, b] = [one, other].map(({ on, beside }) => `${refs(on)} | ${refs(beside)}`) as [string, string]
  return one.on.length - other.on.length || one.beside.length - other.beside.length || (a < b ? -1 : a > b ? 1 : 0)
}

function byFigure({ rule: { figure: one } }: Work, { rule: { figure: other } }: Work): number {
  return one && other ? compare(other, one) : Number(!one) - Number(!other)
}

/** Those of the rules that are before another one of them, until all are. */
function ringIn(works: readonly Work[]): readonly Work[] {
  const some = works.filter((work) => works.some((other) => isBefore(work, other)))
  return some.length < works.length ? ringIn(some) : works
}
