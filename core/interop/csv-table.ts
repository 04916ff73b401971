import { ParleyError } from '../base/errors'
import { plainToken } from '../base/text'
import { COLLECTION_NAMES, type CollectionName } from '../model/values/collection-names'
import { columnsOf, OTHER_FIELDS } from './columns'
import { DELIMITERS, delimiterOf, readCsv, type CsvRow, type Delimiter } from '../base/csv'
import { nameColumnsOf } from './name-columns'

/** How far down the column names may be: spreadsheets have a title, a date and empty lines above a table. */
const ABOVE_MAX = 20

/** A table in a CSV file: the names of its columns, the lines above them, and its rows. */
export interface CsvTable {
  names: string[]
  /** The line of the column names. */
  line: number
  above: readonly CsvRow[]
  rows: Generator<CsvRow, void>
}

/**
 * Finds the table in a text: skips a byte order mark, the line in which spreadsheets name the delimiter (`sep=;`), and lines above the
 * column names. Lines that a spreadsheet took for one cell each, and put into quotation marks, are read as the rows that they are.
 * @throws ParleyError `import-empty`, `import-one-column`, `import-no-id`, `import-quote-open`
 */
export function tableOf(text: string, collection?: CollectionName): CsvTable {
  const start = startOf(text)
  // Commas alone are empty rows.
  if (/^[\s,;"]*$/.test(text.slice(start.from))) throw new ParleyError('import-empty')
  const known = namesOf(collection)
  const found = start.delimiters
    .map((delimiter) => headerIn(text, start, delimiter, known))
    .filter((header) => header !== undefined)
    .toSorted((a, b) => Number(a.isFolded) - Number(b.isFolded) || b.score - a.score)[0]
  if (!found) throw withoutHeader(text, start, known)
  const { names, line, above, rows } = found
  return { names, line, above, rows }
}

interface Start {
  from: number
  line: number
  delimiters: readonly Delimiter[]
}

function startOf(text: string): Start {
  const from = text.startsWith('\uFEFF') ? 1 : 0
  SEPARATOR_LINE.lastIndex = from
  const said = SEPARATOR_LINE.exec(text)
  const delimiter = said?.[1] as Delimiter | undefined
  return {
    from: from + (said?.[0].length ?? 0),
    line: said ? 2 : 1,
    delimiters: delimiter === undefined ? DELIMITERS : [delimiter],
  }
}

const SEPARATOR_LINE = /sep=([,;\t])(?:\r\n|\r|\n)/y

interface Header {
  names: string[]
  line: number
  above: CsvRow[]
  rows: Generator<CsvRow, void>
  /** How many columns Parley knows. */
  score: number
  /** They are folded into one cell: with another delimiter they may not be. */
  isFolded: boolean
}

/** The column names among the first lines, read with one delimiter: the first line that has an id and another known name. */
function headerIn(
  text: string,
  { from, line }: Start,
  delimiter: Delimiter,
  known: ReadonlyMap<string, string>,
): Header | undefined {
  const rows = withoutBlank(readCsv(text, delimiter, from, line))
  const above: CsvRow[] = []
  // By hand: leaving a loop would end the rows.
  for (let next = nextOf(rows); next && above.length <= ABOVE_MAX; next = nextOf(rows)) {
    const inner = innerOf(next)
    const names = namesIn(inner ?? next.cells, known)
    const score = names.filter((name) => known.has(name.toLowerCase())).length
    // A file of ids alone is one too, but a title may be any word.
    if (names.includes('id') && (score > 1 || above.length === 0))
      return { names, line: next.line, above, rows: unfolded(rows, names), score, isFolded: inner !== undefined }
    above.push(next)
  }
  return undefined
}

/** The next row, or undefined at the end, and where a quote is open: read with the wrong delimiter, any may be. */
function nextOf(rows: Generator<CsvRow, void>): CsvRow | undefined {
  try {
    const { done, value } = rows.next()
    return done ? undefined : value
  } catch (error) {
    if (error instanceof ParleyError) return undefined
    throw error
  }
}

/** Names as Parley writes them: without blanks around them, and in its own capitals. */
function namesIn(cells: readonly string[], known: ReadonlyMap<string, string>): string[] {
  return cells.map((cell) => known.get(plainToken(cell).toLowerCase()) ?? cell.trim())
}

/** A row with nothing but blanks says nothing. */
function* withoutBlank(rows: Generator<CsvRow, void>): Generator<CsvRow, void> {
  for (const row of rows) if (row.cells.some((cell) => cell.trim() !== '')) yield row
}

/** Rows, with each that is folded into its first cell taken apart. A cell of ids never holds a delimiter, so nothing else is. */
function* unfolded(rows: Generator<CsvRow, void>, names: readonly string[]): Generator<CsvRow, void> {
  for (const row of rows) {
    const cells = names[0] === 'id' && names.length > 1 ? innerOf(row) : undefined
    yield cells?.length === names.length ? { ...row, cells } : row
  }
}

/** The cells of a line that stands as a whole in the first cell; undefined if it is none. */
function innerOf({ cells: [first = '', ...rest], torn }: CsvRow): string[] | undefined {
  if (torn !== undefined || rest.some((cell) => cell.trim() !== '')) return undefined
  const delimiter = DELIMITERS.find((candidate) => first.includes(candidate))
  if (delimiter === undefined) return undefined
  try {
    const [row, ...more] = [...readCsv(first, delimiterOf(first))]
    return more.length === 0 && row?.torn === undefined ? row?.cells : undefined
  } catch (error) {
    if (error instanceof ParleyError) return undefined
    throw error
  }
}

/** Why a text has no column names. */
function withoutHeader(
  text: string,
  { from, line, delimiters }: Start,
  known: ReadonlyMap<string, string>,
): ParleyError {
  const [only] = delimiters
  const delimiter = delimiters.length === 1 && only ? only : delimiterOf(text.slice(from))
  const first = withoutBlank(readCsv(text, delimiter, from, line)).next()
  const cells = first.done ? [] : first.value.cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  const [cell = ''] = cells
  if (cells.length === 1 && !known.has(plainToken(cell).toLowerCase()))
    return new ParleyError('import-one-column', { text: cell.slice(0, 80) })
  return new ParleyError('import-no-id')
}

const knownNames = new Map<CollectionName | undefined, ReadonlyMap<string, string>>()

/** The names of a kind's columns, or of every kind's, by their lower case. */
function namesOf(collection: CollectionName | undefined): ReadonlyMap<string, string> {
  const before = knownNames.get(collection)
  if (before) return before
  const names = (collection === undefined ? COLLECTION_NAMES : [collection]).flatMap((of) => [
    ...columnsOf(of).map(({ name }) => name),
    ...[...nameColumnsOf(of).values()].map(({ name }) => name),
  ])
  const made = new Map([...names, OTHER_FIELDS].map((name) => [name.toLowerCase(), name]))
  knownNames.set(collection, made)
  return made
}
