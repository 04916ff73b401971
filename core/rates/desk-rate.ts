import { ParleyError } from '../base/errors'
import { getOrThrow, type DeskRead } from '../desk/desk-read'
import type { RecordOf } from '../model/records/records'
import { bordersOf, clockOf } from './desk-regime'
import { goodOf, lawOf } from './law-of-border'
import type { CompiledRegime } from './regime/compiled'
import { entryOf, knownAtOf, type Question } from './regime/question'

/** A question to a desk: the good's id, the origin's code ("JP"; the party's id or name will do), the day or instant of entry, and that of knowledge (now if absent). */
export interface DeskQuestion {
  good: string
  origin: string
  at: string
  knownAt?: string | undefined
  /** The code of the party at whose border the good enters. Absent: the one party, other than the origin, that the desk has measures of. */
  border?: string | undefined
}

/** The law and the question, ready to be answered. */
export interface Asked {
  regime: CompiledRegime
  question: Question
  border: string
}

/**
 * Selects the law of a border, and puts a question to it. Days are days of that border's clock.
 * @throws ParleyError `record-missing` of a good; `rate-border` where the desk has measures of no such border, or of several; `rate-origin` of a text that is
 * no country;
 * `rate-time` of a text that is no day or time
 */
export function askDesk(desk: DeskRead, told: DeskQuestion, now: string): Asked {
  getOrThrow(desk, 'good', told.good)
  const asked = { ...told, origin: originOf(desk, told.origin) }
  const border = borderOf(desk, asked)
  const good = goodOf(desk, asked.good, border)
  const clock = clockOf(desk, border)
  const question = {
    good,
    origin: asked.origin,
    entered: readTime(asked.at, (text) => entryOf(text, clock)),
    knownAt: readTime(asked.knownAt ?? now, (text) => knownAtOf(text, clock)),
  }
  return { regime: lawOf(desk, border).compiled, question, border }
}

/** The code of a country, by which the law names it. A misspelt one would be taken for one of all others. */
function originOf(desk: DeskRead, text: string): string {
  const wanted = text.trim().toLowerCase()
  const isNamed = ({ id, code, names: { en, ja } }: RecordOf<'party'>) =>
    [id, code, en, ja].some((name) => name?.toLowerCase() === wanted)
  const code = desk.all('party').find(isNamed)?.code ?? text.trim().toUpperCase()
  if (!/^[A-Z]{2}$/.test(code) && !desk.all('party').some((party) => party.code === code))
    throw new ParleyError('rate-origin', { origin: text.slice(0, 80) })
  return code
}

function borderOf(desk: DeskRead, { border, origin }: DeskQuestion): string {
  const borders = bordersOf(desk).filter((party) => {
    const { code } = getOrThrow(desk, 'party', party)
    return border === undefined ? code !== origin : code === border || party === border
  })
  const [only] = borders
  if (only === undefined || borders.length > 1) {
    const codes = borders.map((party) => getOrThrow(desk, 'party', party).code)
    throw new ParleyError('rate-border', { border: border ?? '', borders: codes.join(', ') })
  }
  return only
}

/** Reads a day or a time as `read` does. @throws ParleyError `rate-time` of any other text */
export function readTime(text: string, read: (text: string) => number): number {
  const isTime = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/.test(text)
  try {
    if (isTime && isRealDay(text.slice(0, 10))) return read(text)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  throw new ParleyError('rate-time', { time: text.slice(0, 80) })
}

/** 30 February reads as 2 March elsewhere. @throws RangeError of a 13th month */
const isRealDay = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`)).toISOString().startsWith(day)

/** The day that it is at an instant, on a clock: "2025-06-06". */
export const dayOn = (timeZone: string, instant: string) =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    Date.parse(instant),
  )
