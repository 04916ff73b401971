import { add, rationalIn, ZERO, type Rational } from '../../core/base/rational'
import { instantOf } from '../../core/rates/regime/moments'
import type { Question } from '../../core/rates/regime/question'
import type { Regime } from '../../core/rates/regime/regime'

interface PlainLayer {
  measure: string
  authority: string
  percent: Rational
  origins: ReadonlySet<string> | undefined
  prefixes: readonly string[] | undefined
  knownFrom: number
  from: number
  until: number
  suspended: { from: number; until: number }[]
}

interface PlainRule {
  on: string
  by: string
  origins: ReadonlySet<string>
  from: number
}

/**
 * The least that an honest loop has to do for the regime of the benchmark, and no more: known, interval, origin, scope by the beginning of the code,
 * suspension, exclusion by rule, exact sum. It knows nothing of unknown facts, rings, reasons, events, preferences or sums.
 */
export class PlainRates {
  readonly layers: readonly PlainLayer[]
  readonly #rules: readonly PlainRule[]

  constructor(regime: Regime) {
    const at = (time: unknown, open: number) => (typeof time === 'string' ? instantOf(time, regime.clock) : open)
    const rules = regime.rules ?? []
    this.layers = regime.measures.flatMap((measure) =>
      measure.layers.map((layer) => ({
        measure: measure.id,
        authority: measure.authority ?? '',
        percent: rationalIn((layer.rate ?? '').slice(0, -1)) ?? ZERO,
        origins: Array.isArray(measure.origins) ? new Set(measure.origins) : undefined,
        prefixes: Array.isArray(measure.scope) ? measure.scope : undefined,
        knownFrom: at(measure.known?.from, -Infinity),
        from: at(layer.from, -Infinity),
        until: at(layer.until, Infinity),
        suspended: rules
          .filter(({ does, on }) => does === 'suspends' && on.measures?.includes(measure.id))
          .map((rule) => ({ from: at(rule.from, -Infinity), until: at(rule.until, Infinity) })),
      })),
    )
    this.#rules = rules
      .filter(({ does }) => does === 'excludes')
      .map(({ on, when, from }) => ({
        on: on.authorities?.[0] ?? '',
        by: when?.layers?.authorities?.[0] ?? '',
        origins: new Set(Array.isArray(when?.origins) ? when.origins : []),
        from: at(from, -Infinity),
      }))
  }

  /** The layers that may touch a good. */
  touching(question: Question): PlainLayer[] {
    return this.layers.filter((layer) => touches(layer, question))
  }

  total(question: Question): Rational {
    return this.totalOf(this.layers, question)
  }

  totalOf(layers: readonly PlainLayer[], question: Question): Rational {
    const { entered, knownAt, origin, good } = question
    const standing: PlainLayer[] = []
    for (const layer of layers) {
      if (layer.knownFrom > knownAt || entered < layer.from || entered >= layer.until) continue
      if (!touches(layer, question)) continue
      if (layer.suspended.some(({ from, until }) => from <= entered && entered < until)) continue
      standing.push(layer)
    }
    // No rule leads to an authority before its own: taken in order, each is settled when it is asked about.
    standing.sort((a, b) => numberOf(a.authority) - numberOf(b.authority))
    const inForce = new Set<string>()
    const out = new Set<string>()
    let sum = rationalIn((good.column1 ?? '').slice(0, -1)) ?? ZERO
    for (const { authority, percent } of standing) {
      if (out.has(authority)) continue
      if (!inForce.has(authority)) {
        const isOut = this.#rules.some(
          (rule) => rule.on === authority && rule.from <= entered && rule.origins.has(origin) && inForce.has(rule.by),
        )
        if (isOut) {
          out.add(authority)
          continue
        }
        inForce.add(authority)
      }
      sum = add(sum, percent)
    }
    return sum
  }
}

const numberOf = (authority: string) => Number(authority.slice('authority '.length))

function touches({ origins, prefixes }: PlainLayer, { origin, good }: Question): boolean {
  if (origins && !origins.has(origin)) return false
  const code = good.codes?.[0] ?? ''
  return !prefixes || prefixes.some((prefix) => code.startsWith(prefix))
}
