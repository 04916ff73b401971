import { z } from 'zod'
import { getRef, type DeskRead } from '../desk/desk-read'
import { refKey } from '../desk/ops'
import { titleOf, titleSchema } from '../desk/titles'
import { headerShape } from '../model/records/header'
import type { AnyRecord, Memo } from '../model/records/records'
import { referencesOf } from '../model/schema/references'
import { COLLECTION_NAMES, type CollectionName } from '../model/values/collection-names'
import { recordRefSchema, type RecordRef } from '../model/values/record-ref'
import { namersIn } from '../rules/dependents'
import { printsRecord } from './memo-room'

/** How many links of a kind a record's page shows at first. */
export const FIRST_LINKS = 20
/** The most links of one answer. */
export const LINKS_MAX = 100

const linkedSchema = z.object({ ref: recordRefSchema, title: titleSchema })

/** A record that names another, and the path of the first field that does; none for a field that the desk keeps itself. */
const linkingSchema = linkedSchema.extend({ path: z.string().optional() })
export type LinkingView = z.infer<typeof linkingSchema>

export const linksViewSchema = z.object({
  /** The records that it names, by field, each once: how many, and the first of them. */
  to: z.array(z.object({ field: z.string(), count: z.int(), first: z.array(linkedSchema) })),
  /** The records that name it, by kind, each once: how many, and the first of them. */
  from: z.array(z.object({ kind: z.enum(COLLECTION_NAMES), count: z.int(), first: z.array(linkingSchema) })),
})
export type LinksView = z.infer<typeof linksViewSchema>

/** Asks for more of the records of a kind that name a record. */
export const linkedFromInputSchema = z.object({
  ref: recordRefSchema,
  kind: z.enum(COLLECTION_NAMES),
  offset: z.int().min(0),
  limit: z.int().min(1).max(LINKS_MAX),
})
export const linkedFromViewSchema = z.object({ links: z.array(linkingSchema) })

/** The links of a record in both directions. Costs its own references, and what it shows of the others. */
export function linksView(desk: DeskRead, ref: RecordRef): LinksView {
  return {
    to: linksTo(desk, ref),
    from: COLLECTION_NAMES.flatMap((kind) => {
      const namers = namersOf(desk, ref, kind)
      if (namers.length === 0) return []
      return [{ kind, count: namers.length, first: linking(desk, ref, kind, namers.slice(0, FIRST_LINKS)) }]
    }),
  }
}

/** A part of the records of a kind that name a record, in the order of the desk. */
export function linkedFromView(
  desk: DeskRead,
  { ref, kind, offset, limit }: z.infer<typeof linkedFromInputSchema>,
): z.infer<typeof linkedFromViewSchema> {
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
