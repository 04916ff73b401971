import type { Language } from '../base/text'
import { precisionOf } from './date-range'
import { isEdtf } from './edtf'
import type { FuzzyDate } from './fuzzy-date'
import { fold } from './plain-dates'
import { readSaid, type Clocks } from './read-said'
import { zoneOf } from './said-clock'
import { edtfOf, saysMore, type Said } from './said-date'
import { saidZone } from './zone-names'

/** The meaning of typed words: the date, or undefined where they are not understood. Nothing is guessed. */
export type Understood = FuzzyDate | undefined

/**
 * Reads a date as a person writes it, in either language: EDTF; days, months and years with or without a weekday; spans and open spans; parts of a month or year,
 * seasons, quarters, halves, fiscal years and weeks; what is about or not yet sure; and times of day. `test/core/dates/typed-forms.ts` has every kind. A time of day is on
 * the clock that it names, else on that of `timeZone`. The words are kept with the date where they say more or less than its EDTF, as words of the language that they are in;
 * `language` is that of the window, for those without letters. Words with two readings, or none,
 * are not understood.
 */
export function parseDateWords(text: string, language: Language, timeZone: string): Understood {
  const typed = typedText(text)
  if (typed === undefined) return undefined
  if (isEdtf(typed)) return typed.includes('T') ? { edtf: typed, timeZone } : { edtf: typed }
  const read = readTyped(typed, timeZone)
  if (!read) return undefined
  const { said, edtf, zone } = read
  // A time of day is shown on the clock that it was typed on, even where it ends an interval.
  const date = edtf.includes('T') && zone !== undefined ? { edtf, timeZone: zone } : { edtf }
  const precision = precisionOf(date)
  if (precision === 'instant') return date
  const isPlain = ['day', 'month', 'year', 'interval'].includes(precision) && !saysMore(said)
  return isPlain ? date : { ...date, words: { [languageOfWords(typed) ?? language]: typed } }
}

const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

/**
 * The language that words of a date are in, whatever the window's: a memo prints the words of its own language as they are, and puts others into it. Undefined where
 * they have no letters.
 */
export function languageOfWords(typed: string): Language | undefined {
  const dated = withoutNote(typed).text
  if (JAPANESE.test(dated)) return 'ja'
  return /[a-z]{3}/i.test(dated) ? 'en' : undefined
}

/** Reads words into the kind of date that they name; `year` completes words without one. Undefined if they are not understood, or are EDTF. */
export function saidBy(words: string, timeZone: string, year?: string): Said | undefined {
  const key = `${timeZone}\n${year ?? ''}\n${words}`
  if (known.has(key)) return known.get(key)
  if (known.size >= REMEMBERED) known.clear()
  const said = readWords(words, timeZone, year)
  known.set(key, said)
  return said
}

/** The words read so far: lists and memos print the same dates again and again. */
const known = new Map<string, Said | undefined>()
const REMEMBERED = 5000

function readWords(words: string, timeZone: string, year: string | undefined): Said | undefined {
  const typed = typedText(words)
  if (typed === undefined || isEdtf(typed)) return undefined
  if (year === undefined || saysYear(typed)) return readTyped(typed, timeZone)?.said
  return withYear(typed, year)
    .map((text) => readTyped(text, timeZone)?.said)
    .find((said) => said !== undefined)
}

const DAY_OF_MONTH =
  /(\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9}|[a-z]{3,9} \d{1,2}(?:st|nd|rd|th)?)(?=,? (?:at )?\d{1,2}[:. ap])/i

/** The texts that a text without a year may be with one, in either language. */
export function withYear(text: string, year: string): readonly string[] {
  if (/[\p{Script=Han}\p{Script=Hiragana}]/u.test(text))
    return [/^年[^度]/.test(text) ? `${year}${text}` : `${year}年${text}`]
  return [
    ...(DAY_OF_MONTH.test(text) ? [text.replace(DAY_OF_MONTH, `$1 ${year}`)] : []),
    `${text} ${year}`,
    `${text} of ${year}`,
  ]
}

function typedText(text: string): string | undefined {
  const typed = text.trim().replaceAll(/\s+/g, ' ')
  return typed === '' || typed.length > 100 ? undefined : typed
}

/** A typed text that is a date, with the one clock of its hours: no zone for an offset alone. */
function readTyped(
  typed: string,
  timeZone: string,
): { said: Said; edtf: string; zone: string | undefined } | undefined {
  const { text, note } = withoutNote(typed)
  const folded = fold(text)
  // Read once on a clock that skips no hour, to learn which clocks are named.
  const first: Clocks = { timeZone: 'UTC', named: [] }
  const found = readSaid(folded, first)
  if (!found) return undefined
  const [zone = first.named.length === 0 ? timeZone : undefined, other = zone] = first.named.map((clock) =>
    zoneOf(clock, timeZone),
  )
  if (other !== zone) return undefined
  const hasHours = edtfOf(found)?.includes('T') === true
  const of = hasHours ? readSaid(folded, { timeZone: zone ?? timeZone, named: [] }) : found
  const edtf = of && edtfOf(of)
  if (!of || edtf === undefined || !isEdtf(edtf)) return undefined
  if (note === undefined) return { said: of, edtf, zone }
  // A day says all that there is; beside a span or a month, the words say what is known of the day.
  const precision = precisionOf({ edtf })
  return precision === 'day' || hasHours ? undefined : { said: { kind: 'noted', of, note }, edtf, zone }
}

const NOTE = /^(.*\S) ?[(（]([^()（）]*)[)）]$/

/** A text without the free words in brackets at its end. Figures, clocks, weekdays and other dates are no free words. */
function withoutNote(typed: string): { text: string; note?: string } {
  const [, text, note] = NOTE.exec(typed) ?? []
  if (
    text === undefined ||
    note === undefined ||
    !isFree(note) ||
    readSaid(fold(typed), { timeZone: 'UTC', named: [] })
  )
    return { text: typed }
  return { text, note }
}

const WEEKDAY = String.raw`(?:(?:sun|mon|tue|wed|thu|fri|sat)[a-z]*\.?|[月火水木金土日](?:曜日?)?)`
/** Weekdays that may be those of the days, or others: no free words. */
const WEEKDAYS = new RegExp(`^${WEEKDAY}(?:(?: ?(?:[-–—~～・、,/&]|to|and|から|と) ?)${WEEKDAY})*$`, 'i')

/** Are words free, so that they say no date, hour or clock themselves? */
const isFree = (note: string): boolean =>
  /\p{L}.*\p{L}.*\p{L}/u.test(note) &&
  !/\d{1,2}(?::\d\d|時)/.test(note.normalize('NFKC')) &&
  !WEEKDAYS.test(note.trim()) &&
  !saidZone(fold(note.trim())) &&
  !readSaid(fold(note.trim()), { timeZone: 'UTC', named: [] })

/** Does a folded text name the time of a date at all: a year in four digits, or an era? */
export const saysYear = (text: string): boolean =>
  /(?<!\d)[1-9]\d{3}(?!\d)|(?:令和|平成|昭和)(?:元|\d)/.test(fold(text))
