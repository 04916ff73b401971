import { foldText } from '../base/fold-text'
import type { Language } from '../base/text'
import type { Derive, DeskRead } from '../desk/desk-read'
import { light } from '../desk/light-values'
import { refOfKey } from '../desk/ops'
import { titleBesideDate } from '../desk/titles'
import { hasWords, rowText, statesOf, stateGroup, wordsOf } from './find-rows'
import type { Arrangement } from './list-schemas'
import type { Listed } from './listed-rows'
import { claimTurns } from './list-rows'
import { isTimedRow, rowAt, rowBegun, timelessRow } from './lists'
import { kindsAside } from './screens'

/** The values that a list filters and sorts by: derived from each record, while the row itself is derived only once it is shown. */

const titleIn =
  (language: Language): Derive<string> =>
  (desk, key) =>
    titleBesideDate(desk, refOfKey(key))[language]
/** A record's title in the list, by `refKey`. A list is sorted in one language, and titles in the other would double its memory. */
export const ROW_TITLE: Readonly<Record<Language, Derive<string>>> = { en: titleIn('en'), ja: titleIn('ja') }

const textIn =
  (language: Language): Derive<string> =>
  (desk, key) => {
    const row = timelessRow(desk, key)
    return row ? rowText(row, language) : ''
  }
/** A row as it reads on the screen, folded for searching, by `refKey`. */
export const ROW_TEXT: Readonly<Record<Language, Derive<string>>> = { en: textIn('en'), ja: textIn('ja') }

/** Rows have few combinations of words, so that equal ones are one. */
const combinations = new Map<string, readonly string[]>()

/** The words of a row to filter by, in the form of `stateKey`, by `refKey`. A list keeps them in a column of its own. */
export const rowStates: Derive<readonly string[]> = light((desk, key) => {
  const row = rowBegun(desk, key)
  const states = row ? statesOf(row) : []
  const known = combinations.get(states.join(' ')) ?? states
  combinations.set(states.join(' '), known)
  return known
})

/** The derived values that an arrangement reads of every row. */
export function valuesRead({ find, states, sort, language }: Arrangement): Derive<unknown>[] {
  return [
    ...(wordsOf(find).length > 0 ? [ROW_TEXT[language]] : []),
    ...(wordsOf(find).length + states.length > 0 ? [claimTurns] : []),
    ...(sort === 'title' ? [ROW_TITLE[language]] : []),
  ]
}

/** Does a row of a list pass the filter of an arrangement? */
export function rowFilter(
  arrangement: Arrangement,
): (listed: Pick<Listed, 'desk' | 'at' | 'rows' | 'statesOf'>, row: number) => boolean {
  const { find, kinds, states, language } = arrangement
  const words = wordsOf(find)
  const groups = [...new Set(states.map(stateGroup))].map(
    (group) => new Set(states.filter((state) => stateGroup(state) === group)),
  )
  const ofKinds = new Set(kinds)
  const aside = new Set(kindsAside(arrangement))
  return ({ desk, at, rows, statesOf: statesOfRow }, row) => {
    const [key, collection] = [rows.keyOf(row), rows.collectionOf(row)]
    if ((ofKinds.size > 0 && !ofKinds.has(collection)) || aside.has(collection)) return false
    const timed = isTimedRow(desk, collection, key, at) ? timedRow(desk, key, at) : undefined
    if (groups.length > 0) {
      const own = timed ? statesOf(timed) : statesOfRow(row)
      if (!groups.every((group) => own.some((state) => group.has(state)))) return false
    }
    return (
      words.length === 0 || hasWords(timed ? rowText(timed, language) : desk.derived(ROW_TEXT[language], key), words)
    )
  }
}

function timedRow(desk: DeskRead, key: string, at: number) {
  const row = desk.derived(timelessRow, key)
  return row && rowAt(desk, row, at)
}

/** The words of a row that depends on the instant, at one. */
export function timedStates(desk: DeskRead, key: string, at: number): readonly string[] {
  const row = timedRow(desk, key, at)
  return row ? statesOf(row) : []
}

/** Does the folded title begin with letters? */
export const titleBegins = (desk: DeskRead, key: string, letters: string, language: Language): boolean =>
  foldText(desk.derived(ROW_TITLE[language], key)).trim().startsWith(letters)
