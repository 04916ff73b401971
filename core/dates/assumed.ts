import type { FuzzyDate } from './fuzzy-date'
import { saidBy } from './parse-words'
import { kindsIn } from './said-date'

/** The calendars that Parley assumes: seasons of the northern hemisphere, a fiscal year from April, or that of the United States. */
export type Assumption = 'season' | 'fiscalApril' | 'fiscalUs'

/** The calendars assumed in reading a date's own words, for the form to show beside them. */
export function assumedIn({ words, timeZone }: FuzzyDate): readonly Assumption[] {
  const kinds = Object.values(words ?? {}).flatMap((text) => {
    const said = typeof text === 'string' ? saidBy(text, timeZone ?? 'UTC') : undefined
    return said ? kindsIn(said) : []
  })
  const found = kinds.flatMap((said): Assumption[] => {
    if (said.kind === 'season') return ['season']
    if (said.kind !== 'fiscal') return []
    return [said.of === 'us' ? 'fiscalUs' : 'fiscalApril']
  })
  return [...new Set(found)]
}
