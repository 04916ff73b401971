import { isTable } from '../base/plain-json'
import { fuzzyDateSchema } from '../dates/fuzzy-date'
import { asOfOf, settingsOf, type DeskRead } from '../desk/desk-read'
import { partWords } from '../desk/element-conditions'
import { titleOf, type Title } from '../desk/titles'
import { attachmentSchema } from '../model/records/attachments'
import { layerRefSchema } from '../model/records/measures'
import type { FieldSpec, FieldType } from '../model/schema/fields'
import { markingSchema } from '../model/values/marking'
import { recordRefSchema, type RecordRef } from '../model/values/record-ref'
import { hsCode } from '../rates/schedule/hts-number'
import { isTextKey } from '../text/catalogue'
import type { FieldView, Piece, Worded } from './piece'
import { sizeText } from './size-text'

/** The context that a value alone lacks: the titles of records, and the time zone of the desk. */
export interface Naming {
  title: (ref: RecordRef) => Title
  timeZone: () => string | undefined
  /** The words of another part of the list that the value is in, by its id. */
  partWords?: (id: string) => string | undefined
}

/** The naming of a desk. */
export const namingOf = (desk: DeskRead): Naming => ({
  title: (ref) => titleOf(desk, ref),
  timeZone: () => asOfOf(settingsOf(desk), '').timeZone,
})

/** A field with its stored value in words. */
export const wordField = (naming: Naming, { name, type }: FieldSpec, value: unknown): FieldView => ({
  name,
  ...wordValue(naming, type, name === 'hs' && typeof value === 'string' ? hsCode(value) : value),
})

/**
 * Words a stored value: the only place that knows how a value of each type is worded. Each reader gives the pieces a form of its own. A value
 * that does not fit its type, as another version of Parley may write it, appears as it is stored.
 */
export function wordValue(naming: Naming, type: FieldType, value: unknown): Worded {
  if (value === undefined) return one(NOTHING)
  switch (type.type) {
    case 'name':
    case 'timeZone':
      return stored(value)
    case 'prose':
      return typeof value === 'string' ? one({ type: 'prose', text: value }) : stored(value)
    case 'names': {
      if (!isTable(value)) return stored(value)
      return one({ type: 'names', names: Object.values(value).filter((name) => typeof name === 'string') })
    }
    case 'date': {
      const date = fuzzyDateSchema.safeParse(value)
      return date.success ? one({ type: 'date', date: date.data }) : stored(value)
    }
    case 'instant': {
      const date = fuzzyDateSchema.safeParse({ edtf: value, timeZone: naming.timeZone() })
      return date.success ? one({ type: 'date', date: date.data }) : stored(value)
    }
    case 'number':
      return typeof value === 'number' ? one({ type: 'number', value }) : stored(value)
    case 'flag':
      return typeof value === 'boolean' ? one({ type: 'flag', value }) : stored(value)
    case 'rate':
      return typeof value === 'number' || value === null ? one({ type: 'rate', basisPoints: value }) : stored(value)
    case 'duty':
      return typeof value === 'string' || value === null ? one({ type: 'duty', text: value }) : stored(value)
    case 'marking': {
      const marking = markingSchema.safeParse(value)
      return marking.success ? one({ type: 'marking', marking: marking.data }) : stored(value)
    }
    case 'choice': {
      const { vocabulary } = type
      const isWord = typeof value === 'string' && isTextKey(`vocab.${vocabulary}.${value}`)
      return isWord ? one({ type: 'word', vocabulary, value }) : stored(value)
    }
    case 'reference':
      return typeof value === 'string' ? link(naming, { collection: type.collection, id: value }) : stored(value)
    case 'record': {
      const ref = recordRefSchema.safeParse(value)
      return ref.success ? link(naming, ref.data) : stored(value)
    }
    case 'layer': {
      const layer = layerRefSchema.safeParse(value)
      if (!layer.success) return stored(value)
      const measure: RecordRef = { collection: 'measure', id: layer.data.measure }
      return one({ type: 'layer', measure, title: naming.title(measure), component: layer.data.component })
    }
    case 'file': {
      const file = attachmentSchema.safeParse(value)
      if (!file.success) return stored(value)
      return one({ type: 'text', text: `${file.data.name} (${sizeText(file.data.bytes)})` })
    }
    case 'part':
      return typeof value === 'string' ? stored(naming.partWords?.(value) ?? value) : stored(value)
    case 'list':
      return Array.isArray(value) ? all(value.map((item) => wordValue(naming, type.of, item))) : stored(value)
    case 'parts': {
      const given: readonly unknown[] = Array.isArray(value) ? value : [value]
      const among = { ...naming, partWords: (id: string) => partWords(given, id) }
      return all(
        given.map((part) =>
          isTable(part)
            ? { values: [], parts: [type.fields.map((field) => wordField(among, field, part[field.name]))] }
            : stored(part),
        ),
      )
    }
  }
}

/** A value as it is stored: a text as it is, anything else as JSON. */
export const storedText = (value: unknown): string =>
  value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value)

const NOTHING: Piece = { type: 'nothing' }

const one = (piece: Piece): Worded => ({ values: [piece], parts: [] })

const stored = (value: unknown): Worded => one({ type: 'text', text: storedText(value) })

const link = (naming: Naming, ref: RecordRef): Worded => one({ type: 'link', ref, title: naming.title(ref) })

function all(items: readonly Worded[]): Worded {
  if (items.length === 0) return one(NOTHING)
  return { values: items.flatMap(({ values }) => values), parts: items.flatMap(({ parts }) => parts) }
}
