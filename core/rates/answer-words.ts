import { compare, rational, rationalText, times, ZERO, type Rational } from '../base/rational'
import type { Language } from '../base/text'
import type { DeskRead } from '../desk/desk-read'
import { titleOf } from '../desk/titles'
import { familyText } from '../text/catalogue'
import { labelled } from '../text/joined'
import type { Assumed, Unknown } from './regime/facts'
import type { Answer, LayerAnswer, RateAnswer } from './regime/answer'
import { addedLayer } from './what-if'

/** An exact percentage as people read it: "27.5%", or a fraction where its digits never end: "33 1/3%". */
export function percentWords(percent: Rational): string {
  const text = rationalText(percent)
  if (!text.includes('/')) return `${text}%`
  const [sign, over] = percent.over < 0n ? ['-', -percent.over] : ['', percent.over]
  const whole = over / percent.under
  const rest = `${over - whole * percent.under}/${percent.under}`
  return whole === 0n ? `${text}%` : `${sign}${whole} ${rest}%`
}

/** Both readings in one sentence: "27.5% in force: 2.5% + 25%; announced the same." */
export function rateSentence(law: RateAnswer, announced: RateAnswer, language: Language): string {
  return familyText(language, 'rate.sentence', {
    law: lawWords(law, language),
    announced: announcedWords(law, announced, language),
  })
}

/** The words for what is in force, without a full stop: "27.5% in force: 2.5% + 25%". */
export function lawWords(law: RateAnswer, language: Language): string {
  if ('conflict' in law) return familyText(language, 'rate.conflict')
  const { total } = law
  if (total) {
    const parts = law.layers.flatMap(({ standing, percent }) => (standing === 'inForce' && percent ? [percent] : []))
    if (parts.length === 0) return familyText(language, 'rate.nothing')
    const words = parts.map(percentWords).join(' + ')
    return parts.length === 1
      ? familyText(language, 'rate.inForceAlone', { total: percentWords(total) })
      : familyText(language, 'rate.inForce', { total: percentWords(total), parts: words })
  }
  return boundsWords(law, language, IN_A_SENTENCE)
}

/** Is a least figure worth saying? That nobody is paid for a good goes without it. */
export const isMore = (atLeast: Rational | undefined): atLeast is Rational =>
  atLeast !== undefined && compare(atLeast, ZERO) > 0

/**
 * What is recorded as announced, beside the law. Nobody announces an ordinary duty: where nothing else is recorded for the good, no rate is called announced, neither the
 * same one nor one that is not known.
 */
function announcedWords(law: RateAnswer, announced: RateAnswer, language: Language): string {
  const isLaw = !('conflict' in law)
  if ('conflict' in announced) {
    // The rules contradict each other only in what is to come.
    return familyText(language, isLaw ? 'rate.announcedUnknown' : 'rate.announcedConflict')
  }
  const { total, atLeast, layers } = announced
  const isSame = isLaw && (total && law.total ? compare(law.total, total) === 0 : !total && !law.total)
  if (isSame && !layers.some(isAnnouncement)) return familyText(language, 'rate.announcedNone')
  if (!total) {
    return isMore(atLeast)
      ? familyText(language, 'rate.announcedAtLeast', { low: percentWords(atLeast) })
      : familyText(language, 'rate.announcedUnknown')
  }
  if (isSame) return familyText(language, 'rate.announcedSame')
  return familyText(language, 'rate.announced', { total: percentWords(total) })
}

/** Is a layer one that somebody announced, and that counts if all that was announced is read as law? */
const isAnnouncement = ({ layer, standing }: LayerAnswer): boolean =>
  !layer.isBase && (standing === 'inForce' || standing === 'unclear')

/** An answer in a few words, for a table, a chart or a line of a comparison: "27.5%", "not known, 4% or 14%". */
export function amountWords(answer: RateAnswer, language: Language): string {
  if ('conflict' in answer) return familyText(language, 'rate.step.conflict')
  const { total } = answer
  if (total) return percentWords(total)
  return boundsWords(answer, language, IN_A_CELL)
}

/** The texts for a total that is not known, by how much of it is. */
const IN_A_SENTENCE = {
  nothing: 'rate.unknown',
  least: 'rate.unknownAtLeast',
  either: 'rate.unknownEither',
  range: 'rate.unknownRange',
} as const
const IN_A_CELL = {
  nothing: 'rate.step.unknown',
  least: 'rate.step.atLeast',
  either: 'rate.step.either',
  range: 'rate.step.range',
} as const

function boundsWords(answer: Answer, language: Language, texts: typeof IN_A_SENTENCE | typeof IN_A_CELL): string {
  const { range, atLeast } = answer
  if (!range) {
    return isMore(atLeast)
      ? familyText(language, texts.least, { low: percentWords(atLeast) })
      : familyText(language, texts.nothing)
  }
  const either = eitherOf(answer)
  if (either) return familyText(language, texts.either, either)
  return familyText(language, texts.range, { low: percentWords(range.low), high: percentWords(range.high) })
}

