import { compareNumbers, dateRange } from '../dates/date-range'
import type { DateRange } from '../dates/edtf'
import type { FuzzyDate } from '../dates/fuzzy-date'
import { onClock } from '../dates/on-clock'
import { asOfOf, getOrThrow, settingsOf, type Derive, type DeskRead } from '../desk/desk-read'
import { roundOf, statusOf, talkOf } from '../desk/index-keys'
import { titleOf } from '../desk/titles'
import type { RecordOf } from '../model/records/records'
import type { RecordRef } from '../model/values/record-ref'
import { VOCABULARIES, type Vocabulary } from '../model/values/vocabularies'
import {
  MET_MAX,
  PEOPLE_MAX,
  type Delegate,
  type Meetings,
  type MetInput,
  type MetView,
  type PersonWhoMet,
  type WhoMetInput,
  type WhoMetView,
} from './who-met-schemas'

/** A meeting, as far as it says who met whom. */
interface Meeting {
  id: string
  round: string
  status: Vocabulary<'meetingStatus'>
  start: FuzzyDate
  minutes: number | undefined
  /** Those who take part, each once, with the post in which they do. */
  people: readonly (Delegate & { post: string })[]
}

const named = (desk: DeskRead, ref: RecordRef) => ({ ref, title: titleOf(desk, ref) })
const keyOf = ({ party, person }: Delegate) => `${party}/${person}`

/** The meetings of a round, by its id: an edit of one reads that round again, and no other. */
const meetingsOfRound: Derive<readonly Meeting[]> = (desk, round) =>
  desk
    .index('session', roundOf)
    .get(round)
    .map(({ id, status, start, minutes, participants }) => {
      const people = new Map<string, Meeting['people'][number]>()
      for (const participant of participants) {
        const membership = desk.get('membership', participant)
        const post = membership && desk.get('post', membership.post)
        if (!post) continue
        const delegate = { party: post.party, person: membership.person, post: post.id }
        if (!people.has(keyOf(delegate))) people.set(keyOf(delegate), delegate)
      }
      return { id, round, status, start, minutes, people: [...people.values()] }
    })

const meetingsOfTalk = (desk: DeskRead, talk: string): Meeting[] =>
  desk
    .index('round', talkOf)
    .get(talk)
    .flatMap(({ id }) => desk.derived(meetingsOfRound, id))

/** When a meeting may begin, in epoch milliseconds; days are those of the desk's clock. */
const spanOf = ({ start }: Meeting, timeZone: string) => dateRange(onClock(start, timeZone))

/** By when they may be at the latest. */
const latestFirst = (a: DateRange, b: DateRange) => compareNumbers(b.max, a.max) || compareNumbers(b.min, a.min)

/**
 * Who met whom in a talk, as of the desk's instant; nothing on a desk without talks. Costs the meetings of the talk, and the names that it shows.
 * @throws ParleyError `record-missing`
 */
export function whoMet(desk: DeskRead, input: WhoMetInput, now: string): { view?: WhoMetView } {
  const byStatus = desk.index('talk', statusOf)
  const statuses = ['underWay', ...byStatus.keys()]
  const id = input.talk ?? statuses.map((status) => byStatus.get(status)[0]?.id).find((first) => first !== undefined)
  return id === undefined ? {} : { view: viewOf(desk, getOrThrow(desk, 'talk', id), input, now) }
}

function viewOf(desk: DeskRead, of: RecordOf<'talk'>, input: WhoMetInput, now: string): WhoMetView {
  const { id: talk, parties: ofTalk } = of
  const settings = settingsOf(desk)
  const { asOf, timeZone } = asOfOf(settings, now)
  const at = Date.parse(asOf)
  const meetings = meetingsOfTalk(desk, talk)
  const isHeld = (meeting: Meeting) => meeting.status === 'held' && spanOf(meeting, timeZone).min <= at
  const people = peopleOf(meetings, isHeld)
  const order: readonly string[] = [settings.ourParty, ...ofTalk]
  const rank = (one: string) => (order.includes(one) ? order.indexOf(one) : order.length)
  const parties = [...new Set(people.map(({ party }) => party))].toSorted((a, b) => rank(a) - rank(b))
  const party = parties.find((one) => one === input.party) ?? parties[0] ?? settings.ourParty
  const own = people.filter((person) => person.party === party)
  const others = parties
    .filter((one) => one !== party)
    .flatMap((one) => people.filter((person) => person.party === one))
  const [rows, columns] = [shownFrom(own, input.rowsFrom), shownFrom(others, input.columnsFrom)]
  const cells = cellsOf(meetings, { rows, columns, isHeld, timeZone })
  return {
    talk: named(desk, { collection: 'talk', id: talk }),
    parties: parties.map((id) => ({
      ...named(desk, { collection: 'party', id }),
      ours: id === settings.ourParty,
      people: people.filter((person) => person.party === id).length,
    })),
    party,
    rows: rows.map((person) => personRow(desk, person)),
    columns: columns.map((person) => personRow(desk, person)),
    rowsFrom: startOf(own, input.rowsFrom),
    columnsFrom: startOf(others, input.columnsFrom),
    rowCount: own.length,
    columnCount: others.length,
    cells,
    most: Math.max(0, ...cells.flat().map((cell) => cell?.met ?? 0)),
    meetings: meetings.length,
    unnamed: meetings.filter((meeting) => meeting.people.length === 0).length,
  }
}

