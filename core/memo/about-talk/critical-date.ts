import { dateRange, knownBy, precisionOf } from '../../dates/date-range'
import { DAY_MS } from '../../dates/edtf'
import { daysBetween } from '../../dates/format-date'
import type { FuzzyDate } from '../../dates/fuzzy-date'
import { onClock } from '../../dates/on-clock'
import { roundOf, talkOf } from '../../desk/index-keys'
import type { RecordOf } from '../../model/records/records'
import type { TalkContext } from './talk-context'

/** A meeting of a vaguer date than this says nothing about a day. */
const MEETING_MS = 4 * DAY_MS
const AHEAD: ReadonlySet<string> = new Set(['possible', 'proposed', 'scheduled'])
/** A date on a meeting's day is passed over only for another one that is as near as this. */
const NEAR_DAYS = 90

/**
 * The critical date of a talk, the same in every memo of one instant: the first date ahead that nobody can move, by law or because it is fixed. The day on which the talk itself is to
 * meet is an occasion, no deadline, so a fixed date on it gives way to another one within 90 days; a date set by law always counts.
 */
export function criticalDate({
  desk,
  talk,
  at,
  timeZone,
}: Pick<TalkContext, 'desk' | 'talk' | 'at' | 'timeZone'>): RecordOf<'milestone'> | undefined {
  const rangeOf = (date: FuzzyDate) => dateRange(onClock(date, timeZone))
  const rounds = desk.index('round', talkOf).get(talk.id)
  const sessions = rounds.flatMap(({ id }) => desk.index('session', roundOf).get(id))
  const meetings = [
    ...rounds.map(({ status, when }) => ({ status, date: when })),
    ...sessions.map(({ status, start }) => ({ status, date: start })),
  ]
    .filter(({ status }) => AHEAD.has(status))
    .map(({ date }) => rangeOf(date))
    .filter(({ min, max }) => max - min < MEETING_MS)
  const isOccasion = ({ basis, when }: RecordOf<'milestone'>) => {
    const { min, max } = rangeOf(when)
    return (
      basis === 'fixed' &&
      precisionOf(when) === 'day' &&
      meetings.some((meeting) => meeting.min <= max && min <= meeting.max)
    )
  }
  const now = new Date(at).toISOString()
  const open = desk
    .index('milestone', talkOf)
    .get(talk.id)
    .filter(({ status, basis }) => status === 'open' && (basis === 'fixed' || basis === 'statutory'))
    .map((milestone) => ({ milestone, days: daysBetween(now, timeZone, knownBy(milestone.when) ?? milestone.when) }))
    // A date that may have passed already is not certain to be ahead.
    .filter(({ days }) => days.min >= 0)
    .toSorted((a, b) => a.days.min - b.days.min || a.days.max - b.days.max)
  const [first] = open
  const other = open.find(({ milestone }) => !isOccasion(milestone))
  return (first && other && other.days.min - first.days.min <= NEAR_DAYS ? other : first)?.milestone
}
