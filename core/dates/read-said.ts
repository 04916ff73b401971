import { DAY } from './edtf'
import { clockIn, readDay, readMonth, readTime, withoutWeekday, isOnWeekday } from './plain-dates'
import { partBeside, readEnglish } from './read-english'
import { readJapanese } from './read-japanese'
import { dayAfter, daysOf } from './relative-days'
import { withoutClock, type OnClock } from './said-clock'
import { edtfOf, isVague, type Said } from './said-date'

/** The clock that hours without one are on, and the clocks that were named in what is read. */
export interface Clocks {
  timeZone: string
  named: NonNullable<OnClock['said']>[]
}

/** A folded text by what it says, even if its days do not exist or it ends before it begins. Undefined where it has no plain reading. */
export function readSaid(text: string, clocks: Clocks): Said | undefined {
  const whole = text.replace(/(?<=\S)\.$/, '')
  return readUnsure(whole, clocks) ?? readOpen(whole, clocks) ?? readOne(whole, clocks) ?? readPair(whole, clocks)
}

const PERHAPS = /^(?:possibly|perhaps|maybe|probably|provisionally|tentatively|likely) (.+)$/
const TO_CONFIRM =
  /^(.+?)(?:,? ?(?:\((?:tbc|tentative|provisional|to be confirmed|unconfirmed|not confirmed)\)|(?:tbc|to be confirmed)|\((?:仮|未確定|調整中|要確認|未確認)\)))$/
const ABOUT =
  /^(?:about|around|approximately|approx\.?|roughly|circa|c\.|ca\.|some time around|sometime around|on or about|on or around|in or around|in about) (.+)$/
const JAPANESE_ABOUT = /^(.+?)(?:頃|ごろ|前後|あたり)$/

/** Reads a date that is approximate or unconfirmed: “about 15 July 2025”, “15 July 2025 (TBC)”. */
function readUnsure(text: string, clocks: Clocks): Said | undefined {
  const perhaps = (PERHAPS.exec(text) ?? TO_CONFIRM.exec(text))?.[1]
  if (perhaps !== undefined)
    return wrapped('perhaps', readUnsure(perhaps, clocks) ?? readOne(perhaps, clocks) ?? readPair(perhaps, clocks))
  const about = (ABOUT.exec(text) ?? JAPANESE_ABOUT.exec(text))?.[1]
  return about === undefined ? undefined : wrapped('about', readOne(about, clocks) ?? readPair(about, clocks))
}

type Wrap = 'about' | 'perhaps' | 'until' | 'from' | 'before' | 'after'

function wrapped(kind: Wrap, of: Said | undefined): Said | undefined {
  if (!of) return undefined
  const said: Said = { kind, of }
  return edtfOf(said) === undefined ? undefined : said
}

/** The words that open or close a time, with the time in them. */
const OPENERS: readonly (readonly [Wrap, readonly RegExp[]])[] = [
  [
    'until',
    [
      /^(?:until and including|up to and including|up until|up to|until|till|to|through|thru|by|on or before|(?:no|not) later than|at the latest by|at the latest on|latest by|not after|ending(?: on)?) (.+?)(?:,? inclusive|,? at the latest)?$/,
      /^遅くとも(.+?)(?:までに?(?:は)?)?$/,
      /^(.+?) ?(?:までに?は?|以前)$/,
      // A dash with a blank after it may mark the item of a list.
      /^-(?! )(.+)$/,
    ],
  ],
  [
    'before',
    [
      /^(?:any time before|some time before|sometime before|before|prior to|ahead of) (.+)$/,
      /^(.+?)(?:より(?:も)?前|の前)に?$/,
    ],
  ],
  [
    'from',
    [
      /^(?:with effect from|effective from|effective as of|effective on|effective|starting from|starting on|starting|beginning on|beginning from|beginning|commencing|as from|as of|from|since|on or after|(?:no|not) earlier than|not before|(?:at )?the earliest on) (?!of )(.+?)(?:,? onwards?| on)?$/,
      /^(.+?)(?:,? or (?:later|after)|,? and (?:after|later)|,? onwards?| ?以降| ?以後| ?以来| ?から| ?より| ?-)$/,
      /^早くとも(.+)$/,
    ],
  ],
  [
    'after',
    [/^(?:any time after|some time after|sometime after|after|later than) (.+)$/, /^(.+?)(?:より(?:も)?後|の後)に?$/],
  ],
]

function readOpen(text: string, clocks: Clocks): Said | undefined {
  for (const [kind, patterns] of OPENERS) {
    for (const pattern of patterns) {
      const inner = pattern.exec(text)?.[1]
      const of = inner === undefined ? undefined : (readUnsure(inner, clocks) ?? readOne(inner, clocks))
      const said = wrapped(kind, of)
      if (said) return said
    }
  }
  return undefined
}

