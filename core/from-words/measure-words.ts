import type { LocalText } from '../base/text'
import type { FuzzyDate } from '../dates/fuzzy-date'
import { fromThenOn, UNKNOWN_SPAN } from '../dates/span-of-time'
import type { RateComponent } from '../model/records/measures'
import type { Vocabulary } from '../model/values/vocabularies'
import { formatRateTerms } from '../rates/terms/format-rate-terms'
import { parseRate } from '../rates/terms/parse-rate'
import { localName } from '../suggest/local-name'
import { datesTold, fieldDate } from './dates-told'
import { goodsCarrying, scopeOf } from './goods-words'
import { actionOf, partyActing } from './party-acting'
import { foundOf, onlyOne, sentenceAt, wordsOf, type SelectedWords } from './selected-words'

const RATE = '(?:[^.;]|\\.\\d){0,60}(?:tariff|\\bdut(?:y|ies)\\b|\\blev(?:y|ies)\\b|surcharge|per ?cent|%)'
const IMPOSING = actionOf(
  `(?:keeps?|kept|charg(?:e|es|ed|ing)|impos(?:e|es|ed|ing)|lev(?:y|ies|ied)|appl(?:y|ies|ied)|introduc(?:e|es|ed)|doubl(?:e|es|ed)|collects?|collected|put|puts|brought|announc(?:e|es|ed))\\b${RATE}`,
  'tariffs?|dut(?:y|ies)|lev(?:y|ies)|surcharges?|import tax(?:es)?',
  '課[しすせ]|課税し|発動し|発効させ|(?:関税|税率)を(?:引き上げ|導入し|適用し|発動し)',
)
const OWN_JA = /^(?:政府)?(?:の|による|が課す)[^、。はがを]{0,14}関税/u

/** The party that imposes a measure, if the words have one alone as the one who does. */
export function imposerOf(words: SelectedWords): string | undefined {
  return partyActing(words, { ...IMPOSING, japanese: new RegExp(`${IMPOSING.japanese.source}|${OWN_JA.source}`, 'u') })
}

/** Does the text name a party of the desk at all? */
export const namesParty = (words: SelectedWords): boolean =>
  foundOf(words, 'party').some(({ value }) => value.ref !== undefined)

const NOUN = /\b(tariff|dut(?:y|ies)|levy|levies|surcharge)s?\b/giu
const NOUNS: Readonly<Record<string, string>> = { tariff: 'Tariff', dut: 'Duty', lev: 'Levy', surcharge: 'Surcharge' }

/** How a clause calls its rate: "Duty", 関税. Nothing where it uses two words. */
function layerName(text: string): LocalText | undefined {
  const english = [...text.matchAll(NOUN)].flatMap(([, word = '']) => {
    const root = Object.keys(NOUNS).find((start) => word.toLowerCase().startsWith(start))
    return root === undefined ? [] : [{ en: NOUNS[root] }]
  })
  return onlyOne<LocalText>([...english, ...(/関税/u.test(text) ? [{ ja: '関税' }] : [])] as LocalText[])
}

/** Words around a percentage that is a change, a share or a limit, and no rate. */
const NO_RATE_BEFORE =
  /(?:\b(?:by|fell|rose|grew|fallen|risen|grown|dropped|shrank|down|up|share of|nearly|almost|about|around|over|under|than|to|least|most)\s|約|およそ|最大|平均|\bfrom [^.,;]{1,20} to )$/iu
const NO_RATE_AFTER =
  /^\s?(?:of\b|points?\b|more\b|less\b|higher\b|lower\b|cut\b|increase\b|rise\b|drop\b|share\b|growth\b|to \d|ポイント|程度|以上|以下|超|未満|近く|から\d|引き[上下]|増|減|を占め)/iu

/** The one rate that the words have. Two percentages, or one that is more or less than a rate, leave none. */
function rateOf(words: SelectedWords): { rate: string; start: number; end: number } | undefined {
  const [only, ...others] = foundOf(words, 'percentage')
  if (!only || others.length > 0 || !('value' in only.value) || only.value.unit !== 'percent') return undefined
  const sentence = sentenceAt(words, only.start)
  const { text } = words
  if (NO_RATE_BEFORE.test(text.slice(sentence.start, only.start))) return undefined
  if (NO_RATE_AFTER.test(text.slice(only.end, sentence.end))) return undefined
  const read = parseRate(`${only.value.value}%`)
  return read.kind === 'rate' ? { rate: formatRateTerms(read.rate, 'en'), start: only.start, end: only.end } : undefined
}

