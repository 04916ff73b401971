import { ZERO } from '../../base/rational'
import type { LayerAnswer } from './answer'
import type { Layer } from './compiled'
import { NeedsFact } from './facts'
import { dutyOfGood } from './good-layers'
import { InConflict, type Conflict, type Overlap } from './conflict'
import { Standings } from './removals'
import type { Reading } from './standing'
import type { Standing, Stood } from './stood'
import { nothingKnown, type Outcome } from './worlds-together'

/** A layer that touches the good, and what it is. */
export interface Stands {
  layer: Layer
  standing: Standing
  by: string | undefined
}

/** The standing of each layer that has not ended, the ordinary duty first. The duty of the good's own line takes the place of every other one. */
export function standsOf(
  duty: Layer | undefined,
  layers: readonly Layer[],
  stoodOf: (layer: Layer) => Stood | undefined,
): Stands[] {
  const all: Stands[] = duty ? [{ layer: duty, standing: 'inForce', by: undefined }] : []
  for (const layer of layers) {
    const stood = stoodOf(layer)
    if (!stood || stood.standing === 'ended') continue
    // The good's own line of the schedule says its ordinary duty.
    if (duty && layer.isBase) all.push({ layer, standing: 'replaced', by: duty.ref })
    else all.push({ layer, standing: stood.standing, by: stood.by })
  }
  // The ordinary duty comes first: everything else is on top of it.
  return all.toSorted((a, b) => Number(b.layer.isBase) - Number(a.layer.isBase))
}

/**
 * The outcome in a world in which the law gives no answer: what each layer is, as far as it does not depend on that, and no amount. Nobody
 * knows which of two layers is owed if both take the place of one.
 */
export function noAnswer(
  conflict: Conflict,
  { case: { regime, question, world, touching } }: Standings,
  reading: Reading,
): Outcome {
  const overlaps: Overlap[] = []
  const standings = new Standings(regime, question, world, reading, overlaps)
  const stood = new Map(touching.layers.map((layer) => [layer, unlessOpen(() => standings.of(layer))]))
  const open = new Set([...(conflict.kind === 'cycle' ? [conflict] : []), ...overlaps].flatMap(({ layers }) => layers))
  const stoodOf = (layer: Layer): Stood | undefined => {
    const told = stood.get(layer)
    if (told?.is?.standing !== 'inForce') return told ? told.is : UNCLEAR
    const takesOpen = layer.takesBy.some(({ on }) => [...on].some((one) => stood.has(one) && !stood.get(one)))
    return takesOpen || open.has(layer.ref) ? UNCLEAR : told.is
  }
  const duty = unlessOpen(() => dutyOfGood(standings.case))?.is
  return {
    ...nothingKnown(),
    possible: [{ assumed: [...world.assumed.values()], total: undefined }],
    unknown: [{ what: 'conflict', ...conflict }],
    layers: standsOf(duty, touching.layers, stoodOf).map(answerOf),
    conflict,
  }
}

const UNCLEAR: Stood = { standing: 'unclear' }

function answerOf({ layer, standing, by }: Stands): LayerAnswer {
  const percent = standing === 'inForce' || standing === 'unclear' ? undefined : ZERO
  return { ref: layer.ref, layer, standing, ...(by === undefined ? {} : { by }), percent, setBy: [] }
}

/** The answer of the law, if it gives one and needs no other fact for it. */
function unlessOpen<T>(say: () => T): { is: T } | undefined {
  try {
    return { is: say() }
  } catch (error) {
    if (error instanceof InConflict || error instanceof NeedsFact) return undefined
    throw error
  }
}
