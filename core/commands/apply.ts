import { ParleyError } from '../base/errors'
import { plainJson } from '../base/plain-json'
import { sameContent } from '../base/same-value'
import { settingsOf, type DeskRead } from '../desk/desk-read'
import { refKey, refOfKey, type Op, type TrashedRecord, type Unlinked } from '../desk/ops'
import { overlay } from '../desk/staged-desk'
import type { StepLabel } from '../journal/step'
import { isFrozenMemo, memoFieldNotTyped } from '../model/records/memos'
import type { AnyRecord, RecordOf } from '../model/records/records'
import { missingFields } from '../model/schema/check-field'
import { parseRecord } from '../model/schema/parse-record'
import { referencesOf } from '../model/schema/references'
import { COLLECTION_NAMES, type CollectionName } from '../model/values/collection-names'
import { recordRefSchema, type RecordRef } from '../model/values/record-ref'
import { changedFields } from './changed-fields'
import { checkOps } from './check-ops'
import type { Actor, CommandOf, RecordCommand } from './command'
import { planDeleteAll, type DeletePlan } from './delete-plan'
import { evidenceAlong } from './evidence-along'
import { noteMarking } from './note-marking'
import { relinked } from './relink'
import { asEdited, broughtBack, thrown, touched } from './touched'
import { wishedFields } from './wished-fields'

/** A command's effect on the desk, and its label. */
export interface Applied {
  ops: Op[]
  label: StepLabel
}

/**
 * Works out what a command does, without doing it. Each record is parsed by its schema, its references must exist, and the rules of
 * the model must hold afterwards.
 * @throws ParleyError `field-invalid`, `record-exists`, `record-missing`, `record-changed`, `record-in-use`, `note-of-another`,
 *   `memo-issued`, `field-reserved`, `field-not-shared`, `draft-incomplete`, `not-in-trash`, `rule-broken`
 */
export function apply(desk: DeskRead, command: RecordCommand, actor: Actor): Applied {
  const applied = planRecord(desk, command, actor)
  checkOps(desk, applied.ops)
  return applied
}

