import type { Vocabulary } from '../model/values/vocabularies'
import type { Sheets } from './memo-kind'

type Section = Vocabulary<'memoSection'>

/**
 * Where the second sheet begins in sections of any order: the place at which the fewest sections are on another sheet than their own; the first one of
 * several. So a section that a desk moves to the other sheet is printed there, and no other moves with it.
 */
export function secondSheetAt(sections: readonly Section[], { behind }: Sheets): number {
  const isBehind = sections.map((section) => behind.includes(section))
  const misplaced = (at: number) => isBehind.filter((own, index) => own !== index >= at).length
  const places = Array.from({ length: sections.length + 1 }, (_, at) => at)
  return places.reduce((best, at) => (misplaced(at) < misplaced(best) ? at : best), 0)
}
