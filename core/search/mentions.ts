import { foldText, foldWithPlaces } from '../base/fold-text'
import { getRef, type DeskRead } from '../desk/desk-read'
import { refKey } from '../desk/ops'
import type { Membership, RecordOf } from '../model/records/records'
import { referencesOf } from '../model/schema/references'
import { COLLECTION_NAMES, type CollectionName } from '../model/values/collection-names'
import { partyNames } from '../suggest/party-names'
import type { RecordRef } from '../model/values/record-ref'
import { isSearched, onOneLine, ownTexts } from './record-texts'
import type { SearchFilter } from './search-hit'
import { litAt, type Snippet } from './snippet'
import { wholePlacesIn } from './text-match'

/** The names of a record, in every language that it has one in. */
const NAMES: { readonly [C in CollectionName]?: (record: RecordOf<C>) => readonly unknown[] } = {
  party: ({ names, code }) => [...Object.values(names), ...partyNames(code).filter((name) => !OF_TWO.has(name))],
  person: ({ names }) => Object.values(names),
  post: ({ title }) => Object.values(title),
  talk: ({ title }) => Object.values(title),
  issue: ({ label }) => Object.values(label),
  measure: ({ title }) => Object.values(title),
  legalInstrument: ({ number, title }) => [number, title],
}

/** Names that may also be those of another country or of a continent. */
const OF_TWO: ReadonlySet<string> = new Set(['America', 'Korea'])

/** Is a kind of record looked for by its names in the texts of others? */
export const isMentioned = (collection: CollectionName): boolean => NAMES[collection] !== undefined

/** Kinds that repeat the texts of others: a passage is in its source too. */
const REPEATING: ReadonlySet<CollectionName> = new Set(['annotation', 'evidence'])
const MENTIONING = COLLECTION_NAMES.filter((kind) => isSearched(kind) && !REPEATING.has(kind))

/** The most places that are lit in one text. */
const MOST_LIT = 20
/** The longest part of a name that the index is asked for; the whole name is verified in the texts. */
const LONGEST_ASKED = 200

/** The names by which others may mention a record, folded, on one line; names that are too short to mean only it are left out. */
export function mentionNames(desk: DeskRead, ref: RecordRef): string[] {
  const record = getRef(desk, ref)
  const namesOf = NAMES[ref.collection] as ((record: unknown) => readonly unknown[]) | undefined
  if (!record || !namesOf) return []
  const names = namesOf(record).flatMap((name) => (typeof name === 'string' ? [foldText(onOneLine(name))] : []))
  return [...new Set(names)].filter(isTelling)
}

/** Two kanji, or four letters or digits of which one is a letter. */
function isTelling(name: string): boolean {
  const signs = name.match(/[\p{L}\p{N}]/gu)?.length ?? 0
  return (name.match(/\p{Script=Han}/gu)?.length ?? 0) >= 2 || (signs >= 4 && /\p{L}/u.test(name))
}

const personOf = ({ person }: Membership) => person
const postOf = ({ post }: Membership) => post

/** The times in posts of a person, or of those who held a post. Naming one of them names the person and the post too. */
export function membershipsOf(desk: DeskRead, { collection, id }: RecordRef): readonly Membership[] {
  if (collection === 'person') return desk.index('membership', personOf).get(id)
  return collection === 'post' ? desk.index('membership', postOf).get(id) : []
}

/** The keys of what a record names if it names the given one. */
function namingKeys(desk: DeskRead, ref: RecordRef): string[] {
  return [refKey(ref), ...membershipsOf(desk, ref).map(({ id }) => refKey({ collection: 'membership', id }))]
}

/** A search of the index that finds the records that may mention one: what is typed for each name, and the filter for all. */
export interface MentionSearch {
  finds: string[]
  filter: SearchFilter
}

/** How to search for the records that mention one and do not name it. A record that belongs to a talk by its issue or its round is linked to it already. */
export function mentionSearch(desk: DeskRead, ref: RecordRef): MentionSearch {
  return {
    finds: mentionNames(desk, ref).flatMap(asked),
    filter: { kinds: MENTIONING, unlinked: namingKeys(desk, ref), inText: true },
  }
}

/** A name between quotes. Quotes inside it would end the phrase, so its longest part without any is asked for. */
function asked(name: string): string[] {
  const [part = ''] = name.split(/["「」『』«»„]/).toSorted((a, b) => b.length - a.length)
  return part.trim() === '' ? [] : [`"${Array.from(part).slice(0, LONGEST_ASKED).join('')}"`]
}

/** The places of a record that mention another by a whole name, one for each text that does; none if the record names it. */
export function mentionsIn(desk: DeskRead, found: RecordRef, of: RecordRef, names: readonly string[]): Snippet[] {
  const record = getRef(desk, found)
  if (!record || refKey(found) === refKey(of)) return []
  const keys = new Set(namingKeys(desk, of))
  if (referencesOf(found.collection, record).some(({ target }) => keys.has(refKey(target)))) return []
  return ownTexts(desk, found).flatMap(({ field, text }) => {
    const line = onOneLine(text)
    const folded = foldText(line)
    const places = names.flatMap((name) => wholePlacesIn(folded, name, MOST_LIT))
    if (places.length === 0) return []
    const { starts, ends } = foldWithPlaces(line)
    const marks = places.map(([from, to]): [number, number] => [starts[from] ?? 0, ends[to - 1] ?? line.length])
    return [litAt(field, line, marks)]
  })
}
