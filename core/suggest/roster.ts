import { foldText } from '../base/fold-text'
import { dateRange } from '../dates/date-range'
import type { DeskRead } from '../desk/desk-read'
import { COUNTRY_CODES } from '../model/values/countries'
import type { RecordRef } from '../model/values/record-ref'
import { partyNames } from './party-names'
import { LEFT_OUT, OTHER_NAMES } from './words/party-words'

/** The meaning of a name of the roster. */
export interface RosterEntry {
  kind: 'person' | 'post' | 'party' | 'measure'
  name: string
  ref?: RecordRef
  /** The code of a party, or the kind of an instrument. */
  code?: string
}

/** A person of the desk with the times in posts. */
interface Holder {
  id: string
  memberships: { id: string; post: string; from: number; to: number }[]
}

/** The names that a text is looked through for first: those of the desk's records, then those of all countries. */
export interface Roster {
  /** By folded name; the desk's own record wins. */
  names: ReadonlyMap<string, RosterEntry>
  /** Persons by a part of their name, if only one person of the desk has it: a family name, 赤沢. */
  persons: ReadonlyMap<string, Holder>
  parties: ReadonlyMap<string, RecordRef>
  /** Posts by their folded titles; several parties may have one of a title. */
  posts: ReadonlyMap<string, readonly string[]>
}

const key = (name: string) => foldText(name.replaceAll(/\s+/g, ' ').trim())

/** The roster of a desk, or that of no desk: the countries and blocs alone. */
export function rosterOf(desk?: DeskRead): Roster {
  const names = new Map<string, RosterEntry>()
  const add = (name: string | undefined, entry: Omit<RosterEntry, 'name'>) => {
    if (name === undefined || Array.from(name).length < 2) return
    if (!names.has(key(name))) names.set(key(name), { name, ...entry })
  }
  const parties = new Map<string, RecordRef>()
  for (const party of desk?.all('party') ?? []) {
    const ref = { collection: 'party' as const, id: party.id }
    parties.set(party.code, ref)
    for (const name of localNames(party.names)) add(name, { kind: 'party', ref, code: party.code })
  }
  for (const person of desk?.all('person') ?? [])
    for (const name of localNames(person.names))
      add(name, { kind: 'person', ref: { collection: 'person', id: person.id } })
  for (const measure of desk?.all('measure') ?? [])
    for (const name of localNames(measure.title))
      for (const form of singular(name))
        add(form, { kind: 'measure', code: 'tariff', ref: { collection: 'measure', id: measure.id } })
  for (const { id, number, title, kind } of desk?.all('legalInstrument') ?? [])
    for (const name of [number, title ?? ''])
      add(name, { kind: 'measure', code: kind, ref: { collection: 'legalInstrument', id } })
  for (const region of [...COUNTRY_CODES, ...Object.keys(OTHER_NAMES)]) {
    const ref = parties.get(region)
    for (const name of partyNames(region))
      if (!LEFT_OUT.has(name)) add(name, { kind: 'party', code: region, ...(ref ? { ref } : {}) })
  }
  return { names, persons: personsOf(desk), parties, posts: postsOf(desk) }
}

const localNames = (names: { en?: string | undefined; ja?: string | undefined }): string[] =>
  [names.en, names.ja].filter((name) => name !== undefined)

const singular = (name: string) => (/[a-z]s$/.test(name) ? [name, name.slice(0, -1)] : [name])

function personsOf(desk: DeskRead | undefined): Map<string, Holder> {
  const found = new Map<string, Holder>()
  const shared = new Set<string>()
  const posts = new Map<string, Holder['memberships']>()
  for (const { id, person, post, from, to } of desk?.all('membership') ?? []) {
    const span = { from: from ? dateRange(from).min : -Infinity, to: to ? dateRange(to).max : Infinity }
    posts.set(person, [...(posts.get(person) ?? []), { id, post, ...span }])
  }
  for (const { id, names } of desk?.all('person') ?? []) {
    const holder = { id, memberships: posts.get(id) ?? [] }
    for (const part of new Set(localNames(names).flatMap(partsOf))) {
      if (found.has(part)) shared.add(part)
      found.set(part, holder)
    }
  }
  for (const part of shared) found.delete(part)
  return found
}

/** The whole name, its last word or its family name, and the beginnings of a Japanese one, of which nobody says where the family name ends. */
function partsOf(name: string): string[] {
  const folded = key(name)
  if (/\p{Script=Han}/u.test(folded)) {
    const plain = folded.replaceAll(/\s/g, '')
    return [plain, ...[2, 3].filter((length) => length < plain.length).map((length) => plain.slice(0, length))]
  }
  const [last = ''] = folded.split(/[ ・]/).toReversed()
  return [folded, last].filter((part) => part.length > 1)
}

function postsOf(desk: DeskRead | undefined): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const { id, title } of desk?.all('post') ?? [])
    for (const name of localNames(title)) found.set(key(name), [...(found.get(key(name)) ?? []), id])
  return found
}

/** The person of a name as a text has it, and their time in the post of that title on a day (epoch milliseconds), where the desk knows one. */
export function knownPerson(
  roster: Roster,
  name: string,
  title: string | undefined,
  at: number,
): { ref?: RecordRef; post?: RecordRef; membership?: string } {
  const folded = key(name)
  const plain = /\p{Script=Han}/u.test(folded) ? folded.replaceAll(/\s/g, '') : folded
  const [last = ''] = plain.split(/[ ・]/).toReversed()
  const holder = roster.persons.get(plain) ?? (sameRest(plain, last) ? roster.persons.get(last) : undefined)
  if (!holder) return {}
  const held = holder.memberships.filter(({ from, to }) => from <= at && at <= to)
  const titled = title === undefined ? [] : (roster.posts.get(key(title)) ?? [])
  const fit = held.filter(({ post }) => titled.includes(post))
  const [only, ...others] = fit.length > 0 ? fit : held
  const one = others.length === 0 ? only : undefined
  return {
    ref: { collection: 'person', id: holder.id },
    ...(one ? { post: { collection: 'post', id: one.post }, membership: one.id } : {}),
  }
}

/** A family name alone is the person's; another first name is another person's. */
const sameRest = (plain: string, last: string) => plain === last

/** The post of a title, if the desk has one alone of that title. */
export function knownPost(roster: Roster, title: string): RecordRef | undefined {
  const [id, ...others] = roster.posts.get(key(title)) ?? []
  return id === undefined || others.length > 0 ? undefined : { collection: 'post', id }
}

/** The record of a measure of that name or number. */
export const knownMeasure = (roster: Roster, ...names: readonly (string | undefined)[]): RecordRef | undefined =>
  names
    .map((name) => (name === undefined ? undefined : roster.names.get(key(name))))
    .find((entry) => entry?.kind === 'measure')?.ref
