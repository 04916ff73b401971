import { precisionOf } from '../../../core/dates/date-range'
import type { FuzzyDate } from '../../../core/dates/fuzzy-date'
import type { Meetings } from '../../../core/queries/who-met-schemas'
import type { Texts } from '../../text/text-context'

/** "1 h 50 min", "45 min". */
export const lengthText = (minutes: number, { t }: Texts): string =>
  minutes < 60
    ? t('whoMet.minutes', { minutes })
    : t('whoMet.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })

/** How long two people have met: what is known, and how often it is not. */
export function timeText({ minutes, unknown }: Meetings, texts: Texts): string {
  const { t } = texts
  if (minutes === 0 && unknown > 0) return t('whoMet.unknown')
  const time = lengthText(minutes, texts)
  return unknown === 0 ? time : t('whoMet.minutesAndUnknown', { time, count: unknown })
}

/** The first and the last day, as one span of days where both are days; one day once. No date breaks inside. */
export function spanText({ first, last }: Meetings, { t, date }: Texts): string | undefined {
  if (!first || !last) return undefined
  const [from, until] = [date(first), date(last)]
  if (from === until) return unbroken(from)
  if (isDay(first) && isDay(last)) return unbroken(date({ edtf: `${first.edtf}/${last.edtf}` }))
  return t('whoMet.span', { first: unbroken(from), last: unbroken(until) })
}

const isDay = (date: FuzzyDate) => precisionOf(date) === 'day' && date.words === undefined

/** A date of usual length with spaces that don't break, but around a dash. */
const unbroken = (text: string) => (text.length > 40 ? text : text.replace(/(?<!–) (?!–)/g, '\u00A0'))

/** The meetings that were not held, by their status; and those after the as-of day. */
export const otherTexts = ({ others, later }: Meetings, { t, word }: Texts): string[] => [
  ...others.map(({ status, count }) => t('whoMet.other', { count, status: word('meetingStatus', status) })),
  ...(later > 0 ? [t('whoMet.later', { count: later })] : []),
]
