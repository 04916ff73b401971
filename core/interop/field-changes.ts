import { headerShape } from '../model/records/header'
import type { AnyRecord } from '../model/records/records'

/** A field that would be another: as JSON has it, nothing where it is empty. */
export interface FieldChange {
  field: string
  from?: unknown
  to?: unknown
}

/** The fields in which a record differs from what it was, in the order of the record; what the desk counts is left aside. */
export function changesBetween(before: AnyRecord | undefined, after: AnyRecord): FieldChange[] {
  const [was, is] = [before ?? {}, after] as Record<string, unknown>[]
  return [...new Set([...Object.keys(is ?? {}), ...Object.keys(was ?? {})])]
    .filter((field) => field === 'marking' || !Object.hasOwn(headerShape, field))
    .filter((field) => sorted(was?.[field]) !== sorted(is?.[field]))
    .map((field) => ({
      field,
      ...(was?.[field] === undefined ? {} : { from: was[field] }),
      ...(is?.[field] === undefined ? {} : { to: is[field] }),
    }))
}

/** As JSON, whatever the order of its members. */
function sorted(value: unknown): string | undefined {
  return JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  )
}

/** A value in one line, for a person: a name in the first language that it has, a date in EDTF, a list by its items. */
export function valueInWords(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map((item) => valueInWords(item)).join('; ')
  if (typeof value !== 'object') return JSON.stringify(value)
  return Object.entries(value)
    .map(([name, item]) => `${name}: ${valueInWords(item)}`)
    .join(', ')
}
