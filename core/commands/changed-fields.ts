import { same } from '../base/same-value'
import { orderOf } from '../memo/memo-order'
import { fieldDifferences } from '../model/records/content'
import type { AnyRecord, Memo, RecordOf } from '../model/records/records'
import type { CollectionName } from '../model/values/collection-names'

type Fields = Readonly<Record<string, unknown>>
type Sections = NonNullable<Memo['sections']>

/**
 * The changed fields, as the label of an edit names them: for a draft, the fields inside it; for the sections of a memo, whether only their order changed, the
 * desk's own words in them, or which are hidden.
 */
export function changedFields(collection: CollectionName, before: AnyRecord, fields: Fields): string[] {
  if (collection === 'memo') return Object.keys(fields).map((name) => ofMemo(before as Memo, name, fields[name]))
  const after = fields.fields
  if (collection !== 'draft' || typeof after !== 'object' || after === null) return Object.keys(fields)
  const was = (before as RecordOf<'draft'>).fields
  return fieldDifferences(was, after as Fields).map(({ field }) => field)
}

function ofMemo(before: Memo, name: string, value: unknown): string {
  if (name !== 'sections') return name
  const after = Array.isArray(value) ? (value as Sections) : []
  const [wasOrder, order] = [orderOf(before.type, before), orderOf(before.type, { sections: after })]
  const [wasWords, words] = [before.sections ?? [], after].map(wordsBySection)
  const [wasHidden = [], hidden = []] = [before.sections ?? [], after].map(hiddenOf)
  const changed = [
    ...(same(wasOrder, order) ? [] : ['sections.order']),
    ...(same(wasWords, words) ? [] : ['sections.words']),
    ...(same(wasHidden, hidden) ? [] : [hidden.length > wasHidden.length ? 'sections.hidden' : 'sections.shown']),
  ]
  return changed.length === 1 && changed[0] !== undefined ? changed[0] : name
}

const hiddenOf = (sections: Sections): string[] =>
  sections
    .filter(({ hidden }) => hidden === true)
    .map(({ section }) => section)
    .toSorted()

const wordsBySection = (sections: Sections) =>
  Object.fromEntries(sections.map(({ section, words }) => [section, words]))
