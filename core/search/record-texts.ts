import { ParleyError } from '../base/errors'
import { foldText } from '../base/fold-text'
import { isTable } from '../base/plain-json'
import { LANGUAGES } from '../base/text'
import { dateRange, isUnreadable } from '../dates/date-range'
import { isEdtf } from '../dates/edtf'
import { formatDate } from '../dates/format-date'
import type { FuzzyDate } from '../dates/fuzzy-date'
import { getRef, type DeskRead } from '../desk/desk-read'
import { refKey } from '../desk/ops'
import type { Title } from '../desk/titles'
import { isCollectionName, type AnyRecord, type RecordOf } from '../model/records/records'
import { datesOf } from '../model/schema/dates-of'
import { fieldsOf, type FieldSpec, type FieldType } from '../model/schema/fields'
import { referencesOf } from '../model/schema/references'
import { COLLECTION_NAMES, type CollectionName } from '../model/values/collection-names'
import type { RecordRef } from '../model/values/record-ref'
import { formatBasisPoints, formatRateText } from '../rates/format-rate'
import { vocabularyText } from '../text/describe'
import { roleTexts } from './roles'
import { SOURCE_TEXT, TITLE, type RecordText, type SearchDocument } from './search-document'
import { titlesOnce, type TitleReader } from './titles-once'

/** Kinds that nobody looks for: a desk's settings, and what is being typed. */
const NOT_SEARCHED: ReadonlySet<CollectionName> = new Set(['deskSettings', 'draft'])

/** Is a kind of record searched? */
export const isSearched = (collection: CollectionName): boolean => !NOT_SEARCHED.has(collection)

/** Every text of a record that a search finds, in both languages, the title first. */
export function recordTexts(desk: DeskRead, ref: RecordRef, titles: TitleReader = titlesOnce(desk)): RecordText[] {
  const record = getRef(desk, ref)
  if (!record) return []
  const values = record as unknown as Readonly<Record<string, unknown>>
  const texts: RecordText[] = []
  const reading: Reading = {
    titles,
    add: (section, field, text) => {
      if (text !== '') texts.push({ field, section, text })
    },
  }
  // A title that is the beginning of a text weighs no more than the text.
  addTitle(reading, NAMED_BY_TEXT.has(ref.collection) ? 'text' : 'title', TITLE, titles(ref))
  for (const { name, type } of fieldsOf(ref.collection))
    if (!NOT_TEXT.has(name)) read(reading, type, values[name], name)
  return [...texts, ...roleTexts(desk, ref, titles), ...sourceText(desk, ref, record)]
}

/**
 * The texts that somebody wrote into a record itself: without the names of others that it shows, without a title made of them, and of a date only its words, not
 * its day or its time zone.
 */
export function ownTexts(desk: DeskRead, ref: RecordRef): RecordText[] {
  const record = getRef(desk, ref)
  if (!record) return []
  const dates = new Map(datesOf(ref.collection, record).map(({ path, date }) => [path, date]))
  const written = recordTexts(desk, ref).filter(
    ({ section, field }) =>
      section === 'text' && !dates.has(field) && !(field === TITLE && NAMED_BY_TEXT.has(ref.collection)),
  )
  const words = [...dates].flatMap(([field, date]) =>
    Object.values(date.words ?? {}).flatMap((text): RecordText[] =>
      typeof text === 'string' ? [{ field, section: 'text', text }] : [],
    ),
  )
  return [...written, ...words]
}

/** Kinds without a name of their own: their titles are made of their texts, or of the names of other records. */
const NAMED_BY_TEXT: ReadonlySet<CollectionName> = new Set([
  'lead',
  'note',
  'annotation',
  'evidence',
  'position',
  'line',
  'readout',
  'commitment',
])

/** Fields that hold no words of anybody. */
const NOT_TEXT: ReadonlySet<string> = new Set(['id', 'sha256', 'snapshot', 'mediaType', 'dismissed'])

interface Reading {
  titles: TitleReader
  add: (section: RecordText['section'], field: string, text: string) => void
}

function addTitle({ add }: Reading, section: RecordText['section'], field: string, { en, ja }: Title): void {
  add(section, field, en)
  if (ja !== en) add(section, field, ja)
}

