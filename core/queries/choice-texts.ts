import { foldText } from '../base/fold-text'
import type { DeskRead } from '../desk/desk-read'
import { titleOf, type Title } from '../desk/titles'
import type { AnyRecord } from '../model/records/records'
import type { CollectionName } from '../model/values/collection-names'
import type { RecordRef } from '../model/values/record-ref'

type Named = Pick<DeskRead, 'get'>

/** A record by the words that find it as a choice, folded. */
export interface ChoiceText {
  id: string
  text: string
}

/** A text, and every record that it was made of as it was then. */
interface Kept extends ChoiceText {
  of: readonly { ref: RecordRef; record: AnyRecord | undefined }[]
}

/** Records never change in place, so a text is right as long as the desk has the very records that it was made of. */
const kept = new WeakMap<AnyRecord, Kept>()
/** While nobody edits, as between two key strokes, nothing needs to be looked at again. */
const lists = new WeakMap<DeskRead, { revision: number; of: Map<CollectionName, readonly ChoiceText[]> }>()

/** A hint that tells a record apart from others of its title: a party's code, or the party of a post. */
export function ownHint(desk: Named, { collection, id }: RecordRef): Title | undefined {
  if (collection === 'party') {
    const code = desk.get('party', id)?.code ?? ''
    return { en: code, ja: code }
  }
  const party = collection === 'post' ? desk.get('post', id)?.party : undefined
  return party === undefined ? undefined : titleOf(desk, { collection: 'party', id: party })
}

/**
 * The records of a collection by their titles in both languages and what tells them apart, in the order of the desk. A text is made once, and again
 * when it changes.
 */
export function choiceTexts(desk: DeskRead, collection: CollectionName): readonly ChoiceText[] {
  const before = lists.get(desk)
  const now = before?.revision === desk.revision ? before : { revision: desk.revision, of: new Map() }
  lists.set(desk, now)
  const known = now.of.get(collection)
  if (known) return known
  const list = desk.all(collection).map((record) => textOf(desk, collection, record))
  now.of.set(collection, list)
  return list
}

function textOf(desk: Named, collection: CollectionName, record: AnyRecord): ChoiceText {
  const before = kept.get(record)
  if (before?.of.every((one) => desk.get(one.ref.collection, one.ref.id) === one.record)) return before
  const made = makeText(desk, { collection, id: record.id })
  kept.set(record, made)
  return made
}

function makeText(desk: Named, ref: RecordRef): Kept {
  const read = new Map<string, Kept['of'][number]>()
  const noting: Named = {
    get: (collection, id) => {
      const record = desk.get(collection, id)
      read.set(`${collection}/${id}`, { ref: { collection, id }, record })
      return record
    },
  }
  const [title, hint] = [titleOf(noting, ref), ownHint(noting, ref)]
  const text = foldText(`${title.en} ${title.ja} ${hint?.en ?? ''} ${hint?.ja ?? ''}`)
  return { id: ref.id, text, of: [...read.values()] }
}
