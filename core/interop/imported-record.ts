import { z } from 'zod'
import { ParleyError } from '../base/errors'
import type { Failure } from '../base/failure'
import { plainJson } from '../base/plain-json'
import { isTaken, refuseIfFrozen, refuseNewText, refuseUntyped } from '../commands/apply'
import { reopenedIfPrinted } from '../commands/clear-memo'
import type { Actor } from '../commands/command'
import { asEdited } from '../commands/touched'
import { asOfOf, settingsOf, type DeskRead } from '../desk/desk-read'
import { filesOnNote, keptOriginal } from '../desk/index-keys'
import { contentOf, fieldDifferences, isContentField } from '../model/records/content'
import { migratedFields } from '../model/migrations/migrated-record'
import { RECORD_SCHEMAS, type AnyRecord, type RecordOf } from '../model/records/records'
import { checkField, fieldSchema } from '../model/schema/check-field'
import { parseRecord } from '../model/schema/parse-record'
import type { CollectionName } from '../model/values/collection-names'
import { ownIdSchema } from '../model/values/ids'
import { borderZoneOf } from '../rates/border-clock'
import { fieldsAfter, type Candidate } from './candidate'
import { valueAt } from './columns'
import { garbledIn } from './garbled'
import { settleBreaks } from './imported-breaks'
import { settleDates } from './imported-dates'
import { settleRates } from './imported-rates'

/** An imported record, or everything wrong with it in the file. */
type Made = { record: AnyRecord; warnings: readonly Failure[] } | { faults: Failure[] }

/**
 * A file's record as it becomes on the desk. The desk sets its revision, and who made and changed it when: the importing staff member has changed it.
 * @throws ParleyError `field-invalid`, `import-settings`, `memo-issued`, `field-reserved`, `note-of-another`, `record-exists`, `rule-broken`
 */
export function recordAfter(desk: DeskRead, candidate: Candidate, before: AnyRecord | undefined, actor: Actor): Made {
  const { collection, id } = candidate
  const faults = [...candidate.faults]
  // If the line itself is in doubt, so are its cells.
  if (faults.some(({ code }) => code !== 'import-cell')) return { faults }
  if (!ownIdSchema.safeParse(id).success) faults.push(cell(candidate, 'id', { reason: 'id', limit: 0, length: 0 }))
  faults.push(...garbledCells(candidate, before))
  const given = fieldsAfter(candidate, before)
  const fields = candidate.isOfAnySchema ? migratedFields(collection, given) : given
  const header = {
    id,
    rev: (before?.rev ?? 0) + 1,
    createdBy: before?.createdBy ?? actor.staff,
    createdAt: before?.createdAt ?? actor.at,
    changedBy: actor.staff,
    changedAt: actor.at,
    marking: fields.marking ?? before?.marking ?? settingsOf(desk).defaultMarking,
  }
  const all = plainJson({ ...fields, ...header }, (field) => tooMuch(candidate, field)) as Record<string, unknown>
  settleBreaks(collection, all)
  settleRates(collection, all)
  const timeZone = borderZoneOf(desk, collection, all) ?? asOfOf(settingsOf(desk), actor.at).timeZone
  const dates = settleDates(collection, all, before, timeZone, (column) => lineAt(candidate, column))
  faults.push(...dates.faults)
  if (faults.length > 0 || !RECORD_SCHEMAS[collection].safeParse(all).success)
    return { faults: [...faults, ...faultsOf(candidate, all, before, timeZone)] }
  const parsed: AnyRecord = parseRecord(collection, all)
  refuseUnfit(desk, candidate, before, parsed, actor)
  const record =
    collection === 'memo' && before
      ? reopenedIfPrinted(before as RecordOf<'memo'>, parsed as RecordOf<'memo'>, actor.at)
      : collection === 'note'
        ? asEdited(parsed as RecordOf<'note'>, before as RecordOf<'note'> | undefined, actor.at)
        : parsed
  return { record, warnings: [...dates.warnings, ...lackedFiles(desk, collection, record)] }
}

/** Exports hold no files: those that a source or a note names may not be on this desk. */
function lackedFiles(desk: DeskRead, collection: CollectionName, record: AnyRecord): Failure[] {
  return namedFiles(collection, record)
    .filter(({ sha256 }) => !isNamed(desk, sha256))
    .map(({ name, sha256 }) => ({ code: 'original-missing', params: { file: name, sha256 } }))
}

function namedFiles(collection: CollectionName, record: AnyRecord): readonly { name: string; sha256: string }[] {
  if (collection === 'note') return (record as RecordOf<'note'>).attachments ?? []
  const original = collection === 'source' ? (record as RecordOf<'source'>).original : undefined
  return original?.kept === true ? [original] : []
}

const isNamed = (desk: DeskRead, sha256: string): boolean =>
  desk.index('source', keptOriginal).get(sha256).length > 0 || desk.index('note', filesOnNote).get(sha256).length > 0

/** Kinds with fields, or records, that not everybody may change. */
const OWN_RULES: ReadonlySet<CollectionName> = new Set(['deskSettings', 'memo', 'note'])

