import { foldText } from '../base/fold-text'
import { rationalText } from '../base/rational'
import { LANGUAGES, localName } from '../base/text'
import { dateRange } from '../dates/date-range'
import type { DeskRead } from '../desk/desk-read'
import { boundsAt, boundsOf, type KnownBounds } from '../desk/known-by'
import { isFrozenMemo } from '../model/records/memos'
import type { RateComponent } from '../model/records/measures'
import type { Good, Measure, RecordOf } from '../model/records/records'
import type { Finding, Warning } from '../model/values/finding'
import { percentWords } from '../rates/answer-words'
import { tradedGoods, type Trade } from '../rates/desk-trade'
import { formatRateText } from '../rates/format-rate'
import { goodsNamedIn } from '../rates/goods-named'
import { goodOf, lawOf } from '../rates/law-of-border'
import { rate } from '../rates/regime/rate'
import { parseRate } from '../rates/terms/parse-rate'
import { hasPercent, saidRates, type Named, type SaidRate } from '../rates/said-rates'
import { layerNamed } from './measure-rules'

/** A text of a record, by its field; `isLaw` if it describes the law. */
interface Text {
  field: string
  text: string | undefined
  isLaw: boolean
}

/** Figures in the words of a line to take that are not what the good pays. */
export const lineFigures = (desk: DeskRead, line: RecordOf<'line'>, now?: string): Warning[] =>
  figureFindings(desk, { collection: 'line', id: line.id }, boundsAt(desk, instantOf(desk, line, now)), [
    { field: 'text', text: line.text, isLaw: false },
    { field: 'ifPressed', text: line.ifPressed, isLaw: false },
  ])

/** The same for the desk's own assessment of a position. What others say is theirs. */
export const positionFigures = (desk: DeskRead, position: RecordOf<'position'>, now?: string): Warning[] =>
  position.attribution === 'assessed'
    ? figureFindings(
        desk,
        { collection: 'position', id: position.id },
        boundsAt(desk, instantOf(desk, position, now)),
        [{ field: 'text', text: position.text, isLaw: false }],
      )
    : []

/** The same for the summary of a measure, at its border. */
export const measureFigures = (desk: DeskRead, measure: Measure, now?: string): Warning[] =>
  figureFindings(
    desk,
    { collection: 'measure', id: measure.id },
    boundsAt(desk, instantOf(desk, measure, now)),
    [{ field: 'summary', text: measure.summary, isLaw: true }],
    measure.imposer,
  )

/** The same for the printed own words of a draft, at its as-of instant and by what was known at its cut-off. */
export function memoFigures(desk: DeskRead, memo: RecordOf<'memo'>): Warning[] {
  if (isFrozenMemo(memo)) return []
  const texts = (memo.sections ?? [])
    .filter(({ hidden }) => hidden !== true)
    .map(({ words }) => ({ field: 'sections', text: words, isLaw: false }))
  return figureFindings(desk, { collection: 'memo', id: memo.id }, boundsOf(memo), texts)
}

const instantOf = (desk: DeskRead, { changedAt }: { changedAt: string }, now: string | undefined): number =>
  Date.parse(desk.all('deskSettings')[0]?.pinnedAsOf ?? now ?? changedAt)

/** The figures beside a good's title that are neither its total nor any of its layers; none where the law gives no figure of it. */
function figureFindings(
  desk: DeskRead,
  about: Finding['about'],
  bounds: KnownBounds,
  texts: readonly Text[],
  border?: string,
): Warning[] {
  const withFigures = texts.filter(({ text }) => text !== undefined && hasPercent(text))
  if (withFigures.length === 0) return []
  const named = goodsNamedIn(desk, withFigures.map(({ text = '' }) => text).join('\n'))
  return named.flatMap((good) => {
    const countries = () => namedIn(tradesOf(desk, good, border))
    const said = withFigures.flatMap(({ field, text = '', isLaw }) =>
      saidRates(text, good.title, { isLaw, named: countries }).map((one) => ({ field, one })),
    )
    if (said.length === 0) return []
    const known = figuresOf(desk, good, bounds, border)
    if (!known) return []
    const wrong = said.filter(({ one }) => isWrong(one, known))
    return wrong.slice(0, 1).map(({ field, one }): Warning => ({
      severity: 'warning',
      code: 'figure-differs',
      about,
      field,
      params: { ...goodNamed(good), figure: `${one.figure}%`, total: known.words },
    }))
  })
}

/** The figures of a good, as exact text: what is in force in all, and every layer. */
interface Known {
  totals: ReadonlySet<string>
  layers: ReadonlySet<string>
  words: string
}

function isWrong({ figure, others }: SaidRate, { totals, layers }: Known): boolean {
  const exact = (text: string) => {
    const read = parseRate(`${text}%`)
    const [term] = read.kind === 'rate' && read.rate.how === 'sum' ? read.rate.terms : []
    return term?.kind === 'adValorem' ? rationalText(term.percent) : text
  }
  const isKnown = totals.has(exact(figure)) || layers.has(exact(figure))
  return !isKnown && !others.some((other) => totals.has(exact(other)))
}

