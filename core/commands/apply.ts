import { ParleyError } from '../contract/errors'
import type { DeskRead } from '../desk/desk-read'
import type { Op } from '../desk/ops'
import { COLLECTION_NAMES, type CollectionName } from '../model/collection-names'
import { parseRecord } from '../model/parse-record'
import type { AnyRecord, RecordOf } from '../model/records'
import type { RecordRef } from '../model/sources'
import { brokenRules } from '../rules/rules'
import { dependentsOf } from '../rules/dependents'
import { overlay } from './overlay'
import type { Actor, Command } from './command'

/** What a command does to the desk, and what undoes it. */
export interface Applied {
  ops: Op[]
  inverse: Op[]
}

/**
 * Works out what a command does, without doing it. The record is parsed by its schema, its references must exist, the rules of
 * the model must hold afterwards, and a record that others still name cannot be deleted.
 * @throws ParleyError `field-invalid`, `record-exists`, `record-missing`, `record-changed`, `record-in-use`, `note-of-another`,
 *   `memo-issued`, `rule-broken`
 */
export function apply(desk: DeskRead, command: Command, actor: Actor): Applied {
  const { collection, id } = command
  const before = desk.get(collection, id)
  if (command.kind === 'create') {
    if (before) throw new ParleyError('record-exists', { collection, id })
    if (collection === 'note' && command.fields.staff !== actor.staff) throw new ParleyError('note-of-another', { id })
    const header = { id, rev: 1, createdBy: actor.staff, createdAt: actor.at }
    return put(desk, collection, { ...command.fields, ...header }, undefined, actor)
  }
  if (!before) throw new ParleyError('record-missing', { collection, id })
  if (before.rev !== command.rev) throw new ParleyError('record-changed', { collection, id })
  refuseIfFrozen(collection, before, actor)
  if (command.kind === 'delete') {
    if (collection === 'deskSettings') throw new ParleyError('settings-needed')
    const [first] = dependentsOf(desk, { collection, id })
    if (first) throw new ParleyError('record-in-use', { collection, id, by: `${first.collection} ${first.id}` })
    const ops: Op[] = [{ op: 'delete', collection, id }]
    refuseIfBroken(desk, ops, collection, id)
    return { ops, inverse: [{ op: 'put', collection, record: before }] }
  }
  const header = { id, rev: before.rev + 1, createdBy: before.createdBy, createdAt: before.createdAt }
  const kept = Object.entries({ ...before, ...command.fields }).filter(([, value]) => value !== null)
  return put(desk, collection, { ...Object.fromEntries(kept), ...header }, before, actor)
}

function put(
  desk: DeskRead,
  collection: CollectionName,
  draft: Record<string, unknown>,
  before: AnyRecord | undefined,
  actor: Actor,
): Applied {
  const record = parseRecord(collection, { ...draft, changedBy: actor.staff, changedAt: actor.at })
  if (collection === 'source') refuseNewText(before as RecordOf<'source'> | undefined, record as RecordOf<'source'>)
  if (collection === 'deskSettings') refuseOtherScheme(desk, record as RecordOf<'deskSettings'>)
  const ops: Op[] = [{ op: 'put', collection, record }]
  refuseIfBroken(desk, ops, collection, record.id)
  const inverse: Op = before ? { op: 'put', collection, record: before } : { op: 'delete', collection, id: record.id }
  return { ops, inverse: [inverse] }
}

/** An issued memo is frozen; a note is its writer's. */
function refuseIfFrozen(collection: CollectionName, before: AnyRecord, actor: Actor): void {
  if (collection === 'memo' && (before as RecordOf<'memo'>).status === 'issued') {
    throw new ParleyError('memo-issued', { id: before.id })
  }
  if (collection === 'note' && (before as RecordOf<'note'>).staff !== actor.staff) {
    throw new ParleyError('note-of-another', { id: before.id })
  }
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

/** Refuses ops after which a rule would be broken that concerns the touched record, or newly one that names it. */
function refuseIfBroken(desk: DeskRead, ops: readonly Op[], collection: CollectionName, id: string): void {
  const after = overlay(desk, ops)
  const known = (ref: RecordRef) => new Set(brokenRules(desk, ref).map((finding) => finding.code))
  const newly = dependentsOf(after, { collection, id }).flatMap((ref) =>
    brokenRules(after, ref).filter((finding) => !known(ref).has(finding.code)),
  )
  const [finding] = [...brokenRules(after, { collection, id }), ...newly]
  if (finding) {
    throw new ParleyError('rule-broken', {
      finding: finding.code,
      collection: finding.about.collection,
      id: finding.about.id,
      field: finding.field,
      ...finding.params,
    })
  }
}
