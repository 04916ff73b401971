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

/** The ids of existing records: found on the desk, or made by an attempt that stopped half-way. */
export type QuickMade = Readonly<Partial<Record<QuickKind, string>>>

/** The services that quick adding needs from the desk. */
export interface QuickPorts {
  /** Makes a record; resolves with its id when the disk has it, and rejects with the desk's reason. */
  create(collection: CollectionName, fields: Readonly<Record<string, unknown>>): Promise<string>
  /** The post of this title and party, if the desk has it. */
  findPost(title: LocalText, party: string): Promise<string | undefined>
}

/**
 * Makes the wanted record and those that it needs, one after another, without those in `made`. `said` gets each record when the disk has it, so that a second
 * attempt can continue after a rejection.
 */
export async function quickMake(
  kind: QuickKind,
  wanted: QuickWanted,
  made: QuickMade,
  ports: QuickPorts,
  said: (made: QuickMade) => void,
): Promise<string> {
  let have = made
  const add = (what: QuickKind, id: string): string => {
    have = { ...have, [what]: id }
    said(have)
    return id
  }
  const { names, title, party, area, code = '' } = wanted
  const person = async () => have.person ?? add('person', await ports.create('person', { names }))
  const post = async () =>
    have.post ?? add('post', (await ports.findPost(title, party)) ?? (await ports.create('post', { title, party })))
  const newTalk = async (named: LocalText) => {
    // Somebody who names a talk follows it: it goes on until they say otherwise.
    const fields = { title: named, parties: [...(wanted.parties ?? [])], areas: [], status: 'underWay', chiefs: [] }
    return have.talk ?? add('talk', await ports.create('talk', fields))
  }
  const talk = async () => wanted.talk ?? (wanted.newTalk ? newTalk(wanted.newTalk) : undefined)
  switch (kind) {
    case 'person':
      return person()
    case 'post':
      return post()
    case 'issue':
      return have.issue ?? add('issue', await ports.create('issue', { talk: await talk(), area, label: names }))
    case 'talk':
      return newTalk(names)
    case 'round': {
      const { level, when, status } = wanted
      const titled = Object.keys(names).length === 0 ? {} : { title: names }
      const fields = { talk: await talk(), ...titled, level, when, status }
      return have.round ?? add('round', await ports.create('round', fields))
    }
    case 'party': {
      const fields = { kind: COUNTRY_CODES.includes(code) ? 'country' : 'bloc', code, names, members: [] }
      return have.party ?? add('party', await ports.create('party', fields))
    }
    case 'membership': {
      const fields = { person: await person(), post: await post(), ...(wanted.from ? { from: wanted.from } : {}) }
      return have.membership ?? add('membership', await ports.create('membership', fields))
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