const LEAD = /^(?:(?:on|in|during|at|sometime in|some time in|sometime during|over) )?(?:the )?/

/** One date, month, year, part of one, or time of day. */
function readOne(text: string, clocks: Clocks): Said | undefined {
  const instant = readTime(text, clocks.timeZone)
  if (instant !== undefined) {
    const { said } = withoutClock(text)
    if (said) clocks.named.push(said)
    return { kind: 'date', edtf: instant }
  }
  const core = text.replace(LEAD, '')
  const date = readDay(core) ?? readMonth(core)
  return date === undefined ? (readEnglish(core) ?? readJapanese(core)) : { kind: 'date', edtf: date }
}

const JOINER =
  / ?から ?| ?(?:-|\/) ?| (?:to|through|thru|until|till|and|or|&) |、|・|及び|および|または|又は|もしくは|若しくは|ないし|乃至|か(?!ら)|と(?!も)|より/g
const EITHER = /^(?:or|または|又は|もしくは|若しくは|ないし|乃至|か)$/
/** Joiners of two days that follow each other, or else are two dates. */
const BOTH = /^(?:and|&|、|・|及び|および|と|\/)$/
const FIGURES = /^\d{4}[-/.]/

/** "5-6 june 2025", "5 june - 2 july 2025", "30 december 2025 - 2 january 2026", "late june or early july 2025", 2025年6月5日-6日. */
function readPair(text: string, clocks: Clocks): Said | undefined {
  const isBetween = text.startsWith('between ') || /の(?:間|あいだ)に?$/.test(text)
  const core = text
    .replace(/^(?:from|between|either) /, '')
    .replace(/の?両日に?$/, '日')
    // 5日から10日間 are ten days, and do not end on the tenth.
    .replace(/(?:の|(?<=まで))(?:間|あいだ)に?$/, '')
    .replace(/(?<=から.+|-.+) ?までに?$/, '')
  for (const match of core.matchAll(JOINER)) {
    const [first, last] = [core.slice(0, match.index), core.slice(match.index + match[0].length)]
    const joiner = match[0].trim()
    const pair = first === '' || last === '' ? undefined : endsOf(first, last, clocks)
    if (!pair) continue
    const [from, to] = pair
    const isAnd = BOTH.test(joiner) && !(FIGURES.test(first) && FIGURES.test(last))
    if (isAnd && !isBetween && !areNext(from, to)) continue
    const isEither = !isBetween && EITHER.test(joiner)
    if ((isEither && isHalfSaid(from, to)) || (from.kind === 'week' && isDay(to))) continue
    const said: Said = { kind: isBetween ? 'between' : isEither ? 'either' : 'span', from, to }
    if (edtfOf(said) !== undefined) return said
  }
  return undefined
}

/** Does the second begin on the day after the end of the first? "5 and 12 June" is two days, and no span. Where mid-June ends, nobody says to the day. */
function areNext(from: Said, to: Said): boolean {
  const [first, last] = [from, to].map((said) => daysOf(edtfOf(said) ?? ''))
  if (!first || !last) return false
  const gaps = isVague(from) || isVague(to) ? [0, 1, 2] : [1]
  return gaps.some((days) => dayAfter(first[1], days) === last[0])
}

/** Is it one day? What stands after “the week of 14 July or” may be a week, too. */
const isDay = (said: Said) => said.kind === 'date' && DAY.test(said.edtf)

/**
 * Does the second of two alternatives leave open how much of the first is said of it, too? "June 2025 or 2026" is that June, or that year, and "early June or July 2025" is
 * early July, or July.
 */
function isHalfSaid(from: Said, to: Said): boolean {
  if (to.kind !== 'date' || !/^\d{4}(?:-\d\d)?$/.test(to.edtf)) return false
  if (from.kind === 'part') return from.of.length === to.edtf.length
  return from.kind === 'date' ? from.edtf.length > to.edtf.length : to.edtf.length === 4
}

/** The two ends of a pair, of which one may say only what is new: "5–6 June 2025", "June 5–6, 2025", 2025年6月5日～6日. */
function endsOf(first: string, last: string, clocks: Clocks): [Said, Said] | undefined {
  const named = clocks.named.length
  for (const [one, other] of completions(first, last)) {
    const to = readOne(other, clocks)
    const from = to && readOne(one, clocks)
    if (from && to) return [from, to]
    clocks.named.length = named
  }
  return undefined
}

/** A time of day without its day. */
const TIME_ALONE =
  /^(?:\d{1,2}:\d{2}|\d{1,2}(?::\d{2})? ?[ap]\.?m\.?|(?:午前|午後)?\d{1,2}時(?:\d{1,2}分)?|noon|正午)(?: .+|\(.+\))?$/