type PersonMet = Meeting['people'][number] & { met: number }

/** Those who take part in any of the meetings: who was at most of those that were held comes first. */
function peopleOf(meetings: readonly Meeting[], isHeld: (meeting: Meeting) => boolean): PersonMet[] {
  const people = new Map<string, PersonMet>()
  for (const meeting of meetings) {
    const met = isHeld(meeting) ? 1 : 0
    for (const delegate of meeting.people) {
      const known = people.get(keyOf(delegate))
      if (known) known.met += met
      else people.set(keyOf(delegate), { ...delegate, met })
    }
  }
  return [...people.values()].toSorted((a, b) => b.met - a.met)
}

/** A place, or the start if there is nobody at that place any more. */
const startOf = (all: readonly unknown[], from: number) => (from < all.length ? from : 0)
/** Some of them, from a place on. */
const shownFrom = <T>(all: readonly T[], from: number): T[] =>
  all.slice(startOf(all, from), startOf(all, from) + PEOPLE_MAX)

const personRow = (desk: DeskRead, { party, person, post, met }: PersonMet): PersonWhoMet => ({
  ...named(desk, { collection: 'person', id: person }),
  party,
  post: titleOf(desk, { collection: 'post', id: post }),
  met,
})

interface Shown {
  rows: readonly Delegate[]
  columns: readonly Delegate[]
  isHeld: (meeting: Meeting) => boolean
  timeZone: string
}

function cellsOf(meetings: readonly Meeting[], { rows, columns, isHeld, timeZone }: Shown): WhoMetView['cells'] {
  const [rowOf, columnOf] = [rows, columns].map((side) => new Map(side.map((one, index) => [keyOf(one), index])))
  const found = rows.map(() => columns.map((): Meeting[] => []))
  for (const meeting of meetings) {
    const across = meeting.people.flatMap((one) => columnOf?.get(keyOf(one)) ?? [])
    for (const one of meeting.people) {
      const row = found[rowOf?.get(keyOf(one)) ?? -1]
      if (row) for (const column of across) row[column]?.push(meeting)
    }
  }
  return found.map((row) => row.map((both) => (both.length === 0 ? null : summed(both, isHeld, timeZone))))
}

function summed(meetings: readonly Meeting[], isHeld: Shown['isHeld'], timeZone: string): Meetings {
  const held = meetings.filter(isHeld)
  const spans = held.map((meeting) => ({ meeting, ...spanOf(meeting, timeZone) }))
  // Of dates that overlap, the one that may be the earliest, or the latest.
  const [first] = spans.toSorted((a, b) => compareNumbers(a.min, b.min) || compareNumbers(a.max, b.max))
  const [last] = spans.toSorted(latestFirst)
  return {
    met: held.length,
    ...(first ? { first: first.meeting.start } : {}),
    ...(last ? { last: last.meeting.start } : {}),
    minutes: held.reduce((sum, { minutes = 0 }) => sum + minutes, 0),
    unknown: held.filter(({ minutes }) => minutes === undefined).length,
    later: meetings.filter((meeting) => meeting.status === 'held' && !isHeld(meeting)).length,
    others: VOCABULARIES.meetingStatus.flatMap((status) => {
      const count = meetings.filter((meeting) => meeting.status === status).length
      return status === 'held' || count === 0 ? [] : [{ status, count }]
    }),
  }
}

/** The meetings of two people in a talk, the latest first. Costs the meetings of the talk. @throws ParleyError `record-missing` */
export function metView(desk: DeskRead, { talk, row, column }: MetInput, now: string): MetView {
  const { timeZone } = asOfOf(settingsOf(desk), now)
  const keys = [keyOf(row), keyOf(column)]
  const both = meetingsOfTalk(desk, getOrThrow(desk, 'talk', talk).id)
    .filter(({ people }) => keys.every((key) => people.some((one) => keyOf(one) === key)))
    .map((meeting) => ({ meeting, ...spanOf(meeting, timeZone) }))
    .toSorted(latestFirst)
  return {
    meetings: both.slice(0, MET_MAX).map(({ meeting: { id, round, start, status, minutes } }) => ({
      ...named(desk, { collection: 'session', id }),
      start,
      status,
      ...(minutes === undefined ? {} : { minutes }),
      round: named(desk, { collection: 'round', id: round }),
    })),
    more: Math.max(0, both.length - MET_MAX),
  }
}
