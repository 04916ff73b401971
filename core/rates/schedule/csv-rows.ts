import { delimiterOf, readCsv, type CsvRow } from '../../base/csv'
import { ParleyError } from '../../base/errors'
import { fault, isTexts, type RawRow, type Rows, type UnreadableRow } from './raw-row'

/** The header of the CSV export, in its order. It has no footnotes. */
const HEADER = {
  code: 'HTS Number',
  indent: 'Indent',
  description: 'Description',
  units: 'Unit of Quantity',
  general: 'General Rate of Duty',
  special: 'Special Rate of Duty',
  column2: 'Column 2 Rate of Duty',
  quotaQuantity: 'Quota Quantity',
  additionalDuties: 'Additional Duties',
} as const
type Column = keyof typeof HEADER
const COLUMNS = Object.keys(HEADER) as Column[]

/** The rows of the CSV export. Spreadsheets may have changed its delimiter and the order of its columns. */
export function csvRows(text: string): Rows {
  try {
    const records = readCsv(text, delimiterOf(text))
    const header = records.next()
    const names = header.done ? [] : header.value.cells.map((cell) => cell.trim().toLowerCase())
    const places = COLUMNS.map((column) => [column, names.indexOf(HEADER[column].toLowerCase())] as const)
    const columns = places.filter(([, at]) => at === -1).map(([column]) => HEADER[column])
    if (columns.length > 0) return { problem: { code: 'wrongHeader', columns } }
    const at = Object.fromEntries(places) as Record<Column, number>
    return { rows: [...records].map((record) => rowOf(record, at, names.length)), hasFootnotes: false }
  } catch (error) {
    if (!(error instanceof ParleyError)) throw error
    return { problem: { code: 'quoteOpen', ...(typeof error.params.line === 'number' && { row: error.params.line }) } }
  }
}

function rowOf({ line: row, cells, torn }: CsvRow, at: Record<Column, number>, width: number): RawRow | UnreadableRow {
  const cell = (column: Column) => (cells[at[column]] ?? '').trim()
  // A row with cells too many or too few has them in the wrong columns.
  if (torn !== undefined || cells.length !== width)
    return { row, faults: [fault(row, 'row', 'cells', cells.join(','))] }
  const units = unitsOf(cell('units'))
  if (!units) return { row, indent: cell('indent'), faults: [fault(row, 'units', 'unitsForm', cell('units'))] }
  return {
    row,
    code: cell('code'),
    indent: cell('indent'),
    description: cell('description'),
    units,
    general: cell('general'),
    special: cell('special'),
    column2: cell('column2'),
    footnotes: [],
    quotaQuantity: cell('quotaQuantity'),
    additionalDuties: cell('additionalDuties'),
  }
}

/** Units are a JSON list in one cell, `["No.","kg"]`; a spreadsheet's own may be "No., kg". */
function unitsOf(cell: string): string[] | undefined {
  if (!cell.startsWith('['))
    return cell
      .split(',')
      .map((unit) => unit.trim())
      .filter((unit) => unit !== '')
  try {
    const list: unknown = JSON.parse(cell)
    return isTexts(list) ? list.map((unit) => unit.trim()).filter((unit) => unit !== '') : undefined
  } catch {
    return undefined
  }
}
