import type { DeskSettings } from '../../model/records/records'
import { highestOpenMarking, isWithin, type Marking } from '../../model/values/marking'
import type { AudienceRules } from './audience-rules'

/** The marking that a new extract starts with: that of the desk's new records, or an open one if its reader may not see that. */
export function startMarking(rules: AudienceRules, settings: Pick<DeskSettings, 'defaultMarking'>): Marking {
  const { defaultMarking } = settings
  if (markingTest(rules, undefined, settings)(defaultMarking)) return defaultMarking
  return highestOpenMarking(defaultMarking.scheme) ?? defaultMarking
}

/** The test for the markings that a reader may see: those under the memo's own ceiling, or under that of the reader. */
export function markingTest(
  { isExtract, ceiling }: AudienceRules,
  own: Marking | undefined,
  { defaultMarking }: Pick<DeskSettings, 'defaultMarking'>,
): (marking: Marking) => boolean {
  if (!isExtract) return () => true
  const limit = own ?? (ceiling === 'open' ? highestOpenMarking(defaultMarking.scheme) : defaultMarking)
  return (marking) => limit !== undefined && isWithin(marking, limit)
}
