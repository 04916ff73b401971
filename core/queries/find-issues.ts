import { foldText } from '../base/fold-text'
import type { Language } from '../base/text'
import { vocabularyText } from '../text/describe'
import type { MatrixCell, MatrixView } from './edit-schemas'
import { hasWords, wordsOf } from './find-rows'

/** What the matrix is narrowed to. Nothing chosen narrows nothing. */
export interface MatrixFilter {
  find: string
  /** Ids of talks. */
  talks: readonly string[]
  /** Areas, as `areaKey` puts them. */
  areas: readonly string[]
  stances: readonly string[]
}

type Area = MatrixView['areas'][number]
export type MatrixIssue = Area['issues'][number]

/** What tells an area from another: its name in both languages. */
export const areaKey = (area: Pick<Area, 'title'>): string => JSON.stringify([area.title.en, area.title.ja])

const entriesOf = (issue: MatrixIssue): MatrixCell[] =>
  issue.cells.flatMap((cell) => [cell.public, cell.assessed].filter((entry) => entry !== undefined))

/** The areas with the issues that are left of them: those that are found, of a chosen talk and area, and with a chosen stance. */
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

/** The words of an issue's row as they are shown. */
function issueText(issue: MatrixIssue, area: Area, language: Language): string {
  const entries = entriesOf(issue).flatMap((entry) => [
    entry.text,
    vocabularyText(language, 'stance', entry.stance),
    vocabularyText(language, 'attribution', entry.attribution),
  ])
  return foldText([area.title[language], issue.title[language], ...entries].join('\n'))
}