/** As `apply`, without checking references and rules: the caller checks them after adding to the plan. */
export function planRecord(desk: DeskRead, command: RecordCommand, actor: Actor): Applied {
  switch (command.kind) {
    case 'create':
      return create(desk, command, actor)
    case 'change':
      return change(desk, command, actor)
    case 'delete':
      return remove(desk, command, actor)
    case 'deleteAll':
      return removeAll(desk, command, actor)
    case 'changeAll':
      return changeAll(desk, command, actor)
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

function create(desk: DeskRead, { collection, id, fields, quotes }: CommandOf<'create'>, actor: Actor): Applied {
  if (isTaken(desk, collection, id, fields.of)) throw new ParleyError('record-exists', { collection, id })
  const about = recordRefSchema.safeParse(fields.about).data
  const marked = quotes !== undefined && collection === 'note' ? { marking: noteMarking(desk, quotes, about) } : {}
  return make(desk, { collection, id }, { ...fields, ...marked }, actor)
}

/** Is the id in the trash, from where its record may be restored? For a draft, does a record have it whose place the draft would take? */
export function isTaken(desk: DeskRead, collection: CollectionName, id: string, of: unknown): boolean {
  const places = [collection, ...(collection === 'draft' && typeof of === 'string' ? [of as CollectionName] : [])]
  return places.some((place) => desk.trash[`${place}/${id}`] !== undefined || desk.get(place, id) !== undefined)
}

function make(desk: DeskRead, ref: RecordRef, fields: Record<string, unknown>, actor: Actor): Applied {
  const { collection, id } = ref
  if (desk.get(collection, id)) throw new ParleyError('record-exists', { collection, id })
  if (collection === 'note' && fields.staff !== actor.staff) throw new ParleyError('note-of-another', { id })
  if (collection === 'memo') refuseUntyped(fields)
  // A draft that is completed again after an undo continues counting its revisions.
  const rev = (desk.trash[refKey(ref)]?.record.rev ?? 0) + 1
  const header = { id, rev, createdBy: actor.staff, createdAt: actor.at }
  const ops = [put(desk, collection, { ...fields, ...header }, undefined, actor)]
  return { ops, label: labelOf('create', ref) }
}

function change(desk: DeskRead, { collection, id, rev, fields, note }: CommandOf<'change'>, actor: Actor): Applied {
  const before = seen(desk, { collection, id }, rev)
  refuseIfFrozen(collection, before, actor, Object.keys(fields))
  if (collection === 'memo') refuseUntyped(fields, before as RecordOf<'memo'>)
  if (collection === 'note' && fields.staff !== undefined && fields.staff !== actor.staff) {
    throw new ParleyError('note-of-another', { id })
  }
  const header = { id, rev: before.rev + 1, createdBy: before.createdBy, createdAt: before.createdAt }
  const kept = Object.entries({ ...before, ...fields }).filter(([, value]) => value !== null)
  const ops = [put(desk, collection, { ...Object.fromEntries(kept), ...header }, before, actor)]
  const label: StepLabel = {
    ...labelOf('change', { collection, id }),
    fields: changedFields(collection, before, fields),
  }
  // No visible change: no edit, and nothing to undo.
  const [op] = ops
  if (op?.op === 'put' && sameContent(op.record, before)) return { ops: [], label }
  const about = { collection, id }
  const noted = note ? suggested(desk, note, about, actor) : []
  return { ops: [...ops, ...evidenceAlong(desk, about, before, ops, actor), ...noted], label }
}

/** The resolved note that is part of an edit. */
function suggested(
  desk: DeskRead,
  { id, body, quotes }: NonNullable<CommandOf<'change'>['note']>,
  about: RecordRef,
  actor: Actor,
): Op[] {
  const marked = quotes === undefined ? {} : { marking: noteMarking(desk, quotes, about) }
  return make(desk, { collection: 'note', id }, { about, staff: actor.staff, body, resolved: true, ...marked }, actor)
    .ops
}

function remove(desk: DeskRead, command: CommandOf<'delete'>, actor: Actor): Applied {
  const { collection, id, rev, along = [], unlinked = [] } = command
  return removeShown(desk, [{ ref: { collection, id }, rev }], { along, unlinked }, actor)
}

function removeAll(desk: DeskRead, command: CommandOf<'deleteAll'>, actor: Actor): Applied {
  const targets = targetsOf(command)
  const [along, unlinked] = [command.along.map(refOfAnyKey), command.unlinked.map(refOfAnyKey)]
  return removeShown(desk, targets, { along, unlinked }, actor)
}

/** Several records, each at the revision that the person saw. @throws ParleyError `record-changed`, `record-missing` */
function targetsOf({ keys, revs }: { keys: readonly string[]; revs: readonly number[] }) {
  // Each record has its own revision.
  if (new Set(keys).size < keys.length || keys.length !== revs.length) throw new ParleyError('record-changed')
  return keys.map((key, index) => ({ ref: refOfAnyKey(key), rev: revs[index] ?? 0 }))
}

/** Sets one field on several records. One that has the value already stays as it is. */
function changeAll(desk: DeskRead, command: CommandOf<'changeAll'>, actor: Actor): Applied {
  const done = targetsOf(command).flatMap(({ ref, rev }) => {
    const before = seen(desk, ref, rev)
    refuseIfFrozen(ref.collection, before, actor, [command.wish.field])
    const fields = wishedFields(ref.collection, before, command.wish)
    return fields ? [change(desk, { kind: 'change', ...ref, rev, fields }, actor)] : []
  })
  const [first, ...others] = done.filter(({ ops }) => ops.length > 0)
  const [none] = command.keys
  if (!first) return { ops: [], label: labelOf('change', refOfAnyKey(none ?? '')) }
  return { ops: [first, ...others].flatMap(({ ops }) => ops), label: { ...first.label, more: others.length } }
}

/** The record that a key from outside names. @throws ParleyError `record-missing` */
function refOfAnyKey(key: string): RecordRef {
  const ref = recordRefSchema.safeParse(refOfKey(key)).data
  if (!ref) throw new ParleyError('record-missing', { id: key })
  return ref
}

/** Deletes records, each as the person saw it, with all that the person was shown, and nothing else. */
function removeShown(
  desk: DeskRead,
  targets: readonly { ref: RecordRef; rev: number }[],
  shown: { along: readonly RecordRef[]; unlinked: readonly RecordRef[] },
  actor: Actor,
): Applied {
  for (const { ref, rev } of targets) {
    refuseIfFrozen(ref.collection, seen(desk, ref, rev), actor, undefined)
    if (ref.collection === 'deskSettings') throw new ParleyError('settings-needed')
  }
  const [first] = targets
  if (!first) throw new ParleyError('record-missing')
  const { deletes, unlinks, blockers } = planDeleteAll(
    desk,
    targets.map(({ ref }) => ref),
  )
  const [blocker] = blockers
  if (blocker) throw inUse(first.ref, blocker)
  const taken = { along: deletes.slice(targets.length), unlinked: unlinks.map(unlinkedRef) }
  for (const way of ['along', 'unlinked'] as const) {
    const seenKeys = new Set(shown[way].map(refKey))
    const unseen = taken[way].find((ref) => !seenKeys.has(refKey(ref)))
    if (unseen) throw inUse(first.ref, unseen)
    if (seenKeys.size !== taken[way].length)
      throw new ParleyError('record-changed', { collection: first.ref.collection, id: first.ref.id })
  }
  const links = linksBy(desk, unlinks)
  const ops = [
    ...unlinks.map(
      (left) => ({ op: 'put', collection: left.collection, record: touched(left.record, actor) }) as const,
    ),
    ...deletes.map((ref) => thrown(ref, actor, links.get(refKey(ref)))),
  ]
  return { ops, label: labelOf('delete', first.ref, deletes.length - 1) }
}

/**
 * By the key of each deleted record, the links to keep with it: those of the records that stop naming it, so that they can be linked again, whichever of the
 * records deleted together is restored first; and the links that it lost itself earlier, since those records may be restored after it.
 */
function linksBy(desk: DeskRead, unlinks: DeletePlan['unlinks']): ReadonlyMap<string, readonly Unlinked[]> {
  const links = new Map<string, Unlinked[]>()
  const add = (key: string, link: Unlinked) => {
    const before = links.get(key)
    if (before) before.push(link)
    else links.set(key, [link])
  }
  for (const { collection, record: after } of unlinks) {
    const before = desk.get(collection, after.id)
    if (!before) continue
    const named = new Set(referencesOf(collection, before).map(({ target }) => refKey(target)))
    for (const key of named) add(key, { collection, before, after })
  }
  for (const { unlinked = [] } of Object.values(desk.trash))
    for (const link of unlinked) add(refKey({ collection: link.collection, id: link.after.id }), link)
  return links
}

const unlinkedRef = (left: DeletePlan['unlinks'][number]): RecordRef => ({
  collection: left.collection,
  id: left.record.id,
})

function restore(desk: DeskRead, { records }: CommandOf<'restore'>, actor: Actor): Applied {
  const trashed = records.map((ref) => {
    const found = desk.trash[refKey(ref)]
    if (!found) throw new ParleyError('not-in-trash', { collection: ref.collection, id: ref.id })
    refuseIfAnothersNote(desk, found, actor)
    return found
  })
  const back: Op[] = trashed.map(({ collection, record }) => ({
    op: 'put',
    collection,
    record: broughtBack(collection, record, actor),
  }))
  // Links in reverse order of deletion, so that each link meets the value that its own deletion left.
  const lastFirst = trashed.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))
  const links = relinked(
    overlay(desk, back),
    lastFirst.flatMap((found) => found.unlinked ?? []),
    actor,
  )
  const [first] = records
  if (!first) throw new ParleyError('not-in-trash')
  return {
    ops: [...back, ...links],
    label: labelOf('restore', first, records.length - 1),
  }
}

