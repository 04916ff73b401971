import { foldText } from '../base/fold-text'
import type { DeskRead } from '../desk/desk-read'
import { titleOf, type Title } from '../desk/titles'
import type { RecordOf } from '../model/records/records'
import type { CollectionName } from '../model/values/collection-names'
import { COLLECTION_NAMES } from '../model/values/collection-names'
import type { RecordRef } from '../model/values/record-ref'
import { familyText } from '../text/catalogue'
import type { ChoicesView } from './edit-schemas'

/** How many choices are offered at once; the rest are only counted. */
const SHOWN = 50
/** Kinds that no record names, so that they are never a choice. */
const NEVER: ReadonlySet<CollectionName> = new Set(['draft', 'deskSettings'])

/**
 * Records of some collections, or of all, whose title in either language has every word of `find`. Titles that begin with it come first; the rest follow in the
 * order of the desk.
 */
export function choicesView(desk: DeskRead, collections: readonly CollectionName[], find: string): ChoicesView {
  const words = foldText(find).split(/\s+/).filter(Boolean)
  const among = (collections.length > 0 ? collections : COLLECTION_NAMES).filter((name) => !NEVER.has(name))
  const matches = among.flatMap((collection) =>
    desk.all(collection).flatMap((record) => {
      const ref: RecordRef = { collection, id: record.id }
      const title = titleOf(desk, ref)
      const hint = hintOf(desk, collection, record, collections.length !== 1)
      const text = foldText(`${title.en} ${title.ja} ${hint?.en ?? ''} ${hint?.ja ?? ''}`)
      if (!words.every((word) => text.includes(word))) return []
      return [{ ref, title, ...(hint ? { hint } : {}), first: text.startsWith(words.join(' ')) }]
    }),
  )
  const rows = matches.toSorted((a, b) => Number(b.first) - Number(a.first)).map(({ first: _first, ...row }) => row)
  return { rows: rows.slice(0, SHOWN), more: Math.max(0, rows.length - SHOWN) }
}

/** Tells records of one title apart: a party by its code, a post by its party, others by kind if several kinds are mixed. */
function hintOf(desk: DeskRead, collection: CollectionName, record: { id: string }, mixed: boolean): Title | undefined {
  if (collection === 'party') return plain((record as RecordOf<'party'>).code)
  if (collection === 'post') return titleOf(desk, { collection: 'party', id: (record as RecordOf<'post'>).party })
  if (!mixed) return undefined
  return { en: familyText('en', `collection.${collection}`), ja: familyText('ja', `collection.${collection}`) }
}

const plain = (text: string): Title => ({ en: text, ja: text })
