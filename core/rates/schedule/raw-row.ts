import { linesNamed } from '../terms/references'
import type { BrokenRow, FileProblem, Footnote, ScheduleField } from './schedule'

/** A row whose fields have the right types; what they say is not checked yet. */
export interface RawRow {
  row: number
  code: string
  indent: string
  description: string
  units: readonly string[]
  general: string
  special: string
  column2: string
  footnotes: readonly Footnote[]
  quotaQuantity: string
  additionalDuties: string
}

/** A row that could not be taken apart. Its indent, if it can be read, still has a place among the lines. */
export interface UnreadableRow {
  row: number
  indent?: string
  faults: readonly BrokenRow[]
}

/** The rows of a file, broken ones included, or why it has none. */
export type Rows =
  { problem: FileProblem } | { problem?: undefined; rows: readonly (RawRow | UnreadableRow)[]; hasFootnotes: boolean }

/** A value as a message can show it, on one line. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}

export const fault = (
  row: number,
  field: ScheduleField,
  reason: BrokenRow['fault'],
  value: unknown = '',
): BrokenRow => ({ row, field, fault: reason, value: shown(value) })

/** How the export names the columns that a footnote is about. */
const COLUMNS: Readonly<Record<string, string>> = { other: 'column2', desc: 'description', stat: 'statistical' }

/** A footnote of the export: `{ columns: ["general"], value: "See 9903.88.15. ", type: "endnote" }`; undefined if it has another form. */
export function footnoteOf(note: unknown): Footnote | undefined {
  if (typeof note !== 'object' || note === null) return undefined
  const { columns, value } = note as { columns?: unknown; value?: unknown }
  if (typeof value !== 'string' || !isTexts(columns)) return undefined
  const text = value.replaceAll(/\s+/g, ' ').trim()
  return { columns: columns.map((column) => COLUMNS[column] ?? column), text, lines: linesNamed(text) }
}

export const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string')
