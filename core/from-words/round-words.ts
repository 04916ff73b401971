import { foldText } from '../base/fold-text'
import type { LocalText } from '../base/text'
import type { DeskRead } from '../desk/desk-read'
import { CAPITALS } from '../model/values/capitals'
import type { Vocabulary } from '../model/values/vocabularies'
import { datelineOf } from './dates-told'
import { foundOf, onlyOne, wordsOf, type SelectedWords } from './selected-words'

const ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth'.split(
  ' ',
)
const CARDINALS = 'one two three four five six seven eight nine ten eleven twelve thirteen'.split(' ')
const KANJI = '〇一二三四五六七八九'
/** "Round of tariffs" is no round of a talk. */
const OF_TALKS = '(?! of (?!(?:[\\p{L}-]+ ){0,3}(?:talks|negotiations|consultations|discussions|meetings|dialogue)\\b))'
const ORDINAL = `(${ORDINALS.join('|')}|\\d{1,2}(?:st|nd|rd|th))`
const ORDINAL_ROUND = new RegExp(
  `\\b${ORDINAL}(?=(?:,? (?:and|or) ${ORDINAL})?(?:[ -](?!round)[\\p{L}-]+){0,3}[ -]rounds?\\b${OF_TALKS})`,
  'giu',
)
const ROUND_NUMBER = new RegExp(
  `\\brounds? (${CARDINALS.join('|')}|\\d{1,2})(?![\\d.,]*[%\\d]|(?: |-)(?:per|days?|hours?|weeks?))\\b`,
  'giu',
)
const THE_FIFTH = new RegExp(
  `\\bround (?:was|is|will be) (?:the |their |its |the [\\p{L}]+['’]s? )?(?:[\\p{L}]+['’]s? )?${ORDINAL}\\b`,
  'giu',
)
const JA_NUMBER = '([0-9０-９]{1,2}|[一二三四五六七八九]?十?[一二三四五六七八九]?)'
const MEETING_JA = '(?:協議|会合|交渉|会談|ラウンド)'
const NUMBER_JA = new RegExp(
  `第${JA_NUMBER}回目?[^、。第回]{0,12}?${MEETING_JA}|(?<![第0-9０-９一二三四五六七八九十])${JA_NUMBER}回目(?:の|となる)[^、。第回]{0,10}?${MEETING_JA}|${MEETING_JA}は(?:今回で|これで)?(?:第)?${JA_NUMBER}回目`,
  'gu',
)

/** The number of the round that the words name: "third", "Round 5", 第5回. */
export function ordinalOf(words: SelectedWords): number | undefined {
  return onlyOne(ordinalsIn(wordsOf(words)))
}

/** All numbers of rounds in a text. */
export function ordinalsIn(text: string): number[] {
  const english = [ORDINAL_ROUND, THE_FIFTH, ROUND_NUMBER].flatMap((regex) =>
    [...text.matchAll(regex)].map(([, word = '']) => englishNumber(word.toLowerCase())),
  )
  const japanese = [...text.matchAll(NUMBER_JA)].map(([, a, b, c]) => japaneseNumber(a ?? b ?? c ?? ''))
  return [...english, ...japanese].filter((number) => number > 0)
}

function englishNumber(word: string): number {
  const digits = /^\d+/.exec(word)?.[0]
  if (digits !== undefined) return Number(digits)
  return Math.max(ORDINALS.indexOf(word), CARDINALS.indexOf(word)) + 1
}

function japaneseNumber(written: string): number {
  const plain = written.normalize('NFKC')
  if (/^\d+$/.test(plain)) return Number(plain)
  const [tens = '', ones] = plain.split('十')
  if (ones === undefined) return Math.max(0, KANJI.indexOf(tens || '〇'))
  return (tens === '' ? 1 : KANJI.indexOf(tens)) * 10 + (ones === '' ? 0 : KANJI.indexOf(ones))
}