/** Only its writer restores a note that the writer deleted by itself; a note deleted with its record is restored with it. */
function refuseIfAnothersNote(desk: DeskRead, { collection, record, by, at }: TrashedRecord, actor: Actor): void {
  if (collection !== 'note' || by === actor.staff) return
  const { staff, about } = record as RecordOf<'note'>
  const along = about && desk.trash[refKey(about)]
  if (by === staff && !(along?.at === at && along.by === by))
    throw new ParleyError('note-of-another', { id: record.id })
}

function complete(desk: DeskRead, { id, rev }: CommandOf<'complete'>, actor: Actor): Applied {
  const draft = seen(desk, { collection: 'draft', id }, rev) as RecordOf<'draft'>
  const [missing] = missingFields(draft.of, draft.fields)
  if (missing !== undefined) throw new ParleyError('draft-incomplete', { collection: draft.of, field: missing })
  const fields = { marking: draft.marking, ...draft.fields }
  const made = make(desk, { collection: draft.of, id }, fields, actor)
  return {
    ops: [...made.ops, { op: 'delete', collection: 'draft', id }],
    label: labelOf('complete', { collection: draft.of, id }),
  }
}

function put(
  desk: DeskRead,
  collection: CollectionName,
  draft: Record<string, unknown>,
  before: AnyRecord | undefined,
  actor: Actor,
): Op {
  const marking = draft.marking ?? (collection === 'deskSettings' ? undefined : settingsOf(desk).defaultMarking)
  const header = { marking, changedBy: actor.staff, changedAt: actor.at }
  const refuse = (field: string) =>
    new ParleyError('field-invalid', {
      collection,
      id: String(draft.id),
      field,
      reason: 'wrong-type',
      limit: 0,
      length: 0,
    })
  const record = parseRecord(collection, plainJson({ ...draft, ...header }, refuse))
  if (collection === 'source') refuseNewText(before as RecordOf<'source'> | undefined, record as RecordOf<'source'>)
  if (collection === 'deskSettings') refuseOtherScheme(desk, record as RecordOf<'deskSettings'>)
  if (collection !== 'note') return { op: 'put', collection, record }
  const note = asEdited(record as RecordOf<'note'>, before as RecordOf<'note'> | undefined, actor.at)
  return { op: 'put', collection, record: note }
}

