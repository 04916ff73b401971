import { ParleyError } from '../base/errors'
import { asFailure, type Failure } from '../base/failure'
import { sameContent } from '../base/same-value'
import type { Actor } from '../commands/command'
import type { Side } from '../commands/import-schema'
import type { DeskRead } from '../desk/desk-read'
import { refKey } from '../desk/ops'
import { contentOf, fieldDifferences } from '../model/records/content'
import type { AnyRecord } from '../model/records/records'
import { fieldsAfter, type Candidate, type LeftOut, type ParsedImport } from './candidate'
import { editedNames } from './edited-names'
import type { ImportItem } from './import-item'
import type { Conflict, ImportState } from './import-states'
import { recordAfter } from './imported-record'
import { refuseBroken } from './refuse-broken'

/** The side that gives the records in conflicts: one for all, and the records (by `refKey`) that take the other. */
export interface ImportChoice {
  take: Side
  except: ReadonlySet<string>
}

/** The effect of an import on the desk at one revision. */
export interface ImportPlan {
  revision: number
  items: readonly ImportItem[]
  leftOut: readonly LeftOut[]
}

export interface PlanOptions {
  /** The desk to import into, and its revision. */
  storeId: string
  revision: number
  choice: ImportChoice
  actor: Actor
  /** Nobody has said who will import: notes, which are their writers', are judged as if by their writers. */
  byAnybody?: boolean
}

const STRIDE = 500

/**
 * Works out what an import would do, without doing it. Records that the file lacks do not change. Yields the number of records compared; a full run costs a few
 * passes over the desk, however many records the file has.
 */
export function* previewImport(
  desk: DeskRead,
  parsed: ParsedImport,
  options: PlanOptions,
): Generator<number, ImportPlan> {
  const items: ImportItem[] = []
  const lines = linesOf(parsed.candidates)
  const isOther = parsed.storeId !== undefined && parsed.storeId !== options.storeId
  for (const candidate of parsed.candidates) {
    const all = lines.get(refKey(candidate)) ?? []
    items.push(all.length < 2 ? itemOf(desk, candidate, options, isOther) : twice(candidate, all))
    if (items.length % STRIDE === 0) yield items.length
  }
  yield items.length
  refuseBroken(desk, items)
  return { revision: options.revision, items, leftOut: [...parsed.leftOut, ...editedNames(desk, items)] }
}

const nothing = { whys: [], warnings: [], changes: [], taken: false }

/** How many of an id's lines are named at most. */
const NAMED_LINES = 6

/** The lines of each record, up to a limit: an id on several lines is imported from none of them. */
function linesOf(candidates: readonly Candidate[]): Map<string, number[]> {
  const lines = new Map<string, number[]>()
  for (const candidate of candidates) {
    // It is not known which record this is.
    if (candidate.id === '') continue
    const known = lines.get(refKey(candidate))
    if (!known) lines.set(refKey(candidate), [candidate.line])
    else if (known.length < NAMED_LINES) known.push(candidate.line)
  }
  return lines
}

function twice(candidate: Candidate, lines: readonly number[]): ImportItem {
  const { collection, id, line } = candidate
  // JSON may have all of its records on one line.
  const others = lines.some((other) => other !== line) ? lines.filter((other) => other !== line) : [line]
  const params = { collection, id: id.slice(0, 100), line, others: others.join(', ') }
  const why: Failure = { code: candidate.isFresh ? 'import-row-twice' : 'import-id-twice', params }
  return { ...nothing, candidate, state: 'refused', whys: [why] }
}

function itemOf(desk: DeskRead, candidate: Candidate, options: PlanOptions, isOther: boolean): ImportItem {
  const { collection, id } = candidate
  const refused = (whys: readonly Failure[]): ImportItem => ({ ...nothing, candidate, state: 'refused', whys })
  const before: AnyRecord | undefined = desk.get(collection, id)
  if (!before && desk.trash[refKey(candidate)]) return { ...nothing, candidate, state: 'trashed' }
  let record: AnyRecord
  let warnings: readonly Failure[]
  try {
    const made = recordAfter(desk, candidate, before, actorOf(candidate, before, options))
    if ('faults' in made) return refused(made.faults)
    ;({ record, warnings } = made)
  } catch (error) {
    if (!(error instanceof ParleyError)) throw error
    return refused([asFailure(error)])
  }
  if (!before) return { ...nothing, candidate, state: 'new', record, warnings, taken: true }
  if (sameContent(before, record)) return { ...nothing, candidate, state: 'same', before }
  const changes = fieldDifferences(contentOf(before), contentOf(record))
  const conflict = conflictOf(candidate, before, isOther)
  const item = { ...nothing, candidate, before, record, changes, warnings }
  if (conflict === undefined) return { ...item, state: 'changed', taken: true }
  const { take, except } = options.choice
  const fromFile = (take === 'file') !== except.has(refKey(candidate))
  return { ...item, state: 'conflict', conflict, taken: fromFile }
}

function actorOf(candidate: Candidate, before: AnyRecord | undefined, { actor, byAnybody }: PlanOptions): Actor {
  if (!byAnybody || candidate.collection !== 'note') return actor
  const { staff } = fieldsAfter(candidate, before)
  return typeof staff === 'string' ? { ...actor, staff: staff as Actor['staff'] } : actor
}

function conflictOf({ rev, changedAt }: Candidate, before: AnyRecord, isOther: boolean): Conflict | undefined {
  // Two desks count revisions separately.
  if (isOther) return 'other-desk'
  if (rev === undefined) return 'no-revision'
  if (rev !== before.rev) return rev < before.rev ? 'changed-since' : 'later'
  // A copy of the desk counts the same numbers, and so does a desk that returned to an earlier state: the same number made at another time is another revision.
  // A spreadsheet may have rewritten the instant, which then says nothing.
  const at = /^\d{4}-\d\d-\d\dT/.test(changedAt ?? '') ? Date.parse(changedAt ?? '') : Number.NaN
  return Number.isNaN(at) || at === Date.parse(before.changedAt) ? undefined : 'changed-since'
}

/** A plan in figures: records of each state, records to write, and records with a warning. */
export type ImportCounts = Record<ImportState | 'taken' | 'warnings', number>

/** Counts a plan. */
export function countsOf({ items }: Pick<ImportPlan, 'items'>): ImportCounts {
  const counts: ImportCounts = {
    new: 0,
    changed: 0,
    conflict: 0,
    same: 0,
    refused: 0,
    trashed: 0,
    taken: 0,
    warnings: 0,
  }
  for (const item of items) {
    counts[item.state] += 1
    if (item.taken) counts.taken += 1
    if (item.taken && item.warnings.length > 0) counts.warnings += 1
  }
  return counts
}

/** Runs a job that reports its progress to its end. */
export function finished<T>(work: Generator<unknown, T>): T {
  let step = work.next()
  while (!step.done) step = work.next()
  return step.value
}