const LEVELS: Readonly<Record<Vocabulary<'level'>, RegExp>> = {
  leaders:
    /\b(?:leaders?['’]?(?:[ -]level|['’] (?:meeting|talks|summit|round))|summit|heads? of (?:state|government))\b|首脳(?:級|会談|会合|間|協議)|サミット/iu,
  ministerial:
    /\b(?:ministerial|(?:minister|ministers|cabinet)[ -]level|ministers['’] (?:meeting|talks|round|(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b(?=[,.;]|$)))\b|閣僚(?:級|協議|会合|会談|間|交渉)|大臣(?:級|会合|会談)/iu,
  working:
    /\b(?:technical|working[ -]level|experts?[ -]level|experts['’] (?:meeting|talks|round)|officials?[ -]level|senior[ -]officials['’]?)\b|事務(?:レベル|級|方)|実務者|専門家(?:会合|協議)|局長級|次官級/iu,
}

/** The level of the round that the words name, if they name one alone. */
export function levelOf(words: SelectedWords): Vocabulary<'level'> | undefined {
  const text = wordsOf(words)
  const levels = ['leaders', 'ministerial', 'working'] as const
  return onlyOne(levels.filter((level) => LEVELS[level].test(text)))
}

/** Words right before "in Ottawa" where something is held there; "officials in Ottawa" are only from there. */
const HELD_BEFORE =
  /\b(?:held|met|meet|meeting|meetings|talks|round|rounds|planned|scheduled|place|negotiations|consultations|summit|session|ended|began|begin|begins|opened|opens|concluded|resumed?|resumes|convened?|gathered?|sat|today|yesterday|tomorrow|week|month)$/iu
/** "Ahead of the ministers' meeting in Ottawa": another meeting is there. */
const OF_ANOTHER = /\b(?:ahead of|before|after|following|since)\b[^,.;]{0,60}$/iu
const PLACE = /\b(?:in|at) (\p{Lu}[\p{L}\p{M}.'’-]*(?: \p{Lu}[\p{L}\p{M}.'’-]*){0,3})/gu
const THERE_JA = /^(?:市内)?(?:で|にて|において|での)[^。]{0,40}?(?:会談|協議|会合|交渉|ラウンド|開[かきくい催]|面会)/u

/** The place of a round, if the words name one alone that the desk has as a place, or a capital; and only where they say that it is held there. */
export function placeOf(words: SelectedWords): LocalText | undefined {
  const known = words.desk.derived(placesKnown, 'placesKnown')
  const text = wordsOf(words)
  const dates = foundOf(words, 'date')
  const isAfterDate = (at: number) => dates.some(({ end }) => end === at + words.start)
  const english = [...text.matchAll(PLACE)].flatMap(({ index, 0: all, 1: name = '' }) => {
    const before = text.slice(0, index).trimEnd()
    if (OF_ANOTHER.test(before) || (!HELD_BEFORE.test(before) && !isAfterDate(before.length))) return []
    // "In Ottawa or Geneva" leaves two.
    return /^,? (?:and|or) \p{Lu}/u.test(text.slice(index + all.length)) ? [] : nameAtStart(known, name)
  })
  const japanese = [...new Set(known.values())].flatMap((place) => {
    const at = place.ja === undefined ? -1 : text.indexOf(place.ja)
    const isApart = at >= 0 && !/[\p{Script=Han}\p{Script=Katakana}ー]/u.test(text[at - 1] ?? '')
    return isApart && THERE_JA.test(text.slice(at + (place.ja?.length ?? 0))) ? [place] : []
  })
  const line = datelineOf(words)
  const here = line && /\bhere\b/u.test(text) ? nameAtStart(known, line.place) : []
  return onlyOne([...english, ...japanese, ...here])
}

/** The longest known name that some capitalised words begin with. "Wellington's port" is not Wellington. */
function nameAtStart(known: ReadonlyMap<string, LocalText>, words: string): LocalText[] {
  const parts = words.replace(/[.,]+$/u, '').split(' ')
  for (let count = parts.length; count > 0; count -= 1) {
    const place = known.get(foldText(parts.slice(0, count).join(' ')))
    if (place) return count < parts.length ? [] : [place]
  }
  return []
}

/** The places of the desk's rounds, and the capitals, by their names: those of the desk win. */
function placesKnown(desk: DeskRead): Map<string, LocalText> {
  const known = new Map<string, LocalText>()
  const own = desk.all('round').flatMap(({ place }) => place ?? [])
  const capitals = desk.all('deskSettings').flatMap((settings) => settings.capitals.map(({ city }) => city))
  for (const place of [...own, ...capitals, ...Object.values(CAPITALS).map(({ city }) => city)])
    for (const name of [place.en, place.ja])
      if (name !== undefined && !known.has(foldText(name))) known.set(foldText(name), place)
  return known
}
