import type { CompiledRegime, Layer } from './regime/compiled'
import type { Question } from './regime/question'
import type { LayerAnswer, RateAnswer } from './regime/answer'
import { rate } from './regime/rate'
import type { Reading } from './regime/standing'

/** The engine's answer with its layers in the order in which people read them. The one answer for every page, memo and text. */
export const rateInOrder = (regime: CompiledRegime, question: Question, reading?: Reading): RateAnswer =>
  inOrder(rate(regime, question, reading))

/** An answer whose layers are in order: the ordinary duty first, then by the titles of the measures, those of one measure as they were typed. */
export const inOrder = (answer: RateAnswer): RateAnswer =>
  'conflict' in answer ? answer : { ...answer, layers: answer.layers.toSorted(byMeasure) }

/** Layers of the law in that order. */
export const layersInOrder = (layers: readonly Layer[]): Layer[] =>
  layers.toSorted((a, b) => byMeasure({ layer: a }, { layer: b }))

const TITLES = new Intl.Collator('en', { numeric: true })

function byMeasure({ layer: a }: Pick<LayerAnswer, 'layer'>, { layer: b }: Pick<LayerAnswer, 'layer'>): number {
  const title = ({ measure }: Layer) => measure.title ?? ''
  return (
    Number(b.isBase) - Number(a.isBase) ||
    // A duty of the good's own, and a layer that somebody supposes, are of no measure: the one is first, the other last.
    Number(isSupposed(a)) - Number(isSupposed(b)) ||
    TITLES.compare(title(a), title(b)) ||
    Number(a.measure.id > b.measure.id) - Number(a.measure.id < b.measure.id) ||
    placeOf(a) - placeOf(b)
  )
}

const isSupposed = ({ measure, isBase }: Layer) => measure.title === undefined && !isBase

const placeOf = ({ measure, own }: Layer) => measure.layers.findIndex(({ id }) => id === own.id)
