import { UNKNOWN_SPAN } from '../dates/span-of-time'
import type { RateComponent } from '../model/records/measures'
import type { Vocabulary } from '../model/values/vocabularies'
import { foundOf, wordsOf, type SelectedWords } from './selected-words'

/** A duty, or a percentage, on goods up to where the phrase ends. */
const ON_GOODS =
  /(?:\b(?:dut(?:y|ies)|tariffs?|lev(?:y|ies)|surcharges?)(?: of (?:[^,.;]|\.\d){1,18}?)?|\bper ?cent|%) on (\p{Ll}{3,}(?: [\p{L}-]+){0,6}?)(?=[,.;]|\s(?:since|which|that|has|have|is|are|was|were|will|would|by|until|effective|on (?:\d|\p{Lu})|from (?:\d|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b))|$)/u
const NO_GOODS =
  /^(?:all|its|their|the|these|those|any|some|most|other|certain|imports?|exports?|top|average|hold|both|each|them)\b/u
/** Goods that enter a country without a duty. */
const FREE = /^((?:\p{L}[\p{L}-]*,? ){1,9}?)enters? (?=\p{Lu})/u
const FREE_AFTER = /^ (?:free of duty|duty[- ]free)\.?$/iu

/** "Cars carry 25%": goods as the subject of their rate, and no interest or share after it. */
const CARRY =
  /^((?:\p{L}[\p{L}-]*(?:,? and |, | ))(?:[\p{Ll}-]+(?:,? and |, | )){0,6}?)(?:carry|carries|attracts?|bear|bears) (?:an? )?(?:(?:extra|additional|further|ordinary) )?(?=\d)/u
const CARRIED =
  /^\d[\d.]*(?: ?%| per ?cent)(?: (?:tariff|duty|levy|surcharge|on top|at the border)\b[^.;]*)?(?=[,.;:]|$)/iu

/** The goods that the words say carry a rate. */
export function goodsCarrying(words: SelectedWords): string | undefined {
  const text = wordsOf(words).trim()
  const [all, goods = ''] = CARRY.exec(text) ?? []
  if (all === undefined || !CARRIED.test(text.slice(all.length))) return undefined
  const from = words.text.indexOf(text, words.start)
  const isNamed = [...foundOf(words, 'party'), ...foundOf(words, 'person')].some(
    ({ start }) => start >= from && start < from + all.length,
  )
  return isNamed || NO_GOODS.test(goods.toLowerCase()) ? undefined : goods.trim()
}

/** The goods of a measure, as the words name them alone. */
export function scopeOf(words: SelectedWords): string | undefined {
  const goods = freeGoods(words)?.goods ?? goodsCarrying(words) ?? ON_GOODS.exec(wordsOf(words))?.[1]
  return goods === undefined || NO_GOODS.test(goods) ? undefined : goods.slice(0, 1).toUpperCase() + goods.slice(1)
}

/** From wherever: no preference of one origin. */
const FROM_ABROAD = /\bfrom abroad$|^(?:imported|foreign) /iu

/**
 * "Cars from abroad enter Chile free of duty", where that is all that the words say: a rate of nothing, of the country that they enter; if it is for goods from
 * wherever, it is the ordinary duty, on all countries.
 */
export function freeEntry(
  words: SelectedWords,
): { imposer: string; kind?: Vocabulary<'measureKind'>; targetsAll?: true; components: RateComponent[] } | undefined {
  const { of: imposer, goods = '' } = freeGoods(words) ?? {}
  if (imposer === undefined) return undefined
  return {
    imposer,
    ...(FROM_ABROAD.test(goods) ? { kind: 'ordinaryDuty' as const, targetsAll: true as const } : {}),
    components: [{ id: 'first', layer: { en: 'Duty' }, rate: '0%', validity: UNKNOWN_SPAN }],
  }
}

function freeGoods(words: SelectedWords): { goods: string; of: string | undefined } | undefined {
  const text = wordsOf(words).trim()
  const [all, goods] = FREE.exec(text) ?? []
  if (all === undefined || goods === undefined || /\b(?:that|which|who|to|would|will|may|if|not)\b/iu.test(goods))
    return undefined
  const from = words.text.indexOf(text, words.start) + all.length
  const party = foundOf(words, 'party').find(({ start }) => start === from)
  return party && FREE_AFTER.test(text.slice(all.length + party.end - party.start))
    ? { goods: goods.trim(), of: party.value.ref?.id }
    : undefined
}
