import { dateRange, knownBy, knownStart } from '../../../dates/date-range'
import { DAY_MS } from '../../../dates/edtf'
import { daysFrom, formatDate } from '../../../dates/format-date'
import type { FuzzyDate } from '../../../dates/fuzzy-date'
import { emptyPart, type TalkContext } from '../../about-talk/talk-context'
import type { SectionPart } from '../../memo-content'
import { lawEntries } from './law-entries'
import { talkEntries } from './talk-entries'

/** Section 1: everything dated by the memo's instant, the earliest first, under its month, or under its year where no month is known. */
export function courseSection(context: TalkContext): SectionPart[] {
  const { writer, bounds } = context
  const entries = [...talkEntries(context), ...lawEntries(context)]
    .filter(({ when }) => knownStart(when) <= bounds.happened)
    .map((entry) => ({ ...entry, span: daysOf(entry.when) }))
    .toSorted((a, b) => a.span.first - b.span.first || startOf(a.when) - startOf(b.when) || a.span.last - b.span.last)
  if (entries.length === 0) return [emptyPart([writer.say('memo.empty.course')])]
  const groups = new Map<string, (typeof entries)[number][]>()
  for (const entry of entries) {
    const key = periodOf(entry.span)
    groups.set(key, [...(groups.get(key) ?? []), entry])
  }
  return [...groups].map(([period, some]) => ({
    kind: 'sub',
    runs: [
      period === ''
        ? writer.say('memo.course.noDate')
        : { text: formatDate({ edtf: period }, writer.language), style: 'plain' },
    ],
    paragraphs: some.map(({ when, field, write }) => ({
      runs: writer.frame('memo.course.entry', {
        date: { text: formatDate(when, writer.language), style: 'label', ...(field ? { from: field } : {}) },
        text: write(),
      }),
    })),
  }))
}

const startOf = (when: FuzzyDate): number => dateRange(knownBy(when) ?? when).min

/** The first and the last day that a date may mean, by its own clock; what is known "by 6 June" has that day. */
function daysOf(when: FuzzyDate): { first: number; last: number } {
  const { min, max } = daysFrom(0, knownBy(when) ?? when)
  return { first: min, last: max }
}

/** The month of the first day as EDTF, or its year where the date may be in another month; '' where even that is not known. */
function periodOf({ first, last }: { first: number; last: number }): string {
  if (!Number.isFinite(first)) return ''
  const monthOf = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 7)
  const month = monthOf(first)
  const isLong = Number.isFinite(last) && last - first > MONTH_DAYS && month.endsWith('-01')
  return isLong ? month.slice(0, 4) : month
}

/** A date that may mean more days than these, from a January on, tells no month. */
const MONTH_DAYS = 92
