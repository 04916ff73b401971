import type { Language } from '../base/text'
import { formatInstantDay, lastDayBefore } from '../dates/format-date'
import { familyText } from '../text/catalogue'
import type { EarlierRun } from './regime/time-line'

/** "Also in force from 9 April 2025 to 9 April 2025; in between: suspended.", with its last day on the border's clock. */
export function earlierRunWords({ from, until, between }: EarlierRun, clock: string, language: Language): string {
  const day = (at: number) => formatInstantDay(new Date(at).toISOString(), clock, language)
  const standing = familyText(language, `rate.standing.${between}`)
  if (from === undefined) return familyText(language, 'rate.againBefore', { until: day(until), standing })
  const last = lastDayBefore(new Date(until).toISOString(), clock, language) ?? day(until)
  return familyText(language, 'rate.again', { from: day(from), until: last, standing })
}
