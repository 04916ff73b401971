import { NAME_MAX, PROSE_MAX, withoutUnprintable } from '../../base/text'
import { getRef, type DeskRead } from '../../desk/desk-read'
import { isFrozenMemo } from '../../model/records/memos'
import type { Memo } from '../../model/records/records'
import { fieldsOf, type FieldType } from '../../model/schema/fields'
import type { CollectionName } from '../../model/values/collection-names'
import type { RecordRef } from '../../model/values/record-ref'
import type { Vocabulary } from '../../model/values/vocabularies'
import type { Run, RunOrigin } from '../memo-model'
import { orderOf } from '../memo-order'
import { printedLine } from '../own-words'

/** Why a text can't be taken over: who composed or said it, or what has become of its record. */
export const NOT_TAKEN = [
  'composed',
  'quote',
  'settings',
  'changed',
  'gone',
  'frozen',
  'long',
  'uncompared',
  'empty',
  'stale',
  'removedSince',
  'across',
  'nowhere',
] as const
export type NotTaken = (typeof NOT_TAKEN)[number]

/** New values for fields of a record at a revision, as the command `change` takes them. */
export interface FieldEdit extends RecordRef {
  rev: number
  fields: Record<string, unknown>
}

/** A field whose text a run prints as it stands. `write` gives the edit that sets another text in its place. */
type OpenField =
  | { write: (text: string) => FieldEdit | NotTaken }
  | { why: NotTaken; present?: string; has?: (text: string) => boolean }

/** Kinds of records that hold the words of others. */
const SAID_BY_OTHERS: ReadonlySet<CollectionName> = new Set(['source', 'annotation', 'evidence', 'readout'])

type Section = Vocabulary<'memoSection'>
type Values = Readonly<Record<string, unknown>>

/** A text in a record: where it is, the most that it may have, and the whole value with another text there. */
interface Slot {
  text: string
  type: 'name' | 'prose'
  isRequired: boolean
  /** The field's value with a new text in this place; undefined empties it. */
  with: (text: string | undefined) => unknown
}

/** The draft that stands for a memo: itself or, once it is issued, the version that is to replace it. */
export function draftOf(desk: DeskRead, id: string): Memo | undefined {
  let memo = desk.get('memo', id)
  for (const seen = new Set<string>(); memo && isFrozenMemo(memo) && !seen.has(memo.id);) {
    seen.add(memo.id)
    const of: string = memo.id
    memo = desk.all('memo').find(({ supersedes }) => supersedes === of)
  }
  return memo && !isFrozenMemo(memo) ? memo : undefined
}

