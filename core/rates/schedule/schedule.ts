import type { LineRange, RateProblem, ReadRate } from '../terms/rate'
import type { SpecialRate } from '../terms/special-column'

/** The fields of a row. Each has its name in `core/text` (`scheduleField.…`). */
export const SCHEDULE_FIELDS = [
  'row',
  'code',
  'indent',
  'description',
  'units',
  'general',
  'special',
  'column2',
  'footnotes',
  'quotaQuantity',
  'additionalDuties',
] as const
export type ScheduleField = (typeof SCHEDULE_FIELDS)[number]

/** Why a row is broken. Each has its sentence in `core/text` (`scheduleRow.…`). */
export const ROW_FAULTS = [
  'notARow',
  'cells',
  'missing',
  'notText',
  'codeForm',
  'codeTwice',
  'indentForm',
  'indentJump',
  'descriptionEmpty',
  'unitsForm',
  'footnoteForm',
] as const

/** A row that is broken: its number (of a CSV file its line; of JSON its place in the list, from 1), the field, and its value as it is. */
export interface BrokenRow {
  row: number
  field: ScheduleField
  fault: (typeof ROW_FAULTS)[number]
  value: string
}

/** Why a file is no schedule at all. Each has its sentence in `core/text` (`scheduleFile.…`). */
export const FILE_FAULTS = [
  'empty',
  'tooLarge',
  'truncated',
  'notJson',
  'notList',
  'wrongHeader',
  'quoteOpen',
  'noRows',
] as const

export interface FileProblem {
  code: (typeof FILE_FAULTS)[number]
  /** The row or line that the file ends in, or that a quotation mark is open from. */
  row?: number
  /** The columns that the header lacks. */
  columns?: readonly string[]
}

/** A rate as the line itself has it. */
export interface OwnRate {
  text: string
  read: ReadRate
}

/** The special column as the line itself has it: its rates, or the problem with all of it. */
export interface OwnSpecial {
  text: string
  rates: readonly SpecialRate[]
  problem?: RateProblem
}

/** A note to some columns of a line (`general`, `special`, `column2`, `description`, `units`, …), with the lines that it names. */
export interface Footnote {
  columns: readonly string[]
  text: string
  lines: readonly LineRange[]
}

export interface ScheduleLine {
  row: number
  /** Its digits; empty for a heading without a number. */
  code: string
  indent: number
  description: string
  units: readonly string[]
  general?: OwnRate
  special?: OwnSpecial
  column2?: OwnRate
  footnotes: readonly Footnote[]
  quotaQuantity?: string
  additionalDuties?: string
  /** The line that it is indented under. */
  parent?: ScheduleLine
  /** A broken row is between it and the line that it is indented under: nothing is inherited across that. */
  isUnderBroken?: true
  /** A line under it has a rate of its own. */
  hasRatesBelow?: true
}

/** A rate text that Parley does not understand. Its line is in the schedule, and has no figure. */
export interface UnreadRate {
  row: number
  code: string
  field: 'general' | 'special' | 'column2'
  problem: RateProblem
}

export interface Schedule {
  revision: string
  /** In the order of the file. Broken rows are not among them. */
  lines: readonly ScheduleLine[]
  byCode: ReadonlyMap<string, ScheduleLine>
  /** False for a CSV file, which has no footnotes: what they refer to is not known, and not nothing. */
  hasFootnotes: boolean
  unread: readonly UnreadRate[]
}

/** The descriptions of the lines above a line, from the top, and its own. */
export function descriptionsOf(line: ScheduleLine): string[] {
  const descriptions: string[] = []
  for (let at: ScheduleLine | undefined = line; at; at = at.parent) descriptions.push(at.description)
  return descriptions.toReversed()
}

/** The footnotes of a line and of the lines above it, its own first: a note to a subheading is one to the lines under it. */
export function footnotesOf(line: ScheduleLine): Footnote[] {
  const notes: Footnote[] = []
  for (let at: ScheduleLine | undefined = line; at; at = at.parent) notes.push(...at.footnotes)
  return notes
}