/** Words by which a rate begins on the day right after them. */
const IN_FORCE =
  /\b(?:in force|in effect|into (?:force|effect)|takes? effect|took effect|taking effect|effective|applied|applies|charged|imposed|introduced|levied|in place|starting|beginning|(?:has|have|had) (?:applied|been (?:in force|in place|charged|levied)))\b(?:(?!\b(?:and|but|that|which|who|after|before|while)\b)(?:[^,.;]|\ba\.m\.|\bp\.m\.)){0,24}$/iu
/** "Imposed a 25% duty on steel on 12 March": the rate stands between the verb and its day, and nothing that has a day of its own. */
const IMPOSED_ON =
  /\b(?:imposed|introduced|levied|put|brought|began (?:charging|collecting|levying|applying))\b(?:(?!\b(?:and|but|that|which|who|after|before|while|when|as|if)\b)(?:[^,.;]|\.\d)){1,80}(?<!\p{L}ed )\b(?:on|from|in) $/iu
/** "On 12 March Chile imposed" and "On 12 March the 25% duty on steel took effect". */
const ON_A_DAY = /(?:^|[,;]\s)(?:on|from|in|since)\s$/iu
const AFTER_A_DAY =
  /^,? (?:(?:the )?\p{Lu}[\p{L}.'’-]*(?: (?:\p{Lu}[\p{L}.'’-]*|of|the|government|cabinet)){0,4} (?:(?:has|had|have|also|then|formally|unilaterally) ){0,2}(?:imposed|introduced|levied|began (?:charging|collecting|levying|applying))|(?!(?:[^,;]|\.\d){0,80}\b(?:and|but|that|which|who|after|before|while|when|as|if)\b)[^,;]{1,80}\b(?:took effect|takes effect|came into (?:force|effect)|entered into (?:force|effect)|(?:was|were) (?:imposed|introduced|levied)))\b/u
/** No clause of its own, and no other date, between a day and its verb. */
const SAME_CLAUSE_JA = '(?:(?![しきりいえけめべてで]、|[0-9０-９]+[年月日])[^。])'
const IN_FORCE_JA = new RegExp(
  `^(?!の)(?:に|から|以降|付で|付けで|より)?、?${SAME_CLAUSE_JA}{0,40}?(?:発動|発効|施行|適用|導入し|導入さ|課[しすさ])`,
  'u',
)
const ANNOUNCED = /\b(?:announced|unveiled)\b[^,.;]{0,16}$/iu
const ANNOUNCED_JA = new RegExp(`^(?:に|、|付で|付けで)?${SAME_CLAUSE_JA}{0,40}?(?:発表|表明|公表)`, 'u')
/** "On 12 March they announced that they would": the day may be that of either. */
const BEGINS_JA = /^(?:に|から|以降|付で|付けで|より)/u

/** When the rate of the words holds, and when it was announced; undefined if they have a date of which it is not certain what it dates. */
function spanOf(words: SelectedWords): Pick<RateComponent, 'validity' | 'announced'> | undefined {
  const spoken = datesTold(words)
  const roles = foundOf(words, 'date').map((date) => {
    const sentence = sentenceAt(words, date.start)
    const [before, after] = [words.text.slice(sentence.start, date.start), words.text.slice(date.end, sentence.end)]
    const on = fieldDate(date)
    if (ANNOUNCED.test(before)) return { announced: on }
    const isInForceJa = IN_FORCE_JA.test(after)
    if (ANNOUNCED_JA.test(after)) return isInForceJa && BEGINS_JA.test(after) ? undefined : { announced: on }
    // A day on which somebody spoke.
    if (!spoken.includes(date)) return undefined
    const isInForce =
      IN_FORCE.test(before) || IMPOSED_ON.test(before) || (ON_A_DAY.test(before) && AFTER_A_DAY.test(after))
    const start = startOf(on, isInForce || isInForceJa)
    return start && { validity: start }
  })
  if (roles.some((role) => role === undefined)) return undefined
  const [announced, validity] = [
    roles.flatMap((role) => role?.announced ?? []),
    roles.flatMap((role) => role?.validity ?? []),
  ]
  if (announced.length > 1 || validity.length > 1) return undefined
  return { ...(announced[0] ? { announced: announced[0] } : {}), validity: validity[0] ?? UNKNOWN_SPAN }
}

