import { isSelected, readRate } from './compile'
import type { Layer } from './compiled'
import { ALWAYS, NEVER } from './moments'
import { programmeOf, type Case } from './conditions'
import { originsCover } from './coverage'
import { hasCome } from './moments'
import type { Good } from './good'
import type { Selector } from './law-conditions'
import type { RegimeMeasure } from './law-parts'

/** The measure that holds the ordinary duty which a good brings along from its line of the schedule. */
const OF_GOOD: RegimeMeasure = { id: 'schedule', base: true, layers: [] }

/** Is a layer selected? Those of a good are not in the regime, and are asked one by one. */
export const isSelectedBy = (set: ReadonlySet<Layer>, selector: Selector, layer: Layer): boolean =>
  layer.measure === OF_GOOD ? isSelected(layer, selector) : set.has(layer)

/**
 * The ordinary duty of the good's own line: column 1, or the preference that is claimed, or column 2 for some origins. Undefined where the
 * good says none, and a measure of the regime has to.
 */
export function dutyOfGood(of: Case): Layer | undefined {
  const { good } = of.question
  if (isColumnTwo(of)) return layerOf('column2', good.column2 ?? null)
  const programme = good.special === undefined ? '' : listedSign(programmeOf(of), of)
  const listed = programme === '' ? [] : specialOf(good, programme)
  // Of two rates for one preference, nobody knows which one is right.
  const [special, ...others] = new Set(listed.map(({ rate }) => rate))
  if (special !== undefined) return layerOf(`special ${programme}`, others.length === 0 ? special : null)
  return good.column1 === undefined ? undefined : layerOf('column1', good.column1)
}

const specialOf = ({ special = [] }: Good, programme: string) =>
  special.filter(({ programmes }) => programmes.includes(programme))

/**
 * The sign under which a line lists a preference. Under a limit (“A*”, “A+”), it is for some countries or products alone: unless the claim itself
 * says so, nobody knows whether the good is one of them.
 */
function listedSign(claimed: string, { question: { good }, world }: Case): string {
  if (claimed === '' || specialOf(good, claimed).length > 0) return claimed
  const signs = (good.special ?? []).flatMap(({ programmes }) => programmes)
  const limited = signs.filter((sign) => sign.replace(/[*+]$/, '') === claimed)
  if (limited.length === 0) return claimed
  return world.which(`limits of ${claimed}`, { what: 'programme' }, ['', ...new Set(limited.toSorted())])
}

const isColumnTwo = ({ regime, question, world }: Case): boolean =>
  regime.columnTwo.some(({ origins, span, knownFrom }) => {
    if (knownFrom > question.knownAt || !originsCover(regime, origins, question)) return false
    const has = (point: typeof span.from, key: string) =>
      hasCome(point, question.entered, question.knownAt) ??
      world.whether(`column 2 ${key} ${point.min} ${point.max} ${JSON.stringify(origins)}`, { what: 'columnTwo' })
    return has(span.from, 'begins') && !has(span.until, 'ends')
  })

const made = new Map<string, Layer>()

/** The same layer for the same duty, so that answers can be compared. */
function layerOf(id: string, rate: string | null): Layer {
  const key = `${id} ${rate}`
  const before = made.get(key)
  if (before) return before
  const parsed = readRate(rate)
  const layer: Layer = {
    ref: `schedule/${id}`,
    measure: OF_GOOD,
    own: { id, rate },
    isBase: true,
    isAnnounced: false,
    rate: parsed,
    announced: parsed,
    origins: 'all',
    scope: 'all',
    span: { from: ALWAYS, until: NEVER },
    inTransit: [],
    knownFrom: -Infinity,
    events: [],
    suspendedBy: [],
    removedBy: [],
    takesBy: [],
    selectedBy: [],
  }
  if (made.size > 1000) made.clear()
  made.set(key, layer)
  return layer
}