/** The two totals of which one is right; undefined where there may be others. */
function eitherOf({ possible, unknown }: Answer): { one: string; other: string } | undefined {
  const totals = [...new Set(possible.flatMap((way) => (way.total ? [percentWords(way.total)] : [])))]
  const [one, other, ...more] = totals
  // A share may be anything between its ends, and so may the total.
  const isShare = unknown.some(({ what }) => what === 'content')
  return one === undefined || other === undefined || more.length > 0 || isShare ? undefined : { one, other }
}

/** The doubt as a reader has it: nobody asks when a layer began that may not be law at all. */
export function doubtOf(unknown: Unknown, desk?: DeskRead): Unknown['what'] | 'law' {
  if (unknown.what !== 'start') return unknown.what
  return componentOf(unknown.layer, desk)?.law === 'notKnown' ? 'law' : 'start'
}

/** The names that the text of a doubt has places for. */
export function namesIn(unknown: Unknown, language: Language, desk?: DeskRead) {
  const layer = 'layer' in unknown ? layerName(unknown.layer, language, desk) : ''
  const rule = 'rule' in unknown ? ruleName(unknown.rule, language, desk) : ''
  const of = 'of' in unknown ? unknown.of : ''
  const [per, currency] = 'per' in unknown ? [unknown.per, unknown.currency] : ['', '']
  return { layer, rule, of, per, currency }
}

/** An assumption under which a total is possible: "inside the quota “UK cars”". */
export function supposeWords({ unknown, choice }: Assumed, language: Language, desk?: DeskRead): string {
  const { what } = unknown
  if (typeof choice === 'string') {
    const key =
      what === 'quota'
        ? `rate.suppose.quota.${choice}`
        : choice === ''
          ? 'rate.suppose.noProgramme'
          : 'rate.suppose.programme'
    return familyText(language, key, { ...namesIn(unknown, language, desk), programme: choice })
  }
  if (typeof choice !== 'boolean') return percentWords(times(choice.share, rational(100)))
  const statement = familyText(language, `rate.suppose.${doubtOf(unknown, desk)}`, namesIn(unknown, language, desk))
  return familyText(language, choice ? 'rate.supposeYes' : 'rate.supposeNo', { statement })
}

/** The part of the schedule that a good brings along. */
const OF_SCHEDULE = /^schedule\/(column1|column2|special)(?: (.*))?$/

/** The layer of a good's own ordinary duty. */
export const COLUMN_ONE = 'schedule/column1'

/** Is a layer the duty that a good brings along from its line of the schedule? */
export const isOfSchedule = (ref: string): boolean => OF_SCHEDULE.test(ref)

/** The field of a good that says the duty of its own line, by the layer's reference. */
export const dutyField = (ref: string): 'ordinaryDuty' | 'columnTwoDuty' | 'preferences' =>
  DUTY_FIELDS[OF_SCHEDULE.exec(ref)?.[1] ?? ''] ?? 'ordinaryDuty'

const DUTY_FIELDS: Readonly<Record<string, 'columnTwoDuty' | 'preferences'>> = {
  column2: 'columnTwoDuty',
  special: 'preferences',
}

/** The preference of which a layer is the duty; undefined of any other layer. */
export const preferenceOf = (ref: string): string | undefined => {
  const [, line, programme] = OF_SCHEDULE.exec(ref) ?? []
  return line === 'special' ? programme : undefined
}

/** "Reciprocal tariffs: baseline" for a layer's reference. */
export function layerName(ref: string, language: Language, desk?: DeskRead): string {
  const [, line, programme = ''] = OF_SCHEDULE.exec(ref) ?? []
  if (line !== undefined) return familyText(language, `rate.line.${line}`, { programme })
  const [measure, component] = partsOf(ref)
  const layer = componentOf(ref, desk)
  // A layer that somebody supposes has its name for an id.
  if (!layer || !desk) return ref.startsWith(addedLayer('')) ? component : ref
  const name = layer.layer[language] ?? layer.layer.en ?? layer.layer.ja ?? component
  return labelled(titleOf(desk, { collection: 'measure', id: measure })[language], name, language)
}

const partsOf = (ref: string): [measure: string, component: string] => {
  const [measure = '', ...rest] = ref.split('/')
  return [measure, rest.join('/')]
}

/** The layer of a reference as the desk has it. */
export function componentOf(ref: string, desk?: DeskRead) {
  const [measure, component] = partsOf(ref)
  return desk?.get('measure', measure)?.components.find(({ id }) => id === component)
}

/** A rule's title, or its id where the desk does not know it. */
export const ruleName = (rule: string, language: Language, desk?: DeskRead): string =>
  desk?.get('stackingRule', rule) ? titleOf(desk, { collection: 'stackingRule', id: rule })[language] : rule
