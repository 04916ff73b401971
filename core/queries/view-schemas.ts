import { z } from 'zod'
import { languageSchema } from '../base/text'
import { fuzzyDateSchema } from '../dates/fuzzy-date'
import { noticeSchema, readingSchema } from '../desk/reading'
import { titleSchema } from '../desk/titles'
import { COLLECTION_NAMES } from '../model/values/collection-names'
import { FINDING_CODES } from '../model/values/finding'
import { markingSchema } from '../model/values/marking'
import { recordRefSchema } from '../model/values/record-ref'
import { VOCABULARIES } from '../model/values/vocabularies'
import { fieldViewSchema, pieceSchema } from '../wording/piece'
import { LINKS_MAX, linksViewSchema } from './links-schemas'
import { readoutsSchema } from './readouts-schemas'
import { agreedPartSchema } from './agreed-schemas'
import { gapPartSchema, positionMovementSchema, roundPartSchema, roundRowsSchema } from './movement-schemas'

/** The window's views. Words of the model's vocabularies cross as tokens, so that the window can show them in its own language. */

export const listRowSchema = z.object({
  ref: recordRefSchema,
  title: titleSchema,
  /** The row's depth under the one above: a session under its round, a round under its talk. */
  depth: z.int().min(0).max(4),
  facts: z.array(pieceSchema),
  /** When it last changed, for sorting. */
  changedAt: z.string(),
  /** The text, if the record is one to read at a glance: a position, a lead. */
  text: z.string().optional(),
})
export type ListRow = z.infer<typeof listRowSchema>

const layerView = z.object({
  layer: titleSchema,
  rate: titleSchema.optional(),
  /** That it was announced, and when if that is known. */
  announced: z.object({ date: fuzzyDateSchema.optional() }).optional(),
  validity: fuzzyDateSchema,
  standing: z.enum(['announced', 'notYet', 'unclear', 'inForce', 'suspended', 'replaced', 'ended']),
  /** For an unclear one: what is unknown, and the date that leaves it open. */
  unclear: z
    .object({
      what: z.enum(['start', 'end', 'event', 'status', 'law', 'rule', 'overlap', 'ring', 'origins', 'known']),
      date: fuzzyDateSchema.optional(),
      status: z.enum(VOCABULARIES.measureStatus).optional(),
    })
    .optional(),
  /** For one in force: the start of its present run. */
  since: fuzzyDateSchema.optional(),
  /** The parties for which it began then, where others pay it too. */
  sinceFor: z.array(titleSchema).optional(),
  rule: z.object({ ref: recordRefSchema, title: titleSchema, interval: fuzzyDateSchema.optional() }).optional(),
  /** The instruments that it rests on. */
  basis: z.array(z.object({ ref: recordRefSchema, title: titleSchema })),
})
export type LayerView = z.infer<typeof layerView>

export const passageSchema = z.object({
  evidence: recordRefSchema,
  field: z.string(),
  /** That place in the record, in words. */
  place: titleSchema,
  role: z.string(),
  exact: z.string(),
  /** True if these are the source's own words, which may be in quotation marks. */
  verbatim: z.boolean(),
  source: z.object({ ref: recordRefSchema, title: titleSchema }),
  /** Its annotation and its place in the source's text; none if its words are not there. */
  at: z.object({ id: z.string(), start: z.int(), end: z.int() }).optional(),
  /** Its annotation, if the quote is of an earlier text of the source. */
  orphan: z.string().optional(),
  /** True if a machine read the source's present text, and so the quote, from a picture. */
  byMachine: z.boolean(),
})

export type PassageView = z.infer<typeof passageSchema>

/** The evidence for a record: how much there is, and the first of it. */
const passagesView = z.object({ count: z.int(), first: z.array(passageSchema) })

/** One position in a line of supersessions, with its evidence and the number of notes about it. */
const historyEntry = z.object({
  row: listRowSchema,
  passages: passagesView,
  notes: z.int(),
  movement: positionMovementSchema,
})
export type HistoryEntry = z.infer<typeof historyEntry>

const named = z.object({ ref: recordRefSchema, title: titleSchema })

/** One side of a contested claim: its record, and its words if it has any besides its title. */
const side = named.extend({ text: z.string().optional() })

/** The subject of a session, gathered from the records that name it or that it names. */
const sessionPart = z.object({
  talk: named.optional(),
  round: named.optional(),
  start: fuzzyDateSchema,
  place: titleSchema.optional(),
  minutes: z.int().optional(),
  format: z.string().optional(),
  status: z.string(),
  /** The delegations, ours first: each party's participants, and their posts. */
  delegations: z.array(
    z.object({
      party: named,
      ours: z.boolean(),
      people: z.array(z.object({ ref: recordRefSchema, person: named, post: titleSchema })),
    }),
  ),
  issues: z.array(
    z.object({
      ref: recordRefSchema,
      title: titleSchema,
      /** The first positions that hold as of the desk's instant, ours first; and how many more do. */
      positions: z.array(listRowSchema),
      more: z.int(),
      lines: z.object({ cleared: z.int(), draft: z.int(), expired: z.int() }),
    }),
  ),
  /** How many issues it has besides these; its fields name them. */
  moreIssues: z.int(),
  readouts: readoutsSchema,
})
export type SessionPart = z.infer<typeof sessionPart>

