import { getRef, type DeskRead } from '../desk/desk-read'
import { refKey } from '../desk/ops'
import { titleOf } from '../desk/titles'
import { headerShape } from '../model/records/header'
import type { AnyRecord, Memo } from '../model/records/records'
import { referencesOf } from '../model/schema/references'
import { COLLECTION_NAMES, type CollectionName } from '../model/values/collection-names'
import type { RecordRef } from '../model/values/record-ref'
import { namersIn } from '../rules/dependents'
import {
  FIRST_LINKS,
  type LinkedFromInput,
  type LinkedFromView,
  type LinkingView,
  type LinksView,
  type RecordMemosInput,
  type RecordMemosView,
} from './links-schemas'
import { memosUsing, memoUse, printsRecord } from './memo-uses'

/**
 * The links of a record in both directions, except memos that name it: those are among `recordMemosView`. Costs its own references, and what it shows of the
 * others.
 */
export function linksView(desk: DeskRead, ref: RecordRef): LinksView {
  return {
    to: linksTo(desk, ref),
    from: COLLECTION_NAMES.flatMap((kind) => (kind === 'memo' ? [] : linksFrom(desk, ref, kind))),
  }
}

/** The memos that print a record, and those that only name it. Composes the drafts that are not known yet. */
export function recordMemosView(desk: DeskRead, { ref, offset, limit }: RecordMemosInput): RecordMemosView {
  const memos = memosUsing(desk, [ref])
  return {
    count: memos.length,
    memos: memos.slice(offset, offset + limit).map((memo) => memoUse(desk, memo)),
    naming: linksFrom(desk, ref, 'memo'),
  }
}

function linksFrom(desk: DeskRead, ref: RecordRef, kind: CollectionName): LinksView['from'] {
  const namers = namersOf(desk, ref, kind)
  if (namers.length === 0) return []
  return [{ kind, count: namers.length, first: linking(desk, ref, kind, namers.slice(0, FIRST_LINKS)) }]
}

/** A part of the records of a kind that name a record, in the order of the desk. */
export function linkedFromView(desk: DeskRead, { ref, kind, offset, limit }: LinkedFromInput): LinkedFromView {
  return { links: linking(desk, ref, kind, namersOf(desk, ref, kind).slice(offset, offset + limit)) }
}

/** Evidence and notes have places of their own on the page. */
const ELSEWHERE: ReadonlySet<CollectionName> = new Set(['evidence', 'note'])

/** The records of a kind that name a record, without itself and those that its page shows elsewhere. */
function namersOf(desk: DeskRead, ref: RecordRef, kind: CollectionName): readonly AnyRecord[] {
  if (ELSEWHERE.has(kind)) return []
  const namers = namersIn(desk, kind, ref)
  const others = kind === ref.collection && namesItself(desk, ref) ? namers.filter(({ id }) => id !== ref.id) : namers
  return kind === 'memo' ? others.filter((memo) => !printsRecord(desk, memo as Memo, ref)) : others
}

function namesItself(desk: DeskRead, ref: RecordRef): boolean {
  const record = getRef(desk, ref)
  return (
    record !== undefined && referencesOf(ref.collection, record).some(({ target }) => refKey(target) === refKey(ref))
  )
}

function linking(desk: DeskRead, ref: RecordRef, kind: CollectionName, namers: readonly AnyRecord[]): LinkingView[] {
  return namers.map((record) => {
    const link: RecordRef = { collection: kind, id: record.id }
    const path = referencesOf(kind, record).find(
      (found) => !Object.hasOwn(headerShape, found.path) && refKey(found.target) === refKey(ref),
    )?.path
    return { ref: link, title: titleOf(desk, link), ...(path === undefined ? {} : { path }) }
  })
}

function linksTo(desk: DeskRead, ref: RecordRef): LinksView['to'] {
  const record = getRef(desk, ref)
  const fields = new Map<string, Map<string, RecordRef>>()
  for (const { path, target } of record ? referencesOf(ref.collection, record) : []) {
    if (Object.hasOwn(headerShape, path)) continue
    const field = path.replaceAll(/\[\d+\]/g, '')
    const targets = fields.get(field) ?? new Map<string, RecordRef>()
    fields.set(field, targets.set(refKey(target), target))
  }
  return [...fields].map(([field, targets]) => ({
    field,
    count: targets.size,
    first: [...targets.values()].slice(0, FIRST_LINKS).map((target) => ({ ref: target, title: titleOf(desk, target) })),
  }))
}