function figuresOf(desk: DeskRead, good: Good, bounds: KnownBounds, border: string | undefined): Known | undefined {
  const totals = new Map<string, string>()
  const layers = new Set<string>()
  for (const trade of tradesOf(desk, good, border)) {
    const { compiled } = lawOf(desk, trade.border.id)
    const question = {
      good: goodOf(desk, good.id, trade.border.id),
      origin: trade.origin.code,
      entered: bounds.at,
      knownAt: bounds.known,
    }
    const answer = rate(compiled, question)
    // A figure may be right where the law leaves more than one.
    if ('conflict' in answer || !answer.total) return undefined
    totals.set(rationalText(answer.total), percentWords(answer.total))
    for (const { percent, layer } of answer.layers) {
      if (percent) layers.add(rationalText(percent))
      if (layer.rate?.how === 'sum')
        for (const term of layer.rate.terms)
          if (term.kind === 'adValorem' && term.percent) layers.add(rationalText(term.percent))
    }
  }
  if (totals.size === 0) return undefined
  return { totals: new Set(totals.keys()), layers, words: [...totals.values()].join(' / ') }
}

const tradesOf = (desk: DeskRead, good: Good, border: string | undefined): Trade[] =>
  desk
    .all('talk')
    .flatMap(({ parties }) => tradedGoods(desk, parties).asked)
    .filter((trade) => trade.good.id === good.id && (border === undefined || trade.border.id === border))

/** The countries of some trades, by their names and codes. */
function namedIn(trades: readonly Trade[]): Named {
  const names = ({ names: own, code }: RecordOf<'party'>) => [own, { en: code }]
  return {
    origins: trades.flatMap(({ origin }) => names(origin)),
    borders: trades.flatMap(({ border }) => names(border)),
  }
}

const goodNamed = ({ title }: Good) => ({
  good: localName(title, 'en'),
  'good.en': localName(title, 'en'),
  'good.ja': localName(title, 'ja'),
})

/** A layer that is announced only beside the one of the same that is law, for the same origins and at the same time, at another rate. */
export function announcedRules(_desk: DeskRead, measure: Measure): Finding[] {
  const isSaid = ({ law }: RateComponent) => law === 'announcedOnly'
  return measure.components.filter(isSaid).flatMap((component): Finding[] => {
    const other = lawOfSaid(measure, component)
    const [said, inLaw] = [component.rate, other?.rate]
    if (!other || typeof said !== 'string' || typeof inLaw !== 'string' || isSameRate(said, inLaw)) return []
    return [
      {
        severity: 'warning',
        code: 'announced-differs',
        about: { collection: 'measure', id: measure.id },
        field: 'components',
        params: {
          ...layerNamed(component),
          ...named('other', layerNamed(other)),
          ...rateNamed('said', said),
          ...rateNamed('law', inLaw),
        },
      },
    ]
  })
}

/**
 * The layer that became law of one that was announced: the one of its name, or, if none has it, the only one of its origins and time, where
 * nothing else was announced for them. Two rates of different things differ by right.
 */
function lawOfSaid(measure: Measure, said: RateComponent): RateComponent | undefined {
  const rivals = measure.components.filter((other) => other !== said && isRival(measure, said, other))
  const inLaw = rivals.filter(({ law }) => law === undefined || law === 'inForce')
  const ofName = inLaw.filter((other) => isOfName(said, other))
  if (ofName.length > 0) return ofName.length === 1 ? ofName[0] : undefined
  return inLaw.length === 1 && rivals.length === 1 ? inLaw[0] : undefined
}

const isOfName = ({ layer: one }: RateComponent, { layer: other }: RateComponent): boolean =>
  LANGUAGES.some((language) => {
    const [a, b] = [one[language], other[language]].map((name) => name !== undefined && foldText(name).trim())
    return a !== undefined && a !== false && a === b
  })

/** The name of a layer as another parameter of a finding. */
const named = (name: string, layer: ReturnType<typeof layerNamed>) =>
  Object.fromEntries(Object.entries(layer).map(([key, value]) => [key.replace('layer', name), value]))

/** A rate as a parameter of a finding, in both languages. */
const rateNamed = (name: string, text: string) => ({
  [name]: text,
  ...Object.fromEntries(LANGUAGES.map((language) => [`${name}.${language}`, formatRateText(text, language)])),
})

/** A rate of a layer that is no figure by itself, as an earlier desk may have: it is asked for, and counts as not known until then. */
export const rateRules = (_desk: DeskRead, measure: Measure): Finding[] =>
  measure.components.flatMap((component): Finding[] => {
    const { rate: text } = component
    if (text === null || parseRate(text).kind === 'rate') return []
    return [
      {
        severity: 'warning',
        code: 'rate-not-read',
        about: { collection: 'measure', id: measure.id },
        field: 'components',
        params: { ...layerNamed(component), rate: text },
      },
    ]
  })

/** Are two layers of a measure for the same origins, at a time that both have? A layer that names none has those of the measure. */
function isRival({ targets, targetsAll }: Measure, one: RateComponent, other: RateComponent): boolean {
  const [a, b] = [dateRange(one.validity), dateRange(other.validity)]
  const originsOf = ({ origins = [] }: RateComponent) =>
    (origins.length > 0 ? origins : targetsAll ? [] : targets).toSorted().join(' ')
  return a.min <= b.max && b.min <= a.max && originsOf(one) === originsOf(other)
}

function isSameRate(one: string, other: string): boolean {
  const [a, b] = [parseRate(one), parseRate(other)]
  return (
    one === other ||
    (a.kind === 'rate' && b.kind === 'rate' && JSON.stringify(a.rate, bigints) === JSON.stringify(b.rate, bigints))
  )
}

const bigints = (_key: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value)