export const recordViewSchema = z.object({
  ref: recordRefSchema,
  collection: z.enum(COLLECTION_NAMES),
  title: titleSchema,
  marking: markingSchema,
  asOf: z.string(),
  timeZone: z.string(),
  fields: z.array(fieldViewSchema),
  passages: passagesView,
  /** The places in it that a source can be cited for, the main one first. */
  citable: z.array(z.object({ path: z.string(), place: titleSchema })),
  links: linksViewSchema,
  provenance: z.object({
    rev: z.int(),
    createdBy: titleSchema,
    createdAt: z.string(),
    changedBy: titleSchema,
    changedAt: z.string(),
  }),
  layers: z.array(layerView).optional(),
  /** The first of a source's text, cut at the places that annotations mark. */
  reading: z.array(z.object({ text: z.string(), annotations: z.array(z.string()) })).optional(),
  /** How long the whole text is, in UTF-16 code units, if there is more of it. */
  readingLength: z.int().optional(),
  /** True if the text of a source is one quote of it, and so perhaps not its whole text. */
  isOneQuote: z.boolean().optional(),
  /** How many quotes of a source are of an earlier text. */
  orphans: z.int().optional(),
  /** How many of a source's quotes and their evidence have a lower marking than it. */
  below: z.int().optional(),
  /** The positions that this one superseded, newest first, and those that superseded it. */
  history: z.object({ count: z.int(), first: z.array(historyEntry) }).optional(),
  /** First values for a position that supersedes this one; present only while nothing supersedes it. */
  supersede: z.record(z.string(), z.unknown()).optional(),
  session: sessionPart.optional(),
  /** The movement over a round, unless it was cancelled or postponed. */
  round: roundPartSchema.optional(),
  gap: gapPartSchema.optional(),
  /** The ledger of what the sides of a round or session say was agreed. */
  agreed: agreedPartSchema.optional(),
  /** The claims that it denies, and the statements that deny it; left out if there are none. */
  denials: z.object({ denies: z.array(side), deniedBy: z.array(side) }).optional(),
})
export type RecordView = z.infer<typeof recordViewSchema>

/** Asks for more of a long part of a record's page. */
export const recordPartInputSchema = z.object({
  ref: recordRefSchema,
  part: z.enum(['passages', 'history', 'movement']),
  offset: z.int().min(0),
  limit: z.int().min(1).max(LINKS_MAX),
})
export type RecordPartInput = z.infer<typeof recordPartInputSchema>
/** The passages, the history or the movement over a round that was asked for; the others are empty. */
export const recordPartSchema = z.object({
  passages: z.array(passageSchema),
  history: z.array(historyEntry),
  movement: roundRowsSchema,
})
export type RecordPart = z.infer<typeof recordPartSchema>

const careItem = z.object({
  ref: recordRefSchema,
  title: titleSchema,
  field: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})
export const careItemsSchema = z.object({ items: z.array(careItem) })

/** How many more rows of a block, or findings of a kind, one answer has. */
export const OVERVIEW_PAGE = 50

export const careKindSchema = z.object({ code: z.enum(FINDING_CODES), severity: z.enum(['error', 'warning']) })

/** How many records are checked of how many, until all are. */
const checkingSchema = z.object({ done: z.int(), of: z.int() })

/** The kinds of finding: how many there are of each, and the first of them. */
const careSchema = z.object({
  kinds: z.array(careKindSchema.extend({ count: z.int(), items: z.array(careItem) })),
  checking: checkingSchema.optional(),
})

const upcomingRow = z.object({
  ref: recordRefSchema,
  title: titleSchema,
  when: fuzzyDateSchema,
  word: z.object({ vocabulary: z.string(), value: z.string() }),
  /** Days from the as-of instant to the earliest and to the latest possible day; no latest if the end is open. */
  days: z.object({ min: z.int(), max: z.int().nullable() }),
})
export type UpcomingRow = z.infer<typeof upcomingRow>

/** A part of the upcoming dates, and how many there are. */
export const upcomingViewSchema = z.object({ rows: z.array(upcomingRow), total: z.int() })
export type UpcomingView = z.infer<typeof upcomingViewSchema>

const rateRow = z.object({ ref: recordRefSchema, measure: titleSchema, layers: z.array(layerView) })

/** Each block has its first rows, and how many there are. */
export const overviewViewSchema = z.object({
  next: upcomingViewSchema,
  rates: z.object({ rows: z.array(rateRow), total: z.int() }),
  care: careSchema,
  leads: z.object({ rows: z.array(listRowSchema), total: z.int() }),
})
export type OverviewView = z.infer<typeof overviewViewSchema>

/** The desk's state in the window's frame: its title, marking and as-of instant, and its revision. */
export const deskStatusSchema = z.object({
  title: titleSchema,
  /** The id of the desk's settings. */
  settings: z.string(),
  language: languageSchema,
  /** The languages that the desk's own words are written in: those of its title, and its own. */
  languages: z.array(languageSchema),
  revision: z.int().min(0),
  marking: markingSchema,
  /** The marking of a new record without another one. */
  defaultMarking: markingSchema,
  asOf: z.string(),
  pinned: z.boolean(),
  example: z.boolean(),
  timeZone: z.string(),
  city: titleSchema.optional(),
  directory: z.string(),
  /** Identifies the desk for good, wherever its folder is. */
  storeId: z.string(),
  readOnly: z.boolean(),
  /** Why it is read-only, if it is. */
  reading: readingSchema.optional(),
  /** Notices about the desk's files. */
  notices: z.array(noticeSchema).default([]),
  counts: z.record(z.string(), z.int()),
  /** How many findings are open, as far as the desk is checked. */
  findings: z.object({ open: z.int(), checking: checkingSchema.optional() }),
})
export type DeskStatus = z.infer<typeof deskStatusSchema>
