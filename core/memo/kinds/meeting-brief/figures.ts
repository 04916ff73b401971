import type { RateComponent } from '../../../model/records/measures'
import type { Measure, RecordOf } from '../../../model/records/records'
import { rateSentence } from '../../../rates/answer-words'
import { basisOf } from '../../../rates/layer-standing'
import { inForceRuns, rateBasis, rateRun, sinceRuns, standingIn } from '../../about-session/layer-texts'
import { measuresOf, type SessionContext } from '../../about-session/session-context'
import { ofAnswers, tradedRates, type Entry } from '../../about-session/traded-rates'
import type { ContentRun, SectionPart } from '../../memo-content'
import { instantText, type WrittenSection } from '../../memo-kind'

const MOST_FIGURES = 4
const MOST_GOODS = 2
/** The engine is asked about no more goods than these for a page that has room for a few. */
const MOST_ASKED = 12

/** The borders whose schedules have a good's code. A good without one stands for many, and nobody asks what it pays. */
const scheduleOf = ({ codes }: RecordOf<'good'>) => codes.flatMap(({ schedule }) => schedule ?? [])

type Figure = Extract<SectionPart, { kind: 'figures' }>['items'][number]
interface Layer {
  measure: Measure
  component: RateComponent
}

/**
 * The rates that the other side's measures have in force, at most four: since when, what was announced and is not in force, and the whole rate of the goods that
 * pay it. All from the rate engine.
 */
export function figuresSection(context: SessionContext): WrittenSection {
  const { writer, settings, at, timeZone } = context
  const chosen = chosenLayers(context)
  if (chosen.length === 0) return { parts: [], gaps: [[writer.say('memo.gap.figures')]] }
  const borders = [...new Set(chosen.map(({ measure }) => measure.imposer))]
  const goods = context.whole.index('good', scheduleOf).getAny(borders).slice(0, MOST_ASKED)
  const { entries } = tradedRates(context, goods)
  const date = instantText(writer, settings, new Date(at).toISOString(), timeZone)
  return {
    aside: [writer.say('memo.figure.aside', { date }, 'quiet')],
    parts: [{ kind: 'figures', items: chosen.map((layer) => figureOf(context, layer, entries)) }],
  }
}

/** The layers in force, then a measure's first layer if none of it is; those of other parties, or ours if there are no others. */
function chosenLayers(context: SessionContext): Layer[] {
  const { settings } = context
  const all = measuresOf(context)
  const theirs = all.filter(({ imposer }) => imposer !== settings.ourParty)
  const measures = theirs.length > 0 ? theirs : all
  const layers = measures.flatMap((measure) => {
    const own = measure.components.map((component) => ({ measure, component }))
    const inForce = own.filter((layer) => isInForce(context, layer))
    return inForce.length > 0 ? inForce : own.slice(0, 1)
  })
  return layers.toSorted((a, b) => Number(isInForce(context, b)) - Number(isInForce(context, a))).slice(0, MOST_FIGURES)
}

const isInForce = (context: SessionContext, { measure, component }: Layer): boolean =>
  standingIn(context, measure, component).standing === 'inForce'

function figureOf(context: SessionContext, layer: Layer, entries: readonly Entry[]): Figure {
  const { writer } = context
  const { measure, component } = layer
  const inForce = isInForce(context, layer)
  const isFirst = measure.components.find((one) => isInForce(context, { measure, component: one })) === component
  const others = measure.components.filter((one) => !isInForce(context, { measure, component: one }))
  const notInForce = inForce ? (isFirst ? others : []) : [component, ...others.filter((one) => one !== component)]
  const name: ContentRun[] = [{ ...writer.name('measure', measure, 'title', measure.title), style: 'strong' }]
  const lines = [
    measure.components.length === 1
      ? name
      : writer.frame('memo.figure.layer', {
          measure: name,
          layer: writer.name('measure', measure, `components.${component.id}.layer`, component.layer),
        }),
    ...(inForce ? [sinceRuns(context, measure, component)] : []),
    ...notInForce.map((one) => announcedLine(context, { measure, component: one })),
    ...goodLines(context, layer, entries),
  ].filter((line) => line.length > 0)
  const layers = [...(inForce ? [component] : []), ...notInForce]
  return {
    figure: inForce ? [rateRun(context, measure, component)] : [writer.say('memo.figure.none', {}, 'strong')],
    lines: withBasis(context, lines, measure, layers),
  }
}

/** "Announced: 24% (rate for Japan, in total): not in force; suspended …" */
function announcedLine(context: SessionContext, { measure, component }: Layer): ContentRun[] {
  const { writer } = context
  return writer.frame('memo.figure.announced', {
    rate: { ...rateRun(context, measure, component), style: 'plain' },
    layer: writer.name('measure', measure, `components.${component.id}.layer`, component.layer),
    standing: inForceRuns(context, measure, component),
  })
}

/** "Passenger car: 27.5% in force: 2.5% + 25%; announced the same.", for goods that pay the layer. */
function goodLines(context: SessionContext, { measure, component }: Layer, entries: readonly Entry[]): ContentRun[][] {
  const { writer } = context
  const pays = ({ border, law }: Entry) =>
    border.id === measure.imposer &&
    !('conflict' in law) &&
    law.layers.some(({ ref, standing }) => ref === `${measure.id}/${component.id}` && standing === 'inForce')
  return entries
    .filter(pays)
    .slice(0, MOST_GOODS)
    .map(({ good, origin, border, law, announced }) =>
      writer.frame('memo.figure.good', {
        good: writer.name('good', good, 'title', good.title),
        words: ofAnswers(
          context,
          [law, announced],
          writer.run('good', good, `rate.${origin.id}.${border.id}`, rateSentence(law, announced, writer.language)),
        ),
      }),
    )
}

/** The lines with the notes of the orders, rules and evidence behind them after the last one; or with words that say that there are none. */
function withBasis(
  context: SessionContext,
  lines: ContentRun[][],
  measure: Measure,
  layers: readonly RateComponent[],
): ContentRun[][] {
  const bases = layers.flatMap((component) => {
    const { rule } = standingIn(context, measure, component)
    const orders = basisOf(component, { rule })
    return rateBasis(context, { measure, component, orders, rules: rule ? [rule.id] : [] })
  })
  const cites = [...new Set(bases.flatMap((run) => run.cites ?? []))]
  const last = lines.at(-1)?.at(-1)
  if (!last) return lines
  const rest = lines.slice(0, -1)
  const line = lines.at(-1)?.slice(0, -1) ?? []
  if (cites.length > 0) return [...rest, [...line, { ...last, cites: [...(last.cites ?? []), ...cites] }]]
  return [
    ...rest,
    [...line, last, { text: ' ', style: 'plain' }, context.writer.say('memo.position.unsourced', {}, 'caveat')],
  ]
}
