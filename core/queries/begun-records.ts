import { z } from 'zod'
import { ParleyError } from '../base/errors'
import { getRef, type DeskRead } from '../desk/desk-read'
import { formFieldsOf } from '../model/schema/fields'
import { COLLECTION_NAMES, type CollectionName } from '../model/values/collection-names'
import { hasDuplicate } from '../model/values/duplicated-kinds'
import { recordRefSchema, type RecordRef } from '../model/values/record-ref'

/** The ways in which a new record begins like another: as its duplicate, or as the next meeting with the same people. */
export const BEGIN_WAYS = ['duplicate', 'nextMeeting'] as const

export const begunInputSchema = z.object({ ref: recordRefSchema, as: z.enum(BEGIN_WAYS) })
export const begunSchema = z.object({ of: z.enum(COLLECTION_NAMES), given: z.record(z.string(), z.unknown()) })
export type BegunRecord = z.infer<typeof begunSchema>

/** Fields that are true of one record alone, such as who cleared it, what came of it, and how it follows another: no duplicate has them. */
const OWN: { readonly [C in CollectionName]?: readonly string[] } = {
  position: ['supersedes', 'movement'],
  line: ['status', 'clearedBy', 'follows'],
  session: ['status', 'minutes', 'summary'],
  round: ['status', 'summary'],
  commitment: ['status', 'accounts', 'agreement', 'instrument'],
  milestone: ['status'],
  proposal: ['status', 'tabled'],
}
/** The fields that the next meeting shares with a meeting. Its date, words and outcome are its own. */
const SHARED = ['round', 'place', 'format', 'participants', 'issues', 'marking']

/**
 * The first values of a new record that begins like another one. Writes nothing.
 * @throws ParleyError `record-missing`, also for a kind that has no such copy
 */
export function begunRecord(desk: DeskRead, ref: RecordRef, as: (typeof BEGIN_WAYS)[number]): BegunRecord {
  const { collection, id } = ref
  const record = getRef(desk, ref)
  const isPossible = as === 'duplicate' ? hasDuplicate(collection) : collection === 'session'
  if (!record || !isPossible) throw new ParleyError('record-missing', { collection, id })
  const names = as === 'duplicate' ? [...formFieldsOf(collection).map(({ name }) => name), 'marking'] : SHARED
  const own = as === 'duplicate' ? (OWN[collection] ?? []) : []
  const given = Object.entries(record).filter(([name]) => names.includes(name) && !own.includes(name))
  return { of: collection, given: Object.fromEntries(given) }
}
