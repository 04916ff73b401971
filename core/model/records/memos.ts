import { z } from 'zod'
import { looseObject } from '../../base/loose-object'
import { localTextSchema, nameSchema, proseSchema } from '../../base/text'
import { timeZoneSchema } from '../../dates/fuzzy-date'
import { idOf } from '../values/ids'
import { markingSchema } from '../values/marking'
import { recordRefSchema } from '../values/record-ref'
import { vocabulary } from '../values/vocabularies'
import { instantSchema, record } from './header'
import { sha256Schema } from './sources'

/**
 * A memo's own data: its head, the order of its sections and the words that the desk adds to each. What it takes from the records is
 * kept as an immutable text of its own, named by its SHA-256 (`snapshot`), until it is refreshed; without one it is composed from the
 * records each time. Once it is issued, nothing of it changes any more.
 */
export const memoSchema = record({
  type: vocabulary('memoType'),
  session: idOf('session').optional(),
  /** What it is called; without one it is called what it is about. */
  title: localTextSchema.optional(),
  reference: nameSchema.optional(),
  version: z.int().min(1),
  status: vocabulary('memoStatus'),
  to: nameSchema.optional(),
  from: nameSchema.optional(),
  through: nameSchema.optional(),
  asOf: instantSchema,
  timeZone: timeZoneSchema,
  knowledgeCutoff: instantSchema.optional(),
  draftedBy: idOf('staff').optional(),
  approvedBy: nameSchema.optional(),
  copies: z.array(nameSchema),
  /** The sections in the order in which they stand; those that are left out follow in the order of the kind of memo. */
  sections: z
    .array(looseObject({ section: vocabulary('memoSection'), words: proseSchema.optional() }))
    .refine((sections) => new Set(sections.map(({ section }) => section)).size === sections.length, {
      message: 'section-twice',
    })
    .optional(),
  snapshot: sha256Schema.optional(),
  supersedes: idOf('memo').optional(),
  issuedBy: idOf('staff').optional(),
  issuedAt: instantSchema.optional(),
})

const FROZEN: ReadonlySet<string> = new Set(['issued', 'superseded', 'recalled'])

/** Was the memo issued? Then nothing of it changes any more. */
export const isFrozenMemo = ({ status }: { status: string }): boolean => FROZEN.has(status)

/** The fields of a memo that only refreshing it, issuing it and making a new version of it set. */
const SET_BY_DESK = ['snapshot', 'supersedes', 'issuedBy', 'issuedAt'] as const
/** The version that every memo begins with; only a new version of an issued one has another. */
const FIRST_VERSION = 1

/** The field of a memo that an edit may not set as it would, if there is one. */
export function memoFieldNotTyped(
  fields: Readonly<Record<string, unknown>>,
  before?: { version: number; supersedes?: string | undefined },
): string | undefined {
  if (typeof fields.status === 'string' && FROZEN.has(fields.status)) return 'status'
  if (fields.version !== undefined && fields.version !== (before?.version ?? FIRST_VERSION)) return 'version'
  // What takes the place of an issued memo is of the same meeting.
  if (fields.session !== undefined && before?.supersedes !== undefined) return 'session'
  return SET_BY_DESK.find((name) => fields[name] !== undefined)
}

/** What staff annotate with. A note is its writer's: others reply, nobody overwrites. */
export const noteSchema = record({
  about: recordRefSchema.optional(),
  staff: idOf('staff'),
  body: proseSchema,
  replyTo: idOf('note').optional(),
  resolved: z.boolean(),
})

/** The one record of settings of a desk: who "we" are, the capitals' clocks, how memos are marked and set. */
export const deskSettingsSchema = record({
  title: localTextSchema,
  ourParty: idOf('party'),
  capitals: z.array(looseObject({ party: idOf('party'), city: localTextSchema, timeZone: timeZoneSchema })),
  defaultMarking: markingSchema,
  language: vocabulary('language'),
  pageSize: vocabulary('pageSize'),
  example: z.boolean(),
  pinnedAsOf: instantSchema.optional(),
  pinnedTimeZone: timeZoneSchema.optional(),
  disclaimer: proseSchema.optional(),
})