/** Reads a stored value by its type. A value that does not fit its type, as another version of Parley may write it, is passed over. */
function read(reading: Reading, type: FieldType, value: unknown, field: string): void {
  if (value === undefined || value === null) return
  const { add, titles } = reading
  switch (type.type) {
    case 'name':
    case 'prose':
    case 'timeZone':
      if (typeof value === 'string') add('text', field, value)
      return
    case 'number':
      if (typeof value === 'number') add('text', field, String(value))
      return
    case 'rate':
      if (typeof value === 'number') add('text', field, formatBasisPoints(value))
      return
    case 'duty':
      if (typeof value === 'string')
        for (const text of distinct(LANGUAGES.map((language) => formatRateText(value, language))))
          add('text', field, text)
      return
    case 'names':
      if (isTable(value))
        for (const name of Object.values(value)) if (typeof name === 'string') add('text', field, name)
      return
    case 'date':
    case 'instant':
      return readDate(reading, type.type === 'date' ? value : { edtf: value }, field)
    case 'choice':
      if (typeof value === 'string')
        for (const language of LANGUAGES) add('names', field, vocabularyText(language, type.vocabulary, value))
      return
    case 'reference':
      if (typeof value === 'string')
        addTitle(reading, 'names', field, titles({ collection: type.collection, id: value }))
      return
    case 'record':
      if (isRef(value)) addTitle(reading, 'names', field, titles(value))
      return
    case 'file':
      if (isTable(value) && typeof value.name === 'string') add('text', field, value.name)
      return
    case 'part':
      // Its words are found where they are.
      return
    case 'layer':
      if (isTable(value) && typeof value.measure === 'string')
        addTitle(reading, 'names', field, titles({ collection: 'measure', id: value.measure }))
      return
    case 'list':
      if (Array.isArray(value)) for (const item of value) read(reading, type.of, item, field)
      return
    case 'parts':
      return readParts(reading, type.fields, value, field)
    case 'flag':
    case 'marking':
  }
}

function readParts(reading: Reading, fields: readonly FieldSpec[], value: unknown, field: string): void {
  for (const [index, part] of (Array.isArray(value) ? (value as unknown[]) : [value]).entries()) {
    if (!isTable(part)) continue
    const at = Array.isArray(value) ? `${field}[${index}]` : field
    for (const { name, type } of fields) if (!NOT_TEXT.has(name)) read(reading, type, part[name], `${at}.${name}`)
  }
}

/** A date as people would type it: in words of both languages, and as it is stored. */
function readDate({ add }: Reading, value: unknown, field: string): void {
  if (!isTable(value) || typeof value.edtf !== 'string' || !isEdtf(value.edtf)) return
  const date = value as FuzzyDate
  for (const text of distinct([...LANGUAGES.map((language) => formatDate(date, language)), date.edtf]))
    add('text', field, text)
}

const isRef = (value: unknown): value is RecordRef =>
  isTable(value) &&
  typeof value.collection === 'string' &&
  isCollectionName(value.collection) &&
  typeof value.id === 'string'

function sourceText(desk: DeskRead, { collection }: RecordRef, record: AnyRecord): RecordText[] {
  if (collection !== 'source') return []
  const { sha256 } = record as RecordOf<'source'>
  if (sha256 === undefined) return []
  try {
    return [{ field: SOURCE_TEXT, section: 'text', text: desk.sourceText(sha256) }]
  } catch (error) {
    // A text that is missing or altered is a finding elsewhere; the record is found by what it has.
    if (error instanceof ParleyError) return []
    throw error
  }
}

/** A text with its line breaks as spaces, so that a phrase is found across them. */
export const onOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

/** A record as the index takes it in; undefined if it is gone, or of a kind that is not searched. */
export function searchDocumentOf(
  desk: DeskRead,
  ref: RecordRef,
  titles: TitleReader = titlesOnce(desk),
): SearchDocument | undefined {
  const record = getRef(desk, ref)
  if (!record || !isSearched(ref.collection)) return undefined
  const texts = recordTexts(desk, ref, titles)
  const of = (section: RecordText['section']) =>
    foldText(distinct(texts.filter((text) => text.section === section).map(({ text }) => onOneLine(text))).join('\n'))
  return {
    key: refKey(ref),
    kind: ref.collection,
    title: of('title'),
    text: of('text'),
    names: of('names'),
    called: Object.values(titles(ref)).join('\n'),
    changedAt: Date.parse(record.changedAt),
    links: linksOf(desk, ref, record),
    days: daysOf(ref.collection, record),
  }
}

/** The span of all dates of a record. */
function daysOf(collection: CollectionName, record: AnyRecord): [number, number] | undefined {
  const ranges = datesOf(collection, record).flatMap(({ date }) => (isUnreadable(date) ? [] : [dateRange(date)]))
  if (ranges.length === 0) return undefined
  return [Math.min(...ranges.map(({ min }) => min)), Math.max(...ranges.map(({ max }) => max))]
}

/** The keys of everything that a record names, of the talk that its issue or its round belongs to, and of itself. */
function linksOf(desk: DeskRead, ref: RecordRef, record: AnyRecord): string[] {
  const named = referencesOf(ref.collection, record).map(({ target }) => target)
  const talks = [ref, ...named].flatMap((target): RecordRef[] => {
    const of = target.collection === 'issue' || target.collection === 'round' ? getRef(desk, target) : undefined
    const talk = of && 'talk' in of ? of.talk : undefined
    return talk === undefined ? [] : [{ collection: 'talk', id: talk }]
  })
  return distinct([ref, ...named, ...talks].map(refKey))
}

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)].filter((text) => text !== '')

/** Every record of a desk as the index takes it in. */
export function* documentsOf(desk: DeskRead): Generator<SearchDocument> {
  const titles = titlesOnce(desk)
  for (const collection of COLLECTION_NAMES) {
    if (!isSearched(collection)) continue
    for (const { id } of desk.all(collection)) {
      const document = searchDocumentOf(desk, { collection, id }, titles)
      if (document) yield document
    }
  }
}
