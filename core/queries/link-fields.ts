import { dateRange, isUnreadable } from '../dates/date-range'
import type { FuzzyDate } from '../dates/fuzzy-date'
import { getRef, type DeskRead } from '../desk/desk-read'
import { isTable } from '../base/plain-json'
import type { Membership, RecordOf } from '../model/records/records'
import { fieldsOf, type FieldSpec } from '../model/schema/fields'
import type { CollectionName } from '../model/values/collection-names'
import type { RecordRef } from '../model/values/record-ref'
import { heldPost } from '../rules/post-rules'
import { membershipsOf } from '../search/mentions'

/**
 * The fields that can take a link to a record that their record mentions: optional ones while they are empty, and lists. `elements.issue` is a field of the part
 * that has the mention. Left out are fields that say more than a mention does, such as the parties of a talk, the issues on which a readout is silent, or the claims that a position denies.
 */
export const LINK_FIELDS: { readonly [C in CollectionName]?: readonly string[] } = {
  note: ['about'],
  session: ['issues', 'participants'],
  commitment: ['issue'],
  position: ['speaker'],
  readout: ['speaker', 'points.issue'],
  proposal: ['speaker', 'elements.issue'],
  line: ['follows'],
  measure: ['issues', 'components.instrument', 'events.instrument'],
  stackingRule: ['instrument'],
  legalEvent: ['affects'],
}

/** A change of a record that makes a mention a link: the path of the field that takes it, and the changed fields. */
export interface MentionLink {
  field: string
  fields: Record<string, unknown>
}

type Values = Readonly<Record<string, unknown>>

/** How a record can take a link to one that it mentions in `field`; undefined if it cannot. Others than its writer `staff` never change a note. */
export function mentionLink(
  desk: DeskRead,
  found: RecordRef,
  field: string,
  target: RecordRef,
  staff: string,
): MentionLink | undefined {
  const record = getRef(desk, found)
  if (!record || (found.collection === 'note' && !isOwnThread(record as RecordOf<'note'>, staff))) return undefined
  const values = record as unknown as Values
  const targets = [target, ...memberAt(desk, found, target)]
  for (const path of LINK_FIELDS[found.collection] ?? []) {
    const [name = '', inner] = path.split('.')
    for (const one of targets) {
      const link =
        inner === undefined
          ? linkInField(specOf(fieldsOf(found.collection), name), values, one)
          : linkInPart(fieldsOf(found.collection), values, { name, inner, field }, one)
      if (link) return link
    }
  }
  return undefined
}

/** A reply is about what its thread is about. */
const isOwnThread = (note: RecordOf<'note'>, staff: string) => note.staff === staff && note.replyTo === undefined

const specOf = (fields: readonly FieldSpec[], name: string) => fields.find((field) => field.name === name)

function linkInField(spec: FieldSpec | undefined, values: Values, target: RecordRef): MentionLink | undefined {
  const value = spec && withLink(spec, values[spec.name], target)
  return spec && value !== undefined ? { field: spec.name, fields: { [spec.name]: value } } : undefined
}

/** Links in the part that has the mention, such as the second element of a proposal. */
function linkInPart(
  fields: readonly FieldSpec[],
  values: Values,
  { name, inner, field }: { name: string; inner: string; field: string },
  target: RecordRef,
): MentionLink | undefined {
  const type = specOf(fields, name)?.type
  const [, list, number] = /^([^[.]+)\[(\d+)\]/.exec(field) ?? []
  const parts = values[name]
  const index = Number(number)
  if (type?.type !== 'parts' || list !== name || !Array.isArray(parts)) return undefined
  const part: unknown = parts[index]
  if (!isTable(part)) return undefined
  const link = linkInField(specOf(type.fields, inner), part, target)
  if (!link) return undefined
  return {
    field: `${name}[${index}].${link.field}`,
    fields: { [name]: parts.with(index, { ...part, ...link.fields }) },
  }
}

/** A field's value with a link more; undefined if it has no room for it. */
function withLink({ type, required }: FieldSpec, value: unknown, target: RecordRef): unknown {
  const isEmpty = value === undefined && !required
  if (type.type === 'record') return isEmpty ? target : undefined
  if (type.type === 'reference') return isEmpty && type.collection === target.collection ? target.id : undefined
  if (type.type !== 'list' || (value !== undefined && !Array.isArray(value))) return undefined
  const items = (value ?? []) as unknown[]
  if (type.of.type === 'record') return [...items, target]
  if (type.of.type !== 'reference' || type.of.collection !== target.collection) return undefined
  return [...items, target.id]
}

/** When people spoke or met by a record, and for which party if it is one's own; no date for a kind that names nobody so. */
function saidBy(
  desk: DeskRead,
  { collection, id }: RecordRef,
): { at?: FuzzyDate | undefined; party?: string | undefined } {
  switch (collection) {
    case 'session':
      return { at: desk.get('session', id)?.start }
    case 'position': {
      const position = desk.get('position', id)
      return { at: position?.validFrom, party: position?.party }
    }
    case 'proposal': {
      const proposal = desk.get('proposal', id)
      return { at: proposal?.tabled, party: proposal?.by }
    }
    case 'readout': {
      const readout = desk.get('readout', id)
      return { at: readout?.issued, party: readout?.issuedBy }
    }
    default:
      return {}
  }
}

/** The one time in a post by which a meeting or a statement can name a person, or who holds a post; none if it is open which. */
function memberAt(desk: DeskRead, found: RecordRef, target: RecordRef): RecordRef[] {
  const { at, party } = saidBy(desk, found)
  if (at === undefined || !isDated(at)) return []
  const open = membershipsOf(desk, target).filter(
    (one) => (party === undefined || desk.get('post', one.post)?.party === party) && heldAt(one, at) !== 'not-held',
  )
  const held = open.filter((one) => heldAt(one, at) === 'held')
  const [only, ...others] = held.length > 0 ? held : open
  return only && others.length === 0 ? [{ collection: 'membership', id: only.id }] : []
}

const isDated = (date: FuzzyDate) => !isUnreadable(date) && Number.isFinite(dateRange(date).min)

function heldAt(membership: Membership, at: FuzzyDate): ReturnType<typeof heldPost> {
  const isReadable = [membership.from, membership.to].every((date) => date === undefined || !isUnreadable(date))
  return isReadable ? heldPost(membership, at) : 'undated'
}
