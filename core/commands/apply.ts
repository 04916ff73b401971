import { ParleyError } from '../contract/errors'
import { settingsOf, type DeskRead } from '../desk/desk-read'
import { refKey, type Op } from '../desk/ops'
import type { StepLabel } from '../history/step'
import { COLLECTION_NAMES, type CollectionName } from '../model/collection-names'
import { missingFields } from '../model/check-field'
import { parseRecord } from '../model/parse-record'
import type { AnyRecord, RecordOf } from '../model/records'
import type { RecordRef } from '../model/sources'
import { checkOps } from './check-ops'
import type { Actor, Command } from './command'
import { planDelete } from './delete-plan'

/** What a command does to the desk, what undoes it, and what it is called. */
export interface Applied {
  ops: Op[]
  inverse: Op[]
  label: StepLabel
}

type CommandOf<K extends Command['kind']> = Extract<Command, { kind: K }>

/**
 * Works out what a command does, without doing it. Each record is parsed by its schema, its references must exist, and the rules of
 * the model must hold afterwards.
 * @throws ParleyError `field-invalid`, `record-exists`, `record-missing`, `record-changed`, `record-in-use`, `note-of-another`,
 *   `memo-issued`, `draft-incomplete`, `not-in-trash`, `rule-broken`
 */
export function apply(desk: DeskRead, command: Command, actor: Actor): Applied {
  const applied = plan(desk, command, actor)
  checkOps(desk, applied.ops)
  return applied
}

function plan(desk: DeskRead, command: Command, actor: Actor): Applied {
  switch (command.kind) {
    case 'create':
      return create(desk, command, actor)
    case 'change':
      return change(desk, command, actor)
    case 'delete':
      return remove(desk, command, actor)
    case 'restore':
      return restore(desk, command, actor)
    case 'complete':
      return complete(desk, command, actor)
  }
}

const labelOf = (kind: StepLabel['kind'], { collection, id }: RecordRef, more = 0): StepLabel => ({
  kind,
  collection,
  id,
  fields: [],
  more,
})

function create(desk: DeskRead, { collection, id, fields }: CommandOf<'create'>, actor: Actor): Applied {
  if (desk.trash[refKey({ collection, id })]) throw new ParleyError('record-exists', { collection, id })
  return make(desk, { collection, id }, fields, actor)
}

function make(desk: DeskRead, ref: RecordRef, fields: Record<string, unknown>, actor: Actor): Applied {
  const { collection, id } = ref
  if (desk.get(collection, id)) throw new ParleyError('record-exists', { collection, id })
  if (collection === 'note' && fields.staff !== actor.staff) throw new ParleyError('note-of-another', { id })
  // One that was completed, undone and is completed again goes on counting.
  const rev = (desk.trash[refKey(ref)]?.record.rev ?? 0) + 1
  const header = { id, rev, createdBy: actor.staff, createdAt: actor.at }
  const ops = [put(desk, collection, { ...fields, ...header }, undefined, actor)]
  return { ops, inverse: [thrown(ref, actor)], label: labelOf('create', ref) }
}

function change(desk: DeskRead, { collection, id, rev, fields }: CommandOf<'change'>, actor: Actor): Applied {
  const before = seen(desk, { collection, id }, rev)
  refuseIfFrozen(collection, before, actor, Object.keys(fields))
  const header = { id, rev: before.rev + 1, createdBy: before.createdBy, createdAt: before.createdAt }
  const kept = Object.entries({ ...before, ...fields }).filter(([, value]) => value !== null)
  const ops = [put(desk, collection, { ...Object.fromEntries(kept), ...header }, before, actor)]
  const label: StepLabel = {
    ...labelOf('change', { collection, id }),
    fields: changedFields(collection, before, fields),
  }
  return { ops, inverse: [{ op: 'put', collection, record: before }], label }
}

/** The fields of a change; for a draft, those inside it that are not as they were. */
function changedFields(collection: CollectionName, before: AnyRecord, fields: Record<string, unknown>): string[] {
  const after = fields.fields
  if (collection !== 'draft' || typeof after !== 'object' || after === null) return Object.keys(fields)
  const was = (before as RecordOf<'draft'>).fields
  const names = [...new Set([...Object.keys(was), ...Object.keys(after)])]
  return names.filter((name) => JSON.stringify(was[name]) !== JSON.stringify((after as Record<string, unknown>)[name]))
}

function remove(desk: DeskRead, command: CommandOf<'delete'>, actor: Actor): Applied {
  const { collection, id, rev } = command
  const before = seen(desk, { collection, id }, rev)
  refuseIfFrozen(collection, before, actor, undefined)
  if (collection === 'deskSettings') throw new ParleyError('settings-needed')
  const { deletes, unlinks, blockers } = planDelete(desk, { collection, id })
  const [blocker] = blockers
  if (blocker) throw inUse({ collection, id }, blocker)
  const shown = new Set([...(command.along ?? []), ...(command.unlinked ?? [])].map(refKey))
  const taken = [...deletes.slice(1), ...unlinks.map((left) => ({ collection: left.collection, id: left.record.id }))]
  const unseen = taken.find((ref) => !shown.has(refKey(ref)))
  if (unseen) throw inUse({ collection, id }, unseen)
  if (shown.size !== taken.length) throw new ParleyError('record-changed', { collection, id })
  const ops = [
    ...unlinks.map(
      (left) => ({ op: 'put', collection: left.collection, record: touched(left.record, actor) }) as const,
    ),
    // What names others goes before what it names.
    ...deletes.map((ref) => thrown(ref, actor)).toReversed(),
  ]
  const inverse = [...deletes, ...unlinks.map((left) => ({ collection: left.collection, id: left.record.id }))].flatMap(
    (ref): Op[] => {
      const record = desk.get(ref.collection, ref.id)
      return record ? [{ op: 'put', collection: ref.collection, record }] : []
    },
  )
  return { ops, inverse, label: labelOf('delete', { collection, id }, deletes.length - 1) }
}

