import { foldText } from '../base/fold-text'
import type { DeskRead } from '../desk/desk-read'
import type { MemoryDesk } from '../desk/memory-desk'
import { titleOf, type Title } from '../desk/titles'
import type { CollectionName } from '../model/values/collection-names'
import { COLLECTION_NAMES } from '../model/values/collection-names'
import type { RecordRef } from '../model/values/record-ref'
import { familyText } from '../text/catalogue'
import { choiceIndex, ownHint } from './choice-texts'
import { wordsOf } from './find-rows'
import type { ChoicesView } from './edit-schemas'

/** How many choices are offered at once; the rest are only counted. */
const SHOWN = 50
/** Kinds that no record names, so that they are never a choice. */
const NEVER: ReadonlySet<CollectionName> = new Set(['draft', 'deskSettings'])
/** Kinds whose records have something of their own that tells them apart. */
const TOLD_APART: ReadonlySet<CollectionName> = new Set(['party', 'post'])

/**
 * Records of some collections, or of all, whose title in either language has every word of `find`. Titles that begin with it come first; the rest follow in the
 * order of the desk. The first question makes the texts of what it asks for, for which there are the steps of `choiceSteps`.
 */
export function choicesView(desk: MemoryDesk, collections: readonly CollectionName[], find: string): ChoicesView {
  const words = wordsOf(find)
  const among = amongOf(collections)
  const isMixed = collections.length !== 1
  const { refs, total } = words.length === 0 ? firstOf(desk, among) : matching(desk, among, words, isMixed)
  const rows = refs.map((ref) => {
    const hint = ownHint(desk, ref) ?? (isMixed ? kindOf(ref.collection) : undefined)
    return { ref, title: titleOf(desk, ref), ...(hint ? { hint } : {}) }
  })
  return { rows, more: total - rows.length }
}

/** Makes the texts for a question that are not made yet, a few for each step, so that others can be answered in between. */
export function choiceSteps(
  now: () => MemoryDesk,
  collections: readonly CollectionName[],
  find: string,
): Iterable<void> {
  return wordsOf(find).length === 0 ? [] : choiceIndex.of(now()).steps(now, amongOf(collections))
}

const amongOf = (collections: readonly CollectionName[]) =>
  (collections.length > 0 ? collections : COLLECTION_NAMES).filter((name) => !NEVER.has(name))

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

function matching(
  desk: MemoryDesk,
  among: readonly CollectionName[],
  words: readonly string[],
  isMixed: boolean,
): Found {
  const first: RecordRef[] = []
  const rest: RecordRef[] = []
  let total = 0
  for (const collection of among) {
    const { en, ja } = kindOf(collection)
    // If several kinds are asked for, a record is found by its kind too.
    const kind = isMixed && !TOLD_APART.has(collection) ? foldText(`${en} ${ja}`) : ''
    const own = words.filter((word) => !kind.includes(word))
    const found = choiceIndex.of(desk).find(desk, collection, own, words.join(' '), SHOWN)
    total += found.total
    first.push(...found.first.map((id) => ({ collection, id })))
    rest.push(...found.rest.map((id) => ({ collection, id })))
  }
  return { refs: [...first, ...rest].slice(0, SHOWN), total }
}

const kindOf = (collection: CollectionName): Title => ({
  en: familyText('en', `collection.${collection}`),
  ja: familyText('ja', `collection.${collection}`),
})
