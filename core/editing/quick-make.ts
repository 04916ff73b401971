import { foldText } from '../base/fold-text'
import { LANGUAGES, type Language, type LocalText } from '../base/text'
import type { FuzzyDate } from '../dates/fuzzy-date'
import { COUNTRY_CODES, regionNames } from '../model/values/countries'
import type { Vocabulary } from '../model/values/vocabularies'
import type { CollectionName } from '../model/values/collection-names'
import { localName } from '../suggest/local-name'
import { partyNames } from '../suggest/party-names'
import { OTHER_NAMES } from '../suggest/words/party-words'

/** The kinds of record that you can make from a reference field without leaving it, in the order in which one needs the other. */
export const QUICK_KINDS = ['person', 'post', 'membership', 'talk', 'issue', 'party', 'round'] as const
export type QuickKind = (typeof QUICK_KINDS)[number]

/**
 * The typed values: the names of a person, party, issue, round or talk; the title and party of a post; all of these for a person with a post. An issue has its
 * area, a party its code, a round its level, date and status. A new talk is between `parties`; an issue and a round belong to `talk`, or to the new one
 * (`newTalk`) that is made for them.
 */
export interface QuickWanted {
  names: LocalText
  party: string
  title: LocalText
  from?: FuzzyDate
  talk?: string
  newTalk?: LocalText
  parties?: readonly string[]
  area?: LocalText
  code?: string
  level?: Vocabulary<'level'>
  when?: FuzzyDate
  status?: Vocabulary<'meetingStatus'>
}

/** The ids of existing records that the wanted one needs. */
export type QuickKnown = Readonly<Partial<Record<QuickKind, string>>>

/** A record to be made, under the id that the window gives it. */
export interface QuickRecord {
  collection: CollectionName
  id: string
  fields: Readonly<Record<string, unknown>>
}

/** The services that quick adding needs from the desk. */
export interface QuickPorts {
  newId: () => string
  /** Makes records as one edit, all of them or none; resolves when the disk has them, and rejects with the desk's reason. */
  create: (records: readonly QuickRecord[]) => Promise<void>
  /** The post of this title and party, if the desk has it. */
  findPost: (title: LocalText, party: string) => Promise<string | undefined>
}

/** Makes the wanted record and those that it needs, without those that are known, as one step of undo. Gives its id. */
export async function quickMake(
  kind: QuickKind,
  wanted: QuickWanted,
  known: QuickKnown,
  ports: QuickPorts,
): Promise<string> {
  const records: QuickRecord[] = []
  const add = (collection: QuickKind, fields: QuickRecord['fields']): string => {
    const id = ports.newId()
    records.push({ collection, id, fields })
    return id
  }
  const id = await plan(kind, wanted, known, ports, add)
  if (records.length > 0) await ports.create(records)
  return id
}

async function plan(
  kind: QuickKind,
  wanted: QuickWanted,
  known: QuickKnown,
  { findPost }: QuickPorts,
  add: (collection: QuickKind, fields: QuickRecord['fields']) => string,
): Promise<string> {
  const { names, title, party, area, code = '' } = wanted
  const person = () => known.person ?? add('person', { names })
  const post = async () => known.post ?? (await findPost(title, party)) ?? add('post', { title, party })
  // Somebody who names a talk follows it: it goes on until they say otherwise.
  const newTalk = (named: LocalText) =>
    add('talk', { title: named, parties: [...(wanted.parties ?? [])], areas: [], status: 'underWay', chiefs: [] })
  const talk = () => wanted.talk ?? (wanted.newTalk ? newTalk(wanted.newTalk) : undefined)
  switch (kind) {
    case 'person':
      return person()
    case 'post':
      return post()
    case 'issue':
      return add('issue', { talk: talk(), area, label: names })
    case 'talk':
      return newTalk(names)
    case 'round': {
      const { level, when, status } = wanted
      const titled = Object.keys(names).length === 0 ? {} : { title: names }
      return add('round', { talk: talk(), ...titled, level, when, status })
    }
    case 'party':
      return add('party', { kind: COUNTRY_CODES.includes(code) ? 'country' : 'bloc', code, names, members: [] })
    case 'membership': {
      const who = person()
      return add('membership', { person: who, post: await post(), ...(wanted.from ? { from: wanted.from } : {}) })
    }
  }
}

/** Do two names agree in a language that both have? Ignores full width, capitals and spaces at the ends. */
export function isSameName(one: LocalText, other: LocalText): boolean {
  return LANGUAGES.some((language) => {
    const [a, b] = [one[language], other[language]]
    return a !== undefined && b !== undefined && foldText(a).trim() === foldText(b).trim()
  })
}

/** A typed name in its language: Japanese by its letters, or else the desk's. */
export const typedName = (name: string, language: Language): LocalText =>
  localName(name).ja === undefined ? { [language]: name } : { ja: name }

/** The words typed for an issue: "Border: Inspections" has its area before the label. */
export function issueWords(typed: string): { area?: string; label: string } {
  const [, area, label] = /^([^:：]*[^:：\s])\s*[:：]\s*(\S.*)$/u.exec(typed.trim()) ?? []
  return area === undefined || label === undefined ? { label: typed.trim() } : { area, label }
}

/** The area with this name in either language as the desk has it, or a new one. */
export function areaNamed(name: string, areas: readonly LocalText[], language: Language): LocalText {
  const typed = { en: name, ja: name }
  return areas.find((area) => isSameName(area, typed)) ?? typedName(name, language)
}

let codes: Map<string, string> | undefined

/** The country or bloc of a name that people use for it: its code, and its names. Undefined for a name that is not known. */
export function partyNamed(name: string): { code: string; names: LocalText } | undefined {
  codes ??= new Map(
    [...new Set([...COUNTRY_CODES, ...Object.keys(OTHER_NAMES)])].flatMap((code) =>
      partyNames(code).map((known) => [foldText(known), code] as const),
    ),
  )
  const code = codes.get(foldText(name.trim()))
  return code === undefined ? undefined : { code, names: regionNames(code) ?? typedName(name.trim(), 'en') }
}
