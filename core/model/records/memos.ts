import { z } from 'zod'
import { looseObject } from '../../base/loose-object'
import { localTextSchema, nameSchema, proseSchema } from '../../base/text'
import { timeZoneSchema } from '../../dates/fuzzy-date'
import { ATTACHMENTS_MAX } from '../values/attachment-limits'
import { idOf } from '../values/ids'
import { MEMO_SUBJECT_FIELDS } from '../values/made-memos'
import { markingSchema } from '../values/marking'
import { recordRefSchema } from '../values/record-ref'
import { vocabulary } from '../values/vocabularies'
import { attachmentSchema } from './attachments'
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
  round: idOf('round').optional(),
  talk: idOf('talk').optional(),
  /** Its title; without one it has that of its subject. */
  title: localTextSchema.optional(),
  reference: nameSchema.optional(),
  version: z.int().min(1),
  status: vocabulary('memoStatus'),
  to: nameSchema.optional(),
  from: nameSchema.optional(),
  through: nameSchema.optional(),
  /** The lines above the title on its first page, if they are not those of the desk. */
  letterhead: proseSchema.optional(),
  /** The decision or act that a meeting brief asks of its reader, or the question of a decision submission. */
  ask: proseSchema.optional(),
  /** The recommendations of a decision submission, each with the answers to choose from if they are not the usual ones. */
  recommendations: z
    .array(looseObject({ id: nameSchema, text: proseSchema, choices: z.array(nameSchema).optional() }))
    .optional(),
  /** The ways that it sets out, each with what speaks for it and against it. */
  options: z
    .array(
      looseObject({ id: nameSchema, text: proseSchema, pros: proseSchema.optional(), cons: proseSchema.optional() }),
    )
    .optional(),
  /** Set if a meeting brief has the passages of its sources after it, for the file. */
  annex: z.boolean().optional(),
  /** The language and the size of its pages, if they are not those of the desk. */
  language: vocabulary('language').optional(),
  pageSize: vocabulary('pageSize').optional(),
  /** The reader that it is made for, who may not see all of it; without one, nothing is left out. */
  memoAudience: vocabulary('memoAudience').optional(),
  /** The highest marking of a record in an extract, if it is not that of its reader. */
  ceiling: markingSchema.optional(),
  /** Set if an extract has the desk's own words too. */
  withWords: z.boolean().optional(),
  asOf: instantSchema,
  timeZone: timeZoneSchema,
  knowledgeCutoff: instantSchema.optional(),
  /** The goods that a fact sheet shows, in this order; without any, all of the desk. */
  goods: z.array(idOf('good')).optional(),
  draftedBy: idOf('staff').optional(),
  approvedBy: nameSchema.optional(),
  approvedAt: instantSchema.optional(),
  copies: z.array(nameSchema),
  /** The people asked to clear it, with the instant and their answers. Its status follows from these. */
  clearances: z
    .array(
      looseObject({
        id: nameSchema,
        who: nameSchema,
        office: nameSchema.optional(),
        askedAt: instantSchema,
        answer: vocabulary('clearanceAnswer').optional(),
        said: proseSchema.optional(),
        answeredAt: instantSchema.optional(),
        recordedBy: idOf('staff').optional(),
      }),
    )
    .optional(),
  /** The instant of the last change after somebody had answered; everybody must answer again. */
  reopenedAt: instantSchema.optional(),
  /** Findings before issue that somebody let pass, and why. */
  overrides: z
    .array(
      looseObject({
        finding: vocabulary('memoCheck'),
        /** The record (`position/p`) or the request for clearance (its id) that it is about. No reference: an issued memo must not keep a record from deletion. */
        detail: nameSchema.optional(),
        /** The person who was asked, once that request is withdrawn. */
        who: nameSchema.optional(),
        why: proseSchema,
        passedBy: idOf('staff'),
        passedAt: instantSchema,
      }),
    )
    .optional(),
  /** A marking in print that is lower than follows from the records: who decided it and why. It is for the text that it was given for (`forText`). */
  downgrade: looseObject({
    marking: markingSchema,
    /** The marking that followed from the records then. */
    computed: markingSchema,
    decidedBy: nameSchema,
    why: proseSchema,
    forText: sha256Schema,
    recordedBy: idOf('staff'),
    recordedAt: instantSchema,
  }).optional(),
  recalledBy: idOf('staff').optional(),
  recalledAt: instantSchema.optional(),
  recallReason: proseSchema.optional(),
  /**
   * The order of the sections; those left out follow in the order of the memo's kind. A `hidden` one keeps its place and the desk's own words, and is not
   * printed.
   */
  sections: z
    .array(
      looseObject({
        section: vocabulary('memoSection'),
        words: proseSchema.optional(),
        hidden: z.boolean().optional(),
      }),
    )
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

/** Memo fields that only their own commands set: refreshing, issuing, recalling, clearing, downgrading, making a new version. */
export const MEMO_SET_BY_DESK = [
  'snapshot',
  'supersedes',
  'issuedBy',
  'issuedAt',
  'clearances',
  'reopenedAt',
  'overrides',
  'downgrade',
  'recalledBy',
  'recalledAt',
  'recallReason',
] as const
const KEPT_BY_VERSIONS = [...MEMO_SUBJECT_FIELDS, 'memoAudience'] as const
/** Every memo's first version; only a new version of an issued memo has another. */
const FIRST_VERSION = 1

/** The first field of a memo that this edit may neither set nor empty, if it does. */
export function memoFieldNotTyped(
  fields: Readonly<Record<string, unknown>>,
  before?: Readonly<Record<string, unknown>> & {
    version: number
    supersedes?: string | undefined
    status?: string
    clearances?: readonly unknown[] | undefined
  },
): string | undefined {
  const isEdited = (name: string) =>
    fields[name] !== undefined || (Object.hasOwn(fields, name) && before?.[name] !== undefined)
  // The status of a memo follows from its clearances.
  if (before?.clearances?.length && fields.status !== undefined && fields.status !== before.status) return 'status'
  if (typeof fields.status === 'string' && FROZEN.has(fields.status)) return 'status'
  if (fields.version !== undefined && fields.version !== (before?.version ?? FIRST_VERSION)) return 'version'
  // A new version of an issued memo keeps its subject and its reader.
  const subject = KEPT_BY_VERSIONS.find(isEdited)
  if (subject !== undefined && before?.supersedes !== undefined) return subject
  return MEMO_SET_BY_DESK.find(isEdited)
}

/**
 * A staff member's annotation, with files. A note is its writer's: others may reply, but nobody overwrites it. The desk sets `editedAt`, when its words or files
 * last changed after it was written: the header counts resolving and restoring too. It is absent for edits of before the field came.
 */
export const noteSchema = record({
  about: recordRefSchema.optional(),
  staff: idOf('staff'),
  body: proseSchema,
  replyTo: idOf('note').optional(),
  resolved: z.boolean(),
  attachments: z.array(attachmentSchema).max(ATTACHMENTS_MAX).optional(),
  editedAt: instantSchema.optional(),
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
  /** The lines above the title of each memo that has none of its own; its first line is the name of the office. */
  letterhead: proseSchema.optional(),
  /** Words that suggestions look for in sources, beside those that Parley knows. */
  namePatterns: z
    .array(looseObject({ language: vocabulary('language'), kind: vocabulary('phraseKind'), phrase: nameSchema }))
    .optional(),
})
