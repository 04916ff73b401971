import { isTable } from '../../base/plain-json'
import { fault, footnoteOf, isTexts, type RawRow, type Rows, type UnreadableRow } from './raw-row'
import type { BrokenRow, Footnote, ScheduleField } from './schedule'

/** The names of the fields in the export. They must be there; an empty one may be null. */
const NAMES = {
  code: 'htsno',
  indent: 'indent',
  description: 'description',
  general: 'general',
  special: 'special',
  column2: 'other',
} as const

/** The rows of the JSON export: a list of objects. */
export function jsonRows(text: string): Rows {
  let list: unknown
  try {
    list = JSON.parse(text)
  } catch {
    // A download that broke off begins as a list and does not end as one.
    const isCut = text.startsWith('[') && !text.endsWith(']')
    return { problem: isCut ? { code: 'truncated', row: text.split('"htsno"').length - 1 } : { code: 'notJson' } }
  }
  if (!Array.isArray(list)) return { problem: { code: 'notList' } }
  return { rows: list.map((item, index) => rowOf(item, index + 1)), hasFootnotes: true }
}

function rowOf(item: unknown, row: number): RawRow | UnreadableRow {
  if (!isTable(item)) return { row, faults: [fault(row, 'row', 'notARow', item)] }
  const faults: BrokenRow[] = []
  const text = (field: ScheduleField, name: string, isNeeded = true): string => {
    const value = item[name]
    // Numbers are safe as an indent alone: as a code they lose their zeros.
    if (field === 'indent' && typeof value === 'number') return String(value)
    if (value === undefined && isNeeded) faults.push(fault(row, field, 'missing'))
    else if (value !== undefined && value !== null && typeof value !== 'string')
      faults.push(fault(row, field, 'notText', value))
    return typeof value === 'string' ? value.trim() : ''
  }
  const raw: RawRow = {
    row,
    code: text('code', NAMES.code),
    indent: text('indent', NAMES.indent),
    description: text('description', NAMES.description),
    general: text('general', NAMES.general),
    special: text('special', NAMES.special),
    column2: text('column2', NAMES.column2),
    units: unitsOf(item['units'], row, faults),
    footnotes: footnotesOf(item['footnotes'], row, faults),
    quotaQuantity: text('quotaQuantity', 'quotaQuantity', false),
    // The export spells it both ways.
    additionalDuties:
      text('additionalDuties', 'additionalDuties', false) || text('additionalDuties', 'addiitionalDuties', false),
  }
  return faults.length === 0 ? raw : { row, indent: raw.indent, faults }
}

function unitsOf(value: unknown, row: number, faults: BrokenRow[]): string[] {
  if (value === undefined) faults.push(fault(row, 'units', 'missing'))
  else if (isTexts(value)) return value.map((unit) => unit.trim()).filter((unit) => unit !== '')
  else if (value !== null) faults.push(fault(row, 'units', 'unitsForm', value))
  return []
}

function footnotesOf(value: unknown, row: number, faults: BrokenRow[]): Footnote[] {
  if (value === undefined) faults.push(fault(row, 'footnotes', 'missing'))
  if (value === undefined || value === null) return []
  const notes = Array.isArray(value) ? value.map((note) => footnoteOf(note)) : [undefined]
  const read = notes.filter((note) => note !== undefined)
  if (read.length < notes.length) faults.push(fault(row, 'footnotes', 'footnoteForm', value))
  return read
}
