import { isTable } from '../base/plain-json'
import { withoutUnprintable, withPlainBreaks } from '../base/text'
import { RECORD_SCHEMAS } from '../model/records/records'
import type { CollectionName } from '../model/values/collection-names'

type Table = Record<string, unknown>

/**
 * Settles, in place, the line breaks of other systems (vertical tab, form feed, next line, line and paragraph separator) in a file's texts that are refused
 * for them: they become line feeds, or spaces where a text has one line.
 */
export function settleBreaks(collection: CollectionName, fields: Table): void {
  const broken = refusedFor(collection, fields, 'control-character')
  for (const path of broken) change(fields, path, withPlainBreaks)
  if (broken.length === 0) return
  const names = new Set(refusedFor(collection, fields, 'line-break').map((path) => path.join('.')))
  for (const path of broken)
    if (names.has(path.join('.'))) change(fields, path, (text) => withoutUnprintable(text, 'one'))
}

function refusedFor(collection: CollectionName, fields: Table, message: string): PropertyKey[][] {
  const { error } = RECORD_SCHEMAS[collection].safeParse(fields)
  return error?.issues.filter((issue) => issue.message === message).map(({ path }) => path) ?? []
}

function change(fields: Table, path: readonly PropertyKey[], by: (text: string) => string): void {
  const last = path.at(-1)
  let inner: unknown = fields
  for (const step of path.slice(0, -1)) inner = (inner as Record<PropertyKey, unknown> | undefined)?.[step]
  if (last === undefined || (!isTable(inner) && !Array.isArray(inner))) return
  const holder = inner as Record<PropertyKey, unknown>
  const text = holder[last]
  if (typeof text === 'string') holder[last] = by(text)
}
