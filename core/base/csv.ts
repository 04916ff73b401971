import { ParleyError } from './errors'

/**
 * CSV by RFC 4180 (https://www.rfc-editor.org/rfc/rfc4180, section 2): records end in CRLF, a cell with a comma, a quote or a line break is quoted, a quote
 * inside it is doubled. Reading also accepts `;` or a tab between cells, and LF or CR at the ends of lines, as spreadsheets of some countries and older systems
 * write them. Written here because each cell must know its line: the libraries number records, not lines, and the one that numbers lines needs Node.
 */

/** A record of the file: the line that it begins on, counted from 1, and its cells. */
export interface CsvRow {
  line: number
  cells: string[]
  /** The line on which something follows a cell's closing quote. */
  torn?: number
  /** The text ends with it, and not with a line break: the rest of it may be missing. */
  isUnended?: true
}

export const DELIMITERS = [',', ';', '\t'] as const
export type Delimiter = (typeof DELIMITERS)[number]

const NEEDS_QUOTES = /[",;\t\r\n]|^[ \uFEFF]| $/

/** One record with its CRLF. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => (NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`
}

/** The delimiter: the one of the three that the first record has most often outside quotes. */
export function delimiterOf(text: string): Delimiter {
  const counts = DELIMITERS.map((delimiter) => {
    const first = readCsv(text, delimiter).next()
    return first.done ? 0 : first.value.cells.length
  })
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ','
}

/** The records of a text, one after the other, without empty lines. @throws ParleyError `import-quote-open` */
export function* readCsv(text: string, delimiter: Delimiter, from = 0, fromLine = 1): Generator<CsvRow, void> {
  const separator = delimiter.charCodeAt(0)
  let at = from
  let line = fromLine
  while (at < text.length) {
    const row: CsvRow = { line, cells: [] }
    let more = true
    while (more) {
      const cell = text.charCodeAt(at) === QUOTE ? quoted(text, at, line, delimiter) : plain(text, at, separator)
      row.cells.push(cell.value)
      line += cell.breaks
      if (cell.torn) row.torn ??= line
      at = cell.end
      more = text.charCodeAt(at) === separator
      if (more) at += 1
    }
    if (at >= text.length) row.isUnended = true
    if (text.charCodeAt(at) === CR) at += 1
    if (text.charCodeAt(at) === LF) at += 1
    line += 1
    if (row.cells.some((cell) => cell !== '')) yield row
  }
}

const QUOTE = 0x22
const CR = 0x0d
const LF = 0x0a

interface Cell {
  value: string
  /** The offset of its end: a separator, a line break or the end of the text. */
  end: number
  /** The number of line breaks inside it. */
  breaks: number
  torn?: boolean
}

function plain(text: string, from: number, separator: number): Cell {
  let end = from
  while (end < text.length) {
    const code = text.charCodeAt(end)
    if (code === separator || code === CR || code === LF) break
    end += 1
  }
  return { value: text.slice(from, end), end, breaks: 0 }
}

function quoted(text: string, from: number, line: number, delimiter: Delimiter): Cell {
  let close = from
  do {
    close = text.indexOf('"', close + 1)
    if (close === -1) throw new ParleyError('import-quote-open', { line })
    // A doubled quote belongs to the cell.
  } while (text.charCodeAt(close + 1) === QUOTE && (close += 1) > 0)
  const value = text.slice(from + 1, close).replaceAll('""', '"')
  const rest = plain(text, close + 1, delimiter.charCodeAt(0))
  return {
    value: value + rest.value,
    end: rest.end,
    breaks: breaksIn(value),
    ...(rest.value.trim() === '' ? {} : { torn: true }),
  }
}

/** Counts line breaks: CRLF, LF and CR each count as one. */
export function breaksIn(text: string): number {
  return /[\r\n]/.test(text) ? (text.match(/\r\n|\r|\n/g)?.length ?? 0) : 0
}
