import { z } from 'zod'
import { ParleyError } from '../base/errors'
import { exactNumber } from '../base/exact-number'
import { isTable } from '../base/plain-json'
import { LANGUAGES, plainToken, withoutInvisible } from '../base/text'
import { RECORD_SCHEMAS } from '../model/records/records'
import { fieldsOf, type FieldType } from '../model/schema/fields'
import type { InvalidReason } from '../model/schema/parse-record'
import { vocabularyText } from '../text/describe'
import type { CollectionName } from '../model/values/collection-names'
import { VOCABULARIES, type VocabularyName } from '../model/values/vocabularies'
import { guarded, unguarded } from './guarded-cell'
import { JsonReader } from './json-reader'

/** The form of a value in a cell: text, digits, true or false, or JSON. */
type Codec = 'text' | 'number' | 'flag' | 'json'

/** A column of a collection's CSV, named by the path of its values: `title.en`, `when.edtf`. */
export interface Column {
  name: string
  path: readonly string[]
  codec: Codec
  /** A text that may exist and be empty; in other columns an empty cell means no value. Its line breaks are kept as they are. */
  emptyText: boolean
  /** An id, a choice or a date: blanks and invisible characters are none of it. */
  isToken: boolean
  /** The values of a choice by the texts that people write for them, in small letters: each value itself and its labels. */
  choices?: ReadonlyMap<string, string>
}

/** The last column: JSON of everything that has no column of its own. */
export const OTHER_FIELDS = 'otherFields'

/** The fields that the desk keeps itself: exported, but not imported. (`rev` is read: it tells which revision the file was made from.) */
export const KEPT_BY_DESK = ['createdBy', 'createdAt', 'changedBy', 'changedAt'] as const

const cache = new Map<CollectionName, readonly Column[]>()

/** The columns of a collection without the last: id and revision, the fields in the order of the model, the marking, who and when. */
export function columnsOf(collection: CollectionName): readonly Column[] {
  const known = cache.get(collection)
  if (known) return known
  const shape: Record<string, z.ZodType> = RECORD_SCHEMAS[collection].shape
  const columns = [
    column(['id'], 'text'),
    column(['rev'], 'number'),
    ...fieldsOf(collection).flatMap(({ name, type }) => {
      const schema = shape[name]
      // Any fields, as in a draft.
      if (schema instanceof z.ZodRecord) return [column([name], 'json')]
      return parts([name], type, schema?.safeParse('').success ?? false)
    }),
    ...parts(['marking'], { type: 'marking' }, false),
    ...KEPT_BY_DESK.map((name) => column([name], 'text')),
  ]
  cache.set(collection, columns)
  return columns
}

const column = (path: readonly string[], codec: Codec, emptyText = false, isToken = false): Column => ({
  name: path.join('.'),
  path,
  codec,
  emptyText,
  isToken,
})

function parts(path: readonly string[], type: FieldType, emptyText: boolean): Column[] {
  const texts = (...names: string[]) => names.map((name) => column([...path, name], 'text'))
  const tokens = (...names: string[]) => names.map((name) => column([...path, name], 'text', false, true))
  switch (type.type) {
    case 'names':
      return texts(...LANGUAGES)
    case 'date':
      return [...tokens('edtf'), ...parts([...path, 'words'], { type: 'names' }, false), ...tokens('timeZone')]
    case 'marking': {
      const lists = ['caveats', 'handling', 'releasability'].map((name) => column([...path, name], 'json'))
      return [...tokens('scheme', 'level'), ...lists]
    }
    case 'record':
      return tokens('collection', 'id')
    case 'layer':
      return [...tokens('measure'), ...texts('component')]
    case 'parts':
      if (type.many) return [column(path, 'json')]
      return type.fields.flatMap((field) => parts([...path, field.name], field.type, false))
    case 'list':
      return [column(path, 'json')]
    case 'number':
    case 'rate':
      return [column(path, 'number')]
    case 'flag':
      return [column(path, 'flag')]
    case 'choice':
      return [{ ...column(path, 'text', emptyText, true), choices: choicesOf(type.vocabulary) }]
    case 'reference':
    case 'instant':
    case 'timeZone':
      return [column(path, 'text', emptyText, true)]
    default:
      return [column(path, 'text', emptyText)]
  }
}

function choicesOf(vocabulary: VocabularyName): ReadonlyMap<string, string> {
  const tokens: readonly string[] = VOCABULARIES[vocabulary]
  const labels = LANGUAGES.flatMap((language) =>
    tokens.map((token): [string, string] => [foldedChoice(vocabularyText(language, vocabulary, token)), token]),
  )
  // A label that two values share names neither.
  const clear = labels.filter(([label, token]) => labels.every(([other, own]) => other !== label || own === token))
  return new Map([...clear, ...tokens.map((token): [string, string] => [foldedChoice(token), token])])
}

