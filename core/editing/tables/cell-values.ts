import { foldText } from '../../base/fold-text'
import { localName, type Language, type LocalText } from '../../base/text'
import { parseDateWords } from '../../dates/parse-words'
import type { FieldSpec } from '../../model/schema/fields'
import type { CollectionName } from '../../model/values/collection-names'
import { VOCABULARIES, type VocabularyName } from '../../model/values/vocabularies'
import { basisPointsIn, formatBasisPoints } from '../../rates/format-rate'
import { vocabularyText } from '../../text/describe'
import type { Part } from '../list-items'
import { namesIn } from '../names-in'
import { typedName } from '../quick-make'
import { dateText } from './date-cell'
import { rateCellText, rateTyped } from './rate-cell'

/** The language in which cells are written, and the clock on which their hours are. */
export interface CellContext {
  language: Language
  timeZone: string
}

/** A name that no record has, or several have: it stays in its cell, and is refused by the schema. */
export interface UnknownName {
  words: string
}

/** The words of a name that was typed for a record and is none; undefined for the id of one. */
export const unknownName = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null && 'words' in value && typeof value.words === 'string'
    ? value.words
    : undefined

/** The id of the one record with a name. */
export type FindRecord = (collection: CollectionName, name: string) => string | undefined

/** The kind of record that a column names, if it names records. */
export function namedIn({ type }: FieldSpec): CollectionName | undefined {
  if (type.type === 'reference') return type.collection
  return type.type === 'list' && type.of.type === 'reference' ? type.of.collection : undefined
}

/** The names of records in the text of a cell. A text with more names than can be looked up is one name, that no record has. */
export function namesInCell({ type }: FieldSpec, text: string): string[] {
  const whole = text.trim()
  if (whole === '') return []
  const several = type.type === 'list' ? namesIn(whole) : []
  return several.length > 0 ? several : [whole]
}

/** A row with the text of a cell in it. A text that is not understood stays as typed, where the schema refuses it; an empty one empties the field. */
export function withCell(row: Part, field: FieldSpec, text: string, of: CellContext, find: FindRecord): Part {
  const { name } = field
  const value = cellValue(field, text.trim(), of, find, row[name])
  const { [name]: _, ...others } = row
  return value === undefined ? others : { ...row, [name]: value }
}

function cellValue(field: FieldSpec, text: string, of: CellContext, find: FindRecord, before: unknown): unknown {
  const { name, type } = field
  const collection = namedIn(field)
  if (collection !== undefined) {
    const refs = namesInCell(field, text).map((words): string | UnknownName => find(collection, words) ?? { words })
    return type.type === 'list' ? (refs.length > 0 || field.required ? refs : undefined) : refs[0]
  }
  if (type.type === 'rate') return text === '' ? null : shareIn(text)
  if (type.type === 'duty') return rateTyped(text)
  if (text === '') return undefined
  switch (type.type) {
    case 'names':
      return { ...(before as LocalText | undefined), ...typedName(oneLine(text), of.language) }
    case 'date':
      return dateIn(text, of)
    case 'choice':
      return choiceIn(type.vocabulary, text)
    case 'prose':
      return text
    default:
      return name === 'hs' ? codeIn(text) : oneLine(text)
  }
}

/** A cell of a spreadsheet may have several lines; a name has one. */
const oneLine = (text: string) => text.replaceAll(/\s*[\r\n\u2028\u2029]+\s*/g, ' ')

/** An HS code as it is stored: "8703.23.01" has points for the eye. Any other text stays as typed. */
function codeIn(text: string): string {
  const digits = text.normalize('NFKC').replaceAll(/[\s.・-]/g, '')
  return /^\d+$/.test(digits) ? digits : oneLine(text)
}

function shareIn(text: string): number | string {
  const digits = text
    .normalize('NFKC')
    .replace(/ ?(?:%|percent|per cent|パーセント)$/i, '')
    .trim()
  return basisPointsIn(digits) ?? text
}

/** A date in the language of the window, or as the other one writes it: a table may come from anywhere. */
function dateIn(text: string, { language, timeZone }: CellContext) {
  const other = language === 'en' ? 'ja' : 'en'
  return parseDateWords(text, language, timeZone) ?? parseDateWords(text, other, timeZone) ?? { edtf: text }
}

/** Other words that people write for a word of a vocabulary. */
const SAID: Readonly<Record<string, readonly string[]>> = {
  'layerLaw.inForce': ['in force', 'in law', '有効', '発効済み', '施行済み'],
  'layerLaw.announcedOnly': ['announced', 'not law', '未発効', '未施行'],
  'layerLaw.notKnown': ['unknown', '?'],
  'scopeMode.include': ['include', 'included', 'yes', '含む'],
  'scopeMode.exclude': ['exclude', 'excluded', 'except', 'no', '含まない'],
}

const foldedWord = (text: string) => foldText(text).replaceAll(/\s/g, '')

function choiceIn(vocabulary: VocabularyName, text: string): string {
  const typed = foldedWord(text)
  const isSaid = (word: string) =>
    [
      word,
      vocabularyText('en', vocabulary, word),
      vocabularyText('ja', vocabulary, word),
      ...(SAID[`${vocabulary}.${word}`] ?? []),
    ].some((said) => foldedWord(said) === typed)
  return VOCABULARIES[vocabulary].find(isSaid) ?? text
}

/** The text of a cell, which `withCell` reads back. `titleOf` gives the name of a record. */
export function cellText(
  row: Part,
  { name, type }: FieldSpec,
  { language, timeZone }: CellContext,
  titleOf: (collection: CollectionName, id: string) => string,
): string {
  const value = row[name]
  const nameOf = (collection: CollectionName, item: unknown) => unknownName(item) ?? titleOf(collection, plain(item))
  switch (type.type) {
    case 'names':
      return localName(value ?? {}, language)
    case 'date':
      return dateText(value, language, timeZone)
    case 'choice':
      return (VOCABULARIES[type.vocabulary] as readonly unknown[]).includes(value)
        ? vocabularyText(language, type.vocabulary, plain(value))
        : plain(value)
    case 'rate':
      return typeof value === 'number' ? formatBasisPoints(value) : plain(value)
    case 'duty':
      return rateCellText(value, language)
    case 'reference':
      return value === undefined ? '' : nameOf(type.collection, value)
    case 'list': {
      const { of } = type
      const items = Array.isArray(value) ? (value as unknown[]) : []
      return items.map((item) => (of.type === 'reference' ? nameOf(of.collection, item) : plain(item))).join('; ')
    }
    default:
      return plain(value)
  }
}

const plain = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')
