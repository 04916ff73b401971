import type { z } from 'zod'
import { COLLECTION_NAMES, type CollectionName } from '../values/collection-names'
import { draftSchema } from './drafts'
import { legalEventSchema, legalInstrumentSchema, measureSchema, stackingRuleSchema } from './measures'
import { goodSchema } from './goods'
import { deskSettingsSchema, memoSchema, noteSchema } from './memos'
import { membershipSchema, partySchema, personSchema, postSchema, staffSchema } from './parties'
import { annotationSchema, evidenceSchema, leadSchema, sourceSchema } from './sources'
import {
  commitmentSchema,
  issueSchema,
  lineSchema,
  milestoneSchema,
  positionSchema,
  proposalSchema,
  readoutSchema,
  roundSchema,
  sessionSchema,
  talkSchema,
} from './talks'

/** The schema of each kind of record: the one table from which types, checks, references and field lists are derived. */
export const RECORD_SCHEMAS = {
  deskSettings: deskSettingsSchema,
  staff: staffSchema,
  party: partySchema,
  person: personSchema,
  post: postSchema,
  membership: membershipSchema,
  talk: talkSchema,
  round: roundSchema,
  session: sessionSchema,
  readout: readoutSchema,
  commitment: commitmentSchema,
  issue: issueSchema,
  position: positionSchema,
  proposal: proposalSchema,
  line: lineSchema,
  milestone: milestoneSchema,
  good: goodSchema,
  measure: measureSchema,
  stackingRule: stackingRuleSchema,
  legalInstrument: legalInstrumentSchema,
  legalEvent: legalEventSchema,
  source: sourceSchema,
  annotation: annotationSchema,
  evidence: evidenceSchema,
  lead: leadSchema,
  memo: memoSchema,
  note: noteSchema,
  draft: draftSchema,
} satisfies Record<CollectionName, z.ZodObject>

/** A record of one collection. */
export type RecordOf<C extends CollectionName> = z.infer<(typeof RECORD_SCHEMAS)[C]>
/** A record of any collection. */
export type AnyRecord = RecordOf<CollectionName>

export type Talk = RecordOf<'talk'>
export type Round = RecordOf<'round'>
export type Session = RecordOf<'session'>
export type Issue = RecordOf<'issue'>
export type Position = RecordOf<'position'>
export type Commitment = RecordOf<'commitment'>
export type Proposal = RecordOf<'proposal'>
export type Line = RecordOf<'line'>
export type Measure = RecordOf<'measure'>
export type Good = RecordOf<'good'>
export type LegalEvent = RecordOf<'legalEvent'>
export type StackingRule = RecordOf<'stackingRule'>
export type Source = RecordOf<'source'>
export type Annotation = RecordOf<'annotation'>
export type Membership = RecordOf<'membership'>
export type Memo = RecordOf<'memo'>
export type DeskSettings = RecordOf<'deskSettings'>

/** Is this the name of a collection? */
export function isCollectionName(name: string): name is CollectionName {
  return (COLLECTION_NAMES as readonly string[]).includes(name)
}
