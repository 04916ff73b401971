import { rationalIn, type Rational } from '../../base/rational'
import type { Condition } from './law-conditions'
import type { Regime } from './regime'

/** Every condition of a regime, and those inside. */
export function conditionsIn({ measures, rules = [] }: Regime): Condition[] {
  const ofLayers = measures.flatMap(({ layers }) => layers.map((layer) => layer.if))
  return [...rules.map((rule) => rule.when), ...ofLayers].flatMap(conditionsInside)
}

/** A condition, and every one inside it. */
export function conditionsInside(condition: Condition | undefined): Condition[] {
  if (!condition) return []
  return [condition, ...[...(condition.all ?? []), ...(condition.any ?? []), condition.not].flatMap(conditionsInside)]
}

/** The shares of each content at which some condition turns. */
export function thresholdsOf(conditions: readonly Condition[]): ReadonlyMap<string, readonly Rational[]> {
  const found = new Map<string, Rational[]>()
  for (const { content } of conditions) {
    if (!content) continue
    for (const figure of [content.atLeast, content.below]) {
      const share = figure === undefined ? undefined : rationalIn(figure)
      if (share) found.set(content.of, [...(found.get(content.of) ?? []), share])
    }
  }
  return found
}
