import type { RateClock } from '../../../core/queries/rate-schemas'
import type { Texts } from '../../text/text-context'

/** An instant in both capitals: "6 June 2025, 12:00 in Washington (7 June 2025, 01:00 in Tokyo)". */
export function inBothCapitals(at: string, clocks: readonly RateClock[], texts: Texts): string {
  const [border, other] = clocks.map(({ city, timeZone }) =>
    texts.t('rates.timeIn', { time: texts.instant(at, timeZone), city: city ? texts.title(city) : timeZone }),
  )
  if (border === undefined) return at
  return other === undefined ? border : texts.t('rates.timeAlso', { border, other })
}
