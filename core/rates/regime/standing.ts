import type { Stood } from './stood'
import type { Layer, Rule } from './compiled'
import { holds, isAnyInForce, isPast, wasLoadedBefore, type Case } from './conditions'
import { isCovered, originsCover } from './coverage'
import { isOneOf } from './question'
import type { Unknown } from './facts'
import { statusOf } from './layer-status'
import type { Point, Span } from './moments'

/** The law, or all that has been announced as if it were law: begun, and neither suspended nor enjoined. */
export type Reading = 'law' | 'announced'

const IN_FORCE: Stood = { standing: 'inForce' }

/** A layer's standing by itself, before other layers take it out. Undefined: it does not touch the good. */
export function ownStanding(layer: Layer, of: Case, reading: Reading): Stood | undefined {
  const { question, world } = of
  if (layer.knownFrom > question.knownAt) return undefined
  if (!isFromThere(layer, of, reading) || !isCovered(layer, question, world)) return undefined
  if (!holds(layer.own.if, layer.ref, of)) return undefined
  const { from, until } = layer.span
  if (isOver(until, of, `end ${layer.ref}`, { what: 'end', layer: layer.ref })) return { standing: 'ended' }
  const status = statusOf(layer, of)
  if (isOut(status)) return status
  if (reading === 'announced') return isInTransit(layer, of) ? { standing: 'inTransit' } : IN_FORCE
  if (layer.isAnnounced) return { standing: 'announced' }
  if (!isPast(from, of, `start ${layer.ref}`, { what: 'start', layer: layer.ref }))
    return from.waitsFor === undefined ? { standing: 'notYet' } : { standing: 'notYet', by: from.waitsFor }
  if (isInTransit(layer, of)) return { standing: 'inTransit' }
  if (status) return status
  const rule = layer.suspendedBy.find((candidate) => isAtWork(candidate, of, reading))
  return rule ? { standing: 'suspended', by: rule.own.id } : IN_FORCE
}

/** Is the good of the layer's origins? The others are those that no other layer of the measure lists for it at its entry. */
function isFromThere(layer: Layer, of: Case, reading: Reading): boolean {
  const { regime, question, world } = of
  if (layer.origins === 'notKnown') {
    // The layers of a measure that have its origins are about the same goods.
    const key = layer.own.origins === undefined ? layer.measure.id : layer.ref
    return world.whether(`origins ${key}`, { what: 'origins', layer: layer.ref })
  }
  if (layer.origins !== 'others') return originsCover(regime, layer.origins, question)
  return !(regime.listed.get(layer.measure) ?? []).some(
    (one) => isOneOf(regime, one.origins, question) && lists(one.layer, of, reading),
  )
}

function lists(layer: Layer, of: Case, reading: Reading): boolean {
  const { question, world } = of
  // Nobody is listed by what is not law.
  if (layer.knownFrom > question.knownAt || (layer.isAnnounced && reading === 'law')) return false
  if (!isCovered(layer, question, world)) return false
  if (!holds(layer.own.if, layer.ref, { ...of, asking: layer })) return false
  const { from, until } = layer.span
  const hasBegun =
    reading === 'announced' || isPast(from, of, `start ${layer.ref}`, { what: 'start', layer: layer.ref })
  if (!hasBegun || isOver(until, of, `end ${layer.ref}`, { what: 'end', layer: layer.ref })) return false
  // A layer that is stopped for a time still lists; one that an event has ended, or a court set aside, does not.
  return !isOut(statusOf(layer, of))
}

/** Is a layer out for good, unless somebody undoes that? */
const isOut = (status: Stood | undefined): status is Stood =>
  status?.standing === 'ended' || status?.standing === 'struckDown'

/** Does a rule hold for the good at its entry? */
export function isAtWork(rule: Rule, of: Case, reading: Reading): boolean {
  if (rule.knownFrom > of.question.knownAt || (rule.isAnnounced && reading === 'law')) return false
  return holdsBesides(rule, of, reading) && (rule.by === undefined || isAnyInForce(rule.by, of))
}

function holdsBesides(rule: Rule, of: Case, reading: Reading): boolean {
  const before = of.remembered.get(rule)
  if (before !== undefined) return before
  const answer = isWithin(rule.span, of, rule.own.id, reading) && holds(rule.besides, rule.own.id, of)
  // A layer takes no part in its own removal: what asks about layers depends on the one that it is asked for.
  if (!rule.asksLayers) of.remembered.set(rule, answer)
  return answer
}

function isWithin({ from, until }: Span, of: Case, rule: string, reading: Reading): boolean {
  const unknown: Unknown = { what: 'ruleTime', rule }
  const hasBegun = reading === 'announced' || isPast(from, of, `start of rule ${rule}`, unknown)
  return hasBegun && !isOver(until, of, `end of rule ${rule}`, unknown)
}

/** Has an end come? Where all that has been announced is read as law, one that makes room for something to come has. */
const isOver = (until: Point, of: Case, key: string, unknown: Unknown): boolean =>
  (until.knownFrom <= of.question.knownAt && of.coming.has(until.min)) || isPast(until, of, key, unknown)

const isInTransit = ({ inTransit, ref }: Layer, of: Case) =>
  inTransit.some(
    ({ loadedBefore, enteredBefore }, index) =>
      wasLoadedBefore(loadedBefore, of) &&
      !isPast(enteredBefore, of, `deadline ${index} ${ref}`, { what: 'end', layer: ref }),
  )
