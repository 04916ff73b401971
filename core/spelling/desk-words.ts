import { foldText } from '../base/fold-text'
import type { DeskRead } from '../desk/desk-read'
import type { RecordOf } from '../model/records/records'
import type { CollectionName } from '../model/values/collection-names'
import { partyNames } from '../suggest/party-names'

const wordings = (text: object | undefined): unknown[] => Object.values(text ?? {})

type NamesOf = { readonly [C in CollectionName]?: (record: RecordOf<C>) => readonly unknown[] }

/** The texts of a record that name something: their words are known on its desk. */
const NAMES: NamesOf = {
  staff: ({ name, initials }) => [name, initials],
  party: ({ names, code }) => [...wordings(names), ...partyNames(code)],
  person: ({ names }) => wordings(names),
  post: ({ title }) => wordings(title),
  talk: ({ title, areas }) => [...wordings(title), ...areas.flatMap(wordings)],
  round: ({ title, place }) => [...wordings(title), ...wordings(place)],
  session: ({ title, place }) => [...wordings(title), ...wordings(place)],
  issue: ({ label, area }) => [...wordings(label), ...wordings(area)],
  measure: ({ title }) => wordings(title),
  good: ({ title }) => wordings(title),
  legalInstrument: ({ number, title }) => [number, title],
  source: ({ citation }) => [citation.publisher, ...(citation.author ?? []).map(({ literal }) => literal)],
}

/** The words of a text as they are compared: folded, without a possessive. */
function wordsOf(text: unknown): string[] {
  if (typeof text !== 'string') return []
  return foldText(text).match(/[\p{L}\p{M}][\p{L}\p{M}'-]*/gu) ?? []
}

/** For each kind of record that names something, the words of its names as the keys of an index. One function each: an index is kept under it. */
const KEYS = Object.entries(NAMES).map(([collection, namesOf]) => {
  const keyOf = (record: unknown) =>
    (namesOf as (record: unknown) => readonly unknown[])(record)
      .flatMap(wordsOf)
      .flatMap((word) => [word, ...word.split('-')])
  return { collection: collection as CollectionName, keyOf }
})

/** Is a word part of a name on the desk: of a party, a person, a post, a talk, a measure, a law, a publisher? */
export function isDeskWord(desk: Pick<DeskRead, 'index'>, word: string): boolean {
  const folded = foldText(word).replace(/'s?$/, '')
  return KEYS.some(({ collection, keyOf }) => desk.index(collection, keyOf).get(folded).length > 0)
}
