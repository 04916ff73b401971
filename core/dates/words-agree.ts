import { LANGUAGES, type Language } from '../base/text'
import { dateRange, endsOf, precisionOf } from './date-range'
import { isEdtf, type DateRange } from './edtf'
import type { FuzzyDate } from './fuzzy-date'
import { parseDateWords, saidBy } from './parse-words'
import { edtfOf, isVague, type Said } from './said-date'

/** Words of a date that Parley understands as another date than the one they stand beside. */
export interface Contradiction {
  language: Language
  words: string
  /** Their meaning, in EDTF. */
  meant: string
}

/** Dates are values and never change: each is worked out once. */
const known = new WeakMap<FuzzyDate, readonly Contradiction[]>()

/**
 * The words of a date that say another date: a reader would be shown the one and told the days to the other. Words that are not understood
 * contradict nothing.
 */
export function contradictionsOf(date: FuzzyDate): readonly Contradiction[] {
  if (date.words === undefined) return []
  const before = known.get(date)
  if (before) return before
  const found = LANGUAGES.flatMap((language): Contradiction[] => {
    const words = date.words?.[language]
    const meant = words === undefined ? undefined : meantBy(words, language, date)
    if (words === undefined || meant === undefined || agree(isVagueWords(words, date), meant, date)) return []
    return [{ language, words, meant: meant.edtf }]
  })
  known.set(date, found)
  return found
}

/** Do the words mean exactly this date, so that they can stay where the date was changed? */
export function meansExactly(words: string, language: Language, date: FuzzyDate): boolean {
  const meant = meantBy(words, language, date)
  return meant !== undefined && meant.edtf === onClock(date).edtf
}

/** What the words of a date say, by its kind, where they are understood and say no other date. Words without a year are of the date's. */
export function saidOf(words: string, date: FuzzyDate): Said | undefined {
  const timeZone = date.timeZone ?? 'UTC'
  const said = saidBy(words, timeZone, /\d{4}/.exec(date.edtf)?.[0])
  const edtf = said && edtfOf(said)
  return said !== undefined && edtf !== undefined && agree(isVague(said), { edtf, timeZone }, { ...date, timeZone })
    ? said
    : undefined
}

/** The meaning of a date's own words, with any hour in them on that date's clock. */
function meantBy(words: string, language: Language, date: FuzzyDate): FuzzyDate | undefined {
  const timeZone = date.timeZone ?? 'UTC'
  const meant = parseDateWords(words, language, timeZone)
  return meant && onClock({ edtf: meant.edtf, ...(date.timeZone === undefined ? {} : { timeZone }) })
}

/** A time of day whose zone is not known is compared as the clock showed it: words say no more. */
function onClock({ edtf, timeZone }: FuzzyDate): FuzzyDate {
  if (timeZone !== undefined) return { edtf, timeZone }
  return { edtf: edtf.replaceAll(/(T[\d:.]+)(?:Z|[+-]\d\d:\d\d)/g, '$1Z') }
}

function isVagueWords(words: string, date: FuzzyDate): boolean {
  const said = saidBy(words, date.timeZone ?? 'UTC')
  return said !== undefined && isVague(said)
}

/**
 * Exact words cover the date: "June 2025" is true of 6 June 2025, and "6 June 2025" is not of June. Fuzzy ones touch it: nobody says on which
 * day "mid-June" ends. Of what is open, the end that is known is compared.
 */
function agree(isOpen: boolean, meant: FuzzyDate, date: FuzzyDate): boolean {
  const on = onClock(date)
  if (!isEdtf(on.edtf) || meant.edtf === on.edtf) return true
  const fuzzy = isOpen || /[X~?%]/.test(meant.edtf)
  const touches = (meaning: FuzzyDate | undefined, other: FuzzyDate | undefined) => {
    if (!meaning || !other) return false
    const [a, b] = [spanOf(meaning), dateRange(other)]
    return fuzzy ? a.min <= b.max && b.min <= a.max : a.min <= b.min && b.max <= a.max
  }
  const [theirs, given] = [endsOf(meant), endsOf(on)]
  // "From 9 April" says nothing of an end, and "until 9 July" nothing of a beginning.
  if (!theirs.to) return touches(theirs.from, given.from)
  if (!theirs.from) return touches(theirs.to, given.to)
  return touches(meant, given.from && given.to ? on : (given.from ?? given.to ?? on))
}

/** "09:30" is any moment of that minute. */
function spanOf(date: FuzzyDate): DateRange {
  const { min, max } = dateRange(date)
  return precisionOf(date) === 'instant' ? { min, max: max + 59_999 } : { min, max }
}
