import { foldText } from '../base/fold-text'
import { LANGUAGES, type LocalText } from '../base/text'
import type { FuzzyDate } from '../dates/fuzzy-date'
import type { CollectionName } from '../model/values/collection-names'

/** The kinds of record that you can make from a reference field without leaving it, in the order in which one needs the other. */
export const QUICK_KINDS = ['person', 'post', 'membership'] as const
export type QuickKind = (typeof QUICK_KINDS)[number]

/** The typed values: all of them for a person in office, the names for a person, the title and party for a post. */
export interface QuickWanted {
  names: LocalText
  party: string
  title: LocalText
  from?: FuzzyDate
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
  const person = async () => have.person ?? add('person', await ports.create('person', { names: wanted.names }))
  const post = async () => {
    const { title, party } = wanted
    return (
      have.post ?? add('post', (await ports.findPost(title, party)) ?? (await ports.create('post', { title, party })))
    )
  }
  if (kind === 'person') return person()
  if (kind === 'post') return post()
  const fields = { person: await person(), post: await post(), ...(wanted.from ? { from: wanted.from } : {}) }
  return have.membership ?? add('membership', await ports.create('membership', fields))
}

/** Do two names agree in a language that both have? Ignores full width, capitals and spaces at the ends. */
export function isSameName(one: LocalText, other: LocalText): boolean {
  return LANGUAGES.some((language) => {
    const [a, b] = [one[language], other[language]]
    return a !== undefined && b !== undefined && foldText(a).trim() === foldText(b).trim()
  })
}