/** The ways in which two ends may complete each other, as texts of two whole dates. */
function completions(first: string, last: string): [string, string][] {
  if (TIME_ALONE.test(last)) {
    const day = clockIn(first)?.slice(0, 10)
    if (day === undefined) return []
    if (!/[時正]|午/.test(last)) return hoursOf(first, `${day}, ${last}`)
    // 午後3時～5時: the half of the day is said once.
    const half = /午/.test(last) ? '' : (/午前|午後/.exec(first)?.[0] ?? '')
    return [[first, `${day.replace(/^(\d+)-(\d+)-(\d+)$/, '$1年$2月$3日')}${half}${last}`]]
  }
  return /[\p{Script=Han}\p{Script=Hiragana}]/u.test(last)
    ? japaneseCompletions(first, last)
    : englishCompletions(first, last)
}

const HALF_SAID = /\d ?[ap]\.?m\.?/
const HALF = /[ap]\.?m\.?/

/** The hours of one day. “2:00–4:00 pm” says the half of the day once, for both; “10:00–2:00 pm” begins in the other half. */
function hoursOf(first: string, last: string): [string, string][] {
  const half = HALF.exec(last)?.[0]
  if (half === undefined || HALF_SAID.test(first) || /noon/.test(first)) return [[first, last]]
  const [from, to] = [clockIn(`${first} ${half}`), clockIn(last)]
  if (from !== undefined && to !== undefined && from < to) return [[`${first} ${half}`, last]]
  const hour = Number(clockIn(first)?.slice(11, 13))
  return from !== undefined || hour === 0 || hour > 12 ? [[first, last]] : []
}

function englishCompletions(first: string, last: string): [string, string][] {
  const year = /(?<!\d)\d{4}(?=$|[, ]|[-/.]\d)/.exec(last)?.[0]
  if (year === undefined) {
    // "5 June 2025 to 9 July" ends in the same year.
    const its = /(?<!\d)\d{4}$/.exec(first)?.[0]
    return its === undefined ? [] : [[first, `${last} ${its}`]]
  }
  // An hour without its half of the day, before one of another day that has it, may be in either.
  if (HALF_SAID.test(last) && /(?<!\d)(?:0?[1-9]|1[0-2]):\d\d(?! ?[ap]\.?m)/.test(first)) return []
  const parts = partBeside(first, last)
  if (parts) return parts
  const { core, weekday } = withoutWeekday(first)
  const day = /^(?:the )?(\d{1,2})(?:st|nd|rd|th)?$/.exec(core)?.[1]
  const month = /^[a-z]{3,9}\.?(?= (?:the )?\d)/.exec(first)?.[0]
  const whole: [string, string][] = [[first, last]]
  if (day !== undefined) {
    const end = readDay(last)
    if (end === undefined) return []
    const made = `${end.slice(0, 8)}${day.padStart(2, '0')}`
    return weekday === undefined || isOnWeekday(made, weekday) ? [[made, last]] : []
  }
  // "10 April, 00:01 – 9 July 2025, 00:01".
  const timed = /^(\d{1,2} [a-z]+),? (.*\d.*)$/.exec(first)
  if (last === year) return whole
  return [
    ...whole,
    ...(month !== undefined && /^(?:the )?\d{1,2}(?:st|nd|rd|th)?,? \d{4}/.test(last)
      ? ([[`${first}, ${year}`, `${month} ${last}`]] as [string, string][])
      : []),
    [`${first} ${year}`, last],
    [`${first}, ${year}`, last],
    ...(timed ? ([[`${timed[1]} ${year}, ${timed[2]}`, last]] as [string, string][]) : []),
  ]
}

function japaneseCompletions(first: string, last: string): [string, string][] {
  const [, year = '', month = ''] = /^(\d{4}年)(?:の)?(\d{1,2}月)?/.exec(first) ?? []
  const its = last
    .replace(/^同年の?/, year)
    .replace(/^同月の?/, year + month)
    .replace(/^翌年の?/, () => `${Number(year.slice(0, 4)) + 1}年`)
  const end = /^\d{4}年/.test(its) ? its : /^\d{1,2}月/.test(its) ? year + its : year + month + its
  const unit = /[日月年]/.exec(last.replace(/^\d{4}年(?=\d)|^\d{1,2}月(?=\d)/, ''))?.[0] ?? ''
  const starts = /\d$/.test(first) ? [first, `${first}${unit}`] : [first]
  // 2025年6-7月: the end may be a month too.
  return starts.flatMap((start): [string, string][] => [
    [start, end],
    ...(end === year + month + its ? ([[start, year + its]] as [string, string][]) : []),
  ])
}

/** A folded text in EDTF, even if its days do not exist or it ends before it begins. */
export function readSpan(text: string, timeZone: string): string | undefined {
  const said = readSaid(text, { timeZone, named: [] })
  return said && edtfOf(said)
}
