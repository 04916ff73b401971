import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../../../helpers/desks/sample'

/** A row as the USITC exports it in JSON. */
export interface ExportRow {
  htsno: string
  indent: string
  description: string
  superior: string | null
  units: string[] | null
  general: string
  special: string
  other: string
  footnotes: { columns: string[]; value: string; type: string }[] | null
  quotaQuantity: string | null
  additionalDuties: string | null
}

/** 429 real rows: rice, sugar, beef, milk, vinegar, coffee, cars, trucks and watches. */
export const EXCERPT_JSON = readFileSync(join(ROOT, 'test/fixtures/rates/hts-excerpt.json'), 'utf8')
export const excerpt = (): ExportRow[] => JSON.parse(EXCERPT_JSON) as ExportRow[]

export const CSV_HEADER =
  'HTS Number,Indent,Description,Unit of Quantity,General Rate of Duty,Special Rate of Duty,Column 2 Rate of Duty,Quota Quantity,Additional Duties'

/** Rows as the USITC exports them in CSV: every cell within quotes, units as a JSON list in their cell, no footnotes. */
export function csvOf(rows: readonly ExportRow[], delimiter = ','): string {
  const lines = rows.map((row) =>
    [
      row.htsno,
      row.indent,
      row.description,
      (row.units ?? []).length === 0 ? '' : JSON.stringify(row.units),
      row.general,
      row.special,
      row.other,
      row.quotaQuantity ?? '',
      row.additionalDuties ?? '',
    ]
      .map((cell) => `"${cell.replaceAll('"', '""')}"`)
      .join(delimiter),
  )
  return `${[CSV_HEADER.replaceAll(',', delimiter), ...lines].join('\n')}\n`
}

/** A row with these fields, and empty ones otherwise. */
export const row = (fields: Partial<ExportRow>): ExportRow => ({
  htsno: '',
  indent: '0',
  description: 'Other',
  superior: null,
  units: [],
  general: '',
  special: '',
  other: '',
  footnotes: [],
  quotaQuantity: null,
  additionalDuties: null,
  ...fields,
})
