import type { FuzzyDate } from '../dates/fuzzy-date'
import type { RateComponent } from '../model/records/measures'
import type { Measure } from '../model/records/records'
import type { Standing } from './layer-standing'

/**
 * That a rate was announced, and when if that is known. Undefined for an ordinary duty in force, which nobody announces. The one answer
 * for the window and every memo.
 */
export function announcementOf(
  { kind }: Pick<Measure, 'kind'>,
  { announced }: Pick<RateComponent, 'announced'>,
  standing: Standing,
): { date?: FuzzyDate } | undefined {
  if (announced) return { date: announced }
  return kind === 'ordinaryDuty' && standing === 'inForce' ? undefined : {}
}