/** Refuses whatever an edit by hand would be refused for. */
function refuseUnfit(
  desk: DeskRead,
  { collection, id }: Candidate,
  before: AnyRecord | undefined,
  record: AnyRecord,
  actor: Actor,
): void {
  if (collection === 'source') refuseNewText(before as RecordOf<'source'> | undefined, record as RecordOf<'source'>)
  if (collection === 'draft' && !before && isTaken(desk, collection, id, (record as RecordOf<'draft'>).of))
    throw new ParleyError('record-exists', { collection: (record as RecordOf<'draft'>).of, id })
  if (!OWN_RULES.has(collection)) return
  const changed = fieldDifferences(before && contentOf(before), contentOf(record))
  if (collection === 'deskSettings' && changed.length > 0) throw new ParleyError('import-settings')
  if (collection === 'memo') {
    const memo = before as RecordOf<'memo'> | undefined
    const fields = Object.fromEntries(changed.map(({ field, to }) => [field, to]))
    if (before && changed.length > 0) refuseIfFrozen('memo', before, actor, Object.keys(fields))
    refuseUntyped(fields, memo)
  }
  if (collection === 'note' && changed.length > 0) {
    const names = changed.map(({ field }) => field)
    if (before) refuseIfFrozen('note', before, actor, names)
    if ((!before || names.includes('staff')) && (record as RecordOf<'note'>).staff !== actor.staff)
      throw new ParleyError('note-of-another', { id })
  }
}

/** Every field that its schema refuses, each with its line and column; one sentence for everything that a new record lacks. */
function faultsOf(
  candidate: Candidate,
  all: Record<string, unknown>,
  before: AnyRecord | undefined,
  timeZone: string,
): Failure[] {
  const names = Object.keys(RECORD_SCHEMAS[candidate.collection].shape)
  const kept = names.filter(isContentField)
  // An unreadable cell has been reported already, and its field is not missing.
  const told = new Set(candidate.faults.map(({ params }) => String(params.column).split('.')[0]))
  const found = kept.flatMap((name) => {
    const wrong = told.has(name) ? undefined : checkField(candidate.collection, name, all[name])
    // Nothing but spaces is not a mistyped id.
    const isEmpty = wrong?.reason === 'id' && typeof all[name] === 'string' && all[name].trim() === ''
    return wrong ? [{ name, wrong: isEmpty ? { ...wrong, reason: 'missing' } : wrong }] : []
  })
  // Most often the file has a few columns and a mistyped id: then the record is missing, rather than each of its fields.
  const lacks = before ? [] : found.filter(({ wrong }) => wrong.reason === 'missing')
  const rest = lacks.length > 1 ? found.filter((one) => !lacks.includes(one)) : found
  return [
    ...(lacks.length > 1
      ? [
          incomplete(
            candidate,
            lacks.map(({ wrong }) => wrong.path),
          ),
        ]
      : []),
    ...rest.map(({ name, wrong }) => {
      const allowed = wrong.reason === 'not-allowed' && wrong.path === name ? valuesOf(candidate.collection, name) : []
      const fault = cell(candidate, wrong.path, wrong)
      if (wrong.text !== undefined) return { ...fault, params: { ...fault.params, text: wrong.text, timeZone } }
      return allowed.length === 0
        ? fault
        : { ...fault, params: { ...fault.params, reason: 'not-one-of', allowed: allowed.join(', ') } }
    }),
  ]
}

/** Cells whose text was read in a wrong encoding before: what the desk has is not replaced by it. */
function garbledCells({ given }: Candidate, before: AnyRecord | undefined): Failure[] {
  if (!('cells' in given)) return []
  return given.cells.flatMap(({ path, value, line }): Failure[] => {
    const garbled = typeof value === 'string' && value !== valueAt({ ...before }, path) ? garbledIn(value) : undefined
    if (!garbled) return []
    const { found, likely } = garbled
    const params = { line, column: path.join('.'), found, likely: likely === undefined ? '' : ` (“${likely}”)` }
    return [{ code: 'import-garbled', params }]
  })
}

function incomplete({ id, line, isFresh, given }: Candidate, columns: readonly string[]): Failure {
  const inFile = 'cells' in given ? [...(given.columns ?? [])] : []
  const areThere = columns.every((lacked) => inFile.some((name) => isAt(lacked, name)))
  if (isFresh) return { code: 'import-row-incomplete', params: { line, columns: columns.join(', ') } }
  const code = areThere ? 'import-cells-empty' : 'import-incomplete'
  return { code, params: { id: id.slice(0, 100), line, columns: columns.join(', ') } }
}

/** The possible values of a vocabulary field; none for any other field. */
function valuesOf(collection: CollectionName, name: string): readonly string[] {
  const schema = fieldSchema(collection, name)
  const inner = schema instanceof z.ZodOptional ? schema.unwrap() : schema
  return inner instanceof z.ZodEnum ? inner.options.map(String) : []
}

function cell(candidate: Candidate, column: string, why: { reason: string; limit: number; length: number }): Failure {
  const { reason, limit, length } = why
  return { code: 'import-cell', params: { line: lineAt(candidate, column), column, reason, limit, length } }
}

/** The line of a cell. It may be later than its record's first line, if a cell above it has line breaks. */
function lineAt({ given, line }: Candidate, column: string): number {
  const at = 'cells' in given ? given.cells.find(({ path }) => isAt(path.join('.'), column))?.line : undefined
  return at ?? line
}

const isAt = (name: string, column: string) =>
  column === name || column.startsWith(`${name}.`) || column.startsWith(`${name}[`)

const tooMuch = ({ collection, id }: Candidate, field: string) =>
  new ParleyError('field-invalid', { collection, id, field, reason: 'wrong-type', limit: 0, length: 0 })
