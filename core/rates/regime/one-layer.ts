import type { CompiledRegime, Layer } from './compiled'
import { NeedsFact, World, WORLDS_MAX, type Assumed, type Unknown } from './facts'
import { changesOfLayer } from './instants'
import type { Question } from './question'
import { InConflict, type Conflict, type Overlap } from './conflict'
import { Standings } from './removals'
import type { Standing } from './stood'

/** The reason why nobody knows what a layer is: an unknown fact, with the rule by which the layer depends on it; or rules that give no answer. */
export type Doubt = { unknown: Unknown; key: string; rule?: string } | { conflict: Conflict }

/** The standing of one layer under the law, apart from all amounts. */
export interface OneLayer {
  /** Undefined: it was not known then, or does not touch the good. */
  standing: Standing | undefined
  /** The id of the rule, event or instrument that it stands so by. */
  by?: string
  /** The reasons for one that is unclear. */
  doubt?: Doubt
}

/**
 * The standing of one layer for a good, without the others: rules that give no answer matter only if the layer depends on them, or takes part
 * in them.
 */
export function standingOfLayer(regime: CompiledRegime, question: Question, layer: Layer): OneLayer {
  let count = 0
  const inWorld = (assumed: ReadonlyMap<string, Assumed>): OneLayer => {
    count += 1
    const overlaps: Overlap[] = []
    const standings = new Standings(regime, question, new World(assumed), 'law', overlaps)
    try {
      return inOneWorld(layer, standings, overlaps)
    } catch (error) {
      if (error instanceof InConflict) return { standing: 'unclear', doubt: { conflict: error.conflict } }
      if (!(error instanceof NeedsFact)) throw error
      const { unknown, key, choices } = error
      const rule = standings.askedBy
      const doubt: Doubt = { unknown, key, ...(rule === undefined ? {} : { rule }) }
      if (count > WORLDS_MAX) return { standing: 'unclear', doubt }
      return together(
        choices.map((choice) => inWorld(new Map([...assumed, [key, { unknown, choice }]]))),
        doubt,
      )
    }
  }
  return inWorld(new Map())
}

function inOneWorld(layer: Layer, standings: Standings, overlaps: readonly Overlap[]): OneLayer {
  const stood = standings.of(layer)
  if (stood?.standing !== 'inForce') return { standing: undefined, ...stood }
  // Nobody knows which of two layers is owed if both take the place of one.
  for (const { on } of layer.takesBy) for (const target of on) if (target !== layer) standings.of(target)
  const overlap = overlaps.find(({ layers }) => layers.includes(layer.ref))
  return overlap ? { standing: 'unclear', doubt: { conflict: overlap } } : stood
}

/** The standing that says most, if all are out of force. */
const OUT_OF_FORCE: readonly (Standing | undefined)[] = [
  'suspended',
  'enjoined',
  'struckDown',
  'replaced',
  'excluded',
  'ended',
]

/** The standing of a layer if one fact may be in several ways: if that makes a difference, nobody knows. */
function together(ways: readonly OneLayer[], doubt: Doubt): OneLayer {
  const [first] = ways
  if (first && ways.every((way) => isSame(way, first))) return first
  if (ways.some(({ standing }) => standing === 'inForce' || standing === 'unclear'))
    return { standing: 'unclear', doubt }
  const said = OUT_OF_FORCE.flatMap((standing) => ways.find((way) => way.standing === standing) ?? [])
  return said[0] ?? first ?? { standing: 'unclear', doubt }
}

const isSame = (one: OneLayer, other: OneLayer) =>
  one.standing === other.standing &&
  (one.standing !== 'unclear' || JSON.stringify(one.doubt) === JSON.stringify(other.doubt))

/** Since when (epoch milliseconds) a layer that is in force at the entry has been, as `sinceOf` says of a good's rate. */
export function layerSince(regime: CompiledRegime, question: Question, layer: Layer): number | undefined {
  const wasInForce = (entered: number) =>
    standingOfLayer(regime, { ...question, entered }, layer).standing === 'inForce'
  return changesOfLayer(regime, question, layer)
    .filter((at) => at <= question.entered)
    .findLast((at) => !wasInForce(at - 1))
}