/** The field that a run's text is, and whether a person may set another text in it. `nth` counts the runs of one field that print the same text. */
export function fieldOfRun(desk: DeskRead, { text, from }: Run, nth = 0): OpenField {
  if (!from) return { why: 'composed' }
  if (SAID_BY_OTHERS.has(from.collection) || from.field.startsWith('accounts.')) return { why: 'quote' }
  if (from.collection === 'deskSettings') return { why: 'settings' }
  const id = from.collection === 'memo' ? draftOf(desk, from.id)?.id : from.id
  if (id === undefined) return { why: desk.get('memo', from.id) ? 'frozen' : 'gone' }
  const ref = { collection: from.collection, id }
  const record = getRef(desk, ref)
  if (!record) return { why: 'gone' }
  const [top = ''] = from.field.split(/[.[]/)
  const slots = slotsOf(from, record)
  if (slots.length === 0) return { why: 'composed' }
  const printing = slots.filter((slot) => slot.text === text)
  const slot = printing[nth] ?? printing[0]
  if (!slot)
    return {
      why: 'changed',
      present: slots.map((one) => one.text).join('\n'),
      has: (other) => slots.some((one) => one.text === other),
    }
  return {
    write: (typed) => {
      const now = withoutUnprintable(typed, slot.type === 'name' ? 'one' : 'many').trim()
      if (now === '' && slot.isRequired) return 'empty'
      if (now.length > (slot.type === 'name' ? NAME_MAX : PROSE_MAX)) return 'long'
      return { ...ref, rev: record.rev, fields: { [top]: slot.with(now === '' ? undefined : now) ?? null } }
    },
  }
}

/** The texts of a field that may print as they stand; none if Parley composes what it prints. */
function slotsOf({ collection, field }: RunOrigin, record: Values): Slot[] {
  const [, section] = collection === 'memo' ? (/^sections\.(\w+)$/.exec(field) ?? []) : []
  if (section !== undefined) return wordSlots(record as unknown as Memo, section as Section)
  const spec = fieldsOf(collection).find(({ name }) => name === field.split(/[.[]/)[0])
  if (!spec) return []
  const value = record[spec.name]
  if (spec.name === field) {
    const whole = slotsIn(spec.type, value, spec.required)
    return field === 'letterhead' && typeof value === 'string' ? lineSlots(value) : whole
  }
  const [, index] = /^\w+\[(\d+)\]$/.exec(field) ?? []
  if (index !== undefined && Array.isArray(value) && spec.type.type === 'list') {
    const list = value as readonly unknown[]
    return slotsIn(spec.type.of, list[Number(index)], false).map((slot) => ({
      ...slot,
      with: (text) => list.flatMap((one, at) => (at === Number(index) ? keptOf(slot.with(text)) : [one])),
    }))
  }
  const [, part, inner] = /^\w+\.(.+)\.(\w+)$/.exec(field) ?? []
  if (part === undefined || !Array.isArray(value) || spec.type.type !== 'parts') return []
  const parts = value as readonly Values[]
  const found = parts.find(({ id }) => id === part)
  const innerSpec = spec.type.fields.find(({ name }) => name === inner)
  if (!found || !innerSpec) return []
  return slotsIn(innerSpec.type, found[innerSpec.name], innerSpec.required).map((slot) => ({
    ...slot,
    with: (text) => {
      const { [innerSpec.name]: _was, ...rest } = found
      const now = slot.with(text)
      return parts.map((one) =>
        one === found ? { ...rest, ...(now === undefined ? {} : { [innerSpec.name]: now }) } : one,
      )
    },
  }))
}

const keptOf = (value: unknown): unknown[] => (value === undefined ? [] : [value])

function slotsIn({ type }: FieldType, value: unknown, isRequired: boolean): Slot[] {
  if ((type === 'prose' || type === 'name') && typeof value === 'string')
    return [{ text: value, type, isRequired, with: (text) => text }]
  if (type !== 'names' || typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([language, text]): Slot[] =>
    typeof text === 'string'
      ? [{ text, type: 'name', isRequired: true, with: (now) => ({ ...value, [language]: now }) }]
      : [],
  )
}

/** Each line of a text that is printed line by line. */
function lineSlots(words: string): Slot[] {
  const lines = words.split(/\r?\n/)
  return lines.flatMap((line, at): Slot[] => {
    const { said, mark } = printedLine(line)
    if (said === '') return []
    const set = (text: string | undefined) =>
      lines.flatMap((one, index) => (index === at ? keptOf(text === undefined ? undefined : `${mark}${text}`) : [one]))
    return [
      {
        text: said,
        type: 'prose',
        isRequired: false,
        with: (text) => {
          const joined = set(text).join('\n')
          return joined.trim() === '' ? undefined : joined
        },
      },
    ]
  })
}

/** The lines of the desk's own words in a section. */
function wordSlots(memo: Memo, section: Section): Slot[] {
  return lineSlots(memo.sections?.find((one) => one.section === section)?.words ?? '').map((slot) => ({
    ...slot,
    with: (text) => withWords(memo, section, slot.with(text) as string | undefined),
  }))
}

/** The sections of a memo, all in their order, with other words in one of them. */
export const withWords = (memo: Memo, section: Section, words: string | undefined): NonNullable<Memo['sections']> =>
  [...new Set([...orderOf(memo.type, memo), section])].map((name) => {
    const { words: was, ...rest } = memo.sections?.find((one) => one.section === name) ?? { section: name }
    const now = name === section ? words : was
    return { ...rest, ...(now === undefined ? {} : { words: now }) }
  })