/** "Since 1 July 2024" is a period that begins; a day alone begins one only if the words say that it took effect then. */
function startOf(date: FuzzyDate, isInForce: boolean): FuzzyDate | undefined {
  // A plain day needs no words: each language has its own.
  if (/^\d{4}-\d\d-\d\d\/\.\.$/.test(date.edtf)) return { edtf: date.edtf }
  if (/^[^./]+\/\.\.$/.test(date.edtf)) return date
  return isInForce ? fromThenOn(date) : undefined
}

/** The selected words of a clause that holds a place. */
function clauseAround(words: SelectedWords, place: { start: number; end: number }): string {
  const [before, after] = [words.text.slice(words.start, place.start), words.text.slice(place.end, words.end)]
  return `${/[^,;:。、\n]*$/u.exec(before)?.[0] ?? ''} ${/^[^,;:。、\n]*/u.exec(after)?.[0] ?? ''}`
}

/** The goods that carry a rate, or on which a party charges it, without their origin: "Frozen fish". */
function goodsOfRate(words: SelectedWords, rate: { end: number }): LocalText | undefined {
  const isCharged = words.text.startsWith(' on ', rate.end) && imposerOf(words) !== undefined
  const goods = goodsCarrying(words) ?? (isCharged ? scopeOf(words)?.replace(/ from .*$/u, '') : undefined)
  return goods === undefined ? undefined : { en: goods }
}

/** The rate of the words as a measure's first layer, if they have a name, a figure and its time, or no time at all: then it is announced only, or not known. */
export function layersOf(words: SelectedWords): RateComponent[] | undefined {
  const rate = rateOf(words)
  // Where no duty is named, the goods that carry the rate name it.
  const layer = rate && (layerName(clauseAround(words, rate)) ?? goodsOfRate(words, rate))
  const span = spanOf(words)
  if (!rate || !layer || !span) return undefined
  return [{ id: 'first', layer, rate: rate.rate, ...span }]
}

/** Goods of one to three words, up to where the phrase ends. */
const ON_GOODS =
  /\b(dut(?:y|ies)|tariffs?|lev(?:y|ies)|surcharges?)(?: of (?:[^,.;]|\.\d){1,18}?)? on ((?:imported )?\p{Ll}{3,}(?: \p{Ll}{3,}){0,2}?)(?=[,.;]|\s(?:from|since|which|that|has|have|is|are|was|were|will|would|by|until|in|and is|took|takes|came|entered|effective|on (?:\d|\p{Lu}))|$)/u
const NO_GOODS =
  /^(?:all|its|their|the|these|those|any|some|most|other|certain|imports?|exports?|goods|products?|hold|top|average)\b|\b(?:and|or)\b/u
const ON_GOODS_JA =
  /([\p{Script=Han}\p{Script=Katakana}ー]{2,12})(への|に対する)(?:[0-9０-９.．]+[%％パーセント]*の)?関税/u

/** The title of a measure, if the words name it in a short phrase: "Duty on butter", "Reciprocal tariffs", 相互関税. */
export function titleOf(words: SelectedWords): LocalText | undefined {
  const text = wordsOf(words)
  const names = foundOf(words, 'measure').filter(({ value }) => value.type === 'tariff')
  if (names.some(({ value }) => value.ref)) return undefined
  const titles = names.map((name) => localName(capitalised(name.text)))
  const [, noun, goods] = ON_GOODS.exec(text) ?? []
  const [, goodsJa, particle] = ON_GOODS_JA.exec(text) ?? []
  const isParty = foundOf(words, 'party').some((party) => party.text === goodsJa)
  if (noun !== undefined && goods !== undefined && !NO_GOODS.test(goods))
    titles.push({ en: `${capitalised(noun.toLowerCase())} on ${goods}` })
  if (goodsJa !== undefined && particle !== undefined && !isParty) titles.push({ ja: `${goodsJa}${particle}関税` })
  return onlyOne(titles)
}

const capitalised = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)

const RECIPROCAL = /\breciprocal (?:tariffs?|dut(?:y|ies))\b|相互関税/iu
const SECURITY =
  /\bnational[ -]security (?:tariffs?|dut(?:y|ies))\b|\b(?:grounds|reasons) of national security\b|\breason given is national security\b|安全保障(?:上の)?(?:を)?理由|\bsection 232\b|通商拡大法(?:第)?232条/iu

/** The kind of a measure that its own name tells. */
export function kindOf(words: SelectedWords): Vocabulary<'measureKind'> | undefined {
  const text = wordsOf(words)
  return onlyOne<Vocabulary<'measureKind'>>([
    ...(RECIPROCAL.test(text) ? (['reciprocalTariff'] as const) : []),
    ...(SECURITY.test(text) ? (['nationalSecurityTariff'] as const) : []),
  ])
}
