import { ownValue } from '../../base/own-value'
import type { CompiledRegime, Layer } from './compiled'
import type { Unknown, World } from './facts'
import { isOneOf, type Question } from './question'
import { scopeCovers } from './scope'
import type { PlainOrigins } from './law-conditions'

/** Is the good of one of these origins? The others, those that no layer of a measure lists, depend on those layers. */
export function originsCover(regime: CompiledRegime, origins: PlainOrigins, question: Question): boolean {
  if (origins === 'all') return true
  return Array.isArray(origins) ? isOneOf(regime, origins, question) : !isOneOf(regime, origins.except, question)
}

/** Does a layer touch the good, by its scope? */
export function isCovered(layer: Layer, { good }: Question, world: World): boolean {
  const said = ownValue(good.facts?.covered ?? {}, layer.measure.id)
  if (said === true || said === false) return said
  const covers = said === null ? 'scope' : scopeCovers(layer.scope, good)
  if (typeof covers === 'boolean') return covers
  const unknown: Unknown = { what: covers, layer: layer.ref }
  // The layers of a measure that have its scope are about the same goods.
  const key = said === null || layer.own.scope === undefined ? layer.measure.id : layer.ref
  return world.whether(`${covers} ${key}`, unknown)
}