const foldedChoice = (text: string) => plainToken(text).toLowerCase()

type Fields = Readonly<Record<string, unknown>>

/** The cells of a record: one for each column, and the last. */
export function cellsOf(collection: CollectionName, record: Fields): string[] {
  const columns = columnsOf(collection)
  const rest = structure(record)
  const cells = columns.map((of) => {
    const cell = cellFor(of, valueAt(record, of.path))
    if (cell !== undefined) removeAt(rest, of.path)
    return cell ?? ''
  })
  return [...cells, Object.keys(rest).length === 0 ? '' : JSON.stringify(rest)]
}

/** The cell that holds a value exactly, or undefined if none does: the value then goes into the last column. */
function cellFor({ codec, emptyText }: Column, value: unknown): string | undefined {
  if (value === undefined) return undefined
  switch (codec) {
    case 'text': {
      // UTF-8 loses half a character, JSON keeps it.
      const sayable = typeof value === 'string' && (value !== '' || emptyText) && !/\p{Surrogate}/u.test(value)
      return sayable ? guarded(value) : undefined
    }
    case 'number':
      return typeof value === 'number' ? guarded(String(value)) : undefined
    case 'flag':
      return typeof value === 'boolean' ? String(value) : undefined
    case 'json':
      return Array.isArray(value) || isTable(value) ? JSON.stringify(value) : undefined
  }
}

/** The value of a cell, or what is wrong with it. An empty cell means no value. */
export function valueOfCell(of: Column, cell: string): { value: unknown } | { invalid: InvalidReason } {
  if (of.codec === 'text') {
    const text = of.isToken ? tokenOf(of, unguarded(cell)) : unguarded(cell)
    if (text === '') return { value: of.emptyText ? '' : undefined }
    return { value: of.emptyText ? text : text.replaceAll(/\r\n?/g, '\n') }
  }
  const text = unguarded(of.codec === 'json' ? cell.trim() : withoutInvisible(cell))
  if (text === '') return { value: undefined }
  if (of.codec === 'json') return jsonOfCell(text)
  if (of.codec === 'flag') {
    // Spreadsheets write them in capitals.
    const flag = text.toLowerCase()
    return flag === 'true' || flag === 'false' ? { value: flag === 'true' } : { invalid: 'not-flag' }
  }
  // Full width, as a Japanese keyboard types them.
  const digits = text.normalize('NFKC').replace(/^[−‐]/, '-')
  if (!/^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(digits)) return { invalid: 'not-number' }
  const value = exactNumber(digits)
  return value === undefined ? { invalid: 'number-too-big' } : { value }
}

/** A token as Parley writes it. A date keeps its wide letters: ～ after a date is not ~. */
function tokenOf({ path, choices }: Column, cell: string): string {
  if (choices) return choices.get(foldedChoice(cell)) ?? withoutInvisible(cell)
  return path.at(-1) === 'edtf' ? withoutInvisible(cell) : plainToken(cell)
}

/** The value of a cell of JSON, or what is wrong with it. */
export function jsonOfCell(text: string): { value: unknown } | { invalid: InvalidReason } {
  try {
    const reader = new JsonReader(text)
    const value = reader.value()
    reader.end()
    return { value }
  } catch (error) {
    if (!(error instanceof ParleyError)) throw error
    if (error.code === 'import-number') return { invalid: 'number-too-big' }
    return { invalid: error.code === 'import-not-json' ? 'not-json' : 'key-twice' }
  }
}

/** A value inside a record. */
export function valueAt(record: Fields, path: readonly string[]): unknown {
  let value: unknown = record
  for (const name of path) value = isTable(value) && Object.hasOwn(value, name) ? value[name] : undefined
  return value
}

/** Copies the tables of a value but not their contents: removing something from the copy leaves the value unchanged. */
export function structure(value: Fields): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, isTable(item) ? structure(item) : item]))
}

/** Sets a value in a record made by `structure`, or removes it if undefined; tables left empty go too. */
export function setAt(record: Record<string, unknown>, path: readonly string[], value: unknown): void {
  if (value === undefined) {
    removeAt(record, path)
    return
  }
  let table = record
  for (const name of path.slice(0, -1)) {
    const inner = Object.hasOwn(table, name) ? table[name] : undefined
    const next = isTable(inner) ? inner : {}
    table[name] = next
    table = next
  }
  table[path.at(-1) ?? ''] = value
}

function removeAt(record: Record<string, unknown>, [name = '', ...rest]: readonly string[]): void {
  const inner = Object.hasOwn(record, name) ? record[name] : undefined
  if (rest.length === 0) delete record[name]
  else if (isTable(inner)) {
    removeAt(inner, rest)
    if (Object.keys(inner).length === 0) delete record[name]
  }
}
