import { parseRate } from '../terms/parse-rate'
import { parseSpecialColumn } from '../terms/special-column'
import { csvRows } from './csv-rows'
import { jsonRows } from './json-rows'
import { fault, type RawRow, type UnreadableRow } from './raw-row'
import type { BrokenRow, FileProblem, OwnRate, OwnSpecial, Schedule, ScheduleLine, UnreadRate } from './schedule'
import { SCHEDULE_BYTES_MAX } from './schedule-file'

/** Digits alone, or in the groups that the schedule prints. */
const CODE = /^\d{4}(?:\.\d{2}){0,3}$|^(?:\d{2}){2,5}$/
const INDENT_MAX = 30
/** How many rows are read between two reports of progress. */
const REPORT_ROWS = 500

/** A file that is a schedule, with every row of it that is broken; or why it is none. */
export type ScheduleReading =
  { problem: FileProblem } | { problem?: undefined; schedule: Schedule; broken: readonly BrokenRow[] }

/**
 * Reads the US tariff schedule as the USITC exports it, as JSON or CSV. `revision` says which: "2025 HTS Revision 12". Every broken row is
 * reported with its number, and the caller decides: a line never inherits a rate across one. `progress` hears how many rows are read. Never
 * throws.
 */
export function readSchedule(
  text: string,
  { revision, progress }: { revision: string; progress?: (done: number, of: number) => void },
): ScheduleReading {
  // No character takes less than a byte.
  if (text.length > SCHEDULE_BYTES_MAX) return { problem: { code: 'tooLarge' } }
  const trimmed = text.trim()
  if (trimmed === '') return { problem: { code: 'empty' } }
  const rows = /^[[{]/.test(trimmed) ? jsonRows(trimmed) : csvRows(trimmed)
  if (rows.problem) return { problem: rows.problem }
  if (rows.rows.length === 0) return { problem: { code: 'noRows' } }
  const builder = new ScheduleBuilder()
  for (const [index, row] of rows.rows.entries()) {
    if (index % REPORT_ROWS === 0) progress?.(index, rows.rows.length)
    builder.add(row)
  }
  return { schedule: { revision, ...builder.schedule, hasFootnotes: rows.hasFootnotes }, broken: builder.broken }
}

/** A line at its indent, or a broken row, which no line inherits across. */
type Place = ScheduleLine | 'broken'

class ScheduleBuilder {
  readonly broken: BrokenRow[] = []
  private readonly lines: ScheduleLine[] = []
  private readonly byCode = new Map<string, ScheduleLine>()
  private readonly unread: UnreadRate[] = []
  /** The lines that the next row may be under, by their indent. */
  private places: Place[] = []
  /** The schedule has many thousands of rates, and few texts of them. */
  private readonly rates = new Map<string, OwnRate>()
  private readonly specials = new Map<string, OwnSpecial>()

  get schedule() {
    return { lines: this.lines, byCode: this.byCode, unread: this.unread }
  }

  add(row: RawRow | UnreadableRow): void {
    const faults = 'faults' in row ? [...row.faults] : this.faultsOf(row)
    const indent = this.indentOf(row, faults)
    this.broken.push(...faults)
    if (indent === undefined) {
      // Nobody knows what the next rows are under, until one is at the margin.
      this.places = [...this.places.map(() => 'broken' as const), 'broken']
      return
    }
    const isBroken = 'faults' in row || faults.length > 0
    const place = isBroken ? 'broken' : this.lineOf(row, indent, this.places[indent - 1])
    this.places = [...this.places.slice(0, indent), place]
  }

  private faultsOf({ row, code, description }: RawRow): BrokenRow[] {
    const faults: BrokenRow[] = []
    if (code !== '' && !CODE.test(code)) faults.push(fault(row, 'code', 'codeForm', code))
    else if (this.byCode.has(digitsOf(code))) faults.push(fault(row, 'code', 'codeTwice', code))
    if (plainText(description) === '') faults.push(fault(row, 'description', 'descriptionEmpty'))
    return faults
  }

  /** The indent of a row, and a fault if it has none, or one that leaves out a level: undefined. */
  private indentOf({ row, indent: text = '' }: RawRow | UnreadableRow, faults: BrokenRow[]): number | undefined {
    const indent = /^\d{1,2}$/.test(text) ? Number(text) : INDENT_MAX + 1
    if (indent > INDENT_MAX) {
      if (faults.every(({ field }) => field === 'code' || field === 'description'))
        faults.push(fault(row, 'indent', 'indentForm', text))
      return undefined
    }
    if (indent <= this.places.length) return indent
    // Its true indent may be that of any line above.
    faults.push(fault(row, 'indent', 'indentJump', text))
    return undefined
  }

  private lineOf(row: RawRow, indent: number, parent: Place | undefined): ScheduleLine {
    const code = digitsOf(row.code)
    const line: ScheduleLine = {
      row: row.row,
      code,
      indent,
      description: plainText(row.description),
      units: row.units,
      ...this.ownRates(row, code),
      footnotes: row.footnotes,
      ...(row.quotaQuantity !== '' && { quotaQuantity: row.quotaQuantity }),
      ...(row.additionalDuties !== '' && { additionalDuties: row.additionalDuties }),
      ...(parent === 'broken' ? { isUnderBroken: true } : parent && { parent }),
    }
    this.lines.push(line)
    if (code !== '') this.byCode.set(code, line)
    if (line.general || line.special || line.column2) markAbove(line)
    return line
  }

  private ownRates({ row, general, special, column2 }: RawRow, code: string) {
    const noted = (field: UnreadRate['field'], problem: UnreadRate['problem'] | undefined) => {
      if (problem) this.unread.push({ row, code, field, problem })
    }
    const own = (field: 'general' | 'column2', text: string) => {
      const rate = kept(this.rates, text, () => ({ text, read: parseRate(text) }))
      if (rate.read.kind === 'problem') noted(field, rate.read.problem)
      return { [field]: rate }
    }
    const ownSpecial = () => {
      const column = kept(this.specials, special, () => specialOf(special))
      noted('special', column.problem)
      for (const { rate } of column.rates) if (rate.kind === 'problem') noted('special', rate.problem)
      return { special: column }
    }
    return {
      ...(general !== '' && own('general', general)),
      ...(special !== '' && ownSpecial()),
      ...(column2 !== '' && own('column2', column2)),
    }
  }
}

function specialOf(text: string): OwnSpecial {
  const read = parseSpecialColumn(text)
  return read.problem ? { text, rates: [], problem: read.problem } : { text, rates: read.rates }
}

function kept<T>(known: Map<string, T>, key: string, make: () => T): T {
  const before = known.get(key)
  if (before) return before
  const made = make()
  known.set(key, made)
  return made
}

function markAbove(line: ScheduleLine): void {
  for (let at = line.parent; at && !at.hasRatesBelow; at = at.parent) at.hasRatesBelow = true
}

const digitsOf = (code: string) => code.replaceAll('.', '')

/** A description without the marks of a web page, which the export leaves around Latin names. */
const plainText = (text: string) =>
  text
    .replaceAll(/<\/?[a-z]+ ?\/?>/gi, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
