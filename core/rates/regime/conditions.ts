import { ownValue } from '../../base/own-value'
import type { CompiledRegime, Layer, Rule } from './compiled'
import { originsCover } from './coverage'
import { scopeCovers } from './scope'
import { contentOf } from './content-shares'
import { figureIn, isAtLeast, NeedsFact, type Unknown, type World } from './facts'
import { hasCome, type Point } from './moments'
import type { Question } from './question'
import type { Touching } from './layer-index'
import type { Condition, Selector } from './law-conditions'
import type { Moment } from './law-values'

/** The case that a condition is asked about: a question in one world, and which layers are in force there. */
export interface Case {
  regime: CompiledRegime
  question: Question
  world: World
  isInForce: (layer: Layer) => boolean
  /** The layer about which it is asked: it takes no part in its own removal. */
  asking: Layer | undefined
  /** The layers that may touch the good. */
  touching: Touching<Layer>
  /** Selectors of which it is known that a layer of theirs is in force, or none. */
  anyInForce: Map<Selector, boolean>
  /** Rules of which it is known that they hold, or not, but for the layers that have to be in force. */
  remembered: Map<Rule, boolean>
  /** The instants after the entry at which something begins, if all that has been announced is read as law. */
  coming: ReadonlySet<number>
}

/** Does a condition hold of the good and its entry? `about` names the layer or the rule that depends on it. */
export function holds(condition: Condition | undefined, about: string, of: Case): boolean {
  if (!condition) return true
  const { regime, question } = of
  const { all, any, not, layers, origins, scope, content, programme, quota, documents } = condition
  const parts: (() => boolean)[] = []
  if (origins !== undefined) parts.push(() => originsCover(regime, origins, question))
  pushTimes(parts, condition, about, of)
  if (scope !== undefined) parts.push(() => isInScope(scope, about, of))
  if (content !== undefined) parts.push(() => hasContent(content, of))
  if (programme !== undefined) parts.push(() => programme.includes(programmeOf(of)))
  if (quota !== undefined) parts.push(() => quotaPosition(quota.of, of) === quota.position)
  for (const document of documents ?? []) parts.push(() => hasDocument(document, of))
  for (const part of all ?? []) parts.push(() => holds(part, about, of))
  if (any !== undefined) parts.push(() => !areAll(any.map((part) => () => !holds(part, about, of))))
  if (not !== undefined) parts.push(() => !holds(not, about, of))
  // Other layers are asked about last: rules that lead back to each other are a ring only where everything else holds.
  return areAll(parts) && (layers === undefined || isAnyInForce(regime.asked(layers), of))
}

/** Are all of them so? One that is not settles it, whatever is not known of the others. */
function areAll(parts: readonly (() => boolean)[]): boolean {
  let missing: NeedsFact | undefined
  for (const part of parts) {
    try {
      if (!part()) return false
    } catch (error) {
      if (!(error instanceof NeedsFact)) throw error
      missing ??= error
    }
  }
  if (missing) throw missing
  return true
}

/** Is one of the selected layers in force? All of them are asked, so that a ring is found whatever their order. */
export function isAnyInForce(selector: Selector, { regime, isInForce, asking, touching, anyInForce }: Case): boolean {
  const isOfItself = asking !== undefined && regime.selected(selector).has(asking)
  const before = isOfItself ? undefined : anyInForce.get(selector)
  if (before !== undefined) return before
  let isAny = false
  for (const layer of touching.among(selector)) isAny = (layer !== asking && isInForce(layer)) || isAny
  if (!isOfItself) anyInForce.set(selector, isAny)
  return isAny
}

/** Has a moment come by the entry? Where nobody knows, it may or may not have. */
export function isPast(point: Point, { question, world }: Case, key: string, unknown: Unknown): boolean {
  return hasCome(point, question.entered, question.knownAt) ?? world.whether(key, unknown)
}

function isInScope(scope: NonNullable<Condition['scope']>, about: string, { question, world }: Case): boolean {
  const covers = scopeCovers(scope, question.good)
  return typeof covers === 'boolean' ? covers : world.whether(`${covers} ${about}`, { what: 'ruleScope', rule: about })
}

function hasContent({ of: name, atLeast, below }: NonNullable<Condition['content']>, of: Case): boolean {
  const share = contentOf(name, of)
  const [least, most] = [atLeast, below].map((figure) => (figure === undefined ? undefined : figureIn(figure)))
  return (!least || isAtLeast(share, least)) && (!most || !isAtLeast(share, most))
}

/** The preference that is claimed, or none. */
export function programmeOf({ question: { good }, regime, world }: Case): string {
  const claimed = good.facts?.programme
  if (claimed !== null) return claimed ?? ''
  const all = (good.special ?? []).flatMap(({ programmes }) => programmes)
  return world.which('programme', { what: 'programme' }, ['', ...new Set([...all, ...regime.programmes].toSorted())])
}

function quotaPosition(name: string, { question, world }: Case): string {
  const position = ownValue(question.good.facts?.quota ?? {}, name)
  // Nobody has said that the good is inside.
  if (position !== null) return position ?? 'outside'
  return world.which(`quota ${name}`, { what: 'quota', of: name }, ['inside', 'outside'])
}

function hasDocument(name: string, { question, world }: Case): boolean {
  const has = ownValue(question.good.facts?.documents ?? {}, name)
  return has === null ? world.whether(`document ${name}`, { what: 'document', of: name }) : has === true
}

function pushTimes(parts: (() => boolean)[], condition: Condition, about: string, of: Case): void {
  const { moments } = of.regime
  const isPastFor = (moment: Moment) =>
    isPast(moments.start(moment), of, `time ${about} ${JSON.stringify(moment)}`, { what: 'ruleTime', rule: about })
  const { enteredFrom, enteredBefore, loadedBefore } = condition
  if (enteredFrom !== undefined) parts.push(() => isPastFor(enteredFrom))
  if (enteredBefore !== undefined) parts.push(() => !isPastFor(enteredBefore))
  if (loadedBefore !== undefined) parts.push(() => wasLoadedBefore(moments.start(loadedBefore), of))
}

/**
 * Was the good loaded before a moment? If nobody says when, it was not on its way; nor was it before a moment that is not known yet. A day of
 * loading says no time: if the moment is on that day, nobody knows.
 */
export function wasLoadedBefore(before: Point, { question, regime, world }: Case): boolean {
  const loaded = question.good.facts?.loadedAt
  if (before.knownFrom > question.knownAt) return false
  const unknown: Unknown = { what: 'loadedAt' }
  if (loaded === null) return world.whether(`loaded before ${before.min}`, unknown)
  if (loaded === undefined) return false
  if (regime.moments.instant(loaded) >= before.max) return false
  return regime.moments.last(loaded) < before.min || world.whether(`loaded before ${before.min}`, unknown)
}
