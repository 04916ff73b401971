import { writtenOffset } from './edtf'
import { zoneOffset } from './time-zone'
import { saidZone, type SaidZone } from './zone-names'

/** A folded text that ends in a time of day, and the clock that it names after it. */
export interface OnClock {
  /** The text without the clock. */
  text: string
  said?: SaidZone | { offset: number }
}

/** How a time of day ends: 00:01, a.m., 9時, 30分, noon. */
const TIME_END = /(?:\d|[ap]\.?m\.?|noon|時|分|正午)$/

/** A time before its day, as orders write it: "12:01 a.m. eastern daylight time on april 3, 2025". */
const TIME_FIRST = new RegExp(
  String.raw`^(?:at )?(\d{1,2}(?::\d{2})? ?[ap]\.?m\.?|\d{1,2}:\d{2}|noon)` +
    String.raw`(?:,? (\(?[a-z][a-z ]*?\)?))??(?:,? on|,)? ((?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:\d.*|[a-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}))$`,
)

/**
 * Takes the clock off a folded text that has a day and a time, and puts its day first: "3 april 2025, 00:01 (edt)". A text that names no
 * clock beside its time keeps all its words.
 */
export function withoutClock(typed: string): OnClock {
  const [, time, clock = '', day] = TIME_FIRST.exec(typed) ?? []
  const text = time === undefined || day === undefined ? typed : `${day}, ${time} ${clock}`.trim()
  const [, bracketed = '', inBrackets] = /^(.*\S) ?\(([^()]+)\)$/.exec(text) ?? []
  if (inBrackets !== undefined) return clockAfter(bracketed, inBrackets) ?? { text }
  for (let at = text.indexOf(' '); at !== -1; at = text.indexOf(' ', at + 1)) {
    const found = clockAfter(text.slice(0, at), text.slice(at + 1))
    if (found) return found
  }
  return { text }
}

function clockAfter(time: string, name: string): OnClock | undefined {
  if (!TIME_END.test(time)) return undefined
  const said = saidZone(name) ?? saidOffset(name)
  return said && { text: time, said }
}

/** "utc-04:00", "utc+9". */
function saidOffset(name: string): { offset: number } | undefined {
  const [, sign = '', hours = '', minutes = '00'] =
    /^(?:utc|gmt) ?([+-]|\u2212)(\d{1,2})(?::?(\d\d))?$/.exec(name) ?? []
  if (hours === '' || Number(hours) > 14 || Number(minutes) > 59) return undefined
  return { offset: writtenOffset(`${sign === '+' ? '+' : '-'}${hours.padStart(2, '0')}:${minutes}`) }
}

/** The zone of a clock that was named, where the hours of the field are on that of `timeZone`; undefined for an offset alone. */
export function zoneOf(said: OnClock['said'], timeZone: string): string | undefined {
  if (!said) return timeZone
  if ('offset' in said) return undefined
  return said.zones.includes(timeZone) ? timeZone : said.zones[0]
}

/** Is an offset, in milliseconds, the one that the named clock has then? "EST" is none in June. */
export function isOfClock(said: OnClock['said'], offset: number, instant: number, timeZone: string): boolean {
  if (!said || 'offset' in said || said.isSummer === undefined) return true
  const year = new Date(instant).getUTCFullYear()
  const standard = Math.min(...[0, 6].map((month) => zoneOffset(Date.UTC(year, month, 1), timeZone)))
  return offset > standard === said.isSummer
}
