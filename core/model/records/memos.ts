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
 * A memo's own data: its head, the order of its sections and the desk's own words in each. The text that it takes from the records is kept as an immutable
 * text, named by its SHA-256 (`snapshot`), until the memo is refreshed; without one, the memo is composed from the records each time. An issued memo never
 * changes.
 */
export const memoSchema = record({
  type: vocabulary('memoType'),
  session: idOf('session').optional(),
  /** Its title; without one it has that of its subject. */
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
  /** The order of the sections; those left out follow in the order of the memo's kind. */
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

/** Was the memo issued? Then it never changes again. */
export const isFrozenMemo = ({ status }: { status: string }): boolean => FROZEN.has(status)

/** Memo fields that only refreshing, issuing and making a new version set. */
const SET_BY_DESK = ['snapshot', 'supersedes', 'issuedBy', 'issuedAt'] as const
/** Every memo's first version; only a new version of an issued memo has another. */
const FIRST_VERSION = 1

/** The first field of a memo that this edit may not set, if it sets one. */
export function memoFieldNotTyped(
  fields: Readonly<Record<string, unknown>>,
  before?: { version: number; supersedes?: string | undefined },
): string | undefined {
  if (typeof fields.status === 'string' && FROZEN.has(fields.status)) return 'status'
  if (fields.version !== undefined && fields.version !== (before?.version ?? FIRST_VERSION)) return 'version'
  // A new version of an issued memo keeps its meeting.
  if (fields.session !== undefined && before?.supersedes !== undefined) return 'session'
  return SET_BY_DESK.find((name) => fields[name] !== undefined)
}

/** A staff member's annotation. A note is its writer's: others may reply, but nobody overwrites it. */
export const noteSchema = record({
  about: recordRefSchema.optional(),
  staff: idOf('staff'),
  body: proseSchema,
  replyTo: idOf('note').optional(),
  resolved: z.boolean(),
})

/** The one settings record of a desk: our party, the capitals' time zones, how memos are marked and laid out. */
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
  /** Words that suggestions look for in sources, beside those that Parley knows. */
  namePatterns: z
    .array(looseObject({ language: vocabulary('language'), kind: vocabulary('phraseKind'), phrase: nameSchema }))
    .optional(),
})
