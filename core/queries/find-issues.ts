import { foldText } from '../base/fold-text'
import type { Language } from '../base/text'
import { vocabularyText } from '../text/describe'
import type { MatrixCell, MatrixView } from './edit-schemas'
import { hasWords, wordsOf } from './find-rows'

/** The filter of the matrix. An empty choice filters nothing. */
export interface MatrixFilter {
  find: string
  /** Ids of talks. */
  talks: readonly string[]
  /** Areas, in the form of `areaKey`. */
  areas: readonly string[]
  stances: readonly string[]
}

type Area = MatrixView['areas'][number]
export type MatrixIssue = Area['issues'][number]

/** A key for an area: its name in both languages. */
export const areaKey = (area: Pick<Area, 'title'>): string => JSON.stringify([area.title.en, area.title.ja])

const entriesOf = (issue: MatrixIssue): MatrixCell[] =>
  issue.cells.flatMap((cell) => [cell.public, cell.assessed].filter((entry) => entry !== undefined))

/** The areas with their issues that pass the filter: found, in a chosen talk and area, and with a chosen stance. */
export function filterAreas(areas: readonly Area[], filter: MatrixFilter, language: Language): Area[] {
  const words = wordsOf(filter.find)
  const isIn = (chosen: readonly string[], value: string) => chosen.length === 0 || chosen.includes(value)
  const matches = (issue: MatrixIssue, area: Area) =>
    isIn(filter.talks, issue.talk) &&
    (filter.stances.length === 0 || entriesOf(issue).some((entry) => filter.stances.includes(entry.stance))) &&
    (words.length === 0 || hasWords(issueText(issue, area, language), words))
  return areas
    .filter((area) => isIn(filter.areas, areaKey(area)))
    .map((area) => ({ ...area, issues: area.issues.filter((issue) => matches(issue, area)) }))
    .filter((area) => area.issues.length > 0)
}

/** An issue's row as it reads on the screen. */
function issueText(issue: MatrixIssue, area: Area, language: Language): string {
  const entries = entriesOf(issue).flatMap((entry) => [
    entry.text,
    vocabularyText(language, 'stance', entry.stance),
    vocabularyText(language, 'attribution', entry.attribution),
  ])
  return foldText([area.title[language], issue.title[language], ...entries].join('\n'))
}
