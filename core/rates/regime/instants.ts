import type { CompiledRegime, Layer } from './compiled'
import { exactly, type Point, type Span } from './moments'
import type { Question } from './question'

/** The instants at which the answer to a question may change with its entry, the earliest first: those of what was known. */
export function changesOf(regime: CompiledRegime, question: Question): number[] {
  const points: Point[] = [...regime.conditionTimes]
  for (const { from, until } of spansOf(regime, question)) points.push(from, until)
  for (const layer of regime.index.touching(question.good, question.origin).layers) {
    for (const { at, until } of layer.events) points.push(at, until)
    for (const { loadedBefore, enteredBefore } of layer.inTransit) points.push(loadedBefore, enteredBefore)
  }
  for (const { span } of regime.columnTwo) points.push(span.from, span.until)
  for (const members of regime.blocs.values())
    for (const { from, until } of members) points.push(exactly(from), exactly(until))
  return instantsIn(points, question)
}

/** The same for the standing of one layer: by its own times, and by those of the layers on which it depends. */
export function changesOfLayer(regime: CompiledRegime, question: Question, layer: Layer): number[] {
  const points: Point[] = []
  const seen = new Set<Layer>()
  // It is in doubt while another one takes the place of what it takes the place of.
  const asked = [layer, ...layer.takesBy.flatMap(({ on }) => [...on])]
  for (let one = asked.pop(); one; one = asked.pop()) {
    if (seen.has(one)) continue
    seen.add(one)
    points.push(one.span.from, one.span.until)
    for (const { at, until } of one.events) points.push(at, until)
    for (const { span, by } of [...one.suspendedBy, ...one.removedBy]) {
      points.push(span.from, span.until)
      if (by) asked.push(...regime.selected(by))
    }
  }
  return instantsIn(points, question)
}

function instantsIn(points: readonly Point[], { knownAt }: Question): number[] {
  const known = points.filter(({ knownFrom }) => knownFrom <= knownAt)
  const instants = new Set(known.flatMap(({ min, max }) => [min, max]).filter(Number.isFinite))
  return [...instants].toSorted((a, b) => a - b)
}

/** The instants after the entry at which a layer or a rule that touches the good begins, as far as they are known. */
export function comingStarts(regime: CompiledRegime, question: Question): ReadonlySet<number> {
  const coming = new Set<number>()
  for (const { from } of spansOf(regime, question))
    if (from.knownFrom <= question.knownAt && from.min > question.entered && from.min < Infinity) coming.add(from.min)
  return coming
}

/** When the layers that may touch the good, and the rules about them, begin and end: of those that were known. */
function* spansOf(regime: CompiledRegime, question: Question): Iterable<Span> {
  const isKnown = ({ knownFrom }: { knownFrom: number }) => knownFrom <= question.knownAt
  for (const layer of regime.index.touching(question.good, question.origin).layers) {
    if (isKnown(layer)) yield layer.span
    for (const rule of [...layer.suspendedBy, ...layer.removedBy]) if (isKnown(rule)) yield rule.span
  }
  for (const rule of regime.amounts) if (isKnown(rule)) yield rule.span
}