/** The record, if it exists and is as the person saw it. */
function seen(desk: DeskRead, ref: RecordRef, rev: number): AnyRecord {
  const { collection, id } = ref
  const before = desk.get(collection, id)
  if (!before && desk.trash[refKey(ref)]) throw new ParleyError('record-trashed', { collection, id })
  if (!before) throw new ParleyError('record-missing', { collection, id })
  if (before.rev !== rev) throw new ParleyError('record-changed', { collection, id })
  return before
}

const inUse = ({ collection, id }: RecordRef, by: RecordRef) =>
  new ParleyError('record-in-use', { collection, id, by: by.id, byKind: by.collection })

/** Issuing a memo, and taking its text from the records, have their own commands. */
export function refuseUntyped(fields: Record<string, unknown>, before?: RecordOf<'memo'>): void {
  const field = memoFieldNotTyped(fields, before)
  if (field !== undefined) throw new ParleyError('field-reserved', { collection: 'memo', field })
}

/** An issued memo is frozen; a note is its writer's, and others may only resolve it. */
export function refuseIfFrozen(
  collection: CollectionName,
  before: AnyRecord,
  actor: Actor,
  fields: readonly string[] | undefined,
): void {
  if (collection === 'memo' && isFrozenMemo(before as RecordOf<'memo'>)) {
    throw new ParleyError('memo-issued', { id: before.id })
  }
  if (collection !== 'note' || (before as RecordOf<'note'>).staff === actor.staff) return
  if (fields?.length === 1 && fields[0] === 'resolved') return
  throw new ParleyError('note-of-another', { id: before.id })
}

/** A desk keeps its marking scheme while its records are marked in it: a memo of two schemes could not be marked. */
export function refuseOtherScheme(desk: DeskRead, settings: RecordOf<'deskSettings'>): void {
  const { scheme } = settings.defaultMarking
  const other = COLLECTION_NAMES.filter((name) => name !== 'deskSettings')
    .flatMap((name) => desk.all(name))
    .find((record) => record.marking.scheme !== scheme)
  if (!other) return
  const params = { found: other.marking.scheme, expected: scheme }
  throw new ParleyError('rule-broken', { finding: 'marking-mixed', field: 'defaultMarking', ...params })
}

/** The text of a source is a snapshot that annotations point into, so it may be given once and never replaced. */
export function refuseNewText(before: RecordOf<'source'> | undefined, after: RecordOf<'source'>): void {
  if (before?.sha256 === undefined || before.sha256 === after.sha256) return
  throw new ParleyError('rule-broken', {
    finding: 'snapshot-fixed',
    collection: 'source',
    id: after.id,
    field: 'sha256',
  })
}