function restore(desk: DeskRead, { records }: CommandOf<'restore'>, actor: Actor): Applied {
  const ops = records.map((ref): Op => {
    const trashed = desk.trash[refKey(ref)]
    if (!trashed) throw new ParleyError('not-in-trash', { collection: ref.collection, id: ref.id })
    return { op: 'put', collection: ref.collection, record: touched(trashed.record, actor) }
  })
  const [first] = records
  if (!first) throw new ParleyError('not-in-trash')
  return {
    ops,
    inverse: records.map((ref) => thrown(ref, actor)),
    label: labelOf('restore', first, records.length - 1),
  }
}

function complete(desk: DeskRead, { id, rev }: CommandOf<'complete'>, actor: Actor): Applied {
  const draft = seen(desk, { collection: 'draft', id }, rev) as RecordOf<'draft'>
  const [missing] = missingFields(draft.of, draft.fields)
  if (missing !== undefined) throw new ParleyError('draft-incomplete', { collection: draft.of, field: missing })
  const fields = { marking: draft.marking, ...draft.fields }
  const made = make(desk, { collection: draft.of, id }, fields, actor)
  return {
    ops: [...made.ops, { op: 'delete', collection: 'draft', id }],
    inverse: [...made.inverse, { op: 'put', collection: 'draft', record: draft }],
    label: labelOf('complete', { collection: draft.of, id }),
  }
}

const thrown = ({ collection, id }: RecordRef, actor: Actor): Op => ({
  op: 'delete',
  collection,
  id,
  trash: { by: actor.staff, at: actor.at },
})

/** A record as the next revision of itself. */
export function touched<R extends AnyRecord>(record: R, actor: Actor, rev = record.rev + 1): R {
  return { ...record, rev, changedBy: actor.staff, changedAt: actor.at }
}

function put(
  desk: DeskRead,
  collection: CollectionName,
  draft: Record<string, unknown>,
  before: AnyRecord | undefined,
  actor: Actor,
): Op {
  const marking = draft.marking ?? (collection === 'deskSettings' ? undefined : settingsOf(desk).defaultMarking)
  const record = parseRecord(collection, { ...draft, marking, changedBy: actor.staff, changedAt: actor.at })
  if (collection === 'source') refuseNewText(before as RecordOf<'source'> | undefined, record as RecordOf<'source'>)
  if (collection === 'deskSettings') refuseOtherScheme(desk, record as RecordOf<'deskSettings'>)
  return { op: 'put', collection, record }
}

/** The record, if it is there and as the person saw it. */
function seen(desk: DeskRead, ref: RecordRef, rev: number): AnyRecord {
  const { collection, id } = ref
  const before = desk.get(collection, id)
  if (!before && desk.trash[refKey(ref)]) throw new ParleyError('record-trashed', { collection, id })
  if (!before) throw new ParleyError('record-missing', { collection, id })
  if (before.rev !== rev) throw new ParleyError('record-changed', { collection, id })
  return before
}

const inUse = ({ collection, id }: RecordRef, by: RecordRef) =>
  new ParleyError('record-in-use', { collection, id, by: `${by.collection} ${by.id}` })

/** An issued memo is frozen; a note is its writer's, and others may only say that it is resolved. */
function refuseIfFrozen(
  collection: CollectionName,
  before: AnyRecord,
  actor: Actor,
  fields: readonly string[] | undefined,
): void {
  if (collection === 'memo' && (before as RecordOf<'memo'>).status === 'issued') {
    throw new ParleyError('memo-issued', { id: before.id })
  }
  if (collection !== 'note' || (before as RecordOf<'note'>).staff === actor.staff) return
  if (fields?.length === 1 && fields[0] === 'resolved') return
  throw new ParleyError('note-of-another', { id: before.id })
}

/** A desk does not change its marking scheme while its records are marked in another: no memo could be marked then. */
function refuseOtherScheme(desk: DeskRead, settings: RecordOf<'deskSettings'>): void {
  const { scheme } = settings.defaultMarking
  const other = COLLECTION_NAMES.filter((name) => name !== 'deskSettings')
    .flatMap((name) => desk.all(name))
    .find((record) => record.marking.scheme !== scheme)
  if (!other) return
  const params = { found: other.marking.scheme, expected: scheme }
  throw new ParleyError('rule-broken', { finding: 'marking-mixed', field: 'defaultMarking', ...params })
}

/** The text of a source is a snapshot: annotations point into it, so it may be given once and never be another. */
function refuseNewText(before: RecordOf<'source'> | undefined, after: RecordOf<'source'>): void {
  if (before?.sha256 === undefined || before.sha256 === after.sha256) return
  throw new ParleyError('rule-broken', {
    finding: 'snapshot-fixed',
    collection: 'source',
    id: after.id,
    field: 'sha256',
  })
}
