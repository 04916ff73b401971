import { compareDates, dateRange } from '../dates/date-range'
import { fuzzyDateSchema, type FuzzyDate } from '../dates/fuzzy-date'
import { settingsOf, type DeskRead } from '../desk/desk-read'
import { roundOf, talkOf } from '../desk/index-keys'
import { liesWithin } from '../desk/meeting-place'
import type { RecordOf } from '../model/records/records'
import { fieldsOf } from '../model/schema/fields'
import type { CollectionName } from '../model/values/collection-names'
import type { FilledFrom } from './edit-schemas'

/** A value that a new record probably has, and where the desk knows it from. */
export interface KnownValue {
  value: unknown
  from: FilledFrom
}

type Known = Record<string, KnownValue>

/** A first talk of more parties than this is rather one of some of them. */
const PARTIES_MAX = 6

/**
 * The values that the desk knows for a new record before anything is typed, by field: the only talk, the last round, the people of the last meeting.
 * `asOf` is the desk's instant.
 * Fields that are `given` are left out. Nothing is recalled or invented: each value is on the desk.
 */
export function knownStart(
  desk: DeskRead,
  of: CollectionName,
  given: Readonly<Record<string, unknown>>,
  asOf: string,
): Known {
  const known: Known = {}
  const add = (field: string, value: unknown, from: FilledFrom) => {
    if (value !== undefined && given[field] === undefined) known[field] = { value, from }
  }
  if (of === 'talk') {
    const between = desk.count('talk') === 0 ? desk.all('party').map(({ id }) => id) : []
    const isFew = between.length > 1 && between.length <= PARTIES_MAX
    add('parties', isFew ? between : [settingsOf(desk).ourParty], isFew ? 'deskParties' : 'ourParty')
  }
  if (fieldsOf(of).some(({ name }) => name === 'talk')) add('talk', onlyTalk(desk), 'onlyTalk')
  const talk = given.talk ?? known.talk?.value
  if (of === 'round' && typeof talk === 'string') {
    const last = newest(desk.index('round', talkOf).get(talk), ({ when }) => when)
    add('level', last?.level, 'lastRound')
    add('place', last?.place, 'lastRound')
  }
  if (of === 'session') startOfSession(desk, given, asOf, add)
  const last = of === 'commitment' ? lastRound(desk) : undefined
  // Nothing was agreed at a round that is still to come.
  if (last?.status === 'held') add('round', last.id, 'lastRound')
  if (of === 'measure') add('imposer', onlyOne(desk, imposerOf, 'measure'), 'otherMeasures')
  if (of === 'legalInstrument') add('issuedBy', onlyOne(desk, issuerOf, 'legalInstrument'), 'otherInstruments')
  return known
}

const imposerOf = ({ imposer }: RecordOf<'measure'>) => imposer
const issuerOf = ({ issuedBy }: RecordOf<'legalInstrument'>) => issuedBy

/** The party that all records of a kind name, if it is one. */
function onlyOne<C extends 'measure' | 'legalInstrument'>(
  desk: DeskRead,
  partyOf: (record: RecordOf<C>) => string,
  collection: C,
): string | undefined {
  const [first, second] = desk.index(collection, partyOf).keys()
  return second === undefined ? first : undefined
}

function onlyTalk(desk: DeskRead): string | undefined {
  return desk.count('talk') === 1 ? desk.all('talk')[0]?.id : undefined
}

/** The round of the only talk that began last. */
function lastRound(desk: DeskRead): RecordOf<'round'> | undefined {
  const talk = onlyTalk(desk)
  return talk === undefined ? undefined : newest(desk.index('round', talkOf).get(talk), ({ when }) => when)
}

/** The last round, in which a new session may be if its date lies within the round's days; undefined where the round is given. */
export function roundToJoin(
  desk: DeskRead,
  of: CollectionName,
  given: Readonly<Record<string, unknown>>,
): { id: string; days: FuzzyDate } | undefined {
  const last = of === 'session' && given.round === undefined ? lastRound(desk) : undefined
  return last && { id: last.id, days: last.when }
}

/**
 * A session belongs to the last round if its date lies within the round's days, or if it has none yet and these are not over. The people of the meeting before it
 * come again; before the first one, the chief negotiators.
 */
function startOfSession(
  desk: DeskRead,
  given: Readonly<Record<string, unknown>>,
  asOf: string,
  add: (field: string, value: unknown, from: FilledFrom) => void,
): void {
  const last = lastRound(desk)
  const date = fuzzyDateSchema.safeParse(given.start)
  const isIn = ({ when }: RecordOf<'round'>) =>
    date.success ? liesWithin(date.data, when) : dateRange(when).max >= Date.parse(asOf)
  if (last && isIn(last)) add('round', last.id, 'lastRound')
  const round = typeof given.round === 'string' ? desk.get('round', given.round) : last
  if (!round) return
  const rounds = desk.index('round', talkOf).get(round.talk)
  const sessions = desk.index('session', roundOf).getAny(rounds.map(({ id }) => id))
  const meeting = newest(sessions, ({ start }) => start)
  const chiefs = desk.get('talk', round.talk)?.chiefs ?? []
  if (meeting && meeting.participants.length > 0) add('participants', meeting.participants, 'lastMeeting')
  else if (chiefs.length > 0) add('participants', chiefs, 'chiefs')
  add('format', meeting?.format, 'lastMeeting')
}

/** The one of rounds or sessions that was held last, or else the latest; if two have one date, the later one on the desk. */
function newest<R extends { status: string }>(records: readonly R[], dateOf: (record: R) => FuzzyDate): R | undefined {
  const held = records.filter(({ status }) => status === 'held')
  let last: R | undefined
  for (const record of held.length > 0 ? held : records)
    if (!last || compareDates(dateOf(record), dateOf(last)) >= 0) last = record
  return last
}
