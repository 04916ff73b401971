import type { Translate } from './catalogue'

/** Days from a desk's day to the earliest and to the latest possible day of a date, negative where they are past; no latest if its end is open. */
export interface DaysUntil {
  min: number
  max: number | null
}

/** "in 4–13 days": a range for a fuzzy date, one figure for a day; "3 days ago" once it is past for certain. */
export function countdownText({ min, max }: DaysUntil, t: Translate): string {
  if (max === null) return t('countdown.open')
  if (max < 0)
    return min === max
      ? max === -1
        ? t('countdown.yesterday')
        : t('countdown.ago', { days: -max })
      : t('countdown.agoRange', { min: -max, max: -min })
  if (max === 0) return min === 0 ? t('countdown.today') : t('countdown.byToday')
  if (min === max) return min === 1 ? t('countdown.day') : t('countdown.days', { min })
  return min <= 0 ? t('countdown.until', { max }) : t('countdown.range', { min, max })
}
