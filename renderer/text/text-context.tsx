import { createContext, useContext, useMemo, type ReactNode } from 'react'
import { ParleyError } from '../../core/base/errors'
import type { Language } from '../../core/base/text'
import { formatAsDay, formatDate, formatInstant } from '../../core/dates/format-date'
import type { FuzzyDate } from '../../core/dates/fuzzy-date'
import type { Title } from '../../core/desk/titles'
import { CATALOGUES, isTextKey, translator, type Translate } from '../../core/text/catalogue'
import { describeError, vocabularyText } from '../../core/text/describe'
import { interpolate } from '../../core/text/interpolate'
import { labelled, inARow } from '../../core/text/joined'
import { isMac, withMacKeys } from './key-words'

/** Everything that turns the desk's answers into words of the window's language. */
export interface Texts {
  language: Language
  t: Translate
  /** A text whose key is put together: a field's label, a group's heading. */
  family: (key: string, params?: Readonly<Record<string, string | number>>) => string
  /** A label and its text: "Rate: 25%". */
  labelled: (label: string, text: string) => string
  /** Several things in a row. */
  list: (items: readonly string[]) => string
  title: (title: Title) => string
  word: (vocabulary: string, value: string) => string
  date: (date: FuzzyDate) => string
  day: (date: FuzzyDate) => string
  instant: (instant: string, timeZone: string) => string
  /** The time of something done here (an edit, a note, a backup), by this computer's clock, which is the one that the reader sees. */
  moment: (instant: string) => string
  error: (error: unknown) => string
}

const TextContext = createContext<Texts | undefined>(undefined)

/** For so long this computer's time zone is taken to be the same, in milliseconds: to ask for it takes about one. */
const SAME_ZONE_MS = 10_000
let zone: { name: string; until: number } | undefined

/** This computer's time zone. */
export function ownTimeZone(): string {
  const now = performance.now()
  if (zone === undefined || zone.until < now)
    zone = { name: new Intl.DateTimeFormat().resolvedOptions().timeZone, until: now + SAME_ZONE_MS }
  return zone.name
}

function textsOf(language: Language): Texts {
  const words = translator(language)
  // Only our own words: a record's text stays as it is.
  const t: Translate = isMac ? (key, params) => interpolate(withMacKeys(CATALOGUES[language][key]), params) : words
  return {
    language,
    t,
    family: (key, params) => (isTextKey(key) ? t(key, params) : key),
    labelled: (label, text) => labelled(label, text, language),
    list: (items) => inARow(items, language),
    title: (title) => title[language],
    word: (vocabulary, value) => vocabularyText(language, vocabulary, value),
    date: (date) => formatDate(date, language),
    day: (date) => formatAsDay(date, language),
    instant: (instant, timeZone) => formatInstant(instant, timeZone, language),
    moment: (instant) => formatInstant(instant, ownTimeZone(), language),
    error: (error) =>
      error instanceof ParleyError
        ? describeError(error.code, error.params, language)
        : describeError('internal', { reason: error instanceof Error ? error.name : '?' }, language),
  }
}

/** Gives the window's language to everything inside it. */
export function TextProvider({ language, children }: { language: Language; children: ReactNode }) {
  const texts = useMemo(() => textsOf(language), [language])
  return <TextContext value={texts}>{children}</TextContext>
}

/** The texts of the window's language. */
export function useTexts(): Texts {
  const texts = useContext(TextContext)
  if (!texts) throw new Error('useTexts outside of a TextProvider')
  return texts
}
