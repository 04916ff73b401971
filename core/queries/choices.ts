import { foldText } from '../base/fold-text'
import type { DeskRead } from '../desk/desk-read'
import { titleOf, type Title } from '../desk/titles'
import type { CollectionName } from '../model/values/collection-names'
import { COLLECTION_NAMES } from '../model/values/collection-names'
import type { RecordRef } from '../model/values/record-ref'
import { familyText } from '../text/catalogue'
import { choiceTexts, ownHint } from './choice-texts'
import type { ChoicesView } from './edit-schemas'

/** How many choices are offered at once; the rest are only counted. */
const SHOWN = 50
/** Kinds that no record names, so that they are never a choice. */
const NEVER: ReadonlySet<CollectionName> = new Set(['draft', 'deskSettings'])
/** Kinds whose records have something of their own that tells them apart. */
const TOLD_APART: ReadonlySet<CollectionName> = new Set(['party', 'post'])

/**
 * Records of some collections, or of all, whose title in either language has every word of `find`. Titles that begin with it come first; the rest follow in the
 * order of the desk.
 */
export function choicesView(desk: DeskRead, collections: readonly CollectionName[], find: string): ChoicesView {
  const words = foldText(find).split(/\s+/).filter(Boolean)
  const among = (collections.length > 0 ? collections : COLLECTION_NAMES).filter((name) => !NEVER.has(name))
  const isMixed = collections.length !== 1
  const { refs, total } = words.length === 0 ? firstOf(desk, among) : matching(desk, among, words, isMixed)
  const rows = refs.map((ref) => {
    const hint = ownHint(desk, ref) ?? (isMixed ? kindOf(ref.collection) : undefined)
    return { ref, title: titleOf(desk, ref), ...(hint ? { hint } : {}) }
  })
  return { rows, more: total - rows.length }
}

/** The choices that are shown, and how many there are. */
interface Found {
  refs: RecordRef[]
  total: number
}

/** Nothing typed finds everything: only the records that are shown are looked at. */
function firstOf(desk: DeskRead, among: readonly CollectionName[]): Found {
  const refs: RecordRef[] = []
  for (const collection of among) {
    if (refs.length >= SHOWN) break
    const some = desk.all(collection).slice(0, SHOWN - refs.length)
    refs.push(...some.map(({ id }): RecordRef => ({ collection, id })))
  }
  return { refs, total: among.reduce((sum, collection) => sum + desk.count(collection), 0) }
}

function matching(desk: DeskRead, among: readonly CollectionName[], words: readonly string[], isMixed: boolean): Found {
  const first: RecordRef[] = []
  const rest: RecordRef[] = []
  let total = 0
  for (const collection of among) {
    const { en, ja } = kindOf(collection)
    // Of several kinds, records are found by their kind too.
    const kind = isMixed && !TOLD_APART.has(collection) ? foldText(`${en} ${ja}`) : ''
    for (const { id, text } of choiceTexts(desk, collection)) {
      if (!words.every((word) => text.includes(word) || kind.includes(word))) continue
      total += 1
      const into = text.startsWith(words.join(' ')) ? first : rest
      if (into.length < SHOWN) into.push({ collection, id })
    }
  }
  return { refs: [...first, ...rest].slice(0, SHOWN), total }
}

const kindOf = (collection: CollectionName): Title => ({
  en: familyText('en', `collection.${collection}`),
  ja: familyText('ja', `collection.${collection}`),
})
