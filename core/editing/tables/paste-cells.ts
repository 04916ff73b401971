import { foldText } from '../../base/fold-text'
import { LANGUAGES } from '../../base/text'
import type { FuzzyDate } from '../../dates/fuzzy-date'
import type { FieldSpec } from '../../model/schema/fields'
import type { CollectionName } from '../../model/values/collection-names'
import { familyText } from '../../text/catalogue'
import { newItem, withImplied, type Part } from '../list-items'
import { isDate } from './date-cell'
import { namedIn, namesInCell, withCell, type CellContext, type FindRecord } from './cell-values'
import { tableColumns } from './table-columns'

/** A list that is a table, with the fields of its rows. */
export interface TableOf {
  list: string
  fields: readonly FieldSpec[]
}

/** A column of a pasted table: a field, one end of a period, or nothing that the table has (`undefined`). */
type Target = { field: FieldSpec; end?: 'from' | 'until' } | undefined

/** Pasted cells, sorted by the columns that they belong to. */
export interface Pasted {
  targets: readonly Target[]
  rows: readonly (readonly string[])[]
  /** The titles of columns that the table does not have, and the numbers of columns beyond its last one: their cells are left out. */
  left: readonly string[]
}

/** Other titles that people give the columns. */
const TITLES: Readonly<Record<string, readonly string[]>> = {
  'components.layer': ['layer', 'name', 'measure', 'tariff', '内訳', '名称', '措置'],
  'components.rate': ['duty', 'duty rate', 'tariff rate', 'rate of duty', 'rate %', 'rate (%)', '関税率', '税率(%)'],
  'components.validity': ['in force', 'validity', 'period', 'applies', '期間', '有効期間'],
  'components.announced': ['announced on', 'date announced', '発表'],
  'components.law': ['law', '法'],
  'components.origins': ['origin', 'country', 'countries', 'country of origin', '国', '対象国'],
  'components.instrument': ['legal instrument', 'legal basis', 'order', '根拠法令', '根拠'],
  'events.status': ['event', '状態'],
  'events.on': ['day', 'when', '日', '年月日'],
  'events.note': ['notes', 'comment', 'remarks', '注記'],
  'events.instrument': ['legal instrument', 'legal basis', 'order', '根拠法令'],
  hs: ['hs', 'code', 'hts', 'hts code', 'tariff line', 'heading', 'hs番号', 'コード', '番号'],
  revision: ['revision', 'hs version', 'edition', '版'],
  mode: ['in or out', 'include/exclude', '対象'],
  schedule: ['country', 'tariff schedule', '国'],
  programme: ['programme', 'program', 'agreement', '協定'],
  preferentialDuty: ['duty', 'rate', '税率'],
  share: ['percent', '%', 'percentage'],
  quotaPosition: ['in or out'],
}

/** The titles of columns that are one end of a period. */
const ENDS = {
  from: [
    'from',
    'in force from',
    'start',
    'since',
    'effective',
    'effective date',
    '開始',
    '開始日',
    '発効日',
    '施行日',
  ],
  until: ['until', 'to', 'end', 'in force until', 'expires', '終了', '終了日', '失効日'],
} as const

const foldedTitle = (text: string) =>
  foldText(text)
    .replaceAll(/[\s*•:：.]+/g, ' ')
    .trim()

function targetOf({ list, fields }: TableOf, title: string): Target {
  const typed = foldedTitle(title)
  if (typed === '') return undefined
  const columns = tableColumns(list, fields)
  const isTitled = ({ name }: FieldSpec) =>
    LANGUAGES.some((language) => foldedTitle(familyText(language, `field.${name}`)) === typed)
  const isCalled = ({ name }: FieldSpec) =>
    (TITLES[`${list}.${name}`] ?? TITLES[name] ?? []).some((one) => foldedTitle(one) === typed)
  const field = columns.find(isTitled) ?? columns.find(isCalled)
  if (field) return { field }
  const period = columns.find(({ name }) => name === 'validity')
  const end = (['from', 'until'] as const).find((one) => ENDS[one].some((known) => foldedTitle(known) === typed))
  return period && end ? { field: period, end } : undefined
}

/**
 * Sorts pasted cells into the columns of a table: by the titles in their first row, if most of it is titles, else one after another from
 * the column `at` on.
 */
