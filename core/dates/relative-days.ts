import { DAY_MS, singleOf } from './edtf'

/** A span in EDTF, not yet checked, and if the text's own date was needed. */
export interface ReadSpan {
  edtf: string
  proposed: boolean
}

/** How the words around a date point: to a time that is past or to come, if they say. It decides the year of "1 March", and the day of "Thursday". */
export type Tense = 'past' | 'future' | undefined

/** A day that is so many days after another. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
/** A month that is so many months after that of a day. */
export function monthAfter(day: string, months: number): string {
  const at = new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1 + months, 1))
  return at.toISOString().slice(0, 7)
}
/** The last day of a month, or of a year. */
export const lastDayOf = (time: string): string =>
  time.length === 4 ? `${time}-12-31` : dayAfter(`${monthAfter(`${time}-01`, 1)}-01`, -1)
/** The Monday of a day's week. */
export const mondayOf = (day: string): string => dayAfter(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))

/** The first and the last day that a span means; undefined where an end is open or no date. */
export function daysOf(edtf: string): [first: string, last: string] | undefined {
  const [from = '', to = from] = edtf.split('/')
  const [first, last] = [singleOf(from), singleOf(to)]
  if (!first || !last) return undefined
  return [new Date(first.min).toISOString().slice(0, 10), new Date(last.max).toISOString().slice(0, 10)]
}

/** A span that a word opens or closes: "by" X, X "onwards". */
export function opened(core: ReadSpan | undefined, how: 'to' | 'before' | 'from' | 'after'): ReadSpan | undefined {
  const days = core && daysOf(core.edtf)
  if (!core || !days) return undefined
  const { proposed } = core
  const isWhole = /^\d{4}(-\d\d)?$/.test(core.edtf)
  if (how === 'to') return { edtf: `../${isWhole ? core.edtf : days[1]}`, proposed }
  if (how === 'before') return { edtf: `../${dayAfter(days[0], -1)}`, proposed }
  if (how === 'from') return { edtf: `${isWhole ? core.edtf : days[0]}/..`, proposed }
  return { edtf: `${dayAfter(days[1], 1)}/..`, proposed }
}

/** The year that a date without one means: that of the text, unless this is far off, or the words look ahead. */
export function nearestYear(
  on: string,
  readIn: (year: number) => string | undefined,
  tense: Tense,
): ReadSpan | undefined {
  const year = Number(on.slice(0, 4))
  const apart = (edtf: string) => (Date.parse(daysOf(edtf)?.[1] ?? edtf) - Date.parse(on)) / DAY_MS
  const same = readIn(year)
  const ahead = same === undefined ? 0 : apart(same)
  const isPast = tense === 'future' ? ahead < -31 : ahead < -270
  const by = isPast ? 1 : ahead > 270 && tense !== 'future' ? -1 : 0
  const edtf = by === 0 ? same : (readIn(year + by) ?? same)
  return edtf === undefined ? undefined : { edtf, proposed: true }
}