export function sortPasted(table: TableOf, cells: readonly (readonly string[])[], at: number): Pasted {
  const [head = [], ...body] = cells
  const titled = head.map((title) => targetOf(table, title))
  const known = titled.filter((target) => target !== undefined).length
  const named = head.filter((title) => title !== '').length
  if (body.length > 0 && known > 0 && known * 2 >= named) {
    const left = head.filter((_, column) => !titled[column] && cells.some((row) => (row[column] ?? '') !== ''))
    return { targets: titled, rows: body, left }
  }
  const columns = tableColumns(table.list, table.fields).slice(at)
  const targets = head.map((_, column): Target => columns[column] && { field: columns[column] })
  const left = head.flatMap((_, column) =>
    targets[column] || !cells.some((row) => row[column] !== '') ? [] : [String(column + 1)],
  )
  return { targets, rows: cells, left }
}

/** The records that pasted cells name, each once. */
export function namesPasted({ targets, rows }: Pasted): { collection: CollectionName; name: string }[] {
  const found = new Map<string, { collection: CollectionName; name: string }>()
  for (const [column, target] of targets.entries()) {
    const collection = target && namedIn(target.field)
    if (!target || collection === undefined) continue
    for (const row of rows)
      for (const name of namesInCell(target.field, row[column] ?? ''))
        found.set(`${collection}/${name}`, { collection, name })
  }
  return [...found.values()]
}

/**
 * The rows of a table with pasted cells in them, from the row `at` on; rows beyond its end are new, with ids from `newId`. A cell that is
 * not understood stays as typed, where the schema refuses it. An empty cell empties an optional field.
 */
export function withPasted(
  { list, fields }: TableOf,
  before: readonly Part[],
  at: number,
  pasted: Pasted,
  of: CellContext,
  find: FindRecord,
  newId: () => string,
): Part[] {
  const items = [...before]
  for (const [index, cells] of pasted.rows.entries()) {
    const old = items[at + index]
    let row = old ?? newItem(list, fields, withRequired(fields, items[at + index - 1]), newId())
    const ends: { from?: string; until?: string } = {}
    for (const [column, target] of pasted.targets.entries()) {
      const text = cells[column] ?? ''
      if (!target) continue
      if (target.end) ends[target.end] = text
      // A value that a row needs is that of the row before, if the cell says none.
      else if (text !== '' || !target.field.required || mayBeUnknown(target.field))
        row = withCell(row, target.field, text, of, find)
    }
    const period = periodOf(ends)
    const validity = fields.find(({ name }) => name === 'validity')
    if (validity && period !== undefined) row = withPeriod(row, validity, period, ends, of, find)
    items[at + index] = withImplied(list, row, undefined, {}).item
  }
  return items
}

/** Is an empty cell of this field a value of its own: not known? */
const mayBeUnknown = ({ type }: FieldSpec) => type.type === 'rate' || type.type === 'duty'

/** The values that a new row takes over from the row before: those that it needs. A date that nobody pasted would be invented. */
const withRequired = (fields: readonly FieldSpec[], before: Part | undefined): Part | undefined =>
  before &&
  Object.fromEntries(fields.flatMap(({ name, required }) => (required && name in before ? [[name, before[name]]] : [])))

const periodOf = ({ from = '', until = '' }: { from?: string; until?: string }): string | undefined =>
  from === '' && until === '' ? undefined : [from, until].filter(Boolean).join(' – ')

/** A row with a period of two cells; where either is no day or hour, both stay as they were typed. */
function withPeriod(
  row: Part,
  field: FieldSpec,
  typed: string,
  { from = '', until = '' }: { from?: string; until?: string },
  of: CellContext,
  find: FindRecord,
): Part {
  const read = (text: string): FuzzyDate | undefined => {
    if (text === '') return { edtf: '..' }
    const { [field.name]: date } = withCell({}, field, text, of, find)
    return isDate(date) && !date.edtf.includes('/') && date.words === undefined ? date : undefined
  }
  const [begins, ends] = [read(from), read(until)]
  if (!begins || !ends) return { ...row, [field.name]: { edtf: typed } }
  const timeZone = begins.timeZone ?? ends.timeZone
  const edtf = `${begins.edtf}/${ends.edtf}`
  return { ...row, [field.name]: timeZone === undefined ? { edtf } : { edtf, timeZone } }
}
